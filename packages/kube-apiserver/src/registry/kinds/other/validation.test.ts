/** Refusals of kinds that have no tests of their own, in Kubernetes' words. */
import { expect, it } from "vitest";
import { createErrors } from "../../../testing/kind-bodies.ts";
import type { TestBody } from "../../../testing/kind-bodies.ts";

const admission = "admissionregistration.k8s.io/v1";
const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] };
const matchConstraints = { resourceRules: [rule] };

const refused: readonly (readonly [TestBody, readonly string[]])[] = [
  [
    {
      apiVersion: admission,
      kind: "MutatingAdmissionPolicy",
      spec: { matchConstraints, mutations: [{ patchType: "JSONPatch" }] },
    },
    [
      "spec.mutations[0].jsonPatch: Required value: must be specified when patchType is JSONPatch",
      "spec.reinvocationPolicy: Required value",
    ],
  ],
  [
    {
      apiVersion: admission,
      kind: "ValidatingAdmissionPolicy",
      spec: { matchConstraints: {}, validations: [{ expression: "true" }] },
    },
    ["spec.matchConstraints.resourceRules: Required value"],
  ],
  [
    {
      apiVersion: admission,
      kind: "MutatingAdmissionPolicyBinding",
      spec: { policyName: "x", paramRef: { parameterNotFoundAction: "Deny" } },
    },
    ["spec.paramRef: Required value: one of name or selector must be specified"],
  ],
  [
    {
      apiVersion: admission,
      kind: "ValidatingAdmissionPolicyBinding",
      spec: { policyName: "x", validationActions: ["Audit", "Audit"] },
    },
    ['spec.validationActions[1]: Duplicate value: "Audit"'],
  ],
  [
    {
      apiVersion: admission,
      kind: "ValidatingWebhookConfiguration",
      webhooks: [
        {
          name: "a.b.c",
          admissionReviewVersions: ["v1"],
          sideEffects: "Some",
          clientConfig: { url: "https://example.com" },
          rules: [{ ...rule, operations: ["*", "CREATE"] }],
        },
      ],
    },
    [
      'webhooks[0].rules[0].operations: Invalid value: ["*","CREATE"]: if \'*\' is present, must not specify other operations',
      'webhooks[0].sideEffects: Unsupported value: "Some": supported values: "None", "NoneOnDryRun"',
    ],
  ],
  [
    { apiVersion: "v1", kind: "LimitRange", spec: { limits: [{ type: "Pod", default: { cpu: "1" } }] } },
    ["spec.limits[0].default: Forbidden: may not be specified when `type` is 'Pod'"],
  ],
  [
    { apiVersion: "v1", kind: "ResourceQuota", spec: { hard: { pods: "-1" } } },
    ['spec.hard[pods]: Invalid value: "-1": must be greater than or equal to 0'],
  ],
  [
    { apiVersion: "networking.k8s.io/v1", kind: "ServiceCIDR", spec: { cidrs: ["10.0.0.0/33"] } },
    [
      'spec.cidrs[0]: Invalid value: "10.0.0.0/33": must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)',
    ],
  ],
  [
    {
      apiVersion: "resource.k8s.io/v1",
      kind: "ResourceClaim",
      spec: { devices: { requests: [{ name: "a", exactly: { deviceClassName: "x", count: -1 } }] } },
    },
    ["spec.devices.requests[0].exactly.count: Invalid value: -1: must be greater than zero"],
  ],
  [
    {
      apiVersion: "flowcontrol.apiserver.k8s.io/v1",
      kind: "FlowSchema",
      spec: { matchingPrecedence: 1, priorityLevelConfiguration: { name: "x" } },
    },
    [
      "spec.matchingPrecedence: Invalid value: 1: only the schema named 'exempt' may have matchingPrecedence 1",
    ],
  ],
  [
    {
      apiVersion: "storage.k8s.io/v1",
      kind: "VolumeAttachment",
      spec: { attacher: "example.com", nodeName: "n", source: {} },
    },
    ["spec.source: Required value: must specify exactly one of inlineVolumeSpec and persistentVolumeName"],
  ],
];

it.each(refused.map(([body, errors]) => [body.kind, body, errors] as const))(
  "refuses a bad %s",
  (_, body, errors) => expect(createErrors(body)).toEqual(errors),
);
