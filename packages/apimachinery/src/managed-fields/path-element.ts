import { goJson, goQuote } from "../go-quote.ts";
import { compareText } from "../compare-text.ts";

/**
 * One step of a path in FieldsV1: `f:` the name of a field or the key of a map, `k:` the keys of a list's item, `v:` the
 * item of a set, `i:` an index. Texts are canonical: keys by name, JSON without blanks, as Go writes it.
 */
export type PathElement = string;

export function fieldElement(name: string): PathElement {
  return `f:${name}`;
}

/** The keys come sorted by name; at least one. */
export function keyElement(keys: Keys): PathElement {
  let text = "k:{";
  for (const [name, value] of keys) {
    text += `${text.length > 3 ? "," : ""}${JSON.stringify(name)}:${goJson(value)}`;
  }
  return `${text}}`;
}

export function valueElement(value: unknown): PathElement {
  return `v:${goJson(value)}`;
}

/** Thrown for a key of FieldsV1 that Kubernetes refuses as well. */
export class PathElementError extends Error {
  override readonly name = "PathElementError";
}

/** The element in canonical form; undefined for a kind of element that is not known, which Kubernetes ignores. */
export function parsePathElement(text: string): PathElement | undefined {
  if (text.length < 2) throw new PathElementError("key must be 2 characters long:");
  if (text[1] !== ":") throw new PathElementError(`missing colon: ${text}`);
  switch (text[0]) {
    case "f":
      return text;
    case "v":
      return valueElement(parseJson(text));
    case "k":
      return keyElement(keysOf(text));
    case "i":
      if (!/^[+-]?\d+$/.test(text.slice(2))) throw new PathElementError(`invalid index: ${text}`);
      return `i:${Number(text.slice(2))}`;
    default:
      return undefined;
  }
}

/** Sorted by name. */
export type Keys = readonly (readonly [name: string, value: unknown])[];

/** The keys of elements seen lately: the same few come again and again. */
const knownKeys = new Map<PathElement, Keys>();
const maxKnownKeys = 10_000;

function keysOf(element: PathElement): Keys {
  let keys = knownKeys.get(element);
  if (keys === undefined) {
    keys = parseKeys(element);
    if (knownKeys.size >= maxKnownKeys) knownKeys.clear();
    knownKeys.set(element, keys);
  }
  return keys;
}

function parseKeys(element: PathElement): Keys {
  const value = parseJson(element);
  if (value === null) return [];
  if (typeof value !== "object" || Array.isArray(value))
    throw new PathElementError(`invalid key: ${element}`);
  return Object.entries(value).sort(([a], [b]) => compareText(a, b));
}

function parseJson(element: PathElement): unknown {
  try {
    return JSON.parse(element.slice(2));
  } catch (err: unknown) {
    throw new PathElementError(`invalid path element: ${element}`, { cause: err });
  }
}

/** The element as it stands in the path of a message: `.spec`, `[name="web"]`, `[="kubernetes"]`, `[0]`. */
export function printPathElement(element: PathElement): string {
  switch (element[0]) {
    case "f":
      return `.${element.slice(2)}`;
    case "k":
      return `[${keysOf(element)
        .map(([name, value]) => `${name}=${printValue(value)}`)
        .join(",")}]`;
    case "v":
      return `[=${printValue(parseJson(element))}]`;
    default:
      return `[${element.slice(2)}]`;
  }
}

function printValue(value: unknown): string {
  if (typeof value === "string") return goQuote(value);
  if (Array.isArray(value)) return `[${value.map(printValue).join(",")}]`;
  if (typeof value !== "object" || value === null) return String(value);
  return Object.entries(value)
    .map(([key, inner]) => `${key}=${printValue(inner)}`)
    .join("");
}

const ranks = ".fkvi";

/** The order of FieldsV1's keys: "." first, then fields by name, keys, values and indices by value. */
export function comparePathElements(a: PathElement, b: PathElement): number {
  const kind = a.charCodeAt(0);
  if (kind !== b.charCodeAt(0)) return ranks.indexOf(a.charAt(0)) - ranks.indexOf(b.charAt(0));
  if (a === b) return 0;
  switch (a[0]) {
    case "k":
      return compareKeys(keysOf(a), keysOf(b));
    case "v":
      return compareValues(parseJson(a), parseJson(b));
    case "i":
      return Number(a.slice(2)) - Number(b.slice(2));
    default:
      return compareText(a, b);
  }
}

function compareKeys(a: Keys, b: Keys): number {
  for (const [i, [name, value]] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    const order = compareText(name, other[0]) || compareValues(value, other[1]);
    if (order !== 0) return order;
  }
  return a.length - b.length;
}

/** Numbers come before texts, those before booleans, lists, maps and null. */
function compareValues(a: unknown, b: unknown): number {
  const rank = valueRank(a);
  if (rank !== valueRank(b)) return rank - valueRank(b);
  if (typeof a === "number" && typeof b === "number") return a - b;
  return compareText(goJson(a), goJson(b));
}

function valueRank(value: unknown): number {
  switch (typeof value) {
    case "number":
      return 0;
    case "string":
      return 1;
    case "boolean":
      return 2;
    default:
      return Array.isArray(value) ? 3 : value === null ? 5 : 4;
  }
}
