/** What a PersistentVolume may say and change (ValidatePersistentVolume and its update, v1.36). */
import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  FieldPath,
  forbiddenValue,
  requiredValue,
  semanticEqual,
  unsupportedValue,
  validateImmutable,
} from "@kubets/apimachinery";
import { validateNoBacksteps, validateOptionalChoice } from "../checks.ts";
import { validateDriverName } from "../storage/storage-validation.ts";
import { validateBasicAmount } from "./claim-update.ts";
import { validateAccessModes, validateClassName, validatePositive } from "./claim-validation.ts";
import { describeChange } from "./pod-update.ts";
import { validateNodeSelector } from "./scheduling-validation.ts";
import { required, validateHostPath, validateNfs } from "./volume-validation.ts";

type Spec = corev1.PersistentVolumeSpec;

const specPath = FieldPath.of("spec");

const notSources = new Set([
  "capacity",
  "accessModes",
  "claimRef",
  "persistentVolumeReclaimPolicy",
  "storageClassName",
  "mountOptions",
  "volumeMode",
  "nodeAffinity",
  "volumeAttributesClassName",
]);

/** In Kubernetes' order: the first is the volume's, more are too many. */
const sources = [
  "hostPath",
  "gcePersistentDisk",
  "awsElasticBlockStore",
  "glusterfs",
  "flocker",
  "nfs",
  "rbd",
  "quobyte",
  "cephfs",
  "iscsi",
  "cinder",
  "fc",
  "flexVolume",
  "azureFile",
  "vsphereVolume",
  "photonPersistentDisk",
  "portworxVolume",
  "azureDisk",
  "scaleIO",
  "local",
  "storageos",
  "csi",
] as const satisfies readonly (keyof Spec)[];

export function validatePersistentVolume({ spec }: corev1.PersistentVolume): FieldError[] {
  const modes = spec.accessModes ?? [];
  const modesPath = specPath.child("accessModes");
  const errors = modes.length === 0 ? [requiredValue(modesPath)] : [];
  errors.push(...validateAccessModes(modes, modesPath), ...validateCapacity(spec));
  const policies = ["Delete", "Recycle", "Retain"];
  const policyPath = specPath.child("persistentVolumeReclaimPolicy");
  const policy = spec.persistentVolumeReclaimPolicy;
  errors.push(...validateOptionalChoice(policy, policies, policyPath));
  errors.push(...validateNodeAffinity(spec), ...validateSources(spec));
  if (policy === "Recycle" && /^\/[/.]*$/.test(spec.hostPath?.path ?? ""))
    errors.push(forbiddenValue(policyPath, "may not be 'recycle' for a hostPath mount of '/'"));
  errors.push(...validateClassName(spec.storageClassName, specPath.child("storageClassName")));
  const modePath = specPath.child("volumeMode");
  errors.push(...validateOptionalChoice(spec.volumeMode, ["Block", "Filesystem"], modePath));
  return [...errors, ...validateAttributesClass(spec)];
}

function validateCapacity({ capacity = {} }: Spec): FieldError[] {
  const path = specPath.child("capacity");
  const names = Object.keys(capacity);
  const errors = names.length === 0 ? [requiredValue(path)] : [];
  if (names.length !== 1 || names[0] !== "storage")
    errors.push(unsupportedValue(path, capacity, ["storage"]));
  for (const [name, amount] of Object.entries(capacity)) {
    const at = path.key(name);
    errors.push(...validateBasicAmount(amount, at), ...validatePositive(amount, at));
  }
  return errors;
}

function validateNodeAffinity({ nodeAffinity }: Spec): FieldError[] {
  if (nodeAffinity === undefined) return [];
  const path = specPath.child("nodeAffinity", "required");
  return nodeAffinity.required
    ? validateNodeSelector(nodeAffinity.required, path)
    : [requiredValue(path, "must specify required node constraints")];
}

