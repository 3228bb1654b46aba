/** Arbitrary values: of the types of the API, nearly so, and not at all. */
import type { FieldSchema, ValueSchema } from "@kubets/api";
import { schemaOfType } from "@kubets/api";
import fc from "fast-check";

/** Texts that parsers, paths, headers and encodings have trouble with. */
export const oddTexts: readonly string[] = [
  "",
  " ",
  "a",
  "default",
  "kube-system",
  "x".repeat(64),
  "y".repeat(254),
  "-",
  "A_b",
  "..",
  "a/b",
  "a.b/c",
  "a=b,c!=d",
  "%00",
  "%zz",
  "\u0000",
  "\n",
  "ä",
  "日本",
  "\ud800",
  "😀",
  "null",
  "true",
  "0",
  "-1",
  "1e3",
  "1.5Gi",
  "9223372036854775808",
  "99999999999999999999",
  "__proto__",
  "constructor",
  "toString",
  "hasOwnProperty",
  "{}",
  "[]",
  '"',
  "'",
  "\\",
  "10.96.0.1",
  "::1",
  "300.1.1.1",
  "2026-01-01T00:00:00Z",
  "2026-13-40T99:99:99Z",
  "10s",
  "*",
  "$(x)",
  "app",
  "metadata.name",
];

const oddNumbers: readonly number[] = [
  0,
  -0,
  1,
  -1,
  1.5,
  1e3,
  2 ** 31,
  -(2 ** 31) - 1,
  2 ** 53,
  2 ** 53 + 2,
  2 ** 63,
  1e308,
  5e-324,
  65_535,
  65_536,
];

export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...oddTexts),
  fc.string({ maxLength: 12 }),
  fc.string({ unit: "binary", maxLength: 6 }),
);

const anyNumber: fc.Arbitrary<number> = fc.oneof(fc.constantFrom(...oddNumbers), fc.integer());

/** Any JSON, with keys that are fields somewhere in the API among the others. */
export const anyJson: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom(null, true, false),
    anyNumber,
    anyText,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(fieldNames(), anyText), tie("value"), { maxKeys: 4 }),
  ),
})).value;

function fieldNames(): fc.Arbitrary<string> {
  return fc.constantFrom(
    "apiVersion",
    "kind",
    "metadata",
    "spec",
    "status",
    "name",
    "namespace",
    "labels",
    "items",
  );
}

const known = new Map<string, fc.Arbitrary<unknown>>();

/** Objects of a type by its OpenAPI definition: few of its fields, mostly of their type. */
export function anyOfType(definition: string, depth = 5): fc.Arbitrary<unknown> {
  const key = `${definition}@${String(depth)}`;
  const made = known.get(key);
  if (made) return made;
  const schema = schemaOfType(definition);
  if (!schema) throw new Error(`no type ${definition}`);
  const { fields } = schema;
  const arbitrary = schema.value
    ? anyOf(schema.value, depth)
    : fields.length === 0 || depth === 0
      ? fc.constant({})
      : fc
          .subarray([...fields], { minLength: 0, maxLength: Math.min(fields.length, 5) })
          .chain((chosen) => recordOf(chosen, depth));
  known.set(key, arbitrary);
  return arbitrary;
}

function recordOf(fields: readonly FieldSchema[], depth: number): fc.Arbitrary<unknown> {
  return fc.record(
    Object.fromEntries(fields.map(({ name, schema }) => [name, nearly(anyOf(schema, depth - 1))])),
    { noNullPrototype: true },
  );
}

/** Now and then something else altogether. */
function nearly(value: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 40, arbitrary: value },
    { weight: 1, arbitrary: anyJson },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

function anyOf(schema: ValueSchema, depth: number): fc.Arbitrary<unknown> {
  switch (schema.type) {
    case "string":
      return textOf(schema);
    case "integer":
      return fc.oneof(fc.constantFrom(0, 1, 2, 80, -1), anyNumber);
    case "number":
      return anyNumber;
    case "boolean":
      return fc.boolean();
    case "quantity":
      return fc.oneof(
        fc.constantFrom("1", "100m", "1Gi", "1.5", "-1", "1e3", "0.0000000001", "1E400", "x"),
        anyNumber,
      );
    case "int-or-string":
      return fc.oneof(fc.constantFrom("25%", "http", "-5%", 80), anyNumber);
    case "any":
      return anyJson;
    case "ref":
      return anyOfType(schema.ref, depth);
    case "array":
      return fc.array(anyOf(schema.items, depth), { maxLength: depth > 0 ? 3 : 0 });
    case "map":
      return fc.dictionary(anyText, anyOf(schema.values, depth), {
        maxKeys: depth > 0 ? 3 : 0,
        noNullPrototype: true,
      });
    case "union":
      return fc.oneof(anyOfType(schema.ref, Math.min(depth, 2)), fc.boolean(), fc.constant(["a"]));
  }
}

function textOf(schema: ValueSchema & { readonly type: "string" }): fc.Arbitrary<unknown> {
  if (schema.enum)
    return fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...schema.enum) },
      { weight: 1, arbitrary: anyText },
    );
  if (schema.format === "byte") return fc.constantFrom("", "YQ==", "YQ", "!!", "YWI=\n");
  if (schema.format === "date-time")
    return fc.constantFrom(
      null,
      "2026-01-01T00:00:00Z",
      "2026-01-01T00:00:00.000001Z",
      "0001-01-01T00:00:00Z",
      "9999-12-31T23:59:59+23:59",
      "x",
    );
  if (schema.format === "duration") return fc.constantFrom("1s", "0", "-1h2m", "1d", "9999999h", "x");
  return anyText;
}
