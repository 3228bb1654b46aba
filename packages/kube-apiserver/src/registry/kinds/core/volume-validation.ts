import type { corev1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkDns1123Label,
  forbiddenValue,
  invalidValue,
  notFoundValue,
  Quantity,
  requiredValue,
} from "@kubets/apimachinery";
import {
  invalidTexts,
  UniqueNames,
  validateFileMode,
  validateLocalPath,
  validateNoBacksteps,
  validateOptionalChoice,
} from "../checks.ts";
import { validateFieldRef, validateResourceFieldRef } from "./env-validation.ts";

export function validateVolumes(
  volumes: readonly corev1.Volume[] | undefined,
  path: FieldPath,
): FieldError[] {
  const names = new UniqueNames();
  return (volumes ?? []).flatMap((volume, i) => {
    const itemPath = path.index(i);
    const errors = validateVolumeSource(volume, itemPath);
    const namePath = itemPath.child("name");
    if (volume.name === "") return [...errors, requiredValue(namePath)];
    const nameErrors = invalidTexts(namePath, volume.name, checkDns1123Label(volume.name));
    return [...errors, ...(nameErrors.length > 0 ? nameErrors : names.check(volume.name, namePath))];
  });
}

type Source = Exclude<keyof corev1.Volume, "name">;
type SourceCheck = (volume: corev1.Volume, path: FieldPath) => FieldError[];

const hostPathTypes = [
  "",
  "BlockDevice",
  "CharDevice",
  "Directory",
  "DirectoryOrCreate",
  "File",
  "FileOrCreate",
  "Socket",
];

const sourceChecks: Partial<Record<Source, SourceCheck>> = {
  emptyDir: ({ emptyDir }, path) =>
    emptyDir?.sizeLimit !== undefined && Quantity.parse(emptyDir.sizeLimit).sign() < 0
      ? [forbiddenValue(path.child("sizeLimit"), "SizeLimit field must be a valid resource quantity")]
      : [],
  hostPath: ({ hostPath }, path) => [
    ...required(hostPath?.path, path.child("path")),
    ...validateNoBacksteps(hostPath?.path ?? "", path.child("path")),
    ...validateOptionalChoice(hostPath?.type, hostPathTypes, path.child("type")),
  ],
  secret: ({ secret }, path) => [
    ...required(secret?.secretName, path.child("secretName")),
    ...validateFileMode(secret?.defaultMode, path.child("defaultMode")),
    ...validateItems(secret?.items, path.child("items")),
  ],
  configMap: ({ configMap }, path) => [
    ...required(configMap?.name, path.child("name")),
    ...validateFileMode(configMap?.defaultMode, path.child("defaultMode")),
    ...validateItems(configMap?.items, path.child("items")),
  ],
  persistentVolumeClaim: ({ persistentVolumeClaim }, path) =>
    required(persistentVolumeClaim?.claimName, path.child("claimName")),
  downwardAPI: ({ downwardAPI }, path) => [
    ...validateFileMode(downwardAPI?.defaultMode, path.child("defaultMode")),
    ...validateDownwardFiles(downwardAPI?.items, path.child("items")),
  ],
  projected: ({ projected }, path) => (projected ? validateProjected(projected, path) : []),
  nfs: ({ nfs }, path) => [
    ...required(nfs?.server, path.child("server")),
    ...(nfs?.path
      ? nfs.path.startsWith("/")
        ? []
        : [invalidValue(path.child("path"), nfs.path, "must be an absolute path")]
      : [requiredValue(path.child("path"))]),
  ],
  csi: ({ csi }, path) => required(csi?.driver, path.child("driver")),
  ephemeral: ({ ephemeral }, path) =>
    ephemeral?.volumeClaimTemplate === undefined ? [requiredValue(path.child("volumeClaimTemplate"))] : [],
};

function validateVolumeSource(volume: corev1.Volume, path: FieldPath): FieldError[] {
  const sources = Object.keys(volume).filter((key): key is Source => key !== "name");
  const [first, ...others] = sources;
  if (first === undefined) return [requiredValue(path, "must specify a volume type")];
  const errors = sourceChecks[first]?.(volume, path.child(first)) ?? [];
  for (const other of others) {
    errors.push(forbiddenValue(path.child(other), "may not specify more than 1 volume type"));
  }
  return errors;
}

function required(value: string | undefined, path: FieldPath): FieldError[] {
  return value === undefined || value === "" ? [requiredValue(path)] : [];
}

function validateItems(items: readonly corev1.KeyToPath[] | undefined, path: FieldPath): FieldError[] {
  return (items ?? []).flatMap((item, i) => {
    const itemPath = path.index(i);
    return [
      ...required(item.key, itemPath.child("key")),
      ...(item.path === ""
        ? [requiredValue(itemPath.child("path"))]
        : validateLocalFile(item.path, itemPath.child("path"))),
      ...validateFileMode(item.mode, itemPath.child("mode")),
    ];
  });
}

