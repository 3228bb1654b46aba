import { deepEqual } from "../equality.ts";
import type { JsonObject } from "./json.ts";
import { goValue, isJsonObject, PatchError } from "./json.ts";
import type { MergeField, MergeSchema } from "./merge-schema.ts";
import { orderPrefix, patchDirective, withoutDirectives } from "./strategic-merge-directives.ts";

/** Merges two items of the same key. */
export type MergeItem = (
  original: JsonObject,
  patch: JsonObject,
  schema: MergeSchema | undefined,
) => JsonObject;

/** Merges a list whose items are told apart by a key, or by themselves when they are scalars. */
export function mergeList(
  original: readonly unknown[],
  patch: readonly unknown[],
  field: MergeField,
  mergeItem: MergeItem,
): readonly unknown[] {
  if (original.length === 0 && patch.length === 0) return original;
  const sample = original[0] ?? patch[0];
  if (Array.isArray(sample)) throw new PatchError("inapplicable", "lists of lists are not supported");
  if (!isJsonObject(sample)) {
    return arrange([...new Set([...original, ...patch])], patch, original, (a, b) => a === b);
  }
  if (field.mergeKey === undefined) {
    throw new PatchError("failed", "cannot merge lists without merge key for the type");
  }
  return mergeItems(original, patch, { ...field, mergeKey: field.mergeKey }, mergeItem);
}

type KeyedField = MergeField & { readonly mergeKey: string };

function mergeItems(
  original: readonly unknown[],
  patch: readonly unknown[],
  field: KeyedField,
  mergeItem: MergeItem,
): readonly unknown[] {
  const { mergeKey } = field;
  const items = patch.map(asObject);
  const plain = items.filter((item) => !(patchDirective in item));
  let kept = original.map(asObject);
  for (const directive of items.filter((item) => patchDirective in item && !replacesList(item))) {
    const key = keyOf(directive, mergeKey);
    kept = kept.filter((item) => !deepEqual(item[mergeKey], key));
  }
  if (items.some(replacesList)) return plain.map(withoutDirectives);
  const merged = [...kept];
  for (const item of plain) {
    const key = keyOf(item, mergeKey);
    const index = merged.findIndex((existing) => deepEqual(existing[mergeKey], key));
    const existing = merged[index];
    if (existing === undefined) merged.push(asObject(withoutDirectives(item)));
    else merged[index] = mergeItem(existing, item, field.inner);
  }
  return arrange(merged, plain, kept, sameBy(mergeKey));
}

/** Whether an item says that the patch's list is the whole list; otherwise it says to delete one. */
function replacesList(item: JsonObject): boolean {
  const directive = item[patchDirective];
  switch (directive) {
    case undefined:
    case "delete":
      return false;
    case "replace":
      return true;
    case "merge":
      throw new PatchError("failed", "merging lists cannot yet be specified in the patch");
    default:
      throw new PatchError("failed", `unknown patch type: ${goValue(directive)} in map: ${goValue(item)}`);
  }
}

/** A merged list in the order that a `$setElementOrder` says; `original` has the order of all that it does not name. */
export function orderList(
  list: readonly unknown[],
  order: readonly unknown[],
  original: readonly unknown[],
  field: MergeField | undefined,
): readonly unknown[] {
  const mergeKey = field?.mergeKey;
  return arrange(list, order, original, mergeKey === undefined ? (a, b) => a === b : sameBy(mergeKey));
}

/** A patch's items must stand in the order that its `$setElementOrder` says, which must name them all. */
export function checkOrder(
  patch: readonly unknown[],
  order: readonly unknown[],
  field: MergeField | undefined,
): void {
  if (order.length === 0) return;
  const mergeKey = field?.mergeKey;
  const same = mergeKey === undefined ? (a: unknown, b: unknown) => a === b : sameBy(mergeKey);
  let place = 0;
  for (const item of patch) {
    if (isJsonObject(item) && patchDirective in item) continue;
    while (place < order.length && !same(item, order[place])) place++;
    if (place === order.length) {
      const lists = `${goValue(patch)}\n doesn't match ${orderPrefix} list:\n${goValue(order)}`;
      throw new PatchError("failed", `The order in patch list:\n${lists}\n`);
    }
    place++;
  }
}

function sameBy(mergeKey: string): (a: unknown, b: unknown) => boolean {
  return (a, b) => deepEqual(keyOf(asObject(a), mergeKey), keyOf(asObject(b), mergeKey));
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
