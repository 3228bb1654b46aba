import type { storagev1 } from "@kubets/api";
import { FieldPath, validateImmutable } from "@kubets/apimachinery";
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
  validateAttachmentStatus,
  validateAttributesClass,
  validateAttributesClassUpdate,
  validateCapacity,
  validateCapacityUpdate,
  validateDriver,
  validateDriverUpdate,
  validateNodeDrivers,
  validateNodeDriversUpdate,
  validateStorageClass,
  validateStorageClassUpdate,
} from "./storage-validation.ts";

export const storageClasses: Strategy<storagev1.StorageClass> = {
  defaults: (object) => fill(object, { reclaimPolicy: "Delete", volumeBindingMode: "Immediate" }),
  validate: validateStorageClass,
  validateUpdate: validateStorageClassUpdate,
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
  validateUpdate: validateDriverUpdate,
  columns: driverColumns,
};

export const csiNodes: Strategy<storagev1.CSINode> = {
  validate: validateNodeDrivers,
  validateUpdate: validateNodeDriversUpdate,
  columns: csiNodeColumns,
};

export const volumeAttachments: Strategy<storagev1.VolumeAttachment> = {
  validate: validateAttachment,
  validateUpdate: (object, old) => validateImmutable(object.spec, old.spec, FieldPath.of("spec")),
  validateStatus: validateAttachmentStatus,
  columns: attachmentColumns,
};

export const csiStorageCapacities: Strategy<storagev1.CSIStorageCapacity> = {
  validate: validateCapacity,
  validateUpdate: validateCapacityUpdate,
  columns: capacityColumns,
};

export const volumeAttributesClasses: Strategy<storagev1.VolumeAttributesClass> = {
  validate: validateAttributesClass,
  validateUpdate: validateAttributesClassUpdate,
  columns: attributesClassColumns,
};