function validateLocalFile(text: string, path: FieldPath): FieldError[] {
  const errors = validateLocalPath(text, path);
  if (text.startsWith("..") && !text.startsWith("../")) {
    errors.push(invalidValue(path, text, "must not start with '..'"));
  }
  return errors;
}

const downwardFields = [
  "metadata.annotations",
  "metadata.labels",
  "metadata.name",
  "metadata.namespace",
  "metadata.uid",
];

function validateDownwardFiles(
  files: readonly corev1.DownwardAPIVolumeFile[] | undefined,
  path: FieldPath,
): FieldError[] {
  return (files ?? []).flatMap((file, i) => {
    const itemPath = path.index(i);
    const errors =
      file.path === ""
        ? [requiredValue(itemPath.child("path"))]
        : validateLocalFile(file.path, itemPath.child("path"));
    if (file.fieldRef) {
      errors.push(...validateFieldRef(file.fieldRef, downwardFields, itemPath.child("fieldRef")));
      if (file.resourceFieldRef) {
        const detail = "fieldRef and resourceFieldRef can not be specified simultaneously";
        errors.push(invalidValue(itemPath, "resource", detail));
      }
    } else if (file.resourceFieldRef) {
      const refPath = itemPath.child("resourceFieldRef");
      if (!file.resourceFieldRef.containerName) errors.push(requiredValue(refPath.child("containerName")));
      errors.push(...validateResourceFieldRef(file.resourceFieldRef, refPath));
    } else {
      errors.push(requiredValue(itemPath, "one of fieldRef and resourceFieldRef is required"));
    }
    return [...errors, ...validateFileMode(file.mode, itemPath.child("mode"))];
  });
}

function validateProjected(projected: corev1.ProjectedVolumeSource, path: FieldPath): FieldError[] {
  const errors = validateFileMode(projected.defaultMode, path.child("defaultMode"));
  for (const [i, source] of (projected.sources ?? []).entries()) {
    const itemPath = path.child("sources").index(i);
    if (source.secret) {
      errors.push(...required(source.secret.name, itemPath.child("secret", "name")));
      errors.push(...validateItems(source.secret.items, itemPath.child("secret", "items")));
    }
    if (source.configMap) {
      errors.push(...required(source.configMap.name, itemPath.child("configMap", "name")));
      errors.push(...validateItems(source.configMap.items, itemPath.child("configMap", "items")));
    }
    if (source.downwardAPI) {
      errors.push(...validateDownwardFiles(source.downwardAPI.items, itemPath.child("downwardAPI", "items")));
    }
    if (source.serviceAccountToken) {
      errors.push(
        ...validateTokenProjection(source.serviceAccountToken, itemPath.child("serviceAccountToken")),
      );
    }
  }
  return errors;
}

function validateTokenProjection(token: corev1.ServiceAccountTokenProjection, path: FieldPath): FieldError[] {
  const errors =
    token.path === ""
      ? [requiredValue(path.child("path"))]
      : validateLocalFile(token.path, path.child("path"));
  const seconds = token.expirationSeconds ?? 3600;
  if (seconds < 600) {
    errors.push(
      invalidValue(
        path.child("expirationSeconds"),
        seconds,
        "may not specify a duration less than 10 minutes",
      ),
    );
  }
  return errors;
}

export function validateVolumeMounts(
  container: corev1.Container,
  volumeNames: ReadonlySet<string>,
  path: FieldPath,
): FieldError[] {
  const mountPaths = new Set<string>();
  return (container.volumeMounts ?? []).flatMap((mount, i) => {
    const itemPath = path.index(i);
    const errors = required(mount.name, itemPath.child("name"));
    if (!volumeNames.has(mount.name)) errors.push(notFoundValue(itemPath.child("name"), mount.name));
    errors.push(...required(mount.mountPath, itemPath.child("mountPath")));
    if (mountPaths.has(mount.mountPath)) {
      errors.push(invalidValue(itemPath.child("mountPath"), mount.mountPath, "must be unique"));
    }
    mountPaths.add(mount.mountPath);
    if (mount.subPath) errors.push(...validateLocalPath(mount.subPath, itemPath.child("subPath")));
    if (mount.subPathExpr) {
      if (mount.subPath) {
        const detail = "subPathExpr and subPath are mutually exclusive";
        errors.push(invalidValue(itemPath.child("subPathExpr"), mount.subPathExpr, detail));
      }
      errors.push(...validateLocalPath(mount.subPathExpr, itemPath.child("subPathExpr")));
    }
    const modes = ["Bidirectional", "HostToContainer", "None"];
    errors.push(...validateOptionalChoice(mount.mountPropagation, modes, itemPath.child("mountPropagation")));
    if (mount.mountPropagation === "Bidirectional" && container.securityContext?.privileged !== true) {
      const detail = "Bidirectional mount propagation is available only to privileged containers";
      errors.push(forbiddenValue(itemPath.child("mountPropagation"), detail));
    }
    return errors;
  });
}
