import type { corev1 } from "@kubets/api";
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkDns1123Label,
  forbiddenValue,
  invalidValue,
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
import { validateClaimSpec } from "./claim-validation.ts";
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
  hostPath: ({ hostPath }, path) => validateHostPath(hostPath, path),
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
  nfs: ({ nfs }, path) => validateNfs(nfs, path),
  csi: ({ csi }, path) => required(csi?.driver, path.child("driver")),
  ephemeral: ({ ephemeral }, path) => {
    const at = path.child("volumeClaimTemplate");
    const template = ephemeral?.volumeClaimTemplate;
    return template === undefined ? [requiredValue(at)] : validateClaimSpec(template.spec, at.child("spec"));
  },
  image: ({ image }, path) => {
    const policies = ["Always", "IfNotPresent", "Never"];
    return validateOptionalChoice(image?.pullPolicy, policies, path.child("pullPolicy"));
  },
};

export function validateHostPath(
  source: corev1.HostPathVolumeSource | undefined,
  path: FieldPath,
): FieldError[] {
  return [
    ...required(source?.path, path.child("path")),
    ...validateNoBacksteps(source?.path ?? "", path.child("path")),
    ...validateOptionalChoice(source?.type, hostPathTypes, path.child("type")),
  ];
}

export function validateNfs(source: corev1.NFSVolumeSource | undefined, path: FieldPath): FieldError[] {
  const errors = required(source?.server, path.child("server"));
  if (!source?.path) errors.push(requiredValue(path.child("path")));
  else if (!source.path.startsWith("/"))
    errors.push(invalidValue(path.child("path"), source.path, "must be an absolute path"));
  return errors;
}

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

export function required(value: string | undefined, path: FieldPath): FieldError[] {
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

/** Each source has its own files: no two of them the same. */
function validateProjected(projected: corev1.ProjectedVolumeSource, path: FieldPath): FieldError[] {
  const errors = validateFileMode(projected.defaultMode, path.child("defaultMode"));
  const taken = new Set<string>();
  for (const [i, source] of (projected.sources ?? []).entries()) {
    const at = path.child("sources").index(i);
    const kinds = Object.keys(source).filter((kind) => Reflect.get(source, kind) !== undefined);
    if (kinds.length > 1) errors.push(forbiddenValue(at, "may not specify more than 1 volume type"));
    errors.push(...validateProjection(source, at));
    for (const [file, filePath] of filesOf(source, at)) {
      if (taken.has(file)) errors.push(invalidValue(filePath, file, "conflicting duplicate paths"));
      taken.add(file);
    }
  }
  return errors;
}

function validateProjection(source: corev1.VolumeProjection, path: FieldPath): FieldError[] {
  const { secret, configMap, downwardAPI, serviceAccountToken: token } = source;
  const errors: FieldError[] = [];
  if (secret) {
    errors.push(...required(secret.name, path.child("secret", "name")));
    errors.push(...validateItems(secret.items, path.child("secret", "items")));
  }
  if (configMap) {
    errors.push(...required(configMap.name, path.child("configMap", "name")));
    errors.push(...validateItems(configMap.items, path.child("configMap", "items")));
  }
  if (downwardAPI)
    errors.push(...validateDownwardFiles(downwardAPI.items, path.child("downwardAPI", "items")));
  if (token) errors.push(...validateTokenProjection(token, path.child("serviceAccountToken")));
  return errors;
}

/** The files that a source names itself, and where. */
function filesOf(source: corev1.VolumeProjection, path: FieldPath): readonly [string, FieldPath][] {
  const items = (
    list: readonly { readonly path: string }[] | undefined,
    field: string,
  ): readonly [string, FieldPath][] => (list ?? []).map(({ path: file }) => [file, path.child(field)]);
  const token = source.serviceAccountToken?.path;
  return [
    ...items(source.secret?.items, "secret"),
    ...items(source.configMap?.items, "configMap"),
    ...items(source.downwardAPI?.items, "downwardAPI"),
    ...(token ? [[token, path.child("serviceAccountToken")] as [string, FieldPath]] : []),
  ];
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
  if (seconds > 2 ** 32) {
    const detail = "may not specify a duration larger than 2^32 seconds";
    errors.push(invalidValue(path.child("expirationSeconds"), seconds, detail));
  }
  return errors;
}
