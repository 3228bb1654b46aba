/** What may change on a claim once it exists (ValidatePersistentVolumeClaimUpdate, v1.36), and its status. */
import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkQualifiedName,
  FieldPath,
  forbiddenValue,
  immutableText,
  invalidValue,
  Quantity,
  requiredValue,
  semanticEqual,
  unsupportedValue,
  validateImmutable,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";
import { describeChange } from "./pod-update.ts";
import { isNative } from "./resource-validation.ts";

type Claim = corev1.PersistentVolumeClaim;

const specPath = FieldPath.of("spec");
const statusPath = FieldPath.of("status");
const classAnnotation = "volume.beta.kubernetes.io/storage-class";

/** A claim is bound once; afterwards its size may grow and its class of attributes change. */
export function validateClaimUpdate(claim: Claim, old: Claim): FieldError[] {
  const errors: FieldError[] = [];
  const before = old.metadata.annotations?.[classAnnotation];
  const now = claim.metadata.annotations?.[classAnnotation];
  if (!namesClassInSpec(claim, old) && (before ?? "") !== (now ?? "")) {
    const path = FieldPath.of("metadata", "annotations", classAnnotation);
    errors.push(invalidValue(path, now ?? "", immutableText));
  }
  const [kept, had] = immutableParts(claim, old);
  if (!semanticEqual(kept, had)) {
    const detail =
      "spec is immutable after creation except resources.requests and volumeAttributesClassName for bound claims";
    errors.push(forbiddenValue(specPath, `${detail}\n${describeChange(kept, had)}`));
  }
  errors.push(...validateSize(claim, old));
  const mode = FieldPath.of("volumeMode");
  errors.push(...validateImmutable(claim.spec.volumeMode, old.spec.volumeMode, mode));
  return [...errors, ...validateClassChange(claim.spec, old.spec)];
}

/** From the annotation that named the class once, to the field. */
function namesClassInSpec(claim: Claim, old: Claim): boolean {
  const before = old.metadata.annotations?.[classAnnotation];
  const now = claim.metadata.annotations?.[classAnnotation];
  if (before === undefined || old.spec.storageClassName !== undefined) return false;
  return claim.spec.storageClassName === before && (now === undefined || now === before);
}

/** The new spec with what may change as it was, and the old one with the volume that the claim is bound to. */
function immutableParts(
  claim: Claim,
  old: Claim,
): readonly [now: corev1.PersistentVolumeClaimSpec, before: corev1.PersistentVolumeClaimSpec] {
  const { spec } = claim;
  const now: Record<string, unknown> = { ...spec };
  const annotated = old.metadata.annotations?.[classAnnotation];
  if (namesClassInSpec(claim, old)) now["storageClassName"] = undefined;
  else if (old.spec.storageClassName === undefined && [undefined, spec.storageClassName].includes(annotated))
    now["storageClassName"] = undefined;
  if (claim.status.phase === "Bound") {
    const requests = spec.resources?.requests;
    const storage = old.spec.resources?.requests?.["storage"];
    if (requests) now["resources"] = { ...spec.resources, requests: { ...requests, storage } };
    if (spec.volumeAttributesClassName !== undefined)
      now["volumeAttributesClassName"] = old.spec.volumeAttributesClassName;
  }
  const before = old.spec.volumeName ? old.spec : { ...old.spec, volumeName: spec.volumeName };
  // Both have the fields of a spec; undefined is as absent.
  return [now, before] as unknown as readonly [
    corev1.PersistentVolumeClaimSpec,
    corev1.PersistentVolumeClaimSpec,
  ];
}

/** A claim that could not be made larger may ask for less again, but for more than there is. */
function validateSize(claim: Claim, old: Claim): FieldError[] {
  const [now, before] = [claim, old].map(({ spec }) => spec.resources?.requests?.["storage"]);
  const given = old.status.capacity?.["storage"];
  if (quantity(now).compare(quantity(before)) >= 0 || quantity(now).compare(quantity(given)) > 0) return [];
  const path = specPath.child("resources", "requests", "storage");
  return [forbiddenValue(path, "field can not be less than status.capacity")];
}

function quantity(amount: string | undefined): Quantity {
  return amount === undefined ? Quantity.zero : Quantity.parse(amount);
}

function validateClassChange(
  { volumeAttributesClassName: now }: corev1.PersistentVolumeClaimSpec,
  { volumeAttributesClassName: before }: corev1.PersistentVolumeClaimSpec,
): FieldError[] {
  if (before === undefined || now === before || (now !== undefined && now !== "")) return [];
  const to = now === undefined ? "nil" : "an empty string";
  const path = specPath.child("volumeAttributesClassName");
  return [forbiddenValue(path, `update from non-nil value to ${to} is forbidden`)];
}

const resizeStates = [
  "ControllerResizeInProgress",
  "ControllerResizeInfeasible",
  "NodeResizePending",
  "NodeResizeInProgress",
  "NodeResizeInfeasible",
].sort();

export function validateClaimStatus({ spec, status }: Claim): FieldError[] {
  const errors: FieldError[] = [];
  if ((spec.accessModes?.length ?? 0) === 0) errors.push(requiredValue(FieldPath.of("Spec", "accessModes")));
  for (const [name, amount] of Object.entries(status.capacity ?? {}))
    errors.push(...validateBasicAmount(amount, statusPath.child("capacity").key(name)));
  const statesPath = statusPath.child("allocatedResourceStatus");
  for (const [name, state] of Object.entries(status.allocatedResourceStatuses ?? {})) {
    errors.push(...validateResourceKey(name, statesPath));
    if (!resizeStates.includes(state)) errors.push(unsupportedValue(statesPath, name, resizeStates));
  }
  const path = statusPath.child("allocatedResources");
  for (const [name, amount] of Object.entries(status.allocatedResources ?? {})) {
    const wrong = validateResourceKey(name, path);
    errors.push(...(wrong.length > 0 ? wrong : validateBasicAmount(amount, path.key(name))));
  }
  return errors;
}

export function validateBasicAmount(amount: string, path: FieldPath): FieldError[] {
  const value = Quantity.parse(amount).value();
  return value < 0 ? [invalidValue(path, value, "must be a valid resource quantity")] : [];
}

function validateResourceKey(name: string, path: FieldPath): FieldError[] {
  const errors = invalidTexts(path, name, checkQualifiedName(name));
  if (errors.length > 0 || !isNative(name) || name === "storage") return errors;
  return [unsupportedValue(path, name, ["storage"])];
}
