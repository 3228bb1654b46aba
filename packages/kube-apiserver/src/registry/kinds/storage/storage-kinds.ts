import type { storagev1 } from "@kubets/api";
import {
  FieldPath,
  forbiddenValue,
  requiredValue,
  semanticEqual,
  validateImmutable,
} from "@kubets/apimachinery";
import { validateOptionalChoice } from "../checks.ts";
import {
  attachmentColumns,
  attributesClassColumns,
  capacityColumns,
  csiNodeColumns,
  driverColumns,
  storageClassColumns,
} from "../core/volume-columns.ts";
import { change, fill } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import {
  validateAttachment,
  validateAttributesClass,
  validateCapacity,
  validateDriver,
  validateNodeDrivers,
} from "./storage-validation.ts";

export const storageClasses: Strategy<storagev1.StorageClass> = {
  defaults: (object) => fill(object, { reclaimPolicy: "Delete", volumeBindingMode: "Immediate" }),
  validate: (object) => [
    ...(object.provisioner === "" ? [requiredValue(FieldPath.of("provisioner"))] : []),
    ...validateOptionalChoice(object.reclaimPolicy, ["Delete", "Retain"], FieldPath.of("reclaimPolicy")),
    ...validateOptionalChoice(
      object.volumeBindingMode,
      ["Immediate", "WaitForFirstConsumer"],
      FieldPath.of("volumeBindingMode"),
    ),
  ],
  validateUpdate: (object, old) => [
    ...(semanticEqual(object.parameters, old.parameters)
      ? []
      : [forbiddenValue(FieldPath.of("parameters"), "updates to parameters are forbidden.")]),
    ...(object.provisioner === old.provisioner
      ? []
      : [forbiddenValue(FieldPath.of("provisioner"), "updates to provisioner are forbidden.")]),
    ...(object.reclaimPolicy === old.reclaimPolicy
      ? []
      : [forbiddenValue(FieldPath.of("reclaimPolicy"), "updates to reclaimPolicy are forbidden.")]),
    ...validateImmutable(object.volumeBindingMode, old.volumeBindingMode, FieldPath.of("volumeBindingMode")),
  ],
  columns: storageClassColumns,
};

export const csiDrivers: Strategy<storagev1.CSIDriver> = {
  defaults: (object) =>
    change(object, {
      spec: fill(object.spec, {
        attachRequired: true,
        podInfoOnMount: false,
        storageCapacity: false,
        fsGroupPolicy: "ReadWriteOnceWithFSType",
        volumeLifecycleModes: ["Persistent"],
        requiresRepublish: false,
        seLinuxMount: false,
      }),
    }),
  validate: validateDriver,
  columns: driverColumns,
};

export const csiNodes: Strategy<storagev1.CSINode> = {
  validate: validateNodeDrivers,
  columns: csiNodeColumns,
};
export const volumeAttachments: Strategy<storagev1.VolumeAttachment> = {
  validate: validateAttachment,
  validateUpdate: (object, old) => validateImmutable(object.spec, old.spec, FieldPath.of("spec")),
  columns: attachmentColumns,
};
export const csiStorageCapacities: Strategy<storagev1.CSIStorageCapacity> = {
  validate: validateCapacity,
  columns: capacityColumns,
};
export const volumeAttributesClasses: Strategy<storagev1.VolumeAttributesClass> = {
  validate: validateAttributesClass,
  validateUpdate: (object, old) => [
    ...validateImmutable(object.driverName, old.driverName, FieldPath.of("driverName")),
    ...validateImmutable(object.parameters, old.parameters, FieldPath.of("parameters")),
  ],
  columns: attributesClassColumns,
};
