import { deepEqual } from "../equality.ts";
import type { JsonObject } from "./json.ts";
import { goValue, isJsonObject, PatchError } from "./json.ts";
import type { MergeField, MergeSchema } from "./merge-schema.ts";
import { withoutDirectives } from "./strategic-merge-directives.ts";

/** What a list is merged with besides the patch's own list. */
export interface ListOptions {
  /** The wanted order of the items that the client knows. */
  readonly order: readonly unknown[] | undefined;
  /** Scalars to take out. */
  readonly deletions: readonly unknown[];
  /** Merges two items of the same key. */
  readonly mergeItem: (
    original: JsonObject,
    patch: JsonObject,
    schema: MergeSchema | undefined,
  ) => JsonObject;
}

/** Merges a list whose items are told apart by a key, or by themselves when they are scalars. */
export function mergeList(
  original: readonly unknown[],
  patch: readonly unknown[],
  field: MergeField,
  options: ListOptions,
): readonly unknown[] {
  if (original.length === 0 && patch.length === 0) return original;
  const sample = original[0] ?? patch[0];
  if (Array.isArray(sample)) throw new PatchError("inapplicable", "lists of lists are not supported");
  if (!isJsonObject(sample)) return mergeScalars(original, patch, options);
  if (field.mergeKey === undefined) {
    throw new PatchError("failed", "cannot merge lists without merge key for the type");
  }
  return mergeItems(original, patch, { ...field, mergeKey: field.mergeKey }, options);
}

function mergeScalars(
  original: readonly unknown[],
  patch: readonly unknown[],
  options: ListOptions,
): readonly unknown[] {
  const kept = original.filter((item) => !options.deletions.includes(item));
  const merged = [...new Set([...kept, ...patch])];
  const order = options.order ?? patch;
  return arrange(merged, order, original, (a, b) => a === b);
}

type KeyedField = MergeField & { readonly mergeKey: string };

function mergeItems(
  original: readonly unknown[],
  patch: readonly unknown[],
  field: KeyedField,
  options: ListOptions,
): readonly unknown[] {
  const { mergeKey } = field;
  const directives = patch.filter((item) => isJsonObject(item) && "$patch" in item).map(asObject);
  const plain = patch.filter((item) => !isJsonObject(item) || !("$patch" in item)).map(asObject);
  if (directives.some((item) => item["$patch"] === "replace")) return plain.map(withoutDirectives);
  let merged = original.map(asObject);
  for (const directive of directives) {
    if (directive["$patch"] !== "delete") {
      throw new PatchError(
        "failed",
        `unknown patch type: ${goValue(directive["$patch"])} in map: ${goValue(directive)}`,
      );
    }
    const key = keyOf(directive, mergeKey);
    merged = merged.filter((item) => !deepEqual(keyOf(item, mergeKey), key));
  }
  for (const item of plain) {
    const key = keyOf(item, mergeKey);
    const index = merged.findIndex((existing) => deepEqual(keyOf(existing, mergeKey), key));
    const existing = merged[index];
    if (existing === undefined) merged.push(asObject(withoutDirectives(item)));
    else merged[index] = options.mergeItem(existing, item, field.inner);
  }
  const sameKey = (a: unknown, b: unknown): boolean =>
    deepEqual(keyOf(asObject(a), mergeKey), keyOf(asObject(b), mergeKey));
  return arrange(merged, options.order ?? plain, original, sameKey);
}

function asObject(item: unknown): JsonObject {
  if (isJsonObject(item)) return item;
  throw new PatchError("failed", "expected a map, but received another kind of item in a merged list");
}

function keyOf(item: JsonObject, mergeKey: string): unknown {
  if (mergeKey in item) return item[mergeKey];
  throw new PatchError("failed", `map: ${goValue(item)} does not contain declared merge key: ${mergeKey}`);
}

/**
 * Orders a merged list: the items that `order` names stand as it says; those only the server has are put between
 * them, where they stood in the original as far as that can be told.
 */
function arrange(
  merged: readonly unknown[],
  order: readonly unknown[],
  original: readonly unknown[],
  same: (a: unknown, b: unknown) => boolean,
): readonly unknown[] {
  const indexIn = (list: readonly unknown[], item: unknown): number =>
    list.findIndex((other) => same(other, item));
  const ordered = merged.filter((item) => indexIn(order, item) >= 0);
  ordered.sort((a, b) => indexIn(order, a) - indexIn(order, b));
  const serverOnly = merged.filter((item) => indexIn(order, item) < 0);
  const result: unknown[] = [];
  let next = 0;
  for (const item of serverOnly) {
    const place = indexIn(original, item);
    while (next < ordered.length) {
      const other = indexIn(original, ordered[next]);
      if (other >= 0 && place < other) break;
      result.push(ordered[next]);
      next++;
    }
    result.push(item);
  }
  return [...result, ...ordered.slice(next)];
}
