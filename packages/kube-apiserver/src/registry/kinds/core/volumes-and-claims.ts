import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  FieldPath,
  forbiddenValue,
  Quantity,
  requiredValue,
  semanticEqual,
  validateImmutable,
} from "@kubets/apimachinery";
import { validateOptionalChoice } from "../checks.ts";
import { change, fill, mapOptional } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { validateAccessModes, validateClaimSpec, validatePositive } from "./claim-validation.ts";
import { claimColumns, volumeColumns } from "./volume-columns.ts";
import { defaultClaimSpec } from "./volume-defaults.ts";

const specPath = FieldPath.of("spec");

export const persistentVolumeClaims: Strategy<corev1.PersistentVolumeClaim> = {
  defaults: (claim) =>
    change(claim, {
      spec: defaultClaimSpec(claim.spec),
      status: fill(claim.status ?? {}, { phase: "Pending" }),
    }),
  prepareForCreate: (claim) => ({ ...claim, status: { phase: "Pending" } }),
  validate: (claim) => validateClaimSpec(claim.spec, specPath),
  validateUpdate: validateClaimUpdate,
  columns: claimColumns,
};

/** A claim is bound once; afterwards only its size may grow. */
function validateClaimUpdate(
  claim: corev1.PersistentVolumeClaim,
  old: corev1.PersistentVolumeClaim,
): FieldError[] {
  const { spec } = claim;
  const before = old.spec;
  const errors: FieldError[] = [];
  const requests = { ...before.resources?.requests, ...pickStorage(spec) };
  const allowed = {
    ...before,
    ...(before.volumeName ? {} : { volumeName: spec.volumeName }),
    ...(before.storageClassName === undefined ? { storageClassName: spec.storageClassName } : {}),
    volumeAttributesClassName: spec.volumeAttributesClassName,
    resources: { ...before.resources, requests },
  };
  if (!semanticEqual(allowed, spec)) {
    const detail =
      "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";
    errors.push(forbiddenValue(specPath, detail));
  }
  const asked = spec.resources?.requests?.["storage"];
  const had = before.resources?.requests?.["storage"];
  if (asked !== undefined && had !== undefined && asked !== had) {
    const path = specPath.child("resources", "requests").key("storage");
    const given = old.status.capacity?.["storage"];
    const floor = Quantity.parse(given ?? had);
    if (old.status.phase !== "Bound") {
      const detail =
        "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";
      errors.push(forbiddenValue(specPath, detail));
    } else if (Quantity.parse(asked).compare(floor) < 0) {
      errors.push(forbiddenValue(path, "field can not be less than status.capacity"));
    }
  }
  errors.push(...validateImmutable(spec.volumeMode, before.volumeMode, specPath.child("volumeMode")));
  return errors;
}

function pickStorage(spec: corev1.PersistentVolumeClaimSpec): Readonly<Record<string, string>> {
  const storage = spec.resources?.requests?.["storage"];
  return storage === undefined ? {} : { storage };
}

export const persistentVolumes: Strategy<corev1.PersistentVolume> = {
  defaults: defaultVolumeObject,
  prepareForCreate: (volume) => ({ ...volume, status: { phase: "Pending" } }),
  validate: validateVolumeObject,
  validateUpdate: validateVolumeUpdate,
  columns: volumeColumns,
};

function defaultVolumeObject(volume: corev1.PersistentVolume): corev1.PersistentVolume {
  const filled = fill(volume.spec, { persistentVolumeReclaimPolicy: "Retain", volumeMode: "Filesystem" });
  return change(volume, {
    spec: change(filled, {
      hostPath: mapOptional(filled.hostPath, (source) => fill(source, { type: "" })),
    }),
    status: fill(volume.status ?? {}, { phase: "Pending" }),
  });
}

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

function volumeSources(spec: corev1.PersistentVolumeSpec): string[] {
  return Object.keys(spec).filter((field) => !notSources.has(field));
}

function validateVolumeObject({ spec }: corev1.PersistentVolume): FieldError[] {
  const errors = validateAccessModes(spec.accessModes, specPath.child("accessModes"));
  const capacity = Object.entries(spec.capacity ?? {});
  const capacityPath = specPath.child("capacity");
  if (capacity.length === 0) errors.push(requiredValue(capacityPath));
  for (const [name, amount] of capacity) errors.push(...validatePositive(amount, capacityPath.key(name)));
  const policies = ["Delete", "Recycle", "Retain"];
  const policyPath = specPath.child("persistentVolumeReclaimPolicy");
  errors.push(...validateOptionalChoice(spec.persistentVolumeReclaimPolicy, policies, policyPath));
  const [first, ...others] = volumeSources(spec);
  if (first === undefined) errors.push(requiredValue(specPath, "must specify a volume type"));
  for (const other of others) {
    errors.push(forbiddenValue(specPath.child(other), "may not specify more than 1 volume type"));
  }
  if (spec.local !== undefined && spec.nodeAffinity === undefined) {
    errors.push(
      requiredValue(FieldPath.of("metadata", "annotations"), "Local volume requires node affinity"),
    );
  }
  errors.push(
    ...validateOptionalChoice(spec.volumeMode, ["Block", "Filesystem"], specPath.child("volumeMode")),
  );
  return errors;
}

function validateVolumeUpdate(volume: corev1.PersistentVolume, old: corev1.PersistentVolume): FieldError[] {
  const sourceOf = (spec: corev1.PersistentVolumeSpec): unknown =>
    Object.fromEntries(volumeSources(spec).map((field) => [field, Reflect.get(spec, field)]));
  const errors: FieldError[] = [];
  if (!semanticEqual(sourceOf(volume.spec), sourceOf(old.spec))) {
    const detail = "spec.persistentvolumesource is immutable after creation";
    errors.push(forbiddenValue(specPath.child("persistentvolumesource"), detail));
  }
  return [
    ...errors,
    ...validateImmutable(volume.spec.volumeMode, old.spec.volumeMode, specPath.child("volumeMode")),
  ];
}
