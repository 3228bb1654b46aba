import { isJsonObject } from "./json.ts";

export const patchDirective = "$patch";
export const retainKeysDirective = "$retainKeys";
export const orderPrefix = "$setElementOrder";
export const deletePrefix = "$deleteFromPrimitiveList";

/**
 * A value of a patch that meets nothing to merge with: without nulls, directives, and the objects and items that have a
 * `$patch`; undefined when the value is one itself.
 */
export function withoutDirectives(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutDirectives).filter((item) => item !== undefined);
  if (!isJsonObject(value)) return value;
  if (patchDirective in value) return undefined;
  const fields = Object.entries(value)
    .filter(([key, inner]) => !isDirectiveKey(key) && inner !== null)
    .map(([key, inner]) => [key, withoutDirectives(inner)] as const);
  return Object.fromEntries(fields.filter(([, inner]) => inner !== undefined));
}

function isDirectiveKey(key: string): boolean {
  return (
    key === retainKeysDirective || key.startsWith(`${orderPrefix}/`) || key.startsWith(`${deletePrefix}/`)
  );
}
