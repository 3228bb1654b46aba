/** Refusals of webhooks, admission policies and what else extends the API server, in Kubernetes' words. */
import { describe, expect, it } from "vitest";
import { createErrors, updateErrors } from "../../../testing/kind-bodies.ts";
import type { TestBody } from "../../../testing/kind-bodies.ts";

const admission = "admissionregistration.k8s.io/v1";
const rule = { apiGroups: [""], apiVersions: ["v1"], operations: ["CREATE"], resources: ["pods"] };

function webhook(changes: object): TestBody {
  const webhooks = [
    {
      name: "a.b.c",
      admissionReviewVersions: ["v1"],
      sideEffects: "None",
      clientConfig: { url: "https://example.com" },
      rules: [rule],
      ...changes,
    },
  ];
  return { apiVersion: admission, kind: "ValidatingWebhookConfiguration", webhooks };
}

function policy(changes: object): TestBody {
  const spec = {
    matchConstraints: { resourceRules: [rule] },
    validations: [{ expression: "true" }],
    ...changes,
  };
  return { apiVersion: admission, kind: "ValidatingAdmissionPolicy", spec };
}

const apiService = (name: string, spec: object): TestBody => ({
  apiVersion: "apiregistration.k8s.io/v1",
  kind: "APIService",
  metadata: { name },
  spec: { group: "example.com", version: "v1", groupPriorityMinimum: 1, versionPriority: 1, ...spec },
});
const priority = (name: string, fields: object): TestBody => ({
  apiVersion: "scheduling.k8s.io/v1",
  kind: "PriorityClass",
  metadata: { name },
  ...fields,
});

