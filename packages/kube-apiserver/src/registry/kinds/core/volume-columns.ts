import type { corev1, storagev1 } from "@kubets/api";
import type { Column } from "../../strategy.ts";
import { ageColumn, column, nameColumn } from "../columns.ts";

const wide = { wide: true };
const shortModes: Readonly<Record<string, string>> = {
  ReadWriteOnce: "RWO",
  ReadOnlyMany: "ROX",
  ReadWriteMany: "RWX",
  ReadWriteOncePod: "RWOP",
};
const modeOrder = ["RWO", "ROX", "RWX", "RWOP"];

function modesText(modes: readonly string[] | undefined): string {
  const short = new Set((modes ?? []).map((mode) => shortModes[mode] ?? mode));
  return modeOrder.filter((mode) => short.has(mode)).join(",");
}

const classAnnotation = "volume.beta.kubernetes.io/storage-class";

export const volumeColumns: readonly Column<corev1.PersistentVolume>[] = [
  nameColumn(),
  column("Capacity", "How much the volume holds.", (volume) => volume.spec.capacity?.["storage"] ?? ""),
  column("Access Modes", "How the volume may be mounted.", (volume) => modesText(volume.spec.accessModes)),
  column(
    "Reclaim Policy",
    "What becomes of the volume when its claim goes.",
    (volume) => volume.spec.persistentVolumeReclaimPolicy ?? "",
  ),
  column("Status", "Whether it is bound.", (volume) =>
    volume.metadata.deletionTimestamp === undefined ? (volume.status.phase ?? "") : "Terminating",
  ),
  column("Claim", "The claim it is bound to.", ({ spec: { claimRef } }) =>
    claimRef === undefined ? "" : `${claimRef.namespace ?? ""}/${claimRef.name ?? ""}`,
  ),
  column(
    "StorageClass",
    "The class it belongs to.",
    (volume) => volume.metadata.annotations?.[classAnnotation] ?? volume.spec.storageClassName ?? "",
  ),
  column(
    "VolumeAttributesClass",
    "The attributes class it belongs to.",
    (volume) => volume.spec.volumeAttributesClassName ?? "<unset>",
  ),
  column("Reason", "Why it is in its phase.", (volume) => volume.status.reason ?? ""),
  ageColumn(),
  column("VolumeMode", "Filesystem or Block.", (volume) => volume.spec.volumeMode ?? "<unset>", wide),
];

export const claimColumns: readonly Column<corev1.PersistentVolumeClaim>[] = [
  nameColumn(),
  column("Status", "Whether it is bound.", (claim) =>
    claim.metadata.deletionTimestamp === undefined ? (claim.status.phase ?? "") : "Terminating",
  ),
  column("Volume", "The volume it is bound to.", (claim) => claim.spec.volumeName ?? ""),
  column("Capacity", "How much the volume holds.", (claim) =>
    claim.spec.volumeName === undefined ? "" : (claim.status.capacity?.["storage"] ?? ""),
  ),
  column("Access Modes", "How the volume may be mounted.", (claim) =>
    claim.spec.volumeName === undefined ? "" : modesText(claim.status.accessModes),
  ),
  column(
    "StorageClass",
    "The class that makes its volume.",
    (claim) => claim.metadata.annotations?.[classAnnotation] ?? claim.spec.storageClassName ?? "",
  ),
  column(
    "VolumeAttributesClass",
    "The attributes class it asks for.",
    (claim) => claim.spec.volumeAttributesClassName ?? "<unset>",
  ),
  ageColumn(),
  column("VolumeMode", "Filesystem or Block.", (claim) => claim.spec.volumeMode ?? "<unset>", wide),
];

const defaultClass = "storageclass.kubernetes.io/is-default-class";

export const storageClassColumns: readonly Column<storagev1.StorageClass>[] = [
  column("Name", "The object's name.", (object) => {
    const isDefault = object.metadata.annotations?.[defaultClass] === "true";
    return `${object.metadata.name ?? ""}${isDefault ? " (default)" : ""}`;
  }),
  column("Provisioner", "Who makes the volumes.", (object) => object.provisioner),
  column("ReclaimPolicy", "What becomes of volumes.", (object) => object.reclaimPolicy ?? "Delete"),
  column("VolumeBindingMode", "When volumes are made.", (object) => object.volumeBindingMode ?? "Immediate"),
  column("AllowVolumeExpansion", "Whether volumes may grow.", (object) =>
    String(object.allowVolumeExpansion === true),
  ),
  ageColumn(),
];

export const driverColumns: readonly Column<storagev1.CSIDriver>[] = [
  nameColumn(),
  column(
    "AttachRequired",
    "Whether volumes must be attached first.",
    (object) => object.spec.attachRequired ?? true,
    {
      type: "boolean",
    },
  ),
  column(
    "PodInfoOnMount",
    "Whether the driver wants to know the pod.",
    (object) => object.spec.podInfoOnMount ?? false,
    {
      type: "boolean",
    },
  ),
  column(
    "StorageCapacity",
    "Whether the driver tells its capacity.",
    (object) => object.spec.storageCapacity ?? false,
    {
      type: "boolean",
    },
  ),
  column("TokenRequests", "For whom the driver wants tokens.", (object) => {
    const audiences = (object.spec.tokenRequests ?? []).map((request) => request.audience);
    return audiences.length === 0 ? "<unset>" : audiences.join(",");
  }),
  column(
    "RequiresRepublish",
    "Whether mounts are renewed.",
    (object) => object.spec.requiresRepublish ?? false,
    {
      type: "boolean",
    },
  ),
  column("Modes", "How volumes live.", (object) =>
    (object.spec.volumeLifecycleModes ?? ["<unset>"]).join(","),
  ),
  ageColumn(),
];

export const csiNodeColumns: readonly Column<storagev1.CSINode>[] = [
  nameColumn(),
  column("Drivers", "How many drivers the node has.", (object) => object.spec.drivers?.length ?? 0, {
    type: "integer",
  }),
  ageColumn(),
];

export const attachmentColumns: readonly Column<storagev1.VolumeAttachment>[] = [
  nameColumn(),
  column("Attacher", "Who attaches.", (object) => object.spec.attacher),
  column("PV", "The volume.", (object) => object.spec.source.persistentVolumeName ?? ""),
  column("Node", "The node.", (object) => object.spec.nodeName),
  column("Attached", "Whether it is attached.", (object) => object.status.attached, { type: "boolean" }),
  ageColumn(),
];

export const capacityColumns: readonly Column<storagev1.CSIStorageCapacity>[] = [
  nameColumn(),
  column("StorageClassName", "The class.", (object) => object.storageClassName),
  column("Capacity", "How much is left.", (object) => object.capacity ?? "<unset>"),
];

export const attributesClassColumns: readonly Column<storagev1.VolumeAttributesClass>[] = [
  nameColumn(),
  column("DriverName", "The driver.", (object) => object.driverName),
  ageColumn(),
];
