import type { corev1 } from "@kubets/api";
import { fieldPathValue } from "../config/field-path.ts";
import type { PodFacts } from "../config/field-path.ts";
import { resourceFieldValue } from "../config/resource-field.ts";
import { VolumeError } from "./volume-error.ts";

export interface PayloadFile {
  readonly bytes: Uint8Array;
  /** Permission bits. */
  readonly mode: number;
}

/** Files of a volume by their path inside it. */
export type Payload = ReadonlyMap<string, PayloadFile>;

interface Selection {
  readonly items: readonly corev1.KeyToPath[] | undefined;
  readonly mode: number;
  readonly optional: boolean;
}

/** Permission bits Kubernetes gives projected files unless told otherwise. */
export const defaultFileMode = 0o644;

export function configMapPayload(configMap: corev1.ConfigMap | undefined, selection: Selection): Payload {
  const data = new Map<string, Uint8Array>();
  for (const [key, value] of Object.entries(configMap?.data ?? {})) data.set(key, Buffer.from(value, "utf8"));
  for (const [key, value] of Object.entries(configMap?.binaryData ?? {})) {
    data.set(key, Buffer.from(value, "base64"));
  }
  return select(data, selection, "config key");
}

export function secretPayload(secret: corev1.Secret | undefined, selection: Selection): Payload {
  const data = new Map<string, Uint8Array>();
  for (const [key, value] of Object.entries(secret?.data ?? {})) data.set(key, Buffer.from(value, "base64"));
  return select(data, selection, "secret key");
}

export function downwardPayload(
  pod: corev1.Pod,
  items: readonly corev1.DownwardAPIVolumeFile[],
  context: {
    readonly facts: PodFacts;
    readonly allocatable: Readonly<Record<string, string>>;
    readonly mode: number;
  },
): Payload {
  return new Map(
    items.map((item) => {
      const text = item.fieldRef
        ? fieldPathValue(pod, item.fieldRef.fieldPath, context.facts)
        : item.resourceFieldRef && resourceFieldValue(pod, item.resourceFieldRef, context);
      if (text === undefined)
        throw new VolumeError(`unsupported fieldPath: ${item.fieldRef?.fieldPath ?? ""}`);
      return [checkedPath(item.path), { bytes: Buffer.from(text, "utf8"), mode: item.mode ?? context.mode }];
    }),
  );
}

/** All keys as files, or the chosen ones where they were asked for. */
function select(data: ReadonlyMap<string, Uint8Array>, selection: Selection, what: string): Payload {
  const files = new Map<string, PayloadFile>();
  if (selection.items === undefined || selection.items.length === 0) {
    for (const [key, bytes] of data) files.set(key, { bytes, mode: selection.mode });
    return files;
  }
  for (const item of selection.items) {
    const bytes = data.get(item.key);
    if (bytes) files.set(checkedPath(item.path), { bytes, mode: item.mode ?? selection.mode });
    else if (!selection.optional) throw new VolumeError(`references non-existent ${what}: ${item.key}`);
  }
  return files;
}

/** The API refuses such paths; a file outside its volume must be impossible whatever the API let through. */
export function checkedPath(path: string): string {
  const parts = path.split("/");
  if (path.startsWith("/") || parts.includes("..") || parts[0]?.startsWith("..")) {
    throw new VolumeError(`invalid path: must be relative and must not contain '..': ${path}`);
  }
  return path;
}