const refused: readonly (readonly [string, TestBody, readonly string[]])[] = [
  ["a webhook", webhook({}), []],
  [
    "URLs",
    webhook({ clientConfig: { url: "http://me@example.com/x?y=1#z" } }),
    [
      "webhooks[0].clientConfig.url: Invalid value: \"http\": 'https' is the only allowed URL scheme; desired format: https://host[/path]",
      'webhooks[0].clientConfig.url: Invalid value: "me": user information is not permitted in the URL',
      'webhooks[0].clientConfig.url: Invalid value: "z": fragments are not permitted in the URL',
      'webhooks[0].clientConfig.url: Invalid value: "y=1": query parameters are not permitted in the URL',
    ],
  ],
  [
    "services",
    webhook({ clientConfig: { service: { name: "", namespace: "x", path: "/a//b", port: 70000 } } }),
    [
      "webhooks[0].clientConfig.service.name: Required value: service name is required",
      "webhooks[0].clientConfig.service.port: Invalid value: 70000: port is not valid: must be between 1 and 65535, inclusive",
      'webhooks[0].clientConfig.service.path: Invalid value: "/a//b": segment[1] may not be empty',
    ],
  ],
  [
    "resources",
    webhook({ rules: [{ ...rule, resources: ["pods/*", "pods/status", "*/*"], apiGroups: ["*", "apps"] }] }),
    [
      'webhooks[0].rules[0].apiGroups: Invalid value: ["*","apps"]: if \'*\' is present, must not specify other API groups',
      "webhooks[0].rules[0].resources[1]: Invalid value: \"pods/status\": if 'pods/*' is present, must not specify pods/status",
      'webhooks[0].rules[0].resources: Invalid value: ["pods/*","pods/status","*/*"]: if \'*/*\' is present, must not specify other resources',
    ],
  ],
  [
    "match conditions and versions",
    webhook({
      matchConditions: [
        { name: "a", expression: " " },
        { name: "a", expression: "true" },
      ],
      admissionReviewVersions: ["v2", "v2"],
    }),
    [
      "webhooks[0].matchConditions[0].expression: Required value",
      'webhooks[0].matchConditions[1].name: Duplicate value: "a"',
      'webhooks[0].admissionReviewVersions[1]: Invalid value: "v2": duplicate version',
      'webhooks[0].admissionReviewVersions: Invalid value: ["v2","v2"]: must include at least one of v1, v1beta1',
    ],
  ],
  [
    "what a policy needs",
    policy({
      validations: [],
      paramKind: { apiVersion: "a/b/c", kind: "X" },
      variables: [{ name: "if", expression: "1" }],
    }),
    [
      'spec.paramKind.apiVersion: Invalid value: "a/b/c": unexpected GroupVersion string: a/b/c',
      'spec.variables[0].name: Invalid value: "if": name is not a valid CEL identifier',
      "spec.validations: Required value: validations or auditAnnotations must contain at least one item",
      "spec.auditAnnotations: Required value: validations or auditAnnotations must contain at least one item",
    ],
  ],
  [
    "what a policy says",
    policy({
      validations: [{ expression: "true", message: "a\nb", messageExpression: " ", reason: "Nothing" }],
      auditAnnotations: [{ key: "k", valueExpression: "" }],
    }),
    [
      'spec.validations[0].messageExpression: Invalid value: " ": must be non-empty if specified',
      'spec.validations[0].message: Invalid value: "a\\nb": message must not contain line breaks',
      'spec.validations[0].reason: Unsupported value: "Nothing": supported values: "Forbidden", "Invalid", "RequestEntityTooLarge"',
      "spec.auditAnnotations[0].valueExpression: Required value: valueExpression is not specified",
    ],
  ],
  [
    "bindings",
    {
      apiVersion: admission,
      kind: "ValidatingAdmissionPolicyBinding",
      spec: {
        policyName: "x",
        paramRef: { name: "a", selector: {}, parameterNotFoundAction: "Deny" },
        matchResources: { resourceRules: [{ ...rule, resourceNames: ["a", "a"] }] },
      },
    },
    [
      "spec.paramRef.name: Forbidden: name and selector are mutually exclusive",
      "spec.paramRef.selector: Forbidden: name and selector are mutually exclusive",
      'spec.matchResouces.resourceRules[0].resourceNames[1]: Duplicate value: "a"',
      "spec.validationActions: Required value: at least one validation action is required",
    ],
  ],
  ["an API service", apiService("v1.example.com", { service: { name: "a", namespace: "b" } }), []],
  [
    "names of API services",
    apiService("v2.example.com", { caBundle: "eA==", insecureSkipTLSVerify: true }),
    [
      'metadata.name: Invalid value: "v2.example.com": must be `spec.version+"."+spec.group`: "v1.example.com"',
      'spec.caBundle: Invalid value: "1 bytes": local APIServices may not have a caBundle',
      "spec.insecureSkipTLSVerify: Invalid value: true: local APIServices may not have insecureSkipTLSVerify",
    ],
  ],
  [
    "Kubernetes' own priorities",
    priority("system-node-critical", { value: 1 }),
    [
      "metadata.name: Forbidden: priority class names with 'system-' prefix are reserved for system use only. error: value of system-node-critical PriorityClass must be 2000001000",
    ],
  ],
  [
    "the overhead of a runtime",
    {
      apiVersion: "node.k8s.io/v1",
      kind: "RuntimeClass",
      handler: "x",
      overhead: { podFixed: { boxes: "1" } },
    },
    [
      'overhead.limits[boxes]: Invalid value: "boxes": must be a standard resource type or fully qualified',
      'overhead.limits[boxes]: Invalid value: "boxes": must be a standard resource for containers',
    ],
  ],
  [
    "strategies of leases",
    {
      apiVersion: "coordination.k8s.io/v1",
      kind: "Lease",
      spec: { strategy: "Newest", preferredHolder: "x" },
    },
    ['spec.strategy.strategy: Unsupported value: "Newest": supported values: "OldestEmulationVersion"'],
  ],
];

it.each(refused)("checks %s", (_, body, errors) => expect(createErrors(body)).toEqual(errors));

describe("updates", () => {
  it("keep the value of a priority", () =>
    expect(updateErrors(priority("a", { value: 1 }), priority("a", { value: 2 }))).toEqual([
      "value: Forbidden: may not be changed in an update.",
    ]));

  it("check what the status of a policy warns of", () =>
    expect(
      updateErrors(
        policy({}),
        { ...policy({}), status: { typeChecking: { expressionWarnings: [{ fieldRef: "", warning: "x" }] } } },
        "status",
      ),
    ).toEqual(["status.typeChecking.expressionWarnings[0].fieldRef: Required value"]));
});
