import { isJsonObject } from "../patch/json.ts";
import type { JsonObject } from "../patch/json.ts";
import { goValue } from "../patch/json.ts";
import { goQuote } from "../go-quote.ts";
import { printPathElement } from "./path-element.ts";
import type { PathElement } from "./path-element.ts";
import { shapeFor } from "./shape.ts";
import type { ListShape, MapShape, ScalarShape, Shape } from "./shape.ts";
import { asList, fieldAt, itemElement } from "./value.ts";

/** What is wrong with a configuration, in structured-merge-diff's words; undefined when it fits its type. */
export function configurationError(shape: MapShape, configuration: JsonObject): string | undefined {
  const errors = mapErrors(shape, configuration, "");
  return errors.length > 1 ? ["errors:", ...errors.map((error) => `  ${error}`)].join("\n") : errors[0];
}

function valueErrors(shape: Shape, value: unknown, path: string): string[] {
  if (value === null || value === undefined) return [];
  const actual = shapeFor(shape, value);
  switch (actual.kind) {
    case "ignored":
      return [];
    case "scalar":
      return scalarErrors(actual, value).map((error) => `${path}: ${error}`);
    case "map":
      return isJsonObject(value)
        ? mapErrors(actual, value, path)
        : [`${path}: expected map, got &{${goValue(value)}}`];
    case "list": {
      const list = asList(value);
      return list === undefined
        ? [`${path}: expected list, got &{${goValue(value)}}`]
        : listErrors(actual, list, path);
    }
  }
}

function mapErrors(shape: MapShape, object: JsonObject, path: string): string[] {
  const errors: string[] = [];
  for (const [name, value] of Object.entries(object)) {
    const field = fieldAt(shape, name);
    if (field === undefined) return [...errors, `${path}.${name}: field not declared in schema`];
    errors.push(...valueErrors(field.shape, value, `${path}.${name}`));
  }
  return errors;
}

function listErrors(shape: ListShape, list: readonly unknown[], path: string): string[] {
  const errors: string[] = [];
  const seen = new Set<PathElement>();
  for (const [i, item] of list.entries()) {
    const element = shape.type === "atomic" ? `i:${i}` : itemElement(shape, item);
    if (element === undefined) return [...errors, `${path}: element ${i}: ${itemError(shape, item)}`];
    const step = printPathElement(element);
    if (seen.has(element)) errors.push(`${path}: duplicate entries for key ${step}`);
    seen.add(element);
    errors.push(...valueErrors(shape.items, item, `${path}${step}`));
  }
  return errors;
}

function itemError(shape: ListShape, item: unknown): string {
  if (shape.type === "set") {
    if (Array.isArray(item)) return "not supported: associative list with lists as elements";
    if (item === null) return "associative list without keys has an element that's an explicit null";
    return "associative list without keys has an element that's a map type";
  }
  if (item === null) return "associative list with keys may not have a null element";
  if (!isJsonObject(item)) return "associative list with keys may not have non-map elements";
  const keys = shape.keys.map(({ name }) => goQuote(name)).join(" ");
  return `associative list with keys has an element that omits all key fields [${keys}] (and doesn't have default values for any key fields)`;
}

function scalarErrors(shape: ScalarShape, value: unknown): string[] {
  switch (shape.type) {
    case "numeric":
      return typeof value === "number" ? [] : [`expected numeric (int or float), got ${goTypeOf(value)}`];
    case "string":
      return typeof value === "string"
        ? []
        : [`expected string, got &value.valueUnstructured{Value:${goSyntax(value)}}`];
    case "boolean":
      return typeof value === "boolean" ? [] : [`expected boolean, got &{${goValue(value)}}`];
    case "untyped":
      return typeof value === "object" ? [`expected any scalar, got &{${goValue(value)}}`] : [];
  }
}

function goTypeOf(value: unknown): string {
  if (Array.isArray(value)) return "[]interface {}";
  switch (typeof value) {
    case "string":
      return "string";
    case "boolean":
      return "bool";
    case "number":
      return Number.isInteger(value) ? "int64" : "float64";
    default:
      return "map[string]interface {}";
  }
}

/** A value as Go's `%#v` prints it. */
function goSyntax(value: unknown): string {
  if (typeof value === "string") return goQuote(value);
  if (Array.isArray(value)) return `[]interface {}{${value.map(goSyntax).join(", ")}}`;
  if (!isJsonObject(value)) return value === null ? "interface {}(nil)" : String(value);
  const entries = Object.keys(value)
    .sort()
    .map((key) => `${goQuote(key)}:${goSyntax(value[key])}`);
  return `map[string]interface {}{${entries.join(", ")}}`;
}
