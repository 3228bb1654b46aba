import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { FakeClock } from "@kubets/apimachinery/testing";
import { FakeRecorder, createFakeClient } from "@kubets/client/testing";
import { silentLogger } from "@kubets/component-base";
import { afterEach, describe, expect, it } from "vitest";
import { NodeReporter } from "./node-reporter.ts";

const identity = {
  name: "node-1",
  nodeIp: "127.10.192.1",
  labels: {},
  taints: [],
  machine: {
    cpus: 2,
    memoryBytes: 2 ** 30,
    diskBytes: 2 ** 30,
    operatingSystem: "linux",
    architecture: "amd64",
    kernelVersion: "6.0",
    osImage: "Linux",
    machineId: "m",
    systemUuid: "s",
    bootId: "b",
  },
  kubeletVersion: "v1.36.0",
  runtimeVersion: "process-runtime://1",
  maxPods: 110,
  kubeletPort: 0,
};

const stop: AbortController[] = [];
afterEach(() => {
  for (const controller of stop.splice(0)) controller.abort(new Error("test is over"));
});

function readyOf(node: corev1.Node | undefined): string | undefined {
  return node?.status.conditions?.find(({ type }) => type === "Ready")?.status;
}

describe("NodeReporter", () => {
  it("sets right what was called Unknown while nobody heard of it", async () => {
    const clock = new FakeClock();
    const client = createFakeClient({ clock });
    const controller = new AbortController();
    stop.push(controller);
    const reporter = new NodeReporter({
      client,
      clock,
      logger: silentLogger,
      events: new FakeRecorder(),
      identity,
      updateIntervalMs: 10_000,
      reportIntervalMs: 300_000,
      observed: () => client.find(resources.nodes, "", "node-1"),
      readiness: () => ({ notReadyBecause: undefined }),
      images: () => Promise.resolve([]),
    });
    reporter.run({ signal: controller.signal }).catch((err: unknown) => {
      if (err !== controller.signal.reason) throw err;
    });
    await clock.step(10_000);
    const node = client.find(resources.nodes, "", "node-1");
    expect(readyOf(node)).toBe("True");
    if (!node) throw new Error("not registered");
    const conditions = node.status.conditions?.map((each) => ({ ...each, status: "Unknown" as const })) ?? [];
    client.put(resources.nodes, { ...node, status: { ...node.status, conditions } });
    expect(readyOf(client.find(resources.nodes, "", "node-1"))).toBe("Unknown");
    await clock.step(10_000);
    expect(readyOf(client.find(resources.nodes, "", "node-1"))).toBe("True");
  });
});
