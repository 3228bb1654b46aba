import { describe, expect, it } from "vitest";
import type { batchv1, corev1 } from "@kubets/api";
import { controlledBy, testJob, testPod, testTimeMs } from "../testing/builders.ts";
import { firstFreeIndexes, formatIndexes, parseIndexes } from "./indexes.ts";
import { failureOf, planPods, successOf } from "./job-plan.ts";
import { failureBackoffMs, jobTrackingFinalizer } from "./job-view.ts";
import { countEnded, settleReleased, trackPods } from "./pod-tracking.ts";

const nowMs = testTimeMs + 3_600_000;

function podOf(job: batchv1.Job, name: string, phase: corev1.PodPhase, finishedAt?: string): corev1.Pod {
  const terminated = { exitCode: phase === "Failed" ? 1 : 0, finishedAt: finishedAt ?? null };
  return testPod(name, {
    owner: controlledBy(job),
    metadata: { finalizers: [jobTrackingFinalizer] },
    status: {
      phase,
      containerStatuses: [
        {
          name: "app",
          state: finishedAt === undefined ? {} : { terminated },
          lastState: {},
          ready: false,
          restartCount: 0,
          image: "",
          imageID: "",
        },
      ],
    },
  });
}

function view(job: batchv1.Job, pods: readonly corev1.Pod[]): Parameters<typeof planPods>[0] {
  const active = pods.filter(({ status }) => status.phase === "Running" || status.phase === "Pending");
  return { job, pods, active, nowMs };
}

describe("planPods", () => {
  it.each([
    { name: "starts with parallelism", spec: { parallelism: 3, completions: 5 }, phases: [], create: 3 },
    { name: "never more than completions", spec: { parallelism: 9, completions: 2 }, phases: [], create: 2 },
    {
      name: "only what is left",
      spec: { parallelism: 3, completions: 3 },
      phases: ["Succeeded", "Succeeded"] as const,
      create: 1,
    },
    {
      name: "a work queue keeps parallelism",
      spec: { parallelism: 2 },
      phases: ["Running"] as const,
      create: 1,
    },
    { name: "enough", spec: { parallelism: 1, completions: 1 }, phases: ["Running"] as const, create: 0 },
  ])("$name", ({ spec, phases, create }) => {
    const { completions: _, ...defaults } = testJob("j").spec;
    const job = { ...testJob("j"), spec: { ...defaults, ...spec } };
    const pods = phases.map((phase, index) => podOf(job, `p${String(index)}`, phase, "2026-01-01T00:00:01Z"));
    const plan = planPods(view(job, pods));
    expect(plan.kind === "create" ? plan.count : 0).toBe(create);
  });

  it("removes all pods of a suspended Job", () => {
    const job = testJob("j", { spec: { suspend: true } });
    const plan = planPods(view(job, [podOf(job, "p", "Running")]));
    expect(plan.kind).toBe("delete");
  });

  it("waits after a failure, doubling", () => {
    const job = testJob("j");
    const failed = [
      podOf(job, "p1", "Failed", "2026-01-01T00:59:30Z"),
      podOf(job, "p2", "Failed", "2026-01-01T00:59:55Z"),
    ];
    expect(failureBackoffMs(job, failed, nowMs)).toBe(15_000);
    expect(planPods(view(job, failed))).toEqual({ kind: "wait", delayMs: 15_000 });
  });
});

describe("how a Job ends", () => {
  it("fails when more pods failed than backoffLimit", () => {
    const job = testJob("j", { spec: { backoffLimit: 1 } });
    const pods = [podOf(job, "p1", "Failed"), podOf(job, "p2", "Failed")];
    expect(failureOf(view(job, pods.slice(1)))).toBeUndefined();
    expect(failureOf(view(job, pods))).toEqual({
      type: "Failed",
      reason: "BackoffLimitExceeded",
      message: "Job has reached the specified backoff limit",
    });
  });

  it("fails at its deadline", () => {
    const job = testJob("j", {
      spec: { activeDeadlineSeconds: 60 },
      status: { startTime: "2026-01-01T00:58:00Z" },
    });
    expect(failureOf(view(job, []))?.reason).toBe("DeadlineExceeded");
  });

  it("succeeds with the last completion", () => {
    const job = testJob("j");
    expect(successOf(view(job, [podOf(job, "p", "Running")]), 1)).toBeUndefined();
    expect(successOf(view(job, [podOf(job, "p", "Succeeded")]), 0)?.reason).toBe("CompletionsReached");
  });
});

describe("podFailurePolicy", () => {
  const withPolicy = (rules: readonly batchv1.PodFailurePolicyRule[]): batchv1.Job =>
    testJob("j", { spec: { backoffLimit: 0, podFailurePolicy: { rules } } });
  const failedPod = (job: batchv1.Job): corev1.Pod => podOf(job, "p", "Failed", "2026-01-01T00:00:01Z");

  it.each([
    {
      name: "an exit code that ends the Job",
      rule: { action: "FailJob", onExitCodes: { operator: "In", values: [1] } },
      reason: "PodFailurePolicy",
    },
    {
      name: "an exit code that is not in the list",
      rule: { action: "FailJob", onExitCodes: { operator: "In", values: [42] } },
      reason: "BackoffLimitExceeded",
    },
    {
      name: "ignored",
      rule: { action: "Ignore", onExitCodes: { operator: "NotIn", values: [42] } },
      reason: undefined,
    },
  ] as const)("$name", ({ rule, reason }) => {
    const job = withPolicy([rule]);
    expect(failureOf(view(job, [failedPod(job)]))?.reason).toBe(reason);
  });

  it("says which container failed and which rule matched", () => {
    const job = withPolicy([{ action: "FailJob", onExitCodes: { operator: "In", values: [1] } }]);
    expect(failureOf(view(job, [failedPod(job)]))?.message).toBe(
      "Container app for pod default/p failed with exit code 1 matching FailJob rule at index 0",
    );
  });
});

describe("pod tracking", () => {
  it("counts an ended pod once, whatever step it is at", () => {
    const job = testJob("j", { spec: { completions: 2 } });
    const tracked = podOf(job, "p", "Succeeded");
    expect(countEnded(job, [tracked]).succeeded).toBe(1);

    const { status, release } = trackPods({ job, pods: [tracked], finishing: false });
    expect(status.uncountedTerminatedPods).toEqual({ succeeded: ["uid-p"] });
    expect(release).toEqual([tracked]);
    expect(countEnded({ ...job, status }, [tracked]).succeeded).toBe(1);

    const untracked = { ...tracked, metadata: { ...tracked.metadata, finalizers: [] } };
    const settled = settleReleased(status, [untracked]);
    expect(settled.succeeded).toBe(1);
    expect(settled.uncountedTerminatedPods).toEqual({});
    expect(countEnded({ ...job, status: settled }, [untracked]).succeeded).toBe(1);
  });
});

describe("indexes", () => {
  it.each([
    { set: [], text: "" },
    { set: [0, 1], text: "0,1" },
    { set: [0, 1, 2, 5, 7, 8, 9], text: "0-2,5,7-9" },
  ])("writes and reads $text", ({ set, text }) => {
    expect(formatIndexes(set)).toBe(text);
    expect([...parseIndexes(text, 10)]).toEqual(set);
  });

  it("finds the lowest free ones", () => {
    expect(firstFreeIndexes(new Set([0, 2]), 2, 5)).toEqual([1, 3]);
  });
});
