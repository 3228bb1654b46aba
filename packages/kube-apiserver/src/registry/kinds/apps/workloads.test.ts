import type { appsv1, batchv1 } from "@kubets/api";
import { describe, expect, it } from "vitest";
import type { TestBody } from "../../../testing/kind-bodies.ts";
import { cells, created, createErrors, updateErrors } from "../../../testing/kind-bodies.ts";

type Fields = Readonly<Record<string, unknown>>;

function workload(
  kind: string,
  spec: Fields = {},
  labels: Fields = { app: "a" },
  podSpec: Fields = {},
): TestBody {
  return {
    apiVersion: kind === "Job" || kind === "CronJob" ? "batch/v1" : "apps/v1",
    kind,
    metadata: { name: "w" },
    spec: {
      ...(kind === "Job" ? {} : { selector: { matchLabels: { app: "a" } } }),
      template: { metadata: { labels }, spec: { containers: [{ name: "c", image: "x:1" }], ...podSpec } },
      ...spec,
    },
  };
}

describe("defaults", () => {
  it.each([
    {
      kind: "Deployment",
      defaults: {
        replicas: 1,
        revisionHistoryLimit: 10,
        progressDeadlineSeconds: 600,
        strategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: "25%", maxUnavailable: "25%" } },
      },
    },
    { kind: "ReplicaSet", defaults: { replicas: 1 } },
    {
      kind: "StatefulSet",
      defaults: {
        replicas: 1,
        podManagementPolicy: "OrderedReady",
        revisionHistoryLimit: 10,
        updateStrategy: { type: "RollingUpdate", rollingUpdate: { partition: 0 } },
        persistentVolumeClaimRetentionPolicy: { whenDeleted: "Retain", whenScaled: "Retain" },
      },
    },
    {
      kind: "DaemonSet",
      defaults: {
        revisionHistoryLimit: 10,
        updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxSurge: 0, maxUnavailable: 1 } },
      },
    },
  ])("of $kind", ({ kind, defaults }) => {
    const { spec } = created<appsv1.Deployment>(workload(kind));
    expect(spec).toMatchObject(defaults);
    expect(spec.template.spec).toMatchObject({ restartPolicy: "Always", dnsPolicy: "ClusterFirst" });
    expect(spec.template.spec.enableServiceLinks).toBeUndefined();
  });

  it("of Job", () => {
    const job = created<batchv1.Job>(workload("Job", {}, { app: "a" }, { restartPolicy: "Never" }));
    expect(job.metadata.labels).toEqual({ app: "a" });
    expect(job.spec).toMatchObject({
      parallelism: 1,
      completions: 1,
      backoffLimit: 6,
      completionMode: "NonIndexed",
      suspend: false,
      podReplacementPolicy: "TerminatingOrFailed",
      selector: { matchLabels: { "batch.kubernetes.io/controller-uid": "uid-1" } },
    });
    expect(job.spec.template.metadata.labels).toEqual({
      app: "a",
      "controller-uid": "uid-1",
      "job-name": "w",
      "batch.kubernetes.io/controller-uid": "uid-1",
      "batch.kubernetes.io/job-name": "w",
    });
  });
});

