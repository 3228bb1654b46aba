/** Refusals of the kinds of storage.k8s.io, in Kubernetes' words. */
import { expect, it } from "vitest";
import { createErrors, updateErrors } from "../../../testing/kind-bodies.ts";
import type { TestBody } from "../../../testing/kind-bodies.ts";

const body = (kind: string, fields: Readonly<Record<string, unknown>>): TestBody => ({
  apiVersion: "storage.k8s.io/v1",
  kind,
  ...fields,
});
const storageClass = (fields: Readonly<Record<string, unknown>>): TestBody =>
  body("StorageClass", { provisioner: "example.com/disk", ...fields });
const driver = (spec: Readonly<Record<string, unknown>>): TestBody => body("CSIDriver", { spec });
const node = (...drivers: readonly unknown[]): TestBody => body("CSINode", { spec: { drivers } });
const attributes = (parameters: Readonly<Record<string, string>>): TestBody =>
  body("VolumeAttributesClass", { driverName: "example.com", parameters });

it.each<readonly [string, TestBody, readonly string[]]>([
  ["nothing of a good StorageClass", storageClass({ parameters: { type: "fast" } }), []],
  [
    "parameters without a name, and an unknown binding",
    storageClass({ parameters: { "": "x" }, volumeBindingMode: "Later" }),
    [
      'parameters: Invalid value: "": field can not be empty.',
      'volumeBindingMode: Unsupported value: "Later": supported values: "Immediate", "WaitForFirstConsumer"',
    ],
  ],
  [
    "topologies twice, and of no values",
    storageClass({
      allowedTopologies: [
        { matchLabelExpressions: [{ key: "zone", values: ["a"] }] },
        { matchLabelExpressions: [{ key: "zone", values: ["a"] }] },
        { matchLabelExpressions: [{ key: "zone", values: [] }] },
      ],
    }),
    [
      'allowedTopologies[1].matchLabelExpressions: Duplicate value: ""',
      "allowedTopologies[2].matchLabelExpressions[0].values: Required value",
    ],
  ],
  [
    "a driver's tokens for one audience twice, and too short ones",
    driver({ tokenRequests: [{ audience: "a", expirationSeconds: 1 }, { audience: "a" }] }),
    [
      "spec.tokenRequests[0].expirationSeconds: Invalid value: 1: may not specify a duration less than 10 minutes",
      'spec.tokenRequests[1].audience: Duplicate value: "a"',
    ],
  ],
  [
    "a node's driver without an id, with a negative count",
    node({ name: "example.com", nodeID: "", allocatable: { count: -1 } }),
    [
      "spec.drivers[0].nodeID: Required value",
      "spec.drivers[0].allocatable.count: Invalid value: -1: must be greater than or equal to 0",
    ],
  ],
  [
    "an attachment of two sources",
    body("VolumeAttachment", {
      spec: {
        attacher: "example.com",
        nodeName: "n",
        source: { persistentVolumeName: "v", inlineVolumeSpec: {} },
      },
    }),
    ["spec.source: Forbidden: must specify exactly one of inlineVolumeSpec and persistentVolumeName"],
  ],
  [
    "attributes that say nothing",
    attributes({}),
    ["parameters: Required value: must contain at least one key/value pair"],
  ],
])("refuses %s", (_, object, errors) => expect(createErrors(object)).toEqual(errors));

it.each<readonly [string, TestBody, TestBody, readonly string[]]>([
  [
    "the parameters of a StorageClass",
    storageClass({ parameters: { type: "fast" } }),
    storageClass({ parameters: { type: "slow" } }),
    ["parameters: Forbidden: updates to parameters are forbidden."],
  ],
  [
    "how a driver attaches",
    driver({ attachRequired: true }),
    driver({ attachRequired: false }),
    ["spec.attachedRequired: Invalid value: false: field is immutable"],
  ],
  [
    "what a node calls itself to a driver, but not how much it takes",
    node({ name: "example.com", nodeID: "a" }, { name: "b.com", nodeID: "b" }),
    node({ name: "example.com", nodeID: "c" }, { name: "b.com", nodeID: "b", allocatable: { count: 1 } }),
    [
      'spec.drivers: Invalid value: {"name":"example.com","nodeID":"c","topologyKeys":[]}: field is immutable',
    ],
  ],
  [
    "the attributes of a class",
    attributes({ a: "1" }),
    attributes({ a: "2" }),
    ["parameters: Forbidden: updates to parameters are forbidden."],
  ],
])("keeps %s", (_, before, after, errors) => expect(updateErrors(before, after)).toEqual(errors));
