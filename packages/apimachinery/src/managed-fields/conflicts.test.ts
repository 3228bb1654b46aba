import { describe, expect, it } from "vitest";
import type { JsonObject } from "../patch/json.ts";
import { conflictCauses, conflictMessage } from "./conflicts.ts";
import type { ApplyResult, FieldConflict } from "./contract.ts";
import { applied, at, canonical, configMap, configMaps, owners, updated } from "./testing.ts";

const unforced = { force: false };

function conflictsOf(result: ApplyResult): readonly FieldConflict[] {
  return result.kind === "conflicts" ? result.conflicts : [];
}

/** What a client then finds. */
function stored(result: ApplyResult): JsonObject {
  return canonical(applied(result));
}

describe("conflicts", () => {
  const one: FieldConflict = { manager: '"a" using apps/v1', field: ".spec.replicas" };
  const other: FieldConflict = { manager: '"b"', field: '.spec.containers[name="x"].image' };

  it("make a message", () => {
    expect(conflictMessage([one])).toBe(
      'Apply failed with 1 conflict: conflict with "a" using apps/v1: .spec.replicas',
    );
    expect(conflictMessage([one, { ...one, field: ".spec.paused" }, other])).toBe(
      [
        'Apply failed with 3 conflicts: conflicts with "a" using apps/v1:',
        "- .spec.replicas",
        "- .spec.paused",
        'conflicts with "b":',
        '- .spec.containers[name="x"].image',
      ].join("\n"),
    );
  });

  it("make causes", () => {
    expect(conflictCauses([one])).toEqual([
      { reason: "FieldManagerConflict", message: 'conflict with "a" using apps/v1', field: ".spec.replicas" },
    ]);
  });

  it("come by manager, with operation, version and subresource", () => {
    let live = updated(configMaps, undefined, canonical(configMap({ a: "1" })), at(1, "zoe"));
    live = updated(
      configMaps,
      live,
      canonical({ ...live, data: { a: "1", b: "1" } }),
      at(2, "bob", "status"),
    );
    live = stored(configMaps.apply(live, configMap({ c: "1" }), at(3, "amy"), unforced));
    const result = configMaps.apply(live, configMap({ a: "2", b: "2", c: "2" }), at(4, "me"), unforced);
    expect(conflictsOf(result)).toEqual([
      { manager: '"amy"', field: ".data.c" },
      { manager: '"bob" with subresource "status" using v1', field: ".data.b" },
      { manager: '"zoe" using v1', field: ".data.a" },
    ]);
  });
});

describe("after client-side apply", () => {
  const annotation = "kubectl.kubernetes.io/last-applied-configuration";
  const clientSide = (data: JsonObject, last: unknown): JsonObject =>
    updated(
      configMaps,
      undefined,
      canonical(configMap(data, { annotations: { [annotation]: JSON.stringify(last) } })),
      at(1, "kubectl-client-side-apply"),
    );
  const annotationOf = (object: JsonObject): unknown =>
    ((object["metadata"] as JsonObject)["annotations"] as JsonObject)[annotation];

  it("kubectl takes over what its annotation says, and keeps the annotation", () => {
    const live = clientSide({ a: "1", b: "1" }, configMap({ a: "1", b: "1" }));
    const next = stored(configMaps.apply(live, configMap({ a: "2" }), at(2, "kubectl"), unforced));
    expect(next["data"]).toEqual({ a: "2", b: "1" });
    expect(owners(next)).toMatchObject({
      "kubectl Apply": { "f:data": { "f:a": {} } },
      "kubectl-client-side-apply Update": { "f:data": { ".": {}, "f:b": {} } },
    });
    expect(annotationOf(next)).toBe(
      '{"apiVersion":"v1","data":{"a":"2"},"kind":"ConfigMap","metadata":{"name":"c","namespace":"default"}}\n',
    );
  });

  it("kubectl does not take over what has changed since, and others take over nothing", () => {
    const changed = clientSide({ a: "9", b: "1" }, configMap({ a: "1", b: "1" }));
    const configuration = configMap({ a: "2", b: "2" });
    expect(conflictsOf(configMaps.apply(changed, configuration, at(2, "kubectl"), unforced))).toEqual([
      { manager: '"kubectl-client-side-apply" using v1', field: ".data.a" },
    ]);
    expect(conflictsOf(configMaps.apply(changed, configuration, at(2, "argocd"), unforced))).toHaveLength(2);
  });

  it.each([
    { name: "of another version", last: { ...configMap({ a: "1" }), apiVersion: "v2" } },
    { name: "that does not fit the type", last: configMap({ a: ["1"] }) },
    { name: "that is no object", last: "text" },
  ])("an annotation $name says nothing", ({ last }) => {
    const live = clientSide({ a: "1" }, last);
    expect(
      conflictsOf(configMaps.apply(live, configMap({ a: "2" }), at(2, "kubectl"), unforced)),
    ).toHaveLength(1);
  });

  it("the annotation goes when it would be too large", () => {
    const live = clientSide({ a: "1" }, configMap({ a: "1" }));
    const next = stored(
      configMaps.apply(live, configMap({ a: "x".repeat(256 * 1024) }), at(2, "kubectl"), unforced),
    );
    expect(next["metadata"]).not.toHaveProperty("annotations");
  });
});
