import { describe, expect, test } from "vitest";
import type { ValueSchema } from "./schema.ts";
import { allDefinitions, schemaOf, schemaOfType } from "./schema.ts";
import { messageCodec } from "./codec/registry.ts";
import { allResources, resourceFor, resourceForKind } from "./scheme.ts";
import { apiVersionOf } from "./resource-type.ts";
import { resources } from "./generated/resources.ts";

describe("schema", () => {
  test("every reference leads to a type with fields of its own", () => {
    for (const definition of allDefinitions()) {
      for (const field of schemaOfType(definition)?.fields ?? []) {
        for (const ref of refs(field.schema)) {
          expect(schemaOfType(ref)?.value, `${definition}.${field.name}`).toBeUndefined();
          expect(schemaOfType(ref), `${definition}.${field.name}`).toBeDefined();
        }
      }
    }
  });

  test("fields say how they merge", () => {
    const containers = schemaOf("v1", "Pod")?.fieldsByName.get("spec");
    expect(containers?.schema).toEqual({ type: "ref", ref: "io.k8s.api.core.v1.PodSpec" });
    expect(schemaOfType("io.k8s.api.core.v1.PodSpec")?.fieldsByName.get("containers")).toMatchObject({
      schema: { type: "array", items: { type: "ref", ref: "io.k8s.api.core.v1.Container" } },
      patchStrategy: "merge",
      patchMergeKey: "name",
      listType: "map",
      listMapKeys: ["name"],
      required: true,
    });
    expect(schemaOfType("io.k8s.api.core.v1.ContainerPort")?.fieldsByName.get("protocol")).toMatchObject({
      schema: { type: "string", enum: ["TCP", "UDP", "SCTP"] },
      default: "TCP",
    });
  });

  test("some kinds belong to every version, and some versions are others by an older name", () => {
    expect(schemaOf("apps/v1", "DeleteOptions")?.kind).toBe("DeleteOptions");
    expect(schemaOf("apps/v1", "Status")).toBeUndefined();
    expect(schemaOf("meta.k8s.io/v1beta1", "PartialObjectMetadata")).toBeDefined();
    expect(schemaOf("x", "v1/Pod")).toBeUndefined();
  });

  test("names that objects have of their own are no definitions", () => {
    expect(schemaOfType("constructor")).toBeUndefined();
    expect(schemaOf("v1", "toString")).toBeUndefined();
  });
});

describe("resources", () => {
  test("are found by plural and by kind", () => {
    expect(allResources).toHaveLength(68);
    for (const type of allResources) {
      expect(resourceFor(type.group, type.version, type.resource)).toBe(type);
      expect(resourceForKind(apiVersionOf(type), type.kind)).toBe(type);
      expect(schemaOf(apiVersionOf(type), type.kind)?.kind).toBe(type.kind);
    }
  });

  test("bodies of subresources have types", () => {
    for (const type of allResources) {
      for (const sub of type.subresources) {
        expect(schemaOf(sub.apiVersion, sub.kind), `${type.resource}/${sub.name}`).toBeDefined();
      }
    }
  });

  test("a plural that two API versions serve means the preferred one", () => {
    expect(resources.events.group).toBe("");
    expect(resources["events.v1.events.k8s.io"].group).toBe("events.k8s.io");
    expect(resources.horizontalpodautoscalers.version).toBe("v2");
  });

  test("those with a list have the codec of the list", () => {
    for (const type of allResources.filter(({ verbs }) => verbs.includes("list"))) {
      const definition = schemaOf(apiVersionOf(type), type.listKind)?.definition;
      expect(messageCodec(definition ?? ""), type.listKind).toBeDefined();
    }
  });
});

function refs(schema: ValueSchema): readonly string[] {
  switch (schema.type) {
    case "ref":
    case "union":
      return [schema.ref];
    case "array":
      return refs(schema.items);
    case "map":
      return refs(schema.values);
    default:
      return [];
  }
}
