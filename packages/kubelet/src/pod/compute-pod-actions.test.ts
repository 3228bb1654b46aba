import { expect, it } from "vitest";
import type { corev1 } from "@kubets/api";
import type { RuntimePod } from "../runtime/runtime-pod.ts";
import { testContainer, testInstance, testPod, testRuntime, testSandbox } from "../testing/builders.ts";
import { computePodActions } from "./compute-pod-actions.ts";
import type { ProbeOutcomes } from "./compute-pod-actions.ts";

const quiet: ProbeOutcomes = {
  livenessFailed: () => false,
  startupFailed: () => false,
  started: () => true,
};

interface Summary {
  readonly killPod?: boolean;
  readonly sandbox?: number;
  readonly kill?: readonly string[];
  readonly init?: readonly string[];
  readonly start?: readonly string[];
  readonly ephemeral?: readonly string[];
}

function summary(pod: corev1.Pod, runtime: RuntimePod, probes: ProbeOutcomes = quiet): Summary {
  const actions = computePodActions(pod, runtime, probes);
  return {
    ...(actions.killPod ? { killPod: true } : {}),
    ...(actions.createSandbox === undefined ? {} : { sandbox: actions.createSandbox }),
    ...(actions.killContainers.length > 0
      ? { kill: actions.killContainers.map(({ message }) => message) }
      : {}),
    ...(actions.startInitContainers.length > 0
      ? { init: actions.startInitContainers.map(({ name }) => name) }
      : {}),
    ...(actions.startContainers.length > 0 ? { start: actions.startContainers.map(({ name }) => name) } : {}),
    ...(actions.startEphemeralContainers.length > 0
      ? { ephemeral: actions.startEphemeralContainers.map(({ name }) => name) }
      : {}),
  };
}

const sidecar = testContainer("side", { restartPolicy: "Always" });
const withInit = { initContainers: [testContainer("init-1"), testContainer("init-2")] };
const exited = (name: string, exitCode: number) => testInstance(name, { state: "exited", exitCode });
const ready = [testSandbox()];

