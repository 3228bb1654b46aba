import { isJsonObject } from "../patch/json.ts";
import type { JsonObject } from "../patch/json.ts";
import { fieldElement, keyElement, valueElement } from "./path-element.ts";
import type { PathElement } from "./path-element.ts";
import type { ListKey, ListShape, MapShape, Shape } from "./shape.ts";

/** Values seen through their shapes. Absent and undefined are the same. */

export function asObject(value: unknown): JsonObject | undefined {
  return isJsonObject(value) ? value : undefined;
}

export function asList(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}

export function isEmptyObject(value: JsonObject): boolean {
  for (const _ in value) return false;
  return true;
}

/** The shape and element of what a struct or map has at a key; undefined for what its type does not have. */
export function fieldAt(
  shape: MapShape,
  name: string,
): { readonly element: PathElement; readonly shape: Shape } | undefined {
  const field = shape.fields.get(name);
  if (field !== undefined) return field;
  return shape.values && { element: fieldElement(name), shape: shape.values };
}

/** What identifies an item of a set or map list; undefined for one that has nothing to be told by. */
export function itemElement(shape: ListShape, item: unknown): PathElement | undefined {
  if (shape.type === "set") {
    return item === undefined || typeof item === "object" ? undefined : valueElement(item);
  }
  const object = asObject(item);
  if (object === undefined) return undefined;
  const keys: [string, unknown][] = [];
  for (const key of shape.keys) {
    const value = keyOf(object, key);
    if (value !== undefined) keys.push([key.name, value]);
  }
  return keys.length === 0 ? undefined : keyElement(keys);
}

/** Whether two items are told by the same key, without writing it down. */
export function sameItem(shape: ListShape, a: unknown, b: unknown): boolean {
  if (shape.type === "set") return a === b;
  const left = asObject(a);
  const right = asObject(b);
  if (left === undefined || right === undefined) return false;
  return shape.keys.every((key) => keyOf(left, key) === keyOf(right, key));
}

function keyOf(item: JsonObject, key: ListKey): unknown {
  const value = item[key.name];
  return value === undefined ? key.default : value;
}
