import type { ValueSchema } from "../schema.ts";

/** The Go type of a value, as Go names it in messages. */
export function goTypeOf(schema: ValueSchema): string {
  switch (schema.type) {
    case "string":
      return schema.format === "byte" ? "[]uint8" : (schema.goType ?? "string");
    case "integer":
      return schema.format;
    case "number":
      return "float64";
    case "boolean":
      return "bool";
    case "ref":
      return goTypeOfDefinition(schema.ref);
    case "array":
      return `[]${goTypeOf(schema.items)}`;
    case "map":
      return schema.goType ?? `map[string]${goTypeOf(schema.values)}`;
    default:
      return goTypeOfDefinition(schema.definition);
  }
}

/** io.k8s.api.core.v1.PodSpec is v1.PodSpec. */
export function goTypeOfDefinition(definition: string): string {
  return definition.split(".").slice(-2).join(".");
}

export function goStructName(definition: string): string {
  return definition.slice(definition.lastIndexOf(".") + 1);
}
