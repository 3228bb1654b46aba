import type { corev1 } from "@kubets/api";
import { FieldPath, formatTime, goQuote, Quantity } from "@kubets/apimachinery";
import { change, fill, mapOptional } from "../defaulting.ts";
import type { RequestContext, Strategy } from "../../strategy.ts";
import { validateClaimStatus, validateClaimUpdate } from "./claim-update.ts";
import { validateClaimSpec } from "./claim-validation.ts";
import { validatePersistentVolume, validatePersistentVolumeUpdate } from "./persistent-volume-validation.ts";
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
  validateStatus: validateClaimStatus,
  warnings: claimWarnings,
  columns: claimColumns,
};

function claimWarnings({ metadata, spec }: corev1.PersistentVolumeClaim): readonly string[] {
  const storage = spec.resources?.requests?.["storage"];
  const fraction = storage !== undefined && Quantity.parse(storage).milliValue() % 1000 !== 0;
  return [
    ...classWarning(metadata.annotations),
    ...(fraction
      ? [
          `spec.resources.requests[storage]: fractional byte value ${goQuote(storage)} is invalid, must be an integer`,
        ]
      : []),
  ];
}

function classWarning(annotations: Readonly<Record<string, string>> | undefined): readonly string[] {
  const name = "volume.beta.kubernetes.io/storage-class";
  if (annotations?.[name] === undefined) return [];
  return [`metadata.annotations[${name}]: deprecated since v1.8; use "storageClassName" attribute instead`];
}

export const persistentVolumes: Strategy<corev1.PersistentVolume> = {
  defaults: defaultVolumeObject,
  prepareForCreate: (volume, { nowMs }) => ({
    ...volume,
    status: { phase: "Pending", lastPhaseTransitionTime: formatTime(nowMs) },
  }),
  prepareForUpdate: withTransitionTime,
  validate: validatePersistentVolume,
  validateUpdate: validatePersistentVolumeUpdate,
  validateStatus: () => [],
  warnings: volumeWarnings,
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

/** Of a write to the status: when the phase became what it is, unless the client says so itself. */
function withTransitionTime(
  volume: corev1.PersistentVolume,
  old: corev1.PersistentVolume,
  { subresource, nowMs }: RequestContext,
): corev1.PersistentVolume {
  if (subresource !== "status") return volume;
  const { lastPhaseTransitionTime: said, phase } = volume.status;
  const before = old.status.lastPhaseTransitionTime;
  if (said !== undefined && (phase === old.status.phase || said !== before)) return volume;
  const time = phase === old.status.phase ? before : formatTime(nowMs);
  return change(volume, { status: change(volume.status, { lastPhaseTransitionTime: time }) });
}

function volumeWarnings({ metadata, spec }: corev1.PersistentVolume): readonly string[] {
  const mountOptions = "volume.beta.kubernetes.io/mount-options";
  const warnings = [...classWarning(metadata.annotations)];
  if (metadata.annotations?.[mountOptions] !== undefined) {
    const text = 'deprecated since v1.31; use "mountOptions" attribute instead';
    warnings.push(`metadata.annotations[${mountOptions}]: ${text}`);
  }
  if (spec.persistentVolumeReclaimPolicy === "Recycle") {
    const text =
      "The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.";
    warnings.push(`spec.persistentVolumeReclaimPolicy: ${text}`);
  }
  return warnings;
}
