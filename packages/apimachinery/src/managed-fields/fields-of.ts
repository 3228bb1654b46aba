import type { JsonObject } from "../patch/json.ts";
import { asMember, emptyFields, inOrder, isEmptySet } from "./field-set.ts";
import type { FieldSet, FieldSetBuilder } from "./field-set.ts";
import type { PathElement } from "./path-element.ts";
import { shapeFor } from "./shape.ts";
import type { ListShape, MapShape, Shape } from "./shape.ts";
import { asList, asObject, fieldAt, isEmptyObject, itemElement } from "./value.ts";

/**
 * `configured`: what somebody owns who applies a value: leaves, items, keys of maps, but fields of structs only when
 * nothing is in them. `all`: what a value that comes or goes as a whole consists of, whatever holds something included.
 */
export type Extent = "configured" | "all";

/** The fields of an object. */
export function fieldsOf(shape: MapShape, object: JsonObject, extent: Extent): FieldSet {
  return mapFields(shape, object, extent, false) ?? emptyFields;
}

/**
 * The node of a value, of which `member` says that it is in the set whatever it holds; undefined when the set has no
 * part of it.
 */
export function nodeOfValue(
  shape: Shape,
  value: unknown,
  extent: Extent,
  member: boolean,
): FieldSet | undefined {
  const actual = shapeFor(shape, value);
  switch (actual.kind) {
    case "ignored":
      return undefined;
    case "scalar":
      return emptyFields;
    case "map": {
      const object = asObject(value);
      if (actual.atomic || object === undefined || isEmptyObject(object)) return emptyFields;
      return mapFields(actual, object, extent, member);
    }
    case "list": {
      const list = asList(value);
      if (actual.type === "atomic" || list === undefined) return emptyFields;
      if (list.length === 0) return member || extent === "all" ? emptyFields : undefined;
      return listFields(actual, list, extent, member);
    }
  }
}

function mapFields(
  shape: MapShape,
  object: JsonObject,
  extent: Extent,
  member: boolean,
): FieldSet | undefined {
  const set: FieldSetBuilder = member ? { ".": emptyFields } : {};
  for (const name of Object.keys(object).sort()) {
    const value = object[name];
    const field = value === undefined ? undefined : fieldAt(shape, name);
    if (field === undefined) continue;
    const owned = extent === "all" || !shape.fields.has(name);
    const node = nodeOfValue(field.shape, value, extent, owned);
    if (node !== undefined) set[field.element] = node;
  }
  return finished(set, member);
}

function listFields(
  shape: ListShape,
  list: readonly unknown[],
  extent: Extent,
  member: boolean,
): FieldSet | undefined {
  const set: FieldSetBuilder = member ? { ".": emptyFields } : {};
  for (const [element, items] of itemsByElement(shape, list)) {
    // Items that share a key are owned as one.
    const node = items.length > 1 ? emptyFields : nodeOfValue(shape.items, items[0], extent, true);
    set[element] = node ?? emptyFields;
  }
  return finished(inOrder(set), member);
}

function finished(set: FieldSet, member: boolean): FieldSet | undefined {
  if (!member) return isEmptySet(set) ? undefined : set;
  return Object.keys(set).length === 1 ? emptyFields : set;
}

/** The items of a list by what identifies them. */
export function itemsByElement(
  shape: ListShape,
  list: readonly unknown[],
): ReadonlyMap<PathElement, readonly unknown[]> {
  const byElement = new Map<PathElement, unknown[]>();
  for (const item of list) {
    const element = itemElement(shape, item);
    if (element === undefined) continue;
    const items = byElement.get(element);
    if (items === undefined) byElement.set(element, [item]);
    else items.push(item);
  }
  return byElement;
}

/**
 * The set, and in it all named fields that hold a part of it, which are not owned by themselves (Kubernetes'
 * EnsureNamedFieldsAreMembers).
 */
export function withNamedFields(set: FieldSet, shape: Shape | undefined): FieldSet {
  const result: FieldSetBuilder = {};
  for (const element of Object.keys(set)) {
    const node = set[element] ?? emptyFields;
    if (isEmptySet(node)) result[element] = node;
    else {
      const { named, inner } = below(shape, element);
      const children = withNamedFields(node, inner);
      result[element] = named ? asMember(children) : children;
    }
  }
  return result;
}

function below(
  shape: Shape | undefined,
  element: PathElement,
): { readonly named: boolean; readonly inner: Shape | undefined } {
  const inner = shape?.kind === "any" ? (element.startsWith("f:") ? shape.map : shape.list) : shape;
  if (inner?.kind === "list")
    return { named: false, inner: element.startsWith("k:") ? inner.items : undefined };
  if (inner?.kind !== "map" || !element.startsWith("f:")) return { named: false, inner: undefined };
  const name = element.slice(2);
  return { named: inner.fields.has(name), inner: fieldAt(inner, name)?.shape };
}
