import { FakeClock } from "@kubets/apimachinery/testing";
import type { corev1 } from "@kubets/api";
import { expect, it } from "vitest";
import { testContainer, testPod } from "../testing/builders.ts";
import type { ProbeOutcome } from "./prober.ts";
import { ProbeWorker } from "./probe-worker.ts";
import type { ProbeKind } from "./probe-worker.ts";

interface Setup {
  readonly kind: ProbeKind;
  readonly probe: corev1.Probe;
  /** The answers in order; the last one stays. */
  readonly answers: readonly ProbeOutcome["result"][];
  readonly mayProbe?: () => boolean;
}

function run({ kind, probe, answers, mayProbe = () => true }: Setup) {
  const clock = new FakeClock();
  const results: (readonly [atSeconds: number, succeeded: boolean])[] = [];
  const events: string[] = [];
  const stop = new AbortController();
  let probes = 0;
  const beginMs = clock.monotonicMs();
  const worker = new ProbeWorker({
    kind,
    probe,
    pod: testPod(),
    target: { container: testContainer("main"), containerId: "id", podIp: "127.10.0.2", portMap: new Map() },
    startedAtMs: clock.now(),
    prober: {
      probe: () =>
        Promise.resolve({
          result: answers[Math.min(probes++, answers.length - 1)] ?? "success",
          message: "why",
        }),
    },
    events: { event: (_about, _type, _reason, message) => void events.push(message) },
    clock,
    mayProbe,
    onResult: (succeeded) => results.push([(clock.monotonicMs() - beginMs) / 1000, succeeded]),
  });
  const done = worker.run({ signal: stop.signal }).catch(() => undefined);
  return { clock, results, events, stop, done, worker, probes: () => probes };
}

it("reports at the thresholds only", async () => {
  const { clock, results } = run({
    kind: "readiness",
    probe: { periodSeconds: 10, failureThreshold: 2, successThreshold: 2 },
    answers: ["success", "success", "failure", "success", "failure", "failure"],
  });
  await clock.step(50_000);
  expect(results).toEqual([
    [10, true],
    [50, false],
  ]);
});

it("waits before the first probe", async () => {
  const { clock, probes } = run({
    kind: "readiness",
    probe: { initialDelaySeconds: 5, periodSeconds: 1 },
    answers: ["success"],
  });
  await clock.step(4_999);
  expect(probes()).toBe(0);
  await clock.step(1);
  expect(probes()).toBe(1);
});

it("stops once a container is to be killed", async () => {
  const { clock, results, probes } = run({
    kind: "liveness",
    probe: { periodSeconds: 1, failureThreshold: 3 },
    answers: ["failure"],
  });
  await clock.step(60_000);
  expect(results).toEqual([[2, false]]);
  expect(probes()).toBe(3);
});

it("stops once a container has started", async () => {
  const { clock, probes } = run({ kind: "startup", probe: { periodSeconds: 1 }, answers: ["success"] });
  await clock.step(60_000);
  expect(probes()).toBe(1);
});

it("waits for the startup probe, and then begins at once", async () => {
  let startedUp = false;
  const { clock, probes, worker } = run({
    kind: "readiness",
    probe: { periodSeconds: 10 },
    answers: ["success"],
    mayProbe: () => startedUp,
  });
  await clock.step(25_000);
  expect(probes()).toBe(0);
  startedUp = true;
  worker.trigger();
  await clock.step(0);
  expect(probes()).toBe(1);
});

it("tells failures and errors, and tries an error three times", async () => {
  const { clock, events, probes } = run({
    kind: "readiness",
    probe: { periodSeconds: 10 },
    answers: ["failure", "error", "error", "error", "success"],
  });
  await clock.step(10_000);
  expect(events).toEqual([
    "Readiness probe failed: why",
    "Readiness probe errored and resulted in unknown state: why",
  ]);
  expect(probes()).toBe(4);
});