const rows: readonly {
  readonly name: string;
  readonly spec?: Partial<corev1.PodSpec>;
  readonly runtime: RuntimePod;
  readonly want: Summary;
}[] = [
  { name: "nothing yet", runtime: testRuntime(), want: { sandbox: 0, start: ["main"] } },
  {
    name: "nothing yet, with init containers",
    spec: withInit,
    runtime: testRuntime(),
    want: { sandbox: 0, init: ["init-1"] },
  },
  { name: "all runs", runtime: testRuntime(ready, [testInstance("main")]), want: {} },
  { name: "sandbox is there, container is not", runtime: testRuntime(ready), want: { start: ["main"] } },
  {
    name: "created but never started",
    runtime: testRuntime(ready, [testInstance("main", { state: "created" })]),
    want: { start: ["main"] },
  },
  {
    name: "Always restarts a success",
    runtime: testRuntime(ready, [exited("main", 0)]),
    want: { start: ["main"] },
  },
  {
    name: "OnFailure lets a success rest",
    spec: { restartPolicy: "OnFailure" },
    runtime: testRuntime(ready, [exited("main", 0)]),
    want: { killPod: true },
  },
  {
    name: "OnFailure restarts a failure",
    spec: { restartPolicy: "OnFailure" },
    runtime: testRuntime(ready, [exited("main", 1)]),
    want: { start: ["main"] },
  },
  {
    name: "Never lets a failure rest",
    spec: { restartPolicy: "Never" },
    runtime: testRuntime(ready, [exited("main", 1)]),
    want: { killPod: true },
  },
  {
    name: "Never: one ended, the other goes on",
    spec: { restartPolicy: "Never", containers: [testContainer("main"), testContainer("other")] },
    runtime: testRuntime(ready, [testInstance("other"), exited("main", 1)]),
    want: {},
  },
  {
    name: "the sandbox died",
    runtime: testRuntime([testSandbox({ ready: false })], [exited("main", 137)]),
    want: { killPod: true, sandbox: 1, start: ["main"] },
  },
  {
    name: "the sandbox died under Never",
    spec: { restartPolicy: "Never" },
    runtime: testRuntime([testSandbox({ ready: false })], [exited("main", 137)]),
    want: { killPod: true },
  },
  {
    name: "the sandbox died under OnFailure after success",
    spec: { restartPolicy: "OnFailure" },
    runtime: testRuntime([testSandbox({ ready: false })], [exited("main", 0)]),
    want: { killPod: true },
  },
  {
    name: "a sandbox without an address is replaced",
    runtime: testRuntime([testSandbox({ ips: [] })]),
    want: { killPod: true, sandbox: 1, start: ["main"] },
  },
  {
    name: "the image changed",
    runtime: testRuntime(ready, [testInstance("main", { hash: "other" })]),
    want: { kill: ["Container main definition changed, will be restarted"], start: ["main"] },
  },
  {
    name: "the first init container runs",
    spec: withInit,
    runtime: testRuntime(ready, [testInstance("init-1")]),
    want: {},
  },
  {
    name: "the first init container is done",
    spec: withInit,
    runtime: testRuntime(ready, [exited("init-1", 0)]),
    want: { init: ["init-2"] },
  },
  {
    name: "all init containers are done",
    spec: withInit,
    runtime: testRuntime(ready, [exited("init-2", 0), exited("init-1", 0)]),
    want: { start: ["main"] },
  },
  {
    name: "an init container failed and may try again",
    spec: withInit,
    runtime: testRuntime(ready, [exited("init-1", 1)]),
    want: { init: ["init-1"] },
  },
  {
    name: "an init container failed for good",
    spec: { ...withInit, restartPolicy: "Never" },
    runtime: testRuntime(ready, [exited("init-1", 1)]),
    want: { killPod: true },
  },
  {
    name: "finished init containers were cleaned away while the pod runs",
    spec: withInit,
    runtime: testRuntime(ready, [testInstance("main")]),
    want: {},
  },
  {
    name: "init containers of an earlier sandbox do not count",
    spec: withInit,
    runtime: testRuntime(
      [testSandbox({ id: "sandbox-1", attempt: 1 }), testSandbox({ ready: false })],
      [exited("init-2", 0), exited("init-1", 0)],
    ),
    want: { init: ["init-1"] },
  },
  {
    name: "a sidecar that runs lets the next begin",
    spec: { initContainers: [sidecar, testContainer("init-2")] },
    runtime: testRuntime(ready, [testInstance("side")]),
    want: { init: ["init-2"] },
  },
  {
    name: "a sidecar that ended is restarted beside running containers",
    spec: { initContainers: [sidecar] },
    runtime: testRuntime(ready, [testInstance("main"), exited("side", 0)]),
    want: { init: ["side"] },
  },
  {
    name: "a sidecar does not keep a finished pod alive",
    spec: { initContainers: [sidecar], restartPolicy: "Never" },
    runtime: testRuntime(ready, [exited("main", 0), testInstance("side")]),
    want: { killPod: true },
  },
  {
    name: "an ephemeral container begins beside the others",
    spec: { ephemeralContainers: [testContainer("debug")] },
    runtime: testRuntime(ready, [testInstance("main")]),
    want: { ephemeral: ["debug"] },
  },
  {
    name: "an ephemeral container runs once",
    spec: { ephemeralContainers: [testContainer("debug")] },
    runtime: testRuntime(ready, [testInstance("main"), exited("debug", 1)]),
    want: {},
  },
  {
    name: "a container's own policy goes before the pod's",
    spec: { restartPolicy: "Never", containers: [testContainer("main", { restartPolicy: "Always" })] },
    runtime: testRuntime(ready, [exited("main", 1)]),
    want: { start: ["main"] },
  },
];

it.each(rows)("$name", ({ spec, runtime, want }) => {
  expect(summary(testPod(spec), runtime)).toEqual(want);
});

it("kills what failed its liveness probe and starts it again", () => {
  const probes = { ...quiet, livenessFailed: (id: string) => id === "main-0" };
  expect(summary(testPod(), testRuntime(ready, [testInstance("main")]), probes)).toEqual({
    kill: ["Container main failed liveness probe, will be restarted"],
    start: ["main"],
  });
});

it("kills what failed its startup probe for good under Never", () => {
  const probes = { ...quiet, startupFailed: () => true };
  const pod = testPod({ restartPolicy: "Never", containers: [testContainer("main"), testContainer("b")] });
  const runtime = testRuntime(ready, [testInstance("main"), exited("b", 0)]);
  expect(computePodActions(pod, runtime, probes).killPod).toBe(true);
});

it("lets nothing begin before a sidecar with a startup probe has started", () => {
  const probes = { ...quiet, started: () => false };
  const pod = testPod({ initContainers: [sidecar] });
  expect(summary(pod, testRuntime(ready, [testInstance("side")]), probes)).toEqual({});
});
