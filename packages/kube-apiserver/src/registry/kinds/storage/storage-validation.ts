/** What the kinds of storage.k8s.io may say (kubernetes pkg/apis/storage/validation, v1.36). */
import type { corev1, storagev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Subdomain,
  checkLabelValue,
  checkQualifiedName,
  duplicateValue,
  FieldPath,
  forbiddenValue,
  invalidValue,
  Quantity,
  rangeText,
  requiredValue,
  semanticEqual,
  tooLong,
  unsupportedValue,
  validateImmutable,
  validateLabelSelector,
  validateNonNegative,
} from "@kubets/apimachinery";
import { invalidTexts, UniqueNames, validateChoice, validateOptionalChoice } from "../checks.ts";

const specPath = FieldPath.of("spec");
const maxDriverName = 63;
const maxNodeId = 256;
const maxParameters = 512;
const maxParameterBytes = 256 * 1024;
const maxMessageBytes = 1024;
const maxMetadataBytes = 256 * 1024;
const minTokenSeconds = 600;
const maxTokenSeconds = 2 ** 32;
const minUpdatePeriodSeconds = 10;

type Parameters = Readonly<Record<string, string>> | undefined;

export function validateStorageClass(object: storagev1.StorageClass): FieldError[] {
  return [
    ...validateProvisioner(object.provisioner, FieldPath.of("provisioner")),
    ...validateParameters(object.parameters, FieldPath.of("parameters")),
    ...validateOptionalChoice(object.reclaimPolicy, ["Delete", "Retain"], FieldPath.of("reclaimPolicy")),
    ...validateChoice(
      object.volumeBindingMode,
      ["Immediate", "WaitForFirstConsumer"],
      FieldPath.of("volumeBindingMode"),
    ),
    ...validateTopologies(object.allowedTopologies ?? [], FieldPath.of("allowedTopologies")),
  ];
}

export function validateStorageClassUpdate(
  object: storagev1.StorageClass,
  old: storagev1.StorageClass,
): FieldError[] {
  return [
    ...forbidUpdates(object, old, ["parameters", "provisioner", "reclaimPolicy"]),
    ...validateImmutable(object.volumeBindingMode, old.volumeBindingMode, FieldPath.of("volumeBindingMode")),
  ];
}

function forbidUpdates<T>(object: T, old: T, fields: readonly (keyof T & string)[]): FieldError[] {
  return fields.flatMap((field) =>
    semanticEqual(object[field], old[field])
      ? []
      : [forbiddenValue(FieldPath.of(field), `updates to ${field} are forbidden.`)],
  );
}

function validateProvisioner(name: string, path: FieldPath): FieldError[] {
  return name === ""
    ? [requiredValue(path)]
    : invalidTexts(path, name, checkQualifiedName(name.toLowerCase()));
}

function validateParameters(parameters: Parameters, path: FieldPath): FieldError[] {
  const entries = Object.entries(parameters ?? {});
  if (entries.length > maxParameters) return [tooLong(path, maxParameters)];
  const errors = entries.flatMap(([key]) =>
    key === "" ? [invalidValue(path, key, "field can not be empty.")] : [],
  );
  return bytesOf(parameters) > maxParameterBytes ? [...errors, tooLong(path, maxParameterBytes)] : errors;
}

function bytesOf(map: Parameters): number {
  return Object.entries(map ?? {}).reduce(
    (sum, [key, value]) => sum + Buffer.byteLength(key) + Buffer.byteLength(value),
    0,
  );
}

function validateTopologies(terms: readonly corev1.TopologySelectorTerm[], path: FieldPath): FieldError[] {
  return terms.flatMap((term, i) => {
    const at = path.index(i).child("matchLabelExpressions");
    const same = terms.slice(0, i).some((other) => semanticEqual(other, term));
    const keys = new UniqueNames();
    return [
      ...(term.matchLabelExpressions ?? []).flatMap((requirement, j) => [
        ...validateTopologyRequirement(requirement, at.index(j)),
        ...keys.check(requirement.key, at.index(j).child("key")),
      ]),
      ...(same ? [duplicateValue(at, "")] : []),
    ];
  });
}

