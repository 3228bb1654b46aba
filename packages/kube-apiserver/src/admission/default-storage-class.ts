import type { corev1, KubernetesObject, storagev1 } from "@kubets/api";
import { parseTime } from "@kubets/apimachinery";
import type { AdmissionPlugin, AdmissionRequest } from "../registry/admission-chain.ts";
import type { ObjectLookup } from "./object-lookup.ts";

const defaultAnnotation = "storageclass.kubernetes.io/is-default-class";
const legacyAnnotation = "volume.beta.kubernetes.io/storage-class";

/** A claim that names no storage class gets the default one, the newest when there are several. */
export class DefaultStorageClass implements AdmissionPlugin {
  readonly name = "DefaultStorageClass";
  readonly #lookup: ObjectLookup;

  constructor(deps: { readonly lookup: ObjectLookup }) {
    this.#lookup = deps.lookup;
  }

  handles({ operation, type, subresource }: AdmissionRequest): boolean {
    return (
      operation === "CREATE" &&
      type.group === "" &&
      type.resource === "persistentvolumeclaims" &&
      subresource === ""
    );
  }

  admit(request: AdmissionRequest): Promise<KubernetesObject | undefined> {
    const claim = request.object as corev1.PersistentVolumeClaim; // handles() has checked
    const named =
      claim.spec.storageClassName !== undefined ||
      claim.metadata.annotations?.[legacyAnnotation] !== undefined;
    const chosen = named ? undefined : this.#default();
    if (chosen?.metadata.name === undefined) return Promise.resolve(undefined);
    const admitted: corev1.PersistentVolumeClaim = {
      ...claim,
      spec: { ...claim.spec, storageClassName: chosen.metadata.name },
    };
    return Promise.resolve(admitted);
  }

  #default(): storagev1.StorageClass | undefined {
    const created = ({ metadata }: storagev1.StorageClass): number =>
      parseTime(metadata.creationTimestamp ?? "");
    return this.#lookup
      .list<storagev1.StorageClass>("storage.k8s.io", "storageclasses")
      .filter(({ metadata }) => metadata.annotations?.[defaultAnnotation] === "true")
      .sort((a, b) => created(b) - created(a))[0];
  }
}
