import { expect, it } from "vitest";
import type { corev1 } from "@kubets/api";
import type { RuntimePod } from "../runtime/runtime-pod.ts";
import { testContainer, testInstance, testPod, testRuntime, testSandbox } from "../testing/builders.ts";
import type { StartFailure } from "./container-statuses.ts";
import { podStatus } from "./pod-status.ts";

interface Given {
  readonly pod?: corev1.Pod;
  readonly runtime: RuntimePod;
  readonly failures?: Readonly<Record<string, StartFailure>>;
  readonly ready?: boolean;
  readonly isTerminal?: boolean;
}

function status({ pod = testPod(), runtime, failures = {}, ready = true, isTerminal = false }: Given) {
  return podStatus({
    pod,
    runtime,
    facts: {
      runtimeName: "process-runtime",
      startFailures: new Map(Object.entries(failures)),
      ready: () => ready,
      started: () => true,
    },
    hostIPs: ["127.10.192.1"],
    nowMs: Date.UTC(2026, 0, 1),
    isTerminal,
  });
}

const ready = [testSandbox()];
const failed = (exitCode: number, restartCount = 0) =>
  testInstance("main", { state: "exited", exitCode, restartCount });

it("tells a pod that was just accepted", () => {
  const result = status({ runtime: testRuntime() });
  expect(result).toMatchObject({
    phase: "Pending",
    observedGeneration: 1,
    hostIP: "127.10.192.1",
    startTime: "2026-01-01T00:00:00Z",
    qosClass: "BestEffort",
    containerStatuses: [
      { name: "main", state: { waiting: { reason: "ContainerCreating" } }, ready: false, restartCount: 0 },
    ],
  });
  expect(result.conditions?.map(({ type, status: value }) => `${type}=${value}`)).toEqual([
    "PodReadyToStartContainers=False",
    "Initialized=True",
    "Ready=False",
    "ContainersReady=False",
  ]);
});

it("tells a pod that runs", () => {
  const result = status({ runtime: testRuntime(ready, [testInstance("main")]) });
  expect(result).toMatchObject({
    phase: "Running",
    podIP: "127.10.0.2",
    podIPs: [{ ip: "127.10.0.2" }],
    containerStatuses: [
      {
        ready: true,
        started: true,
        image: "busybox:1",
        imageID: "sha256:1",
        containerID: "process-runtime://main-0",
        state: { running: { startedAt: "1970-01-01T00:00:02Z" } },
        lastState: {},
      },
    ],
  });
  expect(result.conditions?.every((condition) => condition.status === "True")).toBe(true);
});

it("names the containers that are not ready", () => {
  const result = status({ runtime: testRuntime(ready, [testInstance("main")]), ready: false });
  expect(result.conditions?.find(({ type }) => type === "Ready")).toMatchObject({
    status: "False",
    reason: "ContainersNotReady",
    message: "containers with unready status: [main]",
  });
});

it("tells how the last instance ended beside the present one", () => {
  const containers = [testInstance("main", { restartCount: 1 }), failed(2)];
  const [main] = status({ runtime: testRuntime(ready, containers) }).containerStatuses ?? [];
  expect(main).toMatchObject({
    restartCount: 1,
    lastState: { terminated: { exitCode: 2, reason: "Error", containerID: "process-runtime://main-0" } },
  });
});

it("tells a container that waits to be restarted, in a pod that counts as running", () => {
  const failures = { main: { reason: "CrashLoopBackOff", message: "back-off 10s" } };
  const result = status({ runtime: testRuntime(ready, [failed(1)]), failures });
  expect(result.phase).toBe("Running");
  expect(result.containerStatuses?.[0]).toMatchObject({
    state: { waiting: { reason: "CrashLoopBackOff", message: "back-off 10s" } },
    lastState: { terminated: { exitCode: 1 } },
    ready: false,
  });
});

it("tells that containers wait for init containers", () => {
  const pod = testPod({ initContainers: [testContainer("init")] });
  const result = status({ pod, runtime: testRuntime(ready, [testInstance("init")]) });
  expect(result.phase).toBe("Pending");
  expect(result.containerStatuses?.[0]?.state).toEqual({ waiting: { reason: "PodInitializing" } });
  expect(result.conditions?.find(({ type }) => type === "Initialized")).toMatchObject({
    status: "False",
    reason: "ContainersNotInitialized",
    message: "containers with incomplete status: [init]",
  });
});

it("keeps conditions of others and times of change", () => {
  const scheduled = {
    type: "PodScheduled",
    status: "True",
    lastTransitionTime: "2025-01-01T00:00:00Z",
  } as const;
  const before = { type: "Initialized", status: "True", lastTransitionTime: "2025-01-01T00:00:00Z" } as const;
  const pod = testPod({}, { status: { phase: "Pending", conditions: [scheduled, before] } });
  const result = status({ pod, runtime: testRuntime() });
  expect(result.conditions).toContainEqual(scheduled);
  expect(result.conditions?.find(({ type }) => type === "Initialized")?.lastTransitionTime).toBe(
    "2025-01-01T00:00:00Z",
  );
});

it.each([
  { name: "Always goes on", policy: "Always", exitCode: 0, phase: "Running" },
  { name: "OnFailure succeeds", policy: "OnFailure", exitCode: 0, phase: "Succeeded" },
  { name: "OnFailure tries again", policy: "OnFailure", exitCode: 1, phase: "Running" },
  { name: "Never succeeds", policy: "Never", exitCode: 0, phase: "Succeeded" },
  { name: "Never fails", policy: "Never", exitCode: 1, phase: "Failed" },
] as const)("phase when all ended: $name", ({ policy, exitCode, phase }) => {
  const pod = testPod({ restartPolicy: policy });
  expect(status({ pod, runtime: testRuntime(ready, [failed(exitCode)]) }).phase).toBe(phase);
});

it("says PodCompleted when all ended well", () => {
  const pod = testPod({ restartPolicy: "Never" });
  const result = status({ pod, runtime: testRuntime([testSandbox({ ready: false })], [failed(0)]) });
  expect(result.conditions?.find(({ type }) => type === "Ready")).toMatchObject({
    status: "False",
    reason: "PodCompleted",
  });
  expect(result.podIP).toBe("127.10.0.2");
});

it("does not let a pod that is over begin again", () => {
  const pod = testPod({}, { status: { phase: "Failed", reason: "Evicted" } });
  expect(status({ pod, runtime: testRuntime(ready, [testInstance("main")]) })).toMatchObject({
    phase: "Failed",
    reason: "Evicted",
  });
});

it("counts a running container the runtime lost as killed", () => {
  const known = status({ runtime: testRuntime(ready, [testInstance("main")]) });
  const pod = testPod({}, { status: known });
  expect(status({ pod, runtime: testRuntime() }).containerStatuses?.[0]).toMatchObject({
    state: { waiting: { reason: "ContainerCreating" } },
    lastState: { terminated: { exitCode: 137, reason: "ContainerStatusUnknown" } },
  });
});
