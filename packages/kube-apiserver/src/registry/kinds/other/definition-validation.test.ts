/** Refusals of CustomResourceDefinitions, in Kubernetes' words. */
import { describe, expect, it } from "vitest";
import { createErrors, updateErrors } from "../../../testing/kind-bodies.ts";
import type { TestBody } from "../../../testing/kind-bodies.ts";

interface Parts {
  readonly schema?: object;
  readonly version?: object;
  readonly spec?: object;
  readonly metadata?: object;
}

function definition({ schema = {}, version = {}, spec = {}, metadata = {} }: Parts): TestBody {
  const openAPIV3Schema = { type: "object", ...schema };
  return {
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: { name: "boxes.example.com", ...metadata },
    spec: {
      group: "example.com",
      scope: "Namespaced",
      names: { plural: "boxes", kind: "Box" },
      versions: [{ name: "v1", served: true, storage: true, schema: { openAPIV3Schema }, ...version }],
      ...spec,
    },
  };
}

const properties = (list: object): Parts => ({ schema: { properties: { list } } });
const at = "spec.validation.openAPIV3Schema";

const refused: readonly (readonly [string, Parts, readonly string[]])[] = [
  ["a definition", {}, []],
  [
    "a whole schema",
    properties({
      type: "array",
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["name"],
      items: { type: "object", required: ["name"], properties: { name: { type: "string" } } },
    }),
    [],
  ],
  [
    "types that are missing",
    properties({ properties: { a: { "x-kubernetes-int-or-string": true } }, items: {} }),
    [
      `${at}.properties[list].items.type: Required value: must not be empty for specified array items`,
      `${at}.properties[list].type: Required value: must not be empty for specified object fields`,
    ],
  ],
  [
    "what is not structural",
    {
      schema: {
        properties: { a: { type: "string" } },
        anyOf: [{ properties: { b: {} }, description: "x" }],
      },
    },
    [
      `${at}.anyOf[0].description: Forbidden: must be empty to be structural`,
      `${at}.properties[b]: Required value: because it is defined in ${at}.anyOf[0].properties[b]`,
    ],
  ],
  [
    "metadata",
    { schema: { properties: { metadata: { type: "object", properties: { labels: { type: "object" } } } } } },
    [
      `${at}.properties[metadata]: Forbidden: must not specify anything other than name and generateName, but metadata is implicitly specified`,
    ],
  ],
  [
    "lists",
    properties({
      type: "array",
      "x-kubernetes-list-type": "map",
      "x-kubernetes-list-map-keys": ["name", "other"],
      items: { type: "object", properties: { name: { type: "string", nullable: true } } },
    }),
    [
      `${at}.properties[list].x-kubernetes-list-map-keys: Invalid value: ["name","other"]: entries must all be names of item properties`,
      `${at}.properties[list].items.properties[name].default: Required value: this property is in x-kubernetes-list-map-keys, so it must have a default or be a required property`,
      `${at}.properties[list].items.properties[name].nullable: Forbidden: this property is in x-kubernetes-list-map-keys, so it cannot be nullable`,
    ],
  ],
  [
    "what schemas do not have",
    properties({ type: "object", $ref: "x", uniqueItems: true }),
    [
      `${at}.properties[list].$ref: Forbidden: $ref is not supported`,
      `${at}.properties[list].uniqueItems: Forbidden: uniqueItems cannot be set to true since the runtime complexity becomes quadratic`,
    ],
  ],
  [
    "versions",
    { version: { storage: false, schema: undefined } },
    [
      "spec.versions[0].schema.openAPIV3Schema: Required value: schemas are required",
      'spec.versions: Invalid value: [{"name":"v1","served":true,"storage":false}]: must have exactly one version marked as storage version',
      "status.storedVersions: Invalid value: null: must have at least one stored version",
    ],
  ],
  [
    "columns and scales",
    {
      version: {
        additionalPrinterColumns: [{ name: "a", type: "text", jsonPath: "spec" }],
        subresources: { scale: { specReplicasPath: ".replicas", statusReplicasPath: ".status.replicas" } },
      },
    },
    [
      'spec.subresources.scale.specReplicasPath: Invalid value: ".replicas": should be a json path under .spec',
      'spec.additionalPrinterColumns[0].type: Invalid value: "text": must be one of boolean,date,integer,number,string',
      'spec.additionalPrinterColumns[0].JSONPath: Invalid value: "spec": must be a simple json path starting with .',
    ],
  ],
  [
    "names and conversions",
    {
      spec: {
        names: { plural: "boxes", kind: "Box", listKind: "Box" },
        conversion: { strategy: "Webhook", webhook: { conversionReviewVersions: ["v2"] } },
      },
    },
    [
      'spec.names.listKind: Invalid value: "Box": kind and listKind may not be the same',
      "spec.conversion.webhookClientConfig: Required value: required when strategy is set to Webhook",
      'spec.conversion.conversionReviewVersions: Invalid value: ["v2"]: must include at least one of v1, v1beta1',
    ],
  ],
  [
    "groups of Kubernetes",
    { spec: { group: "example.k8s.io" }, metadata: { name: "boxes.example.k8s.io" } },
    [
      'metadata.annotations[api-approved.kubernetes.io]: Required value: protected groups must have approval annotation "api-approved.kubernetes.io", see https://github.com/kubernetes/enhancements/pull/1111',
    ],
  ],
];

it.each(refused)("checks %s", (_, parts, errors) => expect(createErrors(definition(parts))).toEqual(errors));

describe("updates", () => {
  const status = { conditions: [{ type: "Established", status: "True" }], storedVersions: ["v1"] };
  const before = { ...definition({}), status };

  it("keep the scope once the kind is served", () =>
    expect(updateErrors(before, { ...definition({ spec: { scope: "Cluster" } }), status })).toEqual([
      'spec.scope: Invalid value: "Cluster": field is immutable',
    ]));

  it("keep the versions in which there may be objects", () =>
    expect(updateErrors(before, { ...definition({ version: { name: "v2" } }), status })).toEqual([
      'status.storedVersions[0]: Invalid value: "v1": missing from spec.versions; v1 was previously a storage version, and must remain in spec.versions until a storage migration ensures no data remains persisted in v1 and removes v1 from status.storedVersions',
    ]));
});
