import { deepEqual } from "../equality.ts";
import type { JsonObject } from "../patch/json.ts";
import type { PathElement } from "./path-element.ts";
import { shapeFor } from "./shape.ts";
import type { ListShape, MapShape, Shape } from "./shape.ts";
import { asList, asObject, fieldAt, isEmptyObject, itemElement } from "./value.ts";

/**
 * The live object with what a configuration says put into it. What the configuration does not mention stays; parts
 * that stay the same are the parts of `live` themselves.
 */
export function mergeObjects(shape: MapShape, live: JsonObject, wanted: JsonObject): JsonObject {
  return mergeMaps(shape, live, wanted);
}

function mergeMaps(shape: MapShape, live: JsonObject, wanted: JsonObject): JsonObject {
  let merged: Record<string, unknown> | undefined;
  for (const name of Object.keys(wanted)) {
    const field = fieldAt(shape, name);
    const value = field && mergeValues(field.shape, live[name], wanted[name]);
    if (value === live[name]) continue;
    merged ??= { ...live };
    merged[name] = value;
  }
  return merged ?? live;
}

/** Empty and null leave what is there; where nothing is, the configuration's form of nothing counts. */
function mergeValues(shape: Shape, live: unknown, wanted: unknown): unknown {
  if (wanted === undefined || live === wanted) return live;
  if (live === undefined) return wanted;
  const actual = shapeFor(shape, wanted);
  const map = asObject(live);
  if (actual.kind === "map" && !actual.atomic && map !== undefined && !isEmptyObject(map)) {
    return mergeMaps(actual, map, asObject(wanted) ?? {});
  }
  const list = asList(live);
  if (actual.kind === "list" && actual.type !== "atomic" && list !== undefined && list.length > 0) {
    return mergeLists(actual, list, asList(wanted) ?? []);
  }
  return deepEqual(live, wanted) ? live : wanted;
}

/**
 * Items in the configuration's order. Items that only the live list has keep their place after the live item before
 * them, as far as that goes (structured-merge-diff's merge of associative lists).
 */
function mergeLists(
  shape: ListShape,
  live: readonly unknown[],
  wanted: readonly unknown[],
): readonly unknown[] {
  const liveElements = live.map((item) => itemElement(shape, item));
  const wantedElements = wanted.map((item) => itemElement(shape, item));
  const liveItems = distinctItems(liveElements, live);
  const isWanted = new Set(wantedElements);
  const shared = wantedElements.filter((element) => element !== undefined && liveItems.has(element));
  const merged: unknown[] = [];
  let next = 0;
  /** Takes the live items up to the next one that the configuration has, too. */
  const takeLive = (until: PathElement | undefined): void => {
    for (; next < live.length; next++) {
      const element = liveElements[next];
      if (element === undefined || !isWanted.has(element)) merged.push(live[next]);
      else if (element === until) return;
    }
  };
  for (const [i, item] of wanted.entries()) {
    const element = wantedElements[i];
    takeLive(shared[0]);
    merged.push(mergeValues(shape.items, element && liveItems.get(element), item));
    if (element !== undefined && element === shared[0]) {
      if (liveElements[next] === element) next++;
      shared.shift();
    }
  }
  takeLive(undefined);
  return merged.length === live.length && merged.every((item, i) => item === live[i]) ? live : merged;
}

/** The items by what identifies them; those that share a key are not merged: undefined stands for them. */
function distinctItems(
  elements: readonly (PathElement | undefined)[],
  items: readonly unknown[],
): ReadonlyMap<PathElement, unknown> {
  const distinct = new Map<PathElement, unknown>();
  for (const [i, element] of elements.entries()) {
    if (element !== undefined) distinct.set(element, distinct.has(element) ? undefined : items[i]);
  }
  return distinct;
}
