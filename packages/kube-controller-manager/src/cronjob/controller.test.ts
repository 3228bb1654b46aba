import { describe, expect, it } from "vitest";
import { resources } from "@kubets/api";
import type { batchv1 } from "@kubets/api";
import { createTtlAfterFinishedController } from "../job/ttl-controller.ts";
import { testJob, testTime } from "../testing/builders.ts";
import { runControllers } from "../testing/controller-harness.ts";
import type { ControllerHarness } from "../testing/controller-harness.ts";
import { createCronJobController } from "./controller.ts";

function cronJob(spec: Partial<batchv1.CronJobSpec> = {}): batchv1.CronJob {
  return {
    apiVersion: "batch/v1",
    kind: "CronJob",
    metadata: { name: "tick", namespace: "default", uid: "uid-tick", creationTimestamp: testTime },
    spec: {
      schedule: "* * * * *",
      concurrencyPolicy: "Allow",
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 1,
      jobTemplate: { metadata: {}, spec: testJob("tick").spec },
      ...spec,
    },
    status: {},
  };
}

function jobNames(harness: ControllerHarness): readonly (string | undefined)[] {
  return harness.client.all(resources.jobs).map(({ metadata }) => metadata.name);
}

function finish(harness: ControllerHarness): void {
  for (const job of harness.client.all(resources.jobs)) {
    const completionTime = "2026-01-01T00:05:00Z";
    const condition = { type: "Complete", status: "True", lastTransitionTime: completionTime } as const;
    harness.client.put(resources.jobs, { ...job, status: { conditions: [condition], completionTime } });
  }
}

describe("cronjob controller", () => {
  it("makes a Job at each time of its schedule and keeps a short history", async () => {
    await using harness = await runControllers([createCronJobController], { objects: [cronJob()] });
    expect(jobNames(harness)).toEqual([]);
    await harness.settle(61_000);
    const minute = Date.UTC(2026, 0, 1, 0, 1) / 60_000;
    expect(jobNames(harness)).toEqual([`tick-${String(minute)}`]);
    const current = (): batchv1.CronJobStatus | undefined =>
      harness.client.find(resources.cronjobs, "default", "tick")?.status;
    expect(current()).toMatchObject({ lastScheduleTime: "2026-01-01T00:01:00Z" });
    expect(current()?.active).toHaveLength(1);
    finish(harness);
    await harness.settle(120_000);
    finish(harness);
    await harness.settle();
    expect(current()?.active ?? []).toEqual([]);
    expect(jobNames(harness)).toEqual([`tick-${String(minute + 2)}`]);
  });

  it("starts none beside a running one when that is forbidden, and replaces it when asked to", async () => {
    for (const concurrencyPolicy of ["Forbid", "Replace"] as const) {
      const objects = [cronJob({ concurrencyPolicy })];
      await using harness = await runControllers([createCronJobController], { objects });
      await harness.settle(61_000);
      const first = jobNames(harness);
      await harness.settle(60_000);
      expect(jobNames(harness)).toHaveLength(1);
      expect(jobNames(harness)[0] === first[0]).toBe(concurrencyPolicy === "Forbid");
    }
  });

  it("says when a schedule cannot be read", async () => {
    const objects = [cronJob({ schedule: "often" })];
    await using harness = await runControllers([createCronJobController], { objects });
    expect(harness.events[0]).toMatch(/^Warning UnparseableSchedule: unparseable schedule: "often" : /);
  });
});

describe("ttl-after-finished controller", () => {
  it("deletes a finished Job when its time is over", async () => {
    const condition = { type: "Complete", status: "True", lastTransitionTime: testTime } as const;
    const job = testJob("done", {
      spec: { ttlSecondsAfterFinished: 30 },
      status: { conditions: [condition] },
    });
    await using harness = await runControllers([createTtlAfterFinishedController], {
      objects: [job, testJob("running", { spec: { ttlSecondsAfterFinished: 0 } })],
    });
    await harness.settle(20_000);
    expect(jobNames(harness)).toEqual(["done", "running"]);
    await harness.settle(20_000);
    const left = harness.client.all(resources.jobs).filter(({ metadata }) => !metadata.deletionTimestamp);
    expect(left.map(({ metadata }) => metadata.name)).toEqual(["running"]);
  });
});
