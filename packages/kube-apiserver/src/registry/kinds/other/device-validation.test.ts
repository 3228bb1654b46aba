/** Refusals of the kinds of dynamic resource allocation, in Kubernetes' words. */
import { describe, expect, it } from "vitest";
import { createErrors, updateErrors } from "../../../testing/kind-bodies.ts";
import type { TestBody } from "../../../testing/kind-bodies.ts";

const body = (kind: string, fields: object): TestBody => ({
  apiVersion: "resource.k8s.io/v1",
  kind,
  ...fields,
});
const exactly = { deviceClassName: "x" };
const claim = (devices: object, rest: object = {}): TestBody =>
  body("ResourceClaim", { spec: { devices: { requests: [{ name: "a", exactly }], ...devices } }, ...rest });
const slice = (spec: object): TestBody =>
  body("ResourceSlice", {
    spec: { driver: "d.example.com", pool: { name: "p", resourceSliceCount: 1 }, nodeName: "n", ...spec },
  });

const refused: readonly (readonly [string, TestBody, readonly string[]])[] = [
  ["a claim", claim({ constraints: [{ requests: ["a"], matchAttribute: "d.example.com/model" }] }), []],
  [
    "requests",
    claim({
      requests: [
        { name: "a", exactly },
        {
          name: "a",
          firstAvailable: [
            { name: "b", deviceClassName: "x", tolerations: [{ key: "k", operator: "Exists", value: "v" }] },
          ],
        },
        { name: "c" },
      ],
    }),
    [
      'spec.devices.requests[1].firstAvailable[0].tolerations[0].value: Invalid value: "v": must be empty for operator `Exists`',
      "spec.devices.requests[2]: Required value: exactly one of `exactly` or `firstAvailable` is required",
      'spec.devices.requests[1]: Duplicate value: "a"',
    ],
  ],
  [
    "constraints and parameters",
    claim({
      constraints: [{ requests: ["b"], matchAttribute: "model" }],
      config: [{ opaque: { driver: "d", parameters: [1] } }, {}],
    }),
    [
      "spec.devices.constraints[0].requests[0]: Invalid value: \"b\": must be the name of a request in the claim or the name of a request and a subrequest separated by '/'",
      'spec.devices.constraints[0].matchAttribute: Invalid value: "model": a fully qualified name must be a domain and a name separated by a slash',
      'spec.devices.config[0].opaque.parameters: Invalid value: "<value omitted>": must be a valid JSON object',
      "spec.devices.config[1].opaque: Required value",
    ],
  ],
  [
    "classes",
    body("DeviceClass", { spec: { extendedResourceName: "cpu", selectors: [{}] } }),
    [
      "spec.selectors[0].cel: Required value",
      'spec.extendedResourceName: Invalid value: "cpu": must be a valid extended resource name',
    ],
  ],
  ["a slice", slice({ devices: [{ name: "a", attributes: { model: { string: "x" } } }] }), []],
  [
    "the nodes of a slice",
    slice({ allNodes: true, pool: { name: "p", generation: -1, resourceSliceCount: 0 } }),
    [
      "spec.pool.resourceSliceCount: Invalid value: 0: must be greater than zero",
      "spec.pool.generation: Invalid value: -1: must be greater than or equal to zero",
      'spec: Invalid value: "{`nodeName`, `allNodes`}": exactly one of `nodeName`, `nodeSelector`, `allNodes`, `perDeviceNodeSelection` is required, but multiple fields are set',
    ],
  ],
  [
    "the devices of a slice",
    slice({
      devices: [
        {
          name: "a",
          attributes: { version: { version: "1" }, none: {} },
          capacity: { memory: { value: "1Gi", requestPolicy: { default: "1Gi", validValues: ["1Gi"] } } },
          bindingConditions: ["Ready"],
        },
        { name: "a", nodeName: "n" },
      ],
    }),
    [
      'spec.devices[0].attributes[version].version: Invalid value: "1": must be a string compatible with semver.org spec 2.0.0',
      'spec.devices[0].attributes[none]: Invalid value: "": exactly one value must be specified',
      "spec.devices[0].capacity[memory].requestPolicy: Forbidden: allowMultipleAllocations must be true",
      "spec.devices[0].bindingFailureConditions: Invalid value: []: bindingFailureConditions are required to use bindingConditions",
      "spec.devices[1]: Invalid value: null: `nodeName`, `nodeSelector` and `allNodes` can only be set if `perDeviceNodeSelection` is set to true in the ResourceSlice spec",
      'spec.devices[1]: Duplicate value: "a"',
    ],
  ],
  [
    "how capacity is shared",
    slice({
      devices: [
        {
          name: "a",
          allowMultipleAllocations: true,
          capacity: {
            memory: {
              value: "8",
              requestPolicy: { default: "5", validRange: { min: "2", max: "8", step: "2" } },
            },
          },
        },
      ],
    }),
    [
      'spec.devices[0].capacity[memory].requestPolicy.validRange.step: Invalid value: "5": value is not a multiple of a given step (2) from (2)',
    ],
  ],
];

it.each(refused)("checks %s", (_, object, errors) => expect(createErrors(object)).toEqual(errors));

describe("updates", () => {
  const result = { request: "a", driver: "d.example.com", pool: "p", device: "x" };
  const user = { resource: "pods", name: "x", uid: "1" };
  const given = (changes: object = {}): TestBody =>
    claim({}, { status: { allocation: { devices: { results: [result] } }, ...changes } });

  it("accept what a scheduler writes", () =>
    expect(updateErrors(claim({}), given({ reservedFor: [user] }), "status")).toEqual([]));

  it("keep what was given", () =>
    expect(
      updateErrors(
        given(),
        given({ allocation: { devices: { results: [{ ...result, device: "y" }] } } }),
        "status",
      ),
    ).toEqual([expect.stringMatching(/^status\.allocation: Invalid value: .*: field is immutable$/)]));

  it("check who uses it and what is told of it", () =>
    expect(
      updateErrors(
        claim({}),
        claim({}, { status: { reservedFor: [user], devices: [{ driver: "d", pool: "p", device: "x" }] } }),
        "status",
      ),
    ).toEqual([
      'status.devices[0]: Invalid value: "d/p/x": must be an allocated device in the claim',
      "status.reservedFor: Forbidden: may not be specified when `allocated` is not set",
    ]));

  it("keep the driver of a slice", () =>
    expect(updateErrors(slice({}), slice({ driver: "e.example.com" }))).toEqual([
      'spec.driver: Invalid value: "e.example.com": field is immutable',
    ]));
});
