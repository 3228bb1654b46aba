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
import type { ListOptions } from "./strategic-merge-list.ts";
import { mergeList } from "./strategic-merge-list.ts";

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
  const instructions = splitInstructions(patch);
  for (const [key, value] of instructions.values) {
    if (value === null) merged.delete(key);
    else
      merged.set(key, mergeValue(merged.get(key), value, schema?.field(key), listOptions(instructions, key)));
  }
  for (const key of new Set([...instructions.orders.keys(), ...instructions.deletions.keys()])) {
    const old = merged.get(key);
    if (instructions.values.has(key) || !Array.isArray(old)) continue;
    merged.set(key, mergeValue(old, [], schema?.field(key), listOptions(instructions, key)));
  }
  return Object.fromEntries(merged);
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

function listOptions(instructions: Instructions, key: string): ListOptions {
  return {
    order: instructions.orders.get(key),
    deletions: instructions.deletions.get(key) ?? [],
    mergeItem: mergeObject,
  };
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
  if (slash < 0 || !Array.isArray(value)) throw new PatchError("malformed", problem);
  return [key.slice(slash + 1), value];
}

/** Drops the fields that a union's other member left behind. */
function retainKeys(original: JsonObject, patch: JsonObject): JsonObject {
  if (!(retainKeysDirective in patch)) return original;
  const retained = patch[retainKeysDirective];
  if (!Array.isArray(retained)) {
    throw new PatchError("malformed", "invalid patch format of retainKeys");
  }
  for (const [key, value] of Object.entries(patch)) {
    if (value === null || key.startsWith("$") || retained.includes(key)) continue;
    throw new PatchError("inapplicable", "patch content doesn't match retainKeys list");
  }
  return Object.fromEntries(Object.entries(original).filter(([key]) => retained.includes(key)));
}

function mergeValue(
  old: unknown,
  value: unknown,
  field: MergeField | undefined,
  options: ListOptions,
): unknown {
  const replaced = field?.strategies.includes("replace") ?? false;
  if (isJsonObject(value)) {
    return isJsonObject(old) && !replaced ? mergeObject(old, value, field?.inner) : withoutDirectives(value);
  }
  if (Array.isArray(value)) {
    if (!Array.isArray(old)) return withoutDirectives(value);
    return field?.strategies.includes("merge") ? mergeList(old, value, field, options) : value;
  }
  return value;
}
