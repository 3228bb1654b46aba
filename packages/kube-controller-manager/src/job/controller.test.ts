import { describe, expect, it } from "vitest";
import { isConditionTrue } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { batchv1, corev1 } from "@kubets/api";
import { testJob } from "../testing/builders.ts";
import { runControllers } from "../testing/controller-harness.ts";
import type { ControllerHarness } from "../testing/controller-harness.ts";
import { bringPodsUp, endPod, finishDeletions } from "../testing/fake-kubelet.ts";
import { createJobController } from "./controller.ts";
import { isTracked } from "./job-view.ts";

const controllers = [createJobController];

function jobOf(harness: ControllerHarness): batchv1.Job {
  const job = harness.client.find(resources.jobs, "default", "pi");
  if (!job) throw new Error("the Job is gone");
  return job;
}

function running(harness: ControllerHarness): readonly corev1.Pod[] {
  return harness.client
    .all(resources.pods)
    .filter(({ status, metadata }) => status.phase === "Running" && metadata.deletionTimestamp === undefined);
}

describe("job controller", () => {
  it("runs to completion and counts every pod once", async () => {
    const job = testJob("pi", { spec: { parallelism: 2, completions: 3 } });
    await using harness = await runControllers(controllers, { objects: [job] });
    expect(jobOf(harness).status).toMatchObject({ active: 2, startTime: "2026-01-01T00:00:00Z" });
    for (let turn = 0; turn < 4; turn++) {
      bringPodsUp(harness);
      await harness.settle();
      for (const pod of running(harness)) endPod(harness, pod, "Succeeded");
      await harness.settle();
    }
    const { status } = jobOf(harness);
    expect(harness.client.all(resources.pods)).toHaveLength(3);
    expect(status).toMatchObject({ succeeded: 3, ready: 0, terminating: 0 });
    expect(status.active).toBeUndefined();
    expect(status.completionTime).toBeDefined();
    expect(status.conditions?.map(({ type, reason }) => [type, reason])).toEqual([
      ["SuccessCriteriaMet", "CompletionsReached"],
      ["Complete", "CompletionsReached"],
    ]);
    expect(harness.client.all(resources.pods).some(isTracked)).toBe(false);
    expect(harness.events.at(-1)).toBe("Normal Completed: Job completed");
  });

  it("fails with BackoffLimitExceeded after backoffLimit retries", async () => {
    const job = testJob("pi", { spec: { backoffLimit: 1 } });
    await using harness = await runControllers(controllers, { objects: [job] });
    for (let turn = 0; turn < 2; turn++) {
      bringPodsUp(harness);
      await harness.settle();
      for (const pod of running(harness)) endPod(harness, pod, "Failed");
      await harness.settle(25_000);
    }
    const { status } = jobOf(harness);
    expect(status.failed).toBe(2);
    expect(isConditionTrue(status.conditions, "Failed")).toBe(true);
    expect(status.conditions?.map(({ type }) => type)).toEqual(["FailureTarget", "Failed"]);
    expect(harness.events.at(-1)).toBe(
      "Warning BackoffLimitExceeded: Job has reached the specified backoff limit",
    );
    expect(harness.client.all(resources.pods)).toHaveLength(2);
  });

  it("stops at its deadline, and ends when the pods are gone", async () => {
    const job = testJob("pi", { spec: { activeDeadlineSeconds: 5 } });
    await using harness = await runControllers(controllers, { objects: [job] });
    bringPodsUp(harness);
    await harness.settle(6_000);
    expect(isConditionTrue(jobOf(harness).status.conditions, "FailureTarget")).toBe(true);
    expect(isConditionTrue(jobOf(harness).status.conditions, "Failed")).toBe(false);
    finishDeletions(harness);
    await harness.settle();
    expect(jobOf(harness).status.conditions?.find(({ type }) => type === "Failed")?.reason).toBe(
      "DeadlineExceeded",
    );
    expect(jobOf(harness).status.failed).toBe(1);
  });

  it("suspends and resumes", async () => {
    const job = testJob("pi", { spec: { suspend: true } });
    await using harness = await runControllers(controllers, { objects: [job] });
    expect(harness.client.all(resources.pods)).toEqual([]);
    expect(isConditionTrue(jobOf(harness).status.conditions, "Suspended")).toBe(true);
    const suspended = jobOf(harness);
    harness.client.put(resources.jobs, { ...suspended, spec: { ...suspended.spec, suspend: false } });
    await harness.settle();
    expect(harness.client.all(resources.pods)).toHaveLength(1);
    expect(harness.events).toEqual([
      "Normal Suspended: Job suspended",
      expect.stringMatching(/^Normal SuccessfulCreate: Created pod: pi-/),
      "Normal Resumed: Job resumed",
    ]);
  });

  it("gives the pods of an Indexed Job their indexes", async () => {
    const job = testJob("pi", { spec: { completionMode: "Indexed", parallelism: 3, completions: 3 } });
    await using harness = await runControllers(controllers, { objects: [job] });
    const pods = harness.client.all(resources.pods);
    expect(new Set(pods.map(({ spec }) => spec.hostname))).toEqual(new Set(["pi-0", "pi-1", "pi-2"]));
    bringPodsUp(harness);
    await harness.settle();
    for (const pod of running(harness)) endPod(harness, pod, "Succeeded");
    await harness.settle();
    expect(jobOf(harness).status).toMatchObject({ succeeded: 3, completedIndexes: "0-2" });
  });

  it("lets the pods of a deleted Job go", async () => {
    await using harness = await runControllers(controllers, { objects: [testJob("pi")] });
    expect(harness.client.all(resources.pods).every(isTracked)).toBe(true);
    harness.client.remove(resources.jobs, "default", "pi");
    await harness.settle();
    expect(harness.client.all(resources.pods).some(isTracked)).toBe(false);
  });
});
