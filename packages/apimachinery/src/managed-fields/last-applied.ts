import { canonicalJson } from "../equality.ts";
import { goJson } from "../go-quote.ts";
import { isJsonObject } from "../patch/json.ts";
import type { JsonObject } from "../patch/json.ts";
import { compareObjects } from "./compare.ts";
import { difference, emptyFields } from "./field-set.ts";
import type { FieldSet } from "./field-set.ts";
import { fieldsOf } from "./fields-of.ts";
import type { MapShape } from "./shape.ts";
import { configurationError } from "./validate.ts";
import { asObject } from "./value.ts";

const lastAppliedAnnotation = "kubectl.kubernetes.io/last-applied-configuration";
const maxAnnotationsBytes = 256 * 1024;

/**
 * The fields that kubectl's client-side apply set, as its annotation says, and that are still so. A server-side apply
 * by kubectl takes them over without a conflict.
 */
export function lastAppliedFields(shape: MapShape, apiVersion: string, live: JsonObject): FieldSet {
  const text = annotationsOf(live)?.[lastAppliedAnnotation];
  const last = typeof text === "string" ? parseObject(text) : undefined;
  if (last === undefined || last["apiVersion"] !== apiVersion) return emptyFields;
  if ((configurationError(shape, last) ?? configurationError(shape, live)) !== undefined) return emptyFields;
  const { added, modified, removed } = compareObjects(shape, last, live) ?? {};
  return [added, modified, removed].reduce<FieldSet>(
    (fields, changed) => (changed === undefined ? fields : difference(fields, changed)),
    fieldsOf(shape, last, "configured"),
  );
}

/** The object with the annotation, if it has one, saying what kubectl applies now. */
export function withLastApplied(object: JsonObject, configuration: JsonObject): JsonObject {
  const annotations = annotationsOf(object);
  if (!annotations?.[lastAppliedAnnotation]) return object;
  const text = lastAppliedText(configuration);
  if (annotations[lastAppliedAnnotation] === text) return object;
  const { [lastAppliedAnnotation]: _, ...others } = annotations;
  const updated = { ...others, [lastAppliedAnnotation]: text };
  const metadata = asObject(object["metadata"]);
  return { ...object, metadata: { ...metadata, annotations: fits(updated) ? updated : others } };
}

function lastAppliedText(configuration: JsonObject): string {
  const metadata = asObject(configuration["metadata"]) ?? {};
  const annotations = asObject(metadata["annotations"]);
  const { [lastAppliedAnnotation]: _, ...others } = annotations ?? {};
  const applied =
    annotations === undefined
      ? configuration
      : { ...configuration, metadata: { ...metadata, annotations: others } };
  return `${goJson(JSON.parse(canonicalJson(applied)))}\n`;
}

function annotationsOf(object: JsonObject): JsonObject | undefined {
  return asObject(asObject(object["metadata"])?.["annotations"]);
}

function fits(annotations: JsonObject): boolean {
  const bytes = Object.entries(annotations).map(
    ([key, value]) => Buffer.byteLength(key) + Buffer.byteLength(String(value)),
  );
  return bytes.reduce((sum, size) => sum + size, 0) <= maxAnnotationsBytes;
}

function parseObject(text: string): JsonObject | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : undefined;
  } catch {
    // Anybody may write the annotation: what is no JSON says nothing.
    return undefined;
  }
}
