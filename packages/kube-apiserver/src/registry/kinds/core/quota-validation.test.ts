/** Refusals of ResourceQuotas, in Kubernetes' words. */
import { expect, it } from "vitest";
import { createErrors, updateErrors } from "../../../testing/kind-bodies.ts";
import type { TestBody } from "../../../testing/kind-bodies.ts";

const quota = (spec: Readonly<Record<string, unknown>>): TestBody => ({
  apiVersion: "v1",
  kind: "ResourceQuota",
  spec,
});
const selected = (...matchExpressions: readonly unknown[]): TestBody =>
  quota({ hard: { pods: "1" }, scopeSelector: { matchExpressions } });
const path = "spec.scopeSelector.matchExpressions";

it.each<readonly [string, TestBody, readonly string[]]>([
  [
    "nothing of a good one",
    quota({ hard: { pods: "1", "count/jobs.batch": "2", "requests.nvidia.com/gpu": "1" } }),
    [],
  ],
  [
    "a resource that is none",
    quota({ hard: { moons: "1" } }),
    ['spec.hard[moons]: Invalid value: "moons": must be a standard resource for quota'],
  ],
  [
    "scopes that contradict each other",
    quota({ hard: { pods: "1" }, scopes: ["BestEffort", "NotBestEffort"] }),
    ['spec.scopes: Invalid value: ["BestEffort","NotBestEffort"]: conflicting scopes'],
  ],
  [
    "a scope that does not go with what is counted",
    quota({ hard: { "requests.cpu": "1", secrets: "1" }, scopes: ["BestEffort"] }),
    [
      'spec.scopes: Invalid value: ["BestEffort"]: unsupported scope applied to resource',
      'spec.scopes: Invalid value: ["BestEffort"]: unsupported scope applied to resource',
    ],
  ],
  [
    "values without a choice, and a choice without values",
    selected(
      { scopeName: "PriorityClass", operator: "In" },
      { scopeName: "BestEffort", operator: "Exists", values: ["a"] },
    ),
    [
      `${path}.values: Required value: must be at least one value when \`operator\` is 'In' or 'NotIn' for scope selector`,
      `${path}.values: Invalid value: ["a"]: must be no value when \`operator\` is 'Exist' or 'DoesNotExist' for scope selector`,
    ],
  ],
  [
    "an unknown scope and operator",
    selected({ scopeName: "Blue", operator: "Like" }),
    [
      `${path}.scopeName: Invalid value: "Blue": unsupported scope`,
      `${path}.operator: Invalid value: "Like": not a valid selector operator`,
    ],
  ],
])("refuses %s", (_, body, errors) => expect(createErrors(body)).toEqual(errors));

it("keeps its scopes", () => {
  const before = quota({ hard: { pods: "1" }, scopes: ["Terminating"] });
  expect(updateErrors(before, quota({ hard: { pods: "2" }, scopes: ["Terminating"] }))).toEqual([]);
  expect(updateErrors(before, quota({ hard: { pods: "1" } }))).toEqual([
    "spec.scopes: Invalid value: []: field is immutable",
  ]);
});
