/**
 * What Go's strict decoder and encoder make of a JSON body: the canonical form that the rest of
 * kubets works on, the fields that no type has, and the values of a wrong type.
 */
import { NormalizeContext } from "./context.ts";
import { normalizeStruct } from "./values.ts";
import { schemaOf, schemaOfType } from "../schema.ts";

export interface Normalized {
  /** Canonical: zero values left out or written as Go does, quantities and times in their canonical text. */
  readonly object: unknown;
  /** The paths of fields that the types do not have, in the order of the body: spec.containers[0].imagee. */
  readonly unknownFields: readonly string[];
  /** Kubernetes' messages for values of a wrong type, the first one first: Kubernetes reports only that one. */
  readonly errors: readonly string[];
}

const plain: ReadonlyMap<string, string> = new Map();

/**
 * Normalizes a body of this kind. `numbers`: how numbers were written that the body's text had in another form than
 * JavaScript's, by path (`spec.replicas`): Go takes no `1.0` for an integer. Throws when the schema does not have
 * the kind.
 */
export function normalizeJSON(
  apiVersion: string,
  kind: string,
  value: unknown,
  numbers: ReadonlyMap<string, string> = plain,
): Normalized {
  const schema = schemaOf(apiVersion, kind);
  if (schema === undefined) {
    throw new TypeError(
      `no kind ${JSON.stringify(kind)} is registered for version ${JSON.stringify(apiVersion)}`,
    );
  }
  return normalizeMessage(schema.definition, value, numbers);
}

/** As normalizeJSON, for a type by its OpenAPI definition name. */
export function normalizeMessage(
  definition: string,
  value: unknown,
  numbers: ReadonlyMap<string, string> = plain,
): Normalized {
  const schema = schemaOfType(definition);
  if (schema === undefined) throw new TypeError(`the schema has no type ${JSON.stringify(definition)}`);
  const context = new NormalizeContext(numbers);
  const object = normalizeStruct(schema, value, context);
  return { object, unknownFields: context.unknownFields, errors: context.errors };
}