function validateSources(spec: Spec): FieldError[] {
  const [first, ...others] = sources.filter((source) => spec[source] !== undefined);
  if (first === undefined) return [requiredValue(specPath, "must specify a volume type")];
  return [
    ...validateSource(spec, specPath),
    ...others.map((other) =>
      forbiddenValue(specPath.child(other), "may not specify more than 1 volume type"),
    ),
  ];
}

function validateSource(spec: Spec, path: FieldPath): FieldError[] {
  if (spec.hostPath) return validateHostPath(spec.hostPath, path.child("hostPath"));
  if (spec.nfs) return validateNfs(spec.nfs, path.child("nfs"));
  if (spec.csi) return validateCsi(spec.csi, path.child("csi"));
  if (spec.local === undefined) return [];
  const at = path.child("local", "path");
  const errors = required(spec.local.path, at);
  if (errors.length === 0) errors.push(...validateNoBacksteps(spec.local.path, at));
  if (spec.nodeAffinity?.required === undefined)
    errors.push(requiredValue(path.child("nodeAffinity"), "Local volume requires node affinity"));
  return errors;
}

function validateCsi(source: corev1.CSIPersistentVolumeSource, path: FieldPath): FieldError[] {
  const errors = validateDriverName(source.driver, path.child("driver"));
  errors.push(...required(source.volumeHandle, path.child("volumeHandle")));
  const secrets = [
    "controllerPublishSecretRef",
    "controllerExpandSecretRef",
    "nodePublishSecretRef",
  ] as const;
  for (const field of [...secrets, "nodeExpandSecretRef"] as const) {
    const secret = source[field];
    if (secret === undefined) continue;
    errors.push(...required(secret.name, path.child(field, "name")));
    errors.push(...required(secret.namespace, path.child(field, "namespace")));
  }
  return errors;
}

function validateAttributesClass({ volumeAttributesClassName: name, csi }: Spec): FieldError[] {
  if (name === undefined) return [];
  const path = specPath.child("volumeAttributesClassName");
  const errors =
    name === "" ? [requiredValue(path, "an empty string is disallowed")] : validateClassName(name, path);
  if (csi === undefined) {
    const detail = "has to be specified when using volumeAttributesClassName";
    errors.push(requiredValue(specPath.child("csi"), detail));
  }
  return errors;
}

export function validatePersistentVolumeUpdate(
  volume: corev1.PersistentVolume,
  old: corev1.PersistentVolume,
): FieldError[] {
  const errors: FieldError[] = [];
  const [now, before] = [sourceOf(volume.spec, old.spec), sourceOf(old.spec, old.spec)];
  if (!semanticEqual(now, before)) {
    const detail = `spec.persistentvolumesource is immutable after creation\n${describeChange(now, before)}`;
    errors.push(forbiddenValue(specPath.child("persistentvolumesource"), detail));
  }
  const { spec } = volume;
  errors.push(...validateImmutable(spec.volumeMode, old.spec.volumeMode, FieldPath.of("volumeMode")));
  const affinityPath = FieldPath.of("nodeAffinity");
  if (old.spec.nodeAffinity)
    errors.push(...validateImmutable(spec.nodeAffinity, old.spec.nodeAffinity, affinityPath));
  if (old.spec.volumeAttributesClassName !== undefined && spec.volumeAttributesClassName === undefined) {
    const path = specPath.child("volumeAttributesClassName");
    errors.push(forbiddenValue(path, "update from non-nil value to nil is forbidden"));
  }
  return errors;
}

/** What the volume is made of. A secret for expanding it may be added later. */
function sourceOf(spec: Spec, old: Spec): object {
  const fields = Object.entries(spec).filter(([field]) => !notSources.has(field));
  const source = Object.fromEntries(fields);
  if (spec.csi === undefined || old.csi === undefined || old.csi.controllerExpandSecretRef) return source;
  const { controllerExpandSecretRef: _added, ...csi } = spec.csi;
  return { ...source, csi };
}
