/** Arbitrary bodies: objects in all encodings, patches of all types, options of deletions. */
import type { ResourceType } from "@kubets/api";
import { allResources, apiVersionOf, definitionOfKind, encodeObject, normalizeJSON } from "@kubets/api";
import fc from "fast-check";
import { resourceRows } from "../../tables/resources-table.ts";
import { damaged, damagedBytes, pathsOf } from "./mutations.ts";
import { anyJson, anyOfType, anyText, oddTexts } from "./values.ts";

/** A good object of each kind that can be created, in namespace `default` where it has one. */
export const goodObjects: ReadonlyMap<string, object> = new Map<string, object>([
  ...resourceRows.map((row): [string, object] => [
    `${row.apiVersion}/${row.kind}`,
    {
      apiVersion: row.apiVersion,
      kind: row.kind,
      metadata: { name: row.name ?? "fuzz", ...(row.namespaced ? { namespace: "default" } : {}) },
      ...row.body,
    },
  ]),
  [
    "v1/Event",
    {
      apiVersion: "v1",
      kind: "Event",
      metadata: { name: "fuzz", namespace: "default" },
      involvedObject: { kind: "Pod", name: "p", namespace: "default" },
      reason: "Fuzzed",
      type: "Normal",
    },
  ],
]);

export function goodObject(type: ResourceType): object {
  const known = goodObjects.get(`${apiVersionOf(type)}/${type.kind}`);
  return known ?? { apiVersion: apiVersionOf(type), kind: type.kind, metadata: { name: "fuzz" }, spec: {} };
}

export const anyResource: fc.Arbitrary<ResourceType> = fc.constantFrom(...allResources);

export function pathOf(type: ResourceType, name = "", subresource = ""): string {
  const root = type.group === "" ? `/api/${type.version}` : `/apis/${type.group}/${type.version}`;
  const scope = type.namespaced ? "/namespaces/default" : "";
  return [`${root}${scope}/${type.resource}`, name, subresource].filter((part) => part !== "").join("/");
}

export function nameOf(type: ResourceType): string {
  return (goodObject(type) as { readonly metadata: { readonly name: string } }).metadata.name;
}

/** Objects of a kind: good ones, damaged ones, and ones made up from its schema. */
export function anyObject(type: ResourceType): fc.Arbitrary<unknown> {
  const good = goodObject(type);
  const definition = definitionOfKind(apiVersionOf(type), type.kind) ?? "";
  const made = anyOfType(definition).map((value) => ({
    ...(value as object),
    apiVersion: apiVersionOf(type),
    kind: type.kind,
  }));
  const named = made.map((value) => ({
    ...value,
    metadata: { ...Object(value).metadata, name: nameOf(type) } as object,
  }));
  const fresh = fc
    .tuple(damaged(good), fc.nat(99))
    .map(([value, number]) => ({ ...Object(value), metadata: { name: `fuzz-${String(number)}` } }) as object);
  const extended = made.map((value) => overlaid(good, { ...value, metadata: {} }));
  return fc.oneof(
    { weight: 8, arbitrary: extended },
    { weight: 5, arbitrary: damaged(good) },
    { weight: 5, arbitrary: fresh },
    { weight: 3, arbitrary: made },
    { weight: 5, arbitrary: named },
    { weight: 1, arbitrary: anyJson },
  );
}

