import { isJsonObject } from "./json.ts";
import type { JsonObject } from "./json.ts";

export const patchDirective = "$patch";
export const retainKeysDirective = "$retainKeys";
export const orderPrefix = "$setElementOrder";
export const deletePrefix = "$deleteFromPrimitiveList";

/** A value of a patch that meets nothing to merge with: without directives, deleted items and nulls. */
export function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) {
    return value
      .filter((item) => !isJsonObject(item) || !isDirectiveItem(item))
      .map((item) => withoutDirectives(item));
  }
  if (!isJsonObject(value)) return value;
  const fields = Object.entries(value).filter(([key, inner]) => !isDirectiveKey(key) && inner !== null);
  return Object.fromEntries(fields.map(([key, inner]) => [key, withoutDirectives(inner)]));
}

function isDirectiveKey(key: string): boolean {
  return (
    key === patchDirective ||
    key === retainKeysDirective ||
    key.startsWith(`${orderPrefix}/`) ||
    key.startsWith(`${deletePrefix}/`)
  );
}

/** An item that only says what to do with the list: `{$patch: delete, name: x}`, `{$patch: replace}`. */
function isDirectiveItem(item: JsonObject): boolean {
  const directive = item[patchDirective];
  return directive === "delete" || (directive === "replace" && Object.keys(item).length === 1);
}
