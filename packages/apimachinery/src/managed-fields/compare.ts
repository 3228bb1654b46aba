import { deepEqual } from "../equality.ts";
import type { JsonObject } from "../patch/json.ts";
import { emptyFields, inOrder } from "./field-set.ts";
import type { FieldSet, FieldSetBuilder } from "./field-set.ts";
import { itemsByElement, nodeOfValue } from "./fields-of.ts";
import type { PathElement } from "./path-element.ts";
import { shapeFor } from "./shape.ts";
import type { ListShape, MapShape, Shape } from "./shape.ts";
import { asList, asObject, fieldAt, isEmptyObject, itemElement, sameItem } from "./value.ts";

/** In what two objects differ. No path is in two of the sets. */
export interface Comparison {
  readonly added?: FieldSet;
  readonly modified?: FieldSet;
  readonly removed?: FieldSet;
}

const modified: Comparison = { modified: emptyFields };
const nothing: JsonObject = {};

/** What changes from one object to another; undefined when they are the same, found without making anything. */
export function compareObjects(
  shape: MapShape,
  before: JsonObject,
  after: JsonObject,
): Comparison | undefined {
  return before === after ? undefined : compareMaps(shape, before, after);
}

/** As for objects; the sets are nodes of the value's path. Undefined values are absent ones. */
function compareValues(shape: Shape, before: unknown, after: unknown): Comparison | undefined {
  if (before === after) return undefined;
  if (before === undefined || after === undefined) {
    const node = nodeOfValue(shape, before ?? after, "all", true);
    if (node === undefined) return undefined;
    return before === undefined ? { added: node } : { removed: node };
  }
  // Null is of the type of the other one.
  const left = shapeFor(shape, before ?? after);
  const right = shapeFor(shape, after ?? before);
  if (left !== right)
    return { ...modified, ...below("removed", left, before), ...below("added", right, after) };
  switch (left.kind) {
    case "ignored":
      return undefined;
    case "scalar":
      return modified;
    case "map":
      return compareMapValues(left, before, after);
    case "list":
      return compareLists(left, before, after);
  }
}

/** What goes from or comes below a path that changes its type. */
function below(change: "removed" | "added", shape: Shape, value: unknown): Comparison {
  const object = asObject(value);
  if (shape.kind !== "map" || shape.atomic || object === undefined || isEmptyObject(object)) return {};
  const node = nodeOfValue(shape, object, "all", false);
  return node === undefined ? {} : { [change]: node };
}

function compareMapValues(shape: MapShape, before: unknown, after: unknown): Comparison | undefined {
  const left = asObject(before) ?? nothing;
  const right = asObject(after) ?? nothing;
  if (isEmptyObject(left) && isEmptyObject(right)) return deepEqual(before, after) ? undefined : modified;
  if (shape.atomic) return deepEqual(before, after) ? undefined : modified;
  return compareMaps(shape, left, right);
}

function compareMaps(shape: MapShape, before: JsonObject, after: JsonObject): Comparison | undefined {
  let changes: Changes | undefined;
  for (const name in after) {
    if (before[name] === after[name]) continue;
    const field = fieldAt(shape, name);
    const change = field && compareValues(field.shape, before[name], after[name]);
    if (field && change) (changes ??= new Changes()).add(field.element, change);
  }
  for (const name in before) {
    if (before[name] === undefined || name in after) continue;
    const field = fieldAt(shape, name);
    const change = field && compareValues(field.shape, before[name], undefined);
    if (field && change) (changes ??= new Changes()).add(field.element, change);
  }
  return changes?.comparison();
}

function compareLists(shape: ListShape, before: unknown, after: unknown): Comparison | undefined {
  const left = asList(before) ?? [];
  const right = asList(after) ?? [];
  if (shape.type === "atomic" || (left.length === 0 && right.length === 0)) {
    return deepEqual(before, after) ? undefined : modified;
  }
  // Mostly lists have the same items in the same places.
  if (left.length === right.length && left.every((item, i) => sameItem(shape, item, right[i]))) {
    const changed = left.flatMap((item, i) => {
      const change = compareValues(shape.items, item, right[i]);
      return change === undefined ? [] : [{ i, change }];
    });
    if (changed.length === 0) return undefined;
    const elements = distinctElements(shape, left);
    if (elements !== undefined) {
      const changes = new Changes();
      for (const { i, change } of changed) changes.add(elements[i] ?? "", change);
      return changes.comparison();
    }
  }
  return compareItems(shape, left, right);
}

/** What identifies each item; undefined when some share a key or have none. */
function distinctElements(shape: ListShape, list: readonly unknown[]): readonly PathElement[] | undefined {
  const elements = list.flatMap((item) => itemElement(shape, item) ?? []);
  return new Set(elements).size === list.length ? elements : undefined;
}

function compareItems(
  shape: ListShape,
  before: readonly unknown[],
  after: readonly unknown[],
): Comparison | undefined {
  const left = itemsByElement(shape, before);
  const right = itemsByElement(shape, after);
  const changes = new Changes();
  for (const element of new Set([...left.keys(), ...right.keys()])) {
    const change = compareSharers(shape, left.get(element) ?? [], right.get(element) ?? []);
    if (change !== undefined) changes.add(element, change);
  }
  return changes.comparison();
}

/** Items with one key: one on either side, as a rule. Several are owned as one, whatever they hold. */
function compareSharers(
  shape: ListShape,
  before: readonly unknown[],
  after: readonly unknown[],
): Comparison | undefined {
  if (before.length <= 1 && after.length <= 1) return compareValues(shape.items, before[0], after[0]);
  if (before.length > 1 && after.length > 1) return deepEqual(before, after) ? undefined : modified;
  if (before.length > 1) {
    return { ...compareValues(shape.items, undefined, after[0]), removed: emptyFields };
  }
  return { ...compareValues(shape.items, before[0], undefined), added: emptyFields };
}

const kinds = ["added", "modified", "removed"] as const;

/** Collects what differs below a path. */
class Changes {
  readonly #sets: Partial<Record<keyof Comparison, FieldSetBuilder>> = {};

  add(element: PathElement, change: Comparison): void {
    for (const kind of kinds) {
      const node = change[kind];
      if (node !== undefined) (this.#sets[kind] ??= {})[element] = node;
    }
  }

  /** Undefined when nothing was added. */
  comparison(): Comparison | undefined {
    const sets: Partial<Record<keyof Comparison, FieldSet>> = {};
    for (const kind of kinds) {
      const set = this.#sets[kind];
      if (set !== undefined) sets[kind] = inOrder(set);
    }
    return Object.keys(sets).length === 0 ? undefined : sets;
  }
}
