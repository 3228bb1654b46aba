import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkConfigMapKey,
  FieldPath,
  forbiddenValue,
  invalidValue,
  requiredValue,
  semanticEqual,
  tooLong,
  validateImmutable,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";
import { without } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { base64Bytes, immutableDataText, maxDataBytes, validateFrozen } from "./config-maps.ts";
import { secretColumns } from "./core-columns.ts";

export const secrets: Strategy<corev1.Secret> = {
  defaults: defaultSecret,
  prepareForUpdate: (secret, old) => (secret.type ? secret : { ...secret, type: old.type ?? "Opaque" }),
  validate: validateSecret,
  validateUpdate: (secret, old) => [
    ...validateImmutable(secret.type, old.type, FieldPath.of("type")),
    ...validateFrozen(secret, old),
    ...(old.immutable === true && !semanticEqual(secret.data, old.data)
      ? [forbiddenValue(FieldPath.of("data"), immutableDataText)]
      : []),
  ],
  selectableFields: { type: (secret) => secret.type ?? "" },
  columns: secretColumns,
};

/** stringData is only ever written: it becomes data. */
function defaultSecret(secret: corev1.Secret): corev1.Secret {
  const typed = secret.type ? secret : { ...secret, type: "Opaque" };
  if (secret.stringData === undefined) return typed;
  const added = Object.entries(secret.stringData).map(([key, value]) => [
    key,
    Buffer.from(value, "utf8").toString("base64"),
  ]);
  return { ...without(typed, "stringData"), data: { ...secret.data, ...Object.fromEntries(added) } };
}

const dataPath = FieldPath.of("data");
const redacted = "<secret contents redacted>";

function validateSecret(secret: corev1.Secret): FieldError[] {
  const errors: FieldError[] = [];
  let size = 0;
  for (const [key, value] of Object.entries(secret.data ?? {})) {
    errors.push(...invalidTexts(dataPath.key(key), key, checkConfigMapKey(key)));
    size += base64Bytes(value);
  }
  if (size > maxDataBytes) errors.push(tooLong(dataPath, maxDataBytes));
  return [...errors, ...validateByType(secret)];
}

function validateByType(secret: corev1.Secret): FieldError[] {
  const has = (key: string): boolean => secret.data?.[key] !== undefined;
  switch (secret.type) {
    case "kubernetes.io/service-account-token": {
      const annotation = "kubernetes.io/service-account.name";
      if (secret.metadata.annotations?.[annotation]) return [];
      return [requiredValue(FieldPath.of("metadata", "annotations").key(annotation))];
    }
    case "kubernetes.io/dockercfg":
      return validateJsonKey(secret, ".dockercfg");
    case "kubernetes.io/dockerconfigjson":
      return validateJsonKey(secret, ".dockerconfigjson");
    case "kubernetes.io/basic-auth":
      if (has("username") || has("password")) return [];
      return [requiredValue(dataPath.key("username")), requiredValue(dataPath.key("password"))];
    case "kubernetes.io/ssh-auth":
      return (secret.data?.["ssh-privatekey"] ?? "") === ""
        ? [requiredValue(dataPath.key("ssh-privatekey"))]
        : [];
    case "kubernetes.io/tls":
      return ["tls.crt", "tls.key"].filter((key) => !has(key)).map((key) => requiredValue(dataPath.key(key)));
    default:
      return [];
  }
}

function validateJsonKey(secret: corev1.Secret, key: string): FieldError[] {
  const value = secret.data?.[key];
  if (value === undefined) return [requiredValue(dataPath.key(key))];
  try {
    JSON.parse(Buffer.from(value, "base64").toString("utf8"));
    return [];
  } catch (err: unknown) {
    if (!(err instanceof SyntaxError)) throw err;
    return [invalidValue(dataPath.key(key), redacted, err.message)];
  }
}
