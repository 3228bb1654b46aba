/**
 * Strategic merge patch: a merge patch that knows which lists merge by which key, with directives for what it cannot
 * say otherwise (`$patch`, `$retainKeys`, `$setElementOrder/…`, `$deleteFromPrimitiveList/…`). Behaviour and texts
 * as in apimachinery pkg/util/strategicpatch (v1.36).
 */
import type { JsonObject } from "./json.ts";
import { goValue, isJsonObject, PatchError } from "./json.ts";
import type { MergeField, MergeSchema } from "./merge-schema.ts";
import {
  deletePrefix,
  orderPrefix,
  patchDirective,
  retainKeysDirective,
  withoutDirectives,
} from "./strategic-merge-directives.ts";
import { checkOrder, mergeList, orderList } from "./strategic-merge-list.ts";

/** Inputs stay as they are. Throws PatchError. */
export function applyStrategicMergePatch(
  original: JsonObject,
  patch: JsonObject,
  schema: MergeSchema | undefined,
): JsonObject {
  return mergeObject(original, patch, schema);
}

/** One object merged into another; also what merges the items of lists. */
function mergeObject(original: JsonObject, patch: JsonObject, schema: MergeSchema | undefined): JsonObject {
  if (patchDirective in patch) return applyObjectDirective(patch);
  const merged = new Map(Object.entries(retainKeys(original, patch)));
  const { values, orders, deletions } = splitInstructions(patch);
  const set = (key: string, value: unknown): void => {
    if (value === undefined) merged.delete(key);
    else merged.set(key, value);
  };
  for (const [key, value] of values) {
    const field = schema?.field(key);
    const order = orders.get(key);
    if (value === null) merged.delete(key);
    else if (order === undefined || !Array.isArray(value))
      set(key, mergeValue(merged.get(key), value, field));
    else set(key, mergeInOrder(merged.get(key), value, order, field));
  }
  for (const [key, order] of orders) {
    const list = merged.get(key);
    if (!values.has(key) && Array.isArray(list))
      merged.set(key, orderList(list, order, list, schema?.field(key)));
  }
  // After the merge: what a patch both adds and deletes is deleted.
  for (const [key, deleted] of deletions) {
    const list = merged.get(key);
    if (Array.isArray(list))
      merged.set(
        key,
        list.filter((item) => !deleted.includes(item)),
      );
  }
  return Object.fromEntries(merged);
}

function mergeInOrder(
  old: unknown,
  value: readonly unknown[],
  order: readonly unknown[],
  field: MergeField | undefined,
): unknown {
  checkOrder(value, order, field);
  const list = mergeValue(old, value, field);
  return Array.isArray(list) ? orderList(list, order, Array.isArray(old) ? old : [], field) : list;
}

function applyObjectDirective(patch: JsonObject): JsonObject {
  const { [patchDirective]: directive, ...rest } = patch;
  if (directive === "replace") return rest;
  if (directive === "delete") return {};
  throw new PatchError("failed", `unknown patch type: ${goValue(directive)} in map: ${goValue(patch)}`);
}

interface Instructions {
  readonly values: ReadonlyMap<string, unknown>;
  readonly orders: ReadonlyMap<string, readonly unknown[]>;
  readonly deletions: ReadonlyMap<string, readonly unknown[]>;
}

/** Tells the fields of a patch from the directives about its lists. */
function splitInstructions(patch: JsonObject): Instructions {
  const values = new Map<string, unknown>();
  const orders = new Map<string, readonly unknown[]>();
  const deletions = new Map<string, readonly unknown[]>();
  for (const [key, value] of Object.entries(patch)) {
    if (key === retainKeysDirective) continue;
    if (key.startsWith(orderPrefix)) {
      orders.set(...directiveList(key, value, "invalid patch format of setElementOrder list"));
    } else if (key.startsWith(deletePrefix)) {
      deletions.set(...directiveList(key, value, "invalid patch format of primitive list"));
    } else {
      values.set(key, value);
    }
  }
  return { values, orders, deletions };
}

function directiveList(key: string, value: unknown, problem: string): [string, readonly unknown[]] {
  const slash = key.indexOf("/");
  if (slash < 0 || !Array.isArray(value)) throw new PatchError("bad-directive", problem);
  return [key.slice(slash + 1), value];
}

/** Drops the fields that a union's other member left behind. */
function retainKeys(original: JsonObject, patch: JsonObject): JsonObject {
  if (!(retainKeysDirective in patch)) return original;
  const retained = patch[retainKeysDirective];
  const fits = ([key, value]: [string, unknown]): boolean =>
    value === null || key.startsWith("$") || (Array.isArray(retained) && retained.includes(key));
  if (!Array.isArray(retained) || !Object.entries(patch).every(fits)) {
    throw new PatchError("bad-directive", "invalid patch format of retainKeys");
  }
  return Object.fromEntries(Object.entries(original).filter(([key]) => retained.includes(key)));
}

/** Undefined when the patch only says what to do with what is not there. */
function mergeValue(old: unknown, value: unknown, field: MergeField | undefined): unknown {
  const replaced = field?.strategies.includes("replace") ?? false;
  if (isJsonObject(value)) {
    return isJsonObject(old) && !replaced ? mergeObject(old, value, field?.inner) : withoutDirectives(value);
  }
  if (Array.isArray(value)) {
    if (!Array.isArray(old)) return withoutDirectives(value);
    return field?.strategies.includes("merge") ? mergeList(old, value, field, mergeObject) : value;
  }
  return value;
}
