/** Where a container sees the volumes of its pod. */
import type { corev1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  forbiddenValue,
  invalidValue,
  notFoundValue,
  requiredValue,
  unsupportedValue,
} from "@kubets/apimachinery";
import { UniqueNames, validateLocalPath, validateNoBacksteps, validateOptionalChoice } from "../checks.ts";

/** The volumes of a pod by name: whether each can be a block device. */
export type VolumeKinds = ReadonlyMap<string, { readonly isClaim: boolean }>;

export function volumeKinds(volumes: readonly corev1.Volume[] = []): VolumeKinds {
  return new Map(
    volumes.map((volume) => {
      const isClaim = volume.persistentVolumeClaim !== undefined || volume.ephemeral !== undefined;
      return [volume.name, { isClaim }];
    }),
  );
}

export function validateVolumeMounts(
  container: corev1.Container,
  volumes: VolumeKinds,
  path: FieldPath,
): FieldError[] {
  const mountPaths = new Set<string>();
  const devices = new Set((container.volumeDevices ?? []).map(({ devicePath }) => devicePath));
  return (container.volumeMounts ?? []).flatMap((mount, i) => {
    const at = path.index(i);
    const errors = mount.name === "" ? [requiredValue(at.child("name"))] : [];
    if (!volumes.has(mount.name)) errors.push(notFoundValue(at.child("name"), mount.name));
    if (mount.mountPath === "") errors.push(requiredValue(at.child("mountPath")));
    if (mountPaths.has(mount.mountPath))
      errors.push(invalidValue(at.child("mountPath"), mount.mountPath, "must be unique"));
    if (devices.has(mount.mountPath)) {
      const detail = "must not already exist as a path in volumeDevices";
      errors.push(invalidValue(at.child("mountPath"), mount.mountPath, detail));
    }
    mountPaths.add(mount.mountPath);
    return [...errors, ...validateSubPath(mount, at), ...validatePropagation(mount, container, at)];
  });
}

function validateSubPath({ subPath, subPathExpr }: corev1.VolumeMount, path: FieldPath): FieldError[] {
  const errors = subPath ? validateLocalPath(subPath, path.child("subPath")) : [];
  if (!subPathExpr) return errors;
  const at = path.child("subPathExpr");
  if (subPath) errors.push(invalidValue(at, subPathExpr, "subPathExpr and subPath are mutually exclusive"));
  return [...errors, ...validateLocalPath(subPathExpr, at)];
}

function validatePropagation(
  mount: corev1.VolumeMount,
  container: corev1.Container,
  path: FieldPath,
): FieldError[] {
  const { mountPropagation: mode, recursiveReadOnly } = mount;
  const at = path.child("mountPropagation");
  const errors = validateOptionalChoice(mode, ["Bidirectional", "HostToContainer", "None"], at);
  if (mode === "Bidirectional" && container.securityContext?.privileged !== true) {
    const detail = "Bidirectional mount propagation is available only to privileged containers";
    errors.push(forbiddenValue(at, detail));
  }
  if (recursiveReadOnly === undefined || recursiveReadOnly === "Disabled") return errors;
  const recursive = path.child("recursiveReadOnly");
  if (recursiveReadOnly !== "Enabled" && recursiveReadOnly !== "IfPossible")
    return [...errors, unsupportedValue(recursive, recursiveReadOnly, ["Disabled", "IfPossible", "Enabled"])];
  if (mount.readOnly !== true)
    errors.push(forbiddenValue(recursive, "may only be specified when readOnly is true"));
  if (mode !== undefined && mode !== "None") {
    const detail = "may only be specified when mountPropagation is None or not specified";
    errors.push(forbiddenValue(recursive, detail));
  }
  return errors;
}

export function validateVolumeDevices(
  container: corev1.Container,
  volumes: VolumeKinds,
  path: FieldPath,
): FieldError[] {
  const names = new Set<string>();
  const paths = new UniqueNames();
  const mounts = new Set((container.volumeMounts ?? []).map(({ mountPath }) => mountPath));
  return (container.volumeDevices ?? []).flatMap(({ name, devicePath }, i) => {
    const at = path.index(i);
    const errors = name === "" ? [requiredValue(at.child("name"))] : [];
    if (names.has(name)) errors.push(invalidValue(at.child("name"), name, "must be unique"));
    names.add(name);
    const volume = volumes.get(name);
    if (volume === undefined) errors.push(notFoundValue(at.child("name"), name));
    else if (!volume.isClaim) {
      const detail = "can only use volume source type of PersistentVolumeClaim or Ephemeral for block mode";
      errors.push(invalidValue(at.child("name"), name, detail));
    }
    const devicePathAt = at.child("devicePath");
    if (devicePath === "") errors.push(requiredValue(devicePathAt));
    else if (paths.check(devicePath, devicePathAt).length > 0)
      errors.push(invalidValue(devicePathAt, devicePath, "must be unique"));
    if (mounts.has(devicePath)) {
      const detail = "must not already exist as a path in volumeMounts";
      errors.push(invalidValue(devicePathAt, devicePath, detail));
    }
    return [...errors, ...validateNoBacksteps(devicePath, devicePathAt)];
  });
}
