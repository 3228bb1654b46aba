import type { storagev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Subdomain,
  FieldPath,
  invalidValue,
  Quantity,
  requiredValue,
  tooLong,
  unsupportedValue,
} from "@kubets/apimachinery";
import { invalidTexts, UniqueNames, validateOptionalChoice } from "../checks.ts";

const specPath = FieldPath.of("spec");
const maxDriverName = 63;

function validateDriverName(name: string, path: FieldPath): FieldError[] {
  if (name === "") return [requiredValue(path)];
  if (name.length > maxDriverName) return [tooLong(path, maxDriverName)];
  return invalidTexts(path, name, checkDns1123Subdomain(name.toLowerCase()));
}

export function validateDriver({ spec }: storagev1.CSIDriver): FieldError[] {
  const modes = ["Persistent", "Ephemeral"];
  const policies = ["File", "None", "ReadWriteOnceWithFSType"];
  const modesPath = specPath.child("volumeLifecycleModes");
  return [
    ...(spec.volumeLifecycleModes ?? []).flatMap((mode) =>
      modes.includes(mode) ? [] : [unsupportedValue(modesPath, mode, modes)],
    ),
    ...validateOptionalChoice(spec.fsGroupPolicy, policies, specPath.child("fsGroupPolicy")),
  ];
}

export function validateNodeDrivers({ spec }: storagev1.CSINode): FieldError[] {
  const names = new UniqueNames();
  return (spec.drivers ?? []).flatMap((driver, i) => {
    const path = specPath.child("drivers").index(i);
    return [
      ...validateDriverName(driver.name, path.child("name")),
      ...(driver.nodeID === "" ? [requiredValue(path.child("nodeID"))] : []),
      ...names.check(driver.name, path.child("name")),
    ];
  });
}

export function validateAttachment({ spec }: storagev1.VolumeAttachment): FieldError[] {
  const { persistentVolumeName, inlineVolumeSpec } = spec.source;
  const errors = validateDriverName(spec.attacher, specPath.child("attacher"));
  const path = specPath.child("source");
  if (persistentVolumeName === undefined && inlineVolumeSpec === undefined) {
    const detail = "must specify exactly one of inlineVolumeSpec and persistentVolumeName";
    errors.push(requiredValue(path, detail));
  } else if (persistentVolumeName === "") {
    const detail = "must specify non empty persistentVolumeName";
    errors.push(requiredValue(path.child("persistentVolumeName"), detail));
  }
  const node = specPath.child("nodeName");
  return [...errors, ...invalidTexts(node, spec.nodeName, checkDns1123Subdomain(spec.nodeName))];
}

export function validateCapacity(object: storagev1.CSIStorageCapacity): FieldError[] {
  const { storageClassName } = object;
  const classPath = FieldPath.of("storageClassName");
  const errors = invalidTexts(classPath, storageClassName, checkDns1123Subdomain(storageClassName));
  for (const field of ["capacity", "maximumVolumeSize"] as const) {
    const amount = object[field];
    if (amount === undefined || Quantity.parse(amount).sign() >= 0) continue;
    errors.push(invalidValue(FieldPath.of(field), amount, "must be greater than or equal to 0"));
  }
  return errors;
}

export function validateAttributesClass(object: storagev1.VolumeAttributesClass): FieldError[] {
  const errors = object.driverName === "" ? [requiredValue(FieldPath.of("driverName"))] : [];
  if (Object.keys(object.parameters ?? {}).length === 0) {
    const detail = "must contain at least one key/value pair";
    errors.push(requiredValue(FieldPath.of("parameters"), detail));
  }
  return errors;
}
