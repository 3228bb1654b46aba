import type { flowcontrolv1 } from "@kubets/api";
import { describe, expect, it } from "vitest";
import {
  mandatoryFlowSchemas,
  mandatoryPriorityLevels,
  suggestedFlowSchemas,
  suggestedPriorityLevels,
} from "../../../flow-control/default-objects.ts";
import { validateFlowSchema, validatePriorityLevel } from "./flow-control-validation.ts";

type Schema = flowcontrolv1.FlowSchema;
type Level = flowcontrolv1.PriorityLevelConfiguration;

function texts(errors: ReturnType<typeof validateFlowSchema>): string[] {
  return errors.map((error) => `${error.field}: ${error.detail}`);
}

it("finds no fault with the objects of every cluster", () => {
  const schemas = [...mandatoryFlowSchemas, ...suggestedFlowSchemas];
  const levels = [...mandatoryPriorityLevels, ...suggestedPriorityLevels];
  expect(schemas.flatMap(validateFlowSchema)).toEqual([]);
  expect(levels.flatMap(validatePriorityLevel)).toEqual([]);
});

describe("flow schemas", () => {
  const subjects: flowcontrolv1.Subject[] = [{ kind: "User", user: { name: "jane" } }];
  const anything: flowcontrolv1.NonResourcePolicyRule = { verbs: ["*"], nonResourceURLs: ["*"] };
  const all: flowcontrolv1.ResourcePolicyRule = {
    verbs: ["*"],
    apiGroups: ["*"],
    resources: ["*"],
    namespaces: ["*"],
  };

  function schema(rule: Partial<flowcontrolv1.PolicyRulesWithSubjects>): Schema {
    return {
      apiVersion: "flowcontrol.apiserver.k8s.io/v1",
      kind: "FlowSchema",
      metadata: { name: "mine" },
      spec: {
        priorityLevelConfiguration: { name: "workload-low" },
        matchingPrecedence: 500,
        rules: [{ subjects, nonResourceRules: [anything], ...rule }],
      },
      status: {},
    };
  }

  it.each([
    ["no subjects", { subjects: [] }, "subjects: subjects must contain at least one value"],
    [
      "no rules",
      { nonResourceRules: [] },
      ": at least one of resourceRules and nonResourceRules has to be non-empty",
    ],
    [
      "a group of a user",
      { subjects: [{ kind: "User", user: { name: "a" }, group: { name: "b" } }] },
      "subjects[0].group: group is forbidden when subject kind is not 'Group'",
    ],
    [
      "a user without its name",
      { subjects: [{ kind: "User" }] },
      "subjects[0].user: user is required when subject kind is 'User'",
    ],
    [
      "an account without namespace",
      { subjects: [{ kind: "ServiceAccount", serviceAccount: { name: "*", namespace: "" } }] },
      "subjects[0].serviceAccount.namespace: must specify namespace for service account",
    ],
    [
      "more verbs than all",
      { resourceRules: [{ ...all, verbs: ["*", "get"] }] },
      "resourceRules[0].verbs: if '*' is present, must not specify other verbs",
    ],
    [
      "no scope",
      { resourceRules: [{ ...all, namespaces: [] }] },
      "resourceRules[0].namespaces: resource rules that are not cluster scoped must supply at least one namespace",
    ],
    [
      "a wildcard inside",
      { nonResourceRules: [{ verbs: ["get"], nonResourceURLs: ["/a*"] }] },
      "nonResourceRules[0].nonResourceURLs[0]: wildcard can only do suffix matching",
    ],
  ] satisfies [string, Partial<flowcontrolv1.PolicyRulesWithSubjects>, string][])(
    "refuse %s",
    (_, rule, expected) => {
      const separator = expected.startsWith(":") ? "" : ".";
      expect(texts(validateFlowSchema(schema(rule)))).toEqual([`spec.rules[0]${separator}${expected}`]);
    },
  );

  it("that are mandatory stay as they are", () => {
    const [exempt] = mandatoryFlowSchemas;
    if (!exempt) throw new Error("there is one");
    const changed: Schema = { ...exempt, spec: { ...exempt.spec, rules: [] } };
    expect(texts(validateFlowSchema(changed))).toEqual(["spec: spec of 'exempt' must equal the fixed value"]);
  });
});

describe("priority levels", () => {
  const [catchAll, exempt] = mandatoryPriorityLevels;
  const low = suggestedPriorityLevels.find(({ metadata }) => metadata.name === "workload-low");
  if (!catchAll || !exempt || !low?.spec.limited)
    throw new Error("they are among the objects of every cluster");

  it("that are mandatory stay as they are, but for what exempt lends", () => {
    const more: Level = { ...exempt, spec: { type: "Exempt", exempt: { nominalConcurrencyShares: 10 } } };
    expect(validatePriorityLevel(more)).toEqual([]);
    const wider: Level = { ...low, metadata: catchAll.metadata };
    expect(texts(validatePriorityLevel(wider))).toEqual([
      "spec: spec of 'catch-all' must equal the fixed value",
    ]);
  });

  it("only exempt is exempt", () => {
    const other: Level = { ...exempt, metadata: { name: "other" } };
    expect(texts(validatePriorityLevel(other))).toEqual([
      "spec.type: type must be 'Exempt' if and only if `name` is 'exempt'",
    ]);
  });

  it.each([
    [{ queues: 4, handSize: 5, queueLengthLimit: 1 }, "handSize: should not be greater than queues (4)"],
    [
      { queues: 1_000_000, handSize: 8, queueLengthLimit: 1 },
      "handSize: required entropy bits of deckSize 1000000 and handSize 8 should not be greater than 60",
    ],
    [{ queues: 4, handSize: 1, queueLengthLimit: 0 }, "queueLengthLimit: must be positive"],
  ])("refuse the queues %j", (queuing, expected) => {
    const limited = { ...low.spec.limited, limitResponse: { type: "Queue" as const, queuing } };
    const level: Level = { ...low, spec: { type: "Limited", limited } };
    expect(texts(validatePriorityLevel(level))).toEqual([`spec.limited.limitResponse.queuing.${expected}`]);
  });
});
