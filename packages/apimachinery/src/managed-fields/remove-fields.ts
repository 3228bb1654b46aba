import type { JsonObject } from "../patch/json.ts";
import { isEmptySet, isMember } from "./field-set.ts";
import type { FieldSet } from "./field-set.ts";
import { shapeFor } from "./shape.ts";
import type { ListShape, MapShape, Shape } from "./shape.ts";
import { asList, asObject, fieldAt, itemElement } from "./value.ts";

/** The object without these fields and items; what they empty goes as well. */
export function removeFields(shape: MapShape, object: JsonObject, fields: FieldSet): JsonObject {
  return removeFromMap(shape, object, fields);
}

/** Undefined when nothing is left. A path below what is owned as a whole takes the whole. */
function removeBelow(shape: Shape, value: unknown, fields: FieldSet): unknown {
  const actual = shapeFor(shape, value);
  if (actual.kind === "map") {
    const object = asObject(value);
    if (actual.atomic || object === undefined) return undefined;
    const rest = removeFromMap(actual, object, fields);
    return Object.keys(rest).length === 0 ? undefined : rest;
  }
  if (actual.kind === "list") {
    const list = asList(value);
    if (actual.type === "atomic" || list === undefined) return undefined;
    const rest = removeFromList(actual, list, fields);
    return rest.length === 0 ? undefined : rest;
  }
  return value;
}

function removeFromMap(shape: MapShape, object: JsonObject, fields: FieldSet): JsonObject {
  if (isEmptySet(fields)) return object;
  let rest: Record<string, unknown> | undefined;
  for (const name of Object.keys(object)) {
    const field = fieldAt(shape, name);
    const node = field && fields[field.element];
    if (field === undefined || node === undefined) continue;
    const value = isMember(node) ? undefined : removeBelow(field.shape, object[name], node);
    if (value === object[name]) continue;
    rest ??= { ...object };
    if (value === undefined) delete rest[name];
    else rest[name] = value;
  }
  return rest ?? object;
}

function removeFromList(shape: ListShape, list: readonly unknown[], fields: FieldSet): readonly unknown[] {
  const rest = list.flatMap((item) => {
    const element = itemElement(shape, item);
    const node = element === undefined ? undefined : fields[element];
    if (node === undefined) return [item];
    const left = isMember(node) ? undefined : removeBelow(shape.items, item, node);
    return left === undefined ? [] : [left];
  });
  return rest.length === list.length && rest.every((item, i) => item === list[i]) ? list : rest;
}