function validateTopologyRequirement(
  { key, values }: corev1.TopologySelectorLabelRequirement,
  path: FieldPath,
): FieldError[] {
  const at = path.child("values");
  const unique = new UniqueNames();
  return [
    ...(values.length === 0 ? [requiredValue(at)] : []),
    ...values.flatMap((value, i) => [
      ...unique.check(value, at.index(i)),
      ...invalidTexts(at.index(i), value, checkLabelValue(value)),
    ]),
    ...invalidTexts(path.child("key"), key, checkQualifiedName(key)),
  ];
}

export function validateDriverName(name: string, path: FieldPath): FieldError[] {
  if (name === "") return [requiredValue(path)];
  const errors = name.length > maxDriverName ? [tooLong(path, maxDriverName)] : [];
  return [...errors, ...invalidTexts(path, name, checkDns1123Subdomain(name.toLowerCase()))];
}

export function validateDriver({ spec }: storagev1.CSIDriver): FieldError[] {
  const modes = ["Persistent", "Ephemeral"];
  const policies = ["File", "None", "ReadWriteOnceWithFSType"];
  const modesPath = specPath.child("volumeLifecycleModes");
  const period = spec.nodeAllocatableUpdatePeriodSeconds ?? minUpdatePeriodSeconds;
  const periodPath = specPath.child("nodeAllocatableUpdatePeriodSeconds");
  return [
    ...validateOptionalChoice(spec.fsGroupPolicy, policies, specPath.child("fsGroupPolicy")),
    ...validateTokenRequests(spec.tokenRequests ?? [], specPath.child("tokenRequests")),
    ...(spec.volumeLifecycleModes ?? []).flatMap((mode) =>
      modes.includes(mode) ? [] : [unsupportedValue(modesPath, mode, modes)],
    ),
    ...(period < minUpdatePeriodSeconds
      ? [invalidValue(periodPath, period, "must be greater than or equal to 10 seconds")]
      : []),
  ];
}

export function validateDriverUpdate({ spec }: storagev1.CSIDriver, old: storagev1.CSIDriver): FieldError[] {
  return [
    // Kubernetes names the field so.
    ...validateImmutable(spec.attachRequired, old.spec.attachRequired, specPath.child("attachedRequired")),
    ...validateImmutable(
      spec.volumeLifecycleModes,
      old.spec.volumeLifecycleModes,
      specPath.child("volumeLifecycleModes"),
    ),
  ];
}

function validateTokenRequests(requests: readonly storagev1.TokenRequest[], path: FieldPath): FieldError[] {
  const audiences = new UniqueNames();
  return requests.flatMap(({ audience, expirationSeconds: seconds = minTokenSeconds }, i) => {
    const twice = audiences.check(audience, path.index(i).child("audience"));
    if (twice.length > 0) return twice;
    const at = path.index(i).child("expirationSeconds");
    if (seconds < minTokenSeconds)
      return [invalidValue(at, seconds, "may not specify a duration less than 10 minutes")];
    if (seconds > maxTokenSeconds)
      return [invalidValue(at, seconds, "may not specify a duration larger than 2^32 seconds")];
    return [];
  });
}

export function validateNodeDrivers({ spec }: storagev1.CSINode): FieldError[] {
  const names = new UniqueNames();
  return (spec.drivers ?? []).flatMap((driver, i) => {
    const path = specPath.child("drivers").index(i);
    const id = path.child("nodeID");
    const keys = new UniqueNames();
    return [
      ...validateDriverName(driver.name, path.child("name")),
      ...(driver.nodeID === "" ? [requiredValue(id)] : []),
      ...(driver.nodeID.length > maxNodeId
        ? [invalidValue(id, driver.nodeID, `must be ${maxNodeId} characters or less`)]
        : []),
      ...validateNonNegative(driver.allocatable?.count, path.child("allocatable", "count")),
      ...names.check(driver.name, path.child("name")),
      ...(driver.topologyKeys ?? []).flatMap((key) => [
        ...(key === "" ? [requiredValue(path)] : []),
        ...keys.check(key, path),
        ...invalidTexts(path, key, checkQualifiedName(key)),
      ]),
    ];
  });
}

