import { existsSync, readdirSync, readFileSync } from "node:fs";
import type { KubernetesObject } from "@kubets/api";
import {
  allResources,
  apiVersionOf,
  decodeObject,
  encodeObject,
  normalizeJSON,
  resourceForKind,
} from "@kubets/api";
import { describe, expect, it } from "vitest";
import { testContext } from "../../testing/kind-bodies.ts";
import { strategies } from "./index.ts";

const golden = new URL("../../../../../../shared/golden/", import.meta.url);

describe("the strategies", () => {
  it("belong to resources that exist", () => {
    const known = new Set(allResources.map((type) => `${type.group}/${type.resource}`));
    expect([...strategies.keys()].filter((key) => !known.has(key))).toEqual([]);
  });

  it("show a name first, but for events", () => {
    const odd = [...strategies].filter(([, strategy]) => strategy.columns?.[0]?.name !== "Name");
    expect(odd.map(([key]) => key)).toEqual(["/events", "events.k8s.io/events"]);
  });

  const stored = allResources.filter(
    (type) =>
      strategies.has(`${type.group}/${type.resource}`) &&
      // Stored in another version.
      type.group !== "events.k8s.io" &&
      !(type.group === "autoscaling" && type.version === "v1"),
  );
  it.each(stored.map((type) => [apiVersionOf(type), type.kind]))(
    "take %s %s with nothing in it",
    (apiVersion, kind) => {
      const body = { apiVersion, kind, metadata: { name: "x" } };
      const type = resourceForKind(apiVersion, kind);
      const strategy = strategies.get(`${type?.group ?? ""}/${type?.resource ?? ""}`);
      const normal = normalizeJSON(apiVersion, kind, body).object as KubernetesObject; // normalized as that kind
      const filled = strategy?.defaults?.(normal) ?? normal;
      const prepared = strategy?.prepareForCreate?.(filled, testContext) ?? filled;
      const updated = strategy?.prepareForUpdate?.(prepared, prepared, testContext) ?? prepared;
      strategy?.validate?.(updated);
      strategy?.warnings?.(updated, undefined);
      expect(strategy?.validateUpdate?.(updated, updated) ?? []).toEqual([]);
      for (const column of strategy?.columns ?? []) expect(column.cell(updated, 0)).toBeDefined();
    },
  );

  const files = existsSync(golden) ? readdirSync(golden).filter((file) => file.endsWith(".json")) : [];
  const bodies = files.map(
    (file) => JSON.parse(readFileSync(new URL(file, golden), "utf8")) as KubernetesObject,
  );
  const objects = bodies.filter((body) => resourceForKind(body.apiVersion, body.kind) !== undefined);

  it.skipIf(objects.length === 0)(
    "take objects with every field set (skipped without ../shared/golden)",
    () => {
      for (const object of objects) {
        const type = resourceForKind(object.apiVersion, object.kind);
        const strategy = strategies.get(`${type?.group ?? ""}/${type?.resource ?? ""}`);
        if (strategy === undefined) continue;
        const filled = strategy.defaults?.(object) ?? object;
        expect(decodeObject(encodeObject(filled)), object.kind).toBeTruthy();
        expect(strategy.defaults?.(filled) ?? filled, object.kind).toEqual(filled);
        strategy.validate?.(filled);
        strategy.validateUpdate?.(filled, object);
        for (const column of strategy.columns ?? []) column.cell(filled, 0);
        for (const field of Object.values(strategy.selectableFields ?? {})) field(filled);
      }
    },
  );
});
