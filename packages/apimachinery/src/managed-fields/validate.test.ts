import { describe, expect, it } from "vitest";
import type { JsonObject } from "../patch/json.ts";
import { applied, at, containers, deployment, deployments, owners } from "./testing.ts";

const unforced = { force: false };

describe("a configuration", () => {
  const rows: { name: string; configuration: JsonObject; code: number; message: string }[] = [
    {
      name: "of another kind",
      configuration: { ...deployment({}), kind: "StatefulSet" },
      code: 400,
      message: "invalid object type: apps/v1, Kind=StatefulSet",
    },
    {
      name: "of another version",
      configuration: { ...deployment({}), apiVersion: "v1" },
      code: 400,
      message: "invalid object type: /v1, Kind=Deployment",
    },
    {
      name: "with managedFields",
      configuration: deployment({}, { managedFields: [] }),
      code: 400,
      message: "metadata.managedFields must be nil",
    },
    ...[
      {
        name: "with a field that no type has",
        spec: { replica: 1 },
        error: ".spec.replica: field not declared in schema",
      },
      {
        name: "with an item twice",
        spec: containers({ name: "a" }, { name: "a" }),
        error: '.spec.template.spec.containers: duplicate entries for key [name="a"]',
      },
      {
        name: "with a key twice by its default",
        spec: containers({
          name: "a",
          ports: [{ containerPort: 80 }, { containerPort: 80, protocol: "TCP" }],
        }),
        error:
          '.spec.template.spec.containers[name="a"].ports: duplicate entries for key [containerPort=80,protocol="TCP"]',
      },
      {
        name: "with an item that has no key",
        spec: containers({ image: "a" }),
        error:
          '.spec.template.spec.containers: element 0: associative list with keys has an element that omits all key fields ["name"] (and doesn\'t have default values for any key fields)',
      },
      {
        name: "with a null item",
        spec: { template: { spec: { containers: [null] } } },
        error:
          ".spec.template.spec.containers: element 0: associative list with keys may not have a null element",
      },
      {
        name: "with a text in a list of objects",
        spec: { template: { spec: { containers: ["a"] } } },
        error:
          ".spec.template.spec.containers: element 0: associative list with keys may not have non-map elements",
      },
      {
        name: "with a text for a number",
        spec: { replicas: "1" },
        error: ".spec.replicas: expected numeric (int or float), got string",
      },
      {
        name: "with a number for a text",
        spec: containers({ name: "a", image: 1 }),
        error:
          '.spec.template.spec.containers[name="a"].image: expected string, got &value.valueUnstructured{Value:1}',
      },
      {
        name: "with an object for a text",
        spec: containers({ name: "a", args: ["x", { b: [true, null], a: "q" }] }),
        error:
          '.spec.template.spec.containers[name="a"].args[1]: expected string, got &value.valueUnstructured{Value:map[string]interface {}{"a":"q", "b":[]interface {}{true, interface {}(nil)}}}',
      },
      {
        name: "with a text for a boolean",
        spec: { paused: "yes" },
        error: ".spec.paused: expected boolean, got &{yes}",
      },
      {
        name: "with a list for an object",
        spec: { template: ["a"] },
        error: ".spec.template: expected map, got &{[a]}",
      },
      {
        name: "with an object for a list",
        spec: { template: { spec: { containers: { a: 1 } } } },
        error: ".spec.template.spec.containers: expected list, got &{map[a:1]}",
      },
      {
        name: "with a list for a quantity",
        spec: containers({ name: "a", resources: { limits: { cpu: [1] } } }),
        error:
          '.spec.template.spec.containers[name="a"].resources.limits.cpu: expected any scalar, got &{[1]}',
      },
      {
        name: "with two faults",
        spec: { replicas: true, minReadySeconds: {} },
        error:
          "errors:\n  .spec.replicas: expected numeric (int or float), got bool\n  .spec.minReadySeconds: expected numeric (int or float), got map[string]interface {}",
      },
    ].map(({ name, spec, error }) => ({
      name,
      configuration: deployment(spec),
      code: 422,
      message: `failed to create typed patch object (default/web; apps/v1, Kind=Deployment): ${error}`,
    })),
    ...[
      { item: "e.com/a", error: 'duplicate entries for key [="e.com/a"]' },
      {
        item: null,
        error: "element 1: associative list without keys has an element that's an explicit null",
      },
      { item: {}, error: "element 1: associative list without keys has an element that's a map type" },
      { item: [], error: "element 1: not supported: associative list with lists as elements" },
    ].map(({ item, error }) => ({
      name: `with ${JSON.stringify(item)} in a set`,
      configuration: deployment({}, { finalizers: ["e.com/a", item] }),
      code: 422,
      message: `failed to create typed patch object (default/web; apps/v1, Kind=Deployment): .metadata.finalizers: ${error}`,
    })),
  ];
  it.each(rows)("$name is refused", ({ configuration, code, message }) => {
    const apply = (): unknown => deployments.apply(undefined, configuration, at(1, "alice"), unforced);
    expect(apply).toThrow(expect.objectContaining({ code, message }));
  });

  it("may have null for what it does not set, and any scalar for a quantity", () => {
    const spec = {
      replicas: null,
      ...containers({ name: "a", resources: { limits: { cpu: 1, memory: "1Gi" } } }),
    };
    const next = applied(deployments.apply(undefined, deployment(spec), at(1, "alice"), unforced));
    expect(owners(next)["alice Apply"]).toMatchObject({ "f:spec": { "f:replicas": {} } });
  });
});