/** `over` laid on `base`, objects within objects. */
function overlaid(base: unknown, over: unknown): unknown {
  if (!isRecord(base) || !isRecord(over)) return over;
  const merged = Object.entries(over).map(([key, value]) => [
    key,
    Object.hasOwn(base, key) ? overlaid(base[key], value) : value,
  ]);
  return { ...base, ...(Object.fromEntries(merged) as object) };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

const jsonTypes = ["application/json", "application/json; charset=utf-8", ""];
const patchTypes = [
  "application/json-patch+json",
  "application/merge-patch+json",
  "application/strategic-merge-patch+json",
  "application/apply-patch+yaml",
];

export interface Body {
  readonly contentType: string;
  readonly body: Uint8Array;
}

export function anyBody(type: ResourceType): fc.Arbitrary<Body> {
  const json = fc.tuple(anyObject(type), fc.constantFrom(...jsonTypes)).map(([value, contentType]) => ({
    contentType,
    body: Buffer.from(JSON.stringify(value) ?? ""),
  }));
  const broken = fc
    .oneof(
      fc.constantFrom(...oddTexts),
      fc.json(),
      fc.constantFrom("{", '{"a":', '{"kind":1}', '{"a":1,"a":2}', "[".repeat(20_000)),
    )
    .map((text) => ({ contentType: "application/json", body: Buffer.from(text) }));
  const yaml = fc
    .oneof(
      anyText,
      fc.constantFrom(
        "a: &a [*a]",
        "a: *b",
        "- - -",
        "? {a: b}",
        "!!binary x",
        "%YAML 9.9",
        "a: b\na: c",
        "---\na: 1\n---\nb: 2",
      ),
    )
    .map((text) => ({ contentType: "application/yaml", body: Buffer.from(text) }));
  const protobuf = anyProtobuf(type).map((body) => ({
    contentType: "application/vnd.kubernetes.protobuf",
    body,
  }));
  const odd = fc
    .tuple(anyText, fc.uint8Array({ maxLength: 40 }))
    .map(([contentType, body]) => ({ contentType, body }));
  return fc.oneof(
    { weight: 20, arbitrary: json },
    { weight: 1, arbitrary: broken },
    { weight: 1, arbitrary: yaml },
    { weight: 6, arbitrary: protobuf },
    { weight: 1, arbitrary: odd },
  );
}

function anyProtobuf(type: ResourceType): fc.Arbitrary<Uint8Array> {
  const good = goodObject(type) as { readonly apiVersion: string; readonly kind: string };
  const { object } = normalizeJSON(good.apiVersion, good.kind, good);
  const bytes = encodeObject(object as typeof good);
  const prefix = Buffer.from("k8s\0");
  return fc.oneof(
    damagedBytes(bytes),
    fc.uint8Array({ maxLength: 60 }),
    fc.uint8Array({ maxLength: 60 }).map((tail) => Buffer.concat([prefix, tail])),
  );
}

/** A patch of any type, of which most fit the object there is. */
export function anyPatch(type: ResourceType): fc.Arbitrary<Body> {
  const good = goodObject(type);
  const pointers = pathsOf(good).map((path) =>
    path.map((part) => `/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`).join(""),
  );
  const pointer = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...pointers) },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        "/metadata/labels",
        "/metadata/labels/a",
        "/metadata/annotations/-",
        "/spec/containers/-",
        "/__proto__/x",
        "x",
        "/metadata/finalizers/0",
        "/a~2b",
      ),
    },
    { weight: 1, arbitrary: anyText },
  );
  const operation = fc.record(
    {
      op: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom("add", "remove", "replace", "move", "copy", "test") },
        { weight: 1, arbitrary: anyText },
      ),
      path: pointer,
      from: pointer,
      value: anyJson,
    },
    { requiredKeys: ["op", "path"], noNullPrototype: true },
  );
  const directive = fc.constantFrom(
    { $patch: "replace" },
    { $patch: "delete" },
    { $patch: "other" },
    { $retainKeys: ["name"] },
    { $retainKeys: 1 },
    { "$setElementOrder/containers": [{ name: "main" }] },
    { "$setElementOrder/containers": "x" },
    { "$deleteFromPrimitiveList/finalizers": ["a"] },
    { "$deleteFromPrimitiveList/finalizers": {} },
  );
  const merge = fc.oneof(
    anyObject(type),
    fc.tuple(anyJson, directive).map(([value, extra]) => ({ ...Object(value), ...extra }) as object),
    fc
      .tuple(damaged(good), directive)
      .map(
        ([value, extra]) =>
          ({ ...Object(value), spec: { ...Object(Object(value).spec), ...extra } }) as object,
      ),
  );
  const value = fc.oneof(fc.array(operation, { maxLength: 4 }), merge);
  return fc
    .tuple(
      value,
      fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...patchTypes) }, { weight: 1, arbitrary: anyText }),
      fc.boolean(),
    )
    .map(([content, contentType, damage]) => {
      const text = JSON.stringify(content) ?? "";
      return { contentType, body: Buffer.from(damage && text.length % 17 === 0 ? text.slice(0, -1) : text) };
    });
}

export const anyDeleteOptions: fc.Arbitrary<Body | undefined> = fc.oneof(
  fc.constant(undefined),
  fc
    .oneof(
      fc.record(
        {
          apiVersion: fc.constantFrom("v1", "meta.k8s.io/v1", "apps/v1", "x"),
          kind: fc.constantFrom("DeleteOptions", "Pod", ""),
          gracePeriodSeconds: fc.oneof(fc.constantFrom(0, 1, -1, 1.5), anyJson),
          preconditions: fc.oneof(
            fc.record(
              { uid: anyText, resourceVersion: anyText },
              { requiredKeys: [], noNullPrototype: true },
            ),
            anyJson,
          ),
          propagationPolicy: fc.oneof(fc.constantFrom("Foreground", "Background", "Orphan", "x"), anyJson),
          orphanDependents: fc.oneof(fc.boolean(), anyJson),
          dryRun: fc.oneof(fc.constantFrom(["All"], ["x"], []), anyJson),
        },
        { requiredKeys: [], noNullPrototype: true },
      ),
      anyJson,
    )
    .map((value) => ({ contentType: "application/json", body: Buffer.from(JSON.stringify(value) ?? "") })),
);
