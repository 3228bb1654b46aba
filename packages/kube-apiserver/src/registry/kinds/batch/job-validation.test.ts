/** Refusals of Jobs and CronJobs, in Kubernetes' words. */
import { describe, expect, it } from "vitest";
import { created, createErrors, updateErrors } from "../../../testing/kind-bodies.ts";
import type { TestBody } from "../../../testing/kind-bodies.ts";

const template = { spec: { restartPolicy: "Never", containers: [{ name: "main", image: "busybox" }] } };

function job(spec: Readonly<Record<string, unknown>>, metadata = {}): TestBody {
  return { apiVersion: "batch/v1", kind: "Job", metadata, spec: { template, ...spec } };
}

const indexed = { completionMode: "Indexed", completions: 5, parallelism: 2 };
const exitCodes = { operator: "In", values: [1] };
const failurePolicy = (rule: Readonly<Record<string, unknown>>): TestBody =>
  job({ podFailurePolicy: { rules: [rule] } });
const successPolicy = (rule: Readonly<Record<string, unknown>>): TestBody =>
  job({ ...indexed, successPolicy: { rules: [rule] } });
const rule = "spec.podFailurePolicy.rules[0]";
const success = "spec.successPolicy.rules[0]";

describe("a new job", () => {
  it.each<readonly [string, TestBody, readonly string[]]>([
    ["is well as it is", job({}), []],
    [
      "needs a completion count when it is indexed",
      job({ completionMode: "Indexed", parallelism: 1 }),
      ["spec.completions: Required value: when completion mode is Indexed"],
    ],
    [
      "has failed indexes only with a back-off for each",
      job({ ...indexed, maxFailedIndexes: 6 }),
      [
        "spec.backoffLimitPerIndex: Required value: when maxFailedIndexes is specified",
        "spec.maxFailedIndexes: Invalid value: 6: must be less than or equal to completions",
      ],
    ],
    [
      "is held to less with very many completions",
      job({ ...indexed, completions: 200_000, parallelism: 20_000, backoffLimitPerIndex: 1 }),
      [
        "spec.maxFailedIndexes: Required value: must be specified when completions is above 100000",
        "spec.parallelism: Invalid value: 20000: must be less than or equal to 10000 when completions are above 100000 and used with backoff limit per index",
      ],
    ],
    [
      "names its manager by a path of a domain",
      job({ managedBy: "somebody" }),
      ['spec.managedBy: Invalid value: "somebody": must be a domain-prefixed path (such as "acme.io/foo")'],
    ],
    [
      "replaces only failed pods when it has a failure policy",
      job({
        podReplacementPolicy: "TerminatingOrFailed",
        podFailurePolicy: { rules: [{ action: "Ignore", onExitCodes: exitCodes }] },
      }),
      ['spec.podReplacementPolicy: Unsupported value: "TerminatingOrFailed": supported values: "Failed"'],
    ],
    [
      "has a failure rule with one requirement",
      failurePolicy({ action: "Ignore" }),
      [`${rule}: Invalid value: specifying one of OnExitCodes and OnPodConditions is required`],
    ],
    [
      "has a failure rule with a known action",
      failurePolicy({ action: "Explode", onExitCodes: exitCodes }),
      [
        `${rule}.action: Unsupported value: "Explode": supported values: "Count", "FailIndex", "FailJob", "Ignore"`,
      ],
    ],
    [
      "has exit codes in order, once each, and not 0",
      failurePolicy({
        action: "FailJob",
        onExitCodes: { operator: "In", values: [2, 0, 2], containerName: "absent" },
      }),
      [
        `${rule}.onExitCodes.containerName: Invalid value: "absent": must be one of the container or initContainer names in the pod template`,
        `${rule}.onExitCodes.values[1]: Invalid value: 0: must not be 0 for the In operator`,
        `${rule}.onExitCodes.values[2]: Duplicate value: 2`,
        `${rule}.onExitCodes.values: Invalid value: [2,0,2]: must be ordered`,
      ],
    ],
    [
      "has a success rule that says something",
      successPolicy({}),
      [`${success}: Required value: at least one of succeededCount or succeededIndexes must be specified`],
    ],
    [
      "has success indexes that exist, and a count they reach",
      successPolicy({ succeededIndexes: "0-1,3", succeededCount: 4 }),
      [
        `${success}.succeededCount: Invalid value: 4: must be less than or equal to 3 (the number of indexes in the specified succeededIndexes field)`,
      ],
    ],
    [
      "has success indexes in order",
      successPolicy({ succeededIndexes: "3,1" }),
      [
        `${success}.succeededIndexes: Invalid value: "3,1": error parsing succeededIndexes: non-increasing order, previous: 3, current: 1`,
      ],
    ],
    [
      "does not take the labels of another job for its pods",
      job({ template: { ...template, metadata: { labels: { "job-name": "other" } } } }),
      [`spec.template.metadata.labels[job-name]: Invalid value: "other": must be 'x'`],
    ],
    [
      "has a name that its pods' host names can begin with",
      job(indexed, { name: "a".repeat(62) }),
      [
        `metadata.name: Invalid value: "${"a".repeat(62)}": will not able to create pod with invalid DNS label: ${"a".repeat(62)}-4`,
      ],
    ],
  ])("%s", (_, body, errors) => expect(createErrors(body)).toEqual(errors));

  it("finds its pods by its uid", () => {
    expect(created(job({}))).toMatchObject({
      spec: { selector: { matchLabels: { "batch.kubernetes.io/controller-uid": "uid-1" } } },
    });
  });
});

describe("a job that changes", () => {
  it("grows when it is indexed, with its parallelism", () => {
    expect(updateErrors(job(indexed), job({ ...indexed, completions: 8, parallelism: 8 }))).toEqual([]);
    expect(updateErrors(job(indexed), job({ ...indexed, completions: 8 }))).toEqual([
      "spec.completions: Invalid value: 8: can only be modified in tandem with spec.parallelism",
    ]);
  });

  it("keeps its completions when it is not", () => {
    expect(updateErrors(job({ completions: 1 }), job({ completions: 2 }))).toEqual([
      "spec.completions: Invalid value: 2: field is immutable",
    ]);
  });
});

it("a CronJob leaves the selectors of its jobs to them", () => {
  const spec = {
    schedule: "@daily",
    jobTemplate: { spec: { template, manualSelector: true, selector: {} } },
  };
  expect(createErrors({ apiVersion: "batch/v1", kind: "CronJob", spec })).toEqual([
    "spec.jobTemplate.spec.selector: Invalid value: {}: `selector` will be auto-generated",
    'spec.jobTemplate.spec.manualSelector: Unsupported value: true: supported values: "nil", "false"',
  ]);
});