describe("validation", () => {
  const never = { restartPolicy: "Never" };
  const rows: { name: string; body: TestBody; errors: readonly string[] }[] = [
    { name: "a Deployment", body: workload("Deployment"), errors: [] },
    {
      name: "negative replicas",
      body: workload("Deployment", { replicas: -1 }),
      errors: ["spec.replicas: Invalid value: -1: must be greater than or equal to 0"],
    },
    {
      name: "a template the selector does not find",
      body: workload("Deployment", {}, { apps: "nginx" }),
      errors: [
        'spec.template.metadata.labels: Invalid value: {"apps":"nginx"}: `selector` does not match template `labels`',
      ],
    },
    {
      name: "no selector",
      body: workload("Deployment", { selector: undefined }),
      errors: ["spec.selector: Required value"],
    },
    {
      name: "an empty selector",
      body: workload("Deployment", { selector: {} }),
      errors: ["spec.selector: Invalid value: {}: empty selector is invalid for deployment"],
    },
    {
      name: "a Deployment of pods that end",
      body: workload("Deployment", {}, { app: "a" }, never),
      errors: ['spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"'],
    },
    {
      name: "an update that cannot move",
      body: workload("Deployment", { strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } }),
      errors: [
        "spec.strategy.rollingUpdate.maxUnavailable: Invalid value: 0: may not be 0 when `maxSurge` is 0",
      ],
    },
    {
      name: "Recreate with a rolling update",
      body: workload("Deployment", { strategy: { type: "Recreate", rollingUpdate: {} } }),
      errors: [
        "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'",
      ],
    },
    {
      name: "a deadline before the pods count",
      body: workload("Deployment", { minReadySeconds: 700 }),
      errors: ["spec.progressDeadlineSeconds: Invalid value: 600: must be greater than minReadySeconds"],
    },
    {
      name: "no image",
      body: workload("ReplicaSet", {}, { app: "a" }, { containers: [{ name: "c" }] }),
      errors: ["spec.template.spec.containers[0].image: Required value"],
    },
    {
      name: "a DaemonSet with surge and unavailability",
      body: workload("DaemonSet", { updateStrategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 1 } } }),
      errors: [
        "spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero",
      ],
    },
    {
      name: "a StatefulSet whose claims are its volumes",
      body: workload(
        "StatefulSet",
        { volumeClaimTemplates: [{ metadata: { name: "www" }, spec: {} }] },
        { app: "a" },
        {
          containers: [{ name: "c", image: "x", volumeMounts: [{ name: "www", mountPath: "/w" }] }],
        },
      ),
      errors: [],
    },
    { name: "a Job", body: workload("Job", {}, {}, never), errors: [] },
    {
      name: "a Job of pods that never end",
      body: workload("Job"),
      errors: ['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
    },
    {
      name: "an indexed Job without completions",
      body: workload("Job", { completionMode: "Indexed", parallelism: 2 }, {}, never),
      errors: ["spec.completions: Required value: when completion mode is Indexed"],
    },
  ];
  it.each(rows)("$name", ({ body, errors }) => expect(createErrors(body)).toEqual(errors));

  it("of a CronJob's schedule", () => {
    const cronJob = (schedule: string): TestBody => ({
      apiVersion: "batch/v1",
      kind: "CronJob",
      spec: {
        schedule,
        jobTemplate: {
          spec: { template: { spec: { restartPolicy: "Never", containers: [{ name: "c", image: "x" }] } } },
        },
      },
    });
    expect(createErrors(cronJob("*/5 * * * *"))).toEqual([]);
    expect(createErrors(cronJob("@hourly"))).toEqual([]);
    expect(createErrors(cronJob("* *"))).toEqual([
      'spec.schedule: Invalid value: "* *": expected exactly 5 fields, found 2: [* *]',
    ]);
  });
});

describe("updates", () => {
  const other = { selector: { matchLabels: { app: "b" } } };
  it.each([
    {
      name: "a Deployment's selector stays",
      before: workload("Deployment"),
      after: workload("Deployment", other, { app: "b" }),
      errors: ['spec.selector: Invalid value: {"matchLabels":{"app":"b"}}: field is immutable'],
    },
    {
      name: "a StatefulSet changes in few ways",
      before: workload("StatefulSet"),
      after: workload("StatefulSet", { serviceName: "other" }),
      errors: [
        "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
      ],
    },
    {
      name: "a StatefulSet is scaled",
      before: workload("StatefulSet"),
      after: workload("StatefulSet", { replicas: 3 }),
      errors: [],
    },
  ])("$name", ({ before, after, errors }) => expect(updateErrors(before, after)).toEqual(errors));

  it("a Job's template stays", () => {
    const never = { restartPolicy: "Never" };
    const before = workload("Job", {}, {}, never);
    const [error] = updateErrors(before, workload("Job", {}, {}, { restartPolicy: "OnFailure" }));
    expect(error).toMatch(/^spec\.template: Invalid value: \{.*\}: field is immutable$/);
    expect(updateErrors(before, workload("Job", { parallelism: 2, completions: 1 }, {}, never))).toEqual([]);
  });
});

describe("columns", () => {
  it("of a Deployment", () => {
    const row = cells({
      ...workload("Deployment", { replicas: 3 }),
      status: { readyReplicas: 2, updatedReplicas: 3 },
    });
    expect(row).toMatchObject({
      Ready: "2/3",
      "Up-to-date": 3,
      Available: 0,
      Containers: "c",
      Images: "x:1",
      Selector: "app=a",
    });
  });

  it.each([
    { status: { startTime: "2025-12-31T23:59:50Z" }, text: "Running 0/1 10s" },
    {
      status: {
        startTime: "2025-12-31T23:59:50Z",
        completionTime: "2025-12-31T23:59:53Z",
        succeeded: 1,
        conditions: [{ type: "Complete", status: "True" }],
      },
      text: "Complete 1/1 3s",
    },
  ])("of a Job: $text", ({ status, text }) => {
    const row = cells({ ...workload("Job", { completions: 1 }), status });
    expect(`${String(row["Status"])} ${String(row["Completions"])} ${String(row["Duration"])}`).toBe(text);
  });
});