/** What a node reports of a driver stays, but for how many volumes it takes. */
export function validateNodeDriversUpdate({ spec }: storagev1.CSINode, old: storagev1.CSINode): FieldError[] {
  return (old.spec.drivers ?? []).flatMap((before) => {
    const now = spec.drivers?.find((driver) => driver.name === before.name);
    const { allocatable: _allocatable, ...kept } = before;
    if (now === undefined) return [];
    const { allocatable: _mayChange, ...rest } = now;
    return validateImmutable(rest, kept, specPath.child("drivers"));
  });
}

export function validateAttachment({ spec }: storagev1.VolumeAttachment): FieldError[] {
  const { persistentVolumeName, inlineVolumeSpec } = spec.source;
  const errors = validateDriverName(spec.attacher, specPath.child("attacher"));
  const path = specPath.child("source");
  const name = path.child("persistentVolumeName");
  const one = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";
  if (persistentVolumeName === undefined && inlineVolumeSpec === undefined)
    errors.push(requiredValue(path, one));
  else if (persistentVolumeName !== undefined && inlineVolumeSpec !== undefined)
    errors.push(forbiddenValue(path, one));
  else if (persistentVolumeName === "")
    errors.push(requiredValue(name, "must specify non empty persistentVolumeName"));
  else if (persistentVolumeName !== undefined)
    errors.push(...invalidTexts(name, persistentVolumeName, checkDns1123Subdomain(persistentVolumeName)));
  const node = specPath.child("nodeName");
  return [...errors, ...invalidTexts(node, spec.nodeName, checkDns1123Subdomain(spec.nodeName))];
}

export function validateAttachmentStatus({ status }: storagev1.VolumeAttachment): FieldError[] {
  const path = FieldPath.of("status");
  const errors =
    bytesOf(status?.attachmentMetadata) > maxMetadataBytes
      ? [tooLong(path.child("attachmentMetadata"), maxMetadataBytes)]
      : [];
  for (const field of ["attachError", "detachError"] as const) {
    const { message = "", errorCode = 0 } = status?.[field] ?? {};
    if (message.length > maxMessageBytes)
      errors.push(tooLong(path.child(field, "message"), maxMetadataBytes));
    if (errorCode < 0)
      errors.push(invalidValue(path.child(field, "errorCode"), errorCode, rangeText(0, 2 ** 31 - 1)));
  }
  return errors;
}

export function validateCapacity(object: storagev1.CSIStorageCapacity): FieldError[] {
  const { storageClassName } = object;
  const errors = validateLabelSelector(object.nodeTopology, FieldPath.of("nodeTopology"));
  const classPath = FieldPath.of("storageClassName");
  errors.push(...invalidTexts(classPath, storageClassName, checkDns1123Subdomain(storageClassName)));
  for (const field of ["capacity", "maximumVolumeSize"] as const) {
    const amount = object[field];
    if (amount === undefined || Quantity.parse(amount).sign() >= 0) continue;
    errors.push(invalidValue(FieldPath.of(field), amount, "must be greater than or equal to 0"));
  }
  return errors;
}

export function validateCapacityUpdate(
  object: storagev1.CSIStorageCapacity,
  old: storagev1.CSIStorageCapacity,
): FieldError[] {
  return (["nodeTopology", "storageClassName"] as const).flatMap((field) =>
    validateImmutable(object[field], old[field], FieldPath.of(field)),
  );
}

export function validateAttributesClass(object: storagev1.VolumeAttributesClass): FieldError[] {
  const path = FieldPath.of("parameters");
  const errors = [
    ...validateProvisioner(object.driverName, FieldPath.of("driverName")),
    ...validateParameters(object.parameters, path),
  ];
  if (Object.keys(object.parameters ?? {}).length === 0)
    errors.push(requiredValue(path, "must contain at least one key/value pair"));
  return errors;
}

export function validateAttributesClassUpdate(
  object: storagev1.VolumeAttributesClass,
  old: storagev1.VolumeAttributesClass,
): FieldError[] {
  return forbidUpdates(object, old, ["driverName", "parameters"]);
}
