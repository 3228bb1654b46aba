import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { CriError } from "@kubets/cri";
import { expect, it } from "vitest";
import { testContainer } from "../testing/builders.ts";
import { NodeHarness } from "../testing/node-harness.ts";

const signal = new AbortController().signal;

async function started(): Promise<NodeHarness> {
  const node = new NodeHarness();
  await node.start();
  return node;
}

const isRunning = (node: NodeHarness): boolean => node.pod()?.status.phase === "Running";
const main = (node: NodeHarness): corev1.ContainerStatus | undefined =>
  node.pod()?.status.containerStatuses?.[0];

it("runs a pod with Kubernetes' events, and writes one status", async () => {
  await using node = await started();
  node.put({});
  await node.until("Running", () => isRunning(node));
  expect(node.events).toMatchObject([
    { reason: "Pulling", message: 'Pulling image "busybox:1"' },
    { reason: "Pulled" },
    { reason: "Created", message: "Container created" },
    { reason: "Started", message: "Container started" },
  ]);
  await node.settle();
  expect(node.client.writes.filter(({ resource }) => resource === "pods")).toHaveLength(1);
});

it("ends a deleted pod, tells how it ended, and takes it out of the API", async () => {
  await using node = await started();
  node.put({});
  await node.until("Running", () => isRunning(node));
  await node.client.resource(resources.pods).delete("pod", { namespace: "ns", signal });
  await node.until("gone", () => node.pod() === undefined);
  expect(node.events).toContainEqual({ reason: "Killing", message: "Stopping container main" });
  const last = node.client.writes.at(-1);
  expect(last).toMatchObject({ verb: "delete", resource: "pods", name: "pod" });
  await node.until("nothing left", () => node.calls("removePodSandbox") === 1);
});

it("waits out the grace period, and a second deletion shortens it", async () => {
  await using node = await started();
  node.runtime.behave("main", { onStop: "ignoresTerm" });
  node.put({});
  await node.until("Running", () => isRunning(node));
  await node.client.resource(resources.pods).delete("pod", { namespace: "ns", signal });
  await node.until("stopping", () => node.calls("stopContainer") === 1);
  await node.clock.step(10_000);
  await node.settle();
  expect(node.pod()).toBeDefined();
  await node.client
    .resource(resources.pods)
    .delete("pod", { namespace: "ns", gracePeriodSeconds: 1, signal });
  await node.until("stopping sooner", () => node.calls("stopContainer") === 2);
  await node.clock.step(1_000);
  await node.until("gone", () => node.pod() === undefined);
});

it("restarts at once, then backs off 10 s, then 20 s", async () => {
  await using node = await started();
  node.put({});
  await node.until("Running", () => isRunning(node));
  node.runtime.exit("main", 1);
  await node.until("first restart", () => main(node)?.restartCount === 1);
  node.runtime.exit("main", 1);
  await node.until("back-off", () => main(node)?.state.waiting?.reason === "CrashLoopBackOff");
  expect(main(node)?.state.waiting?.message).toBe(
    "back-off 10s restarting failed container=main pod=pod_ns(uid)",
  );
  expect(node.events).toContainEqual({
    reason: "BackOff",
    message: "Back-off restarting failed container main in pod pod_ns(uid)",
  });
  await node.clock.step(9_000);
  await node.settle();
  expect(main(node)?.restartCount).toBe(1);
  await node.clock.step(1_000);
  await node.until("second restart", () => main(node)?.restartCount === 2);
  node.runtime.exit("main", 1);
  await node.until(
    "longer back-off",
    () => main(node)?.state.waiting?.message?.startsWith("back-off 20s") === true,
  );
});

it("completes a pod and leaves its containers for their logs", async () => {
  await using node = await started();
  node.put({ restartPolicy: "Never" });
  await node.until("Running", () => isRunning(node));
  node.runtime.exit("main", 0);
  await node.until("Succeeded", () => node.pod()?.status.phase === "Succeeded");
  await node.until("sandbox stopped", () => node.calls("stopPodSandbox") === 1);
  expect(node.calls("removeContainer")).toBe(0);
  expect(main(node)?.state.terminated).toMatchObject({ exitCode: 0, reason: "Completed" });
});

it("tries a missing image again, later each time", async () => {
  await using node = await started();
  node.put({ containers: [testContainer("main", { image: "nosuchimage:1" })] });
  await node.until("ErrImagePull", () => main(node)?.state.waiting?.reason === "ErrImagePull");
  await node.clock.step(1_000);
  await node.until("ImagePullBackOff", () => main(node)?.state.waiting?.reason === "ImagePullBackOff");
  expect(main(node)?.state.waiting?.message).toMatch(
    /^Back-off pulling image "nosuchimage:1": ErrImagePull: /,
  );
  expect(node.calls("pullImage")).toBe(1);
  await node.clock.step(9_000);
  await node.until("second try", () => node.calls("pullImage") === 2);
  expect(node.events.map(({ message }) => message)).toContain("Error: ErrImagePull");
});

it("counts a command that cannot be started as a crash", async () => {
  await using node = await started();
  node.runtime.behave("main", { startError: "no such file" });
  node.put({});
  await node.until("RunContainerError", () => main(node)?.state.waiting?.reason === "RunContainerError");
  await node.clock.step(1_000);
  await node.until("second try", () => main(node)?.restartCount === 1);
  await node.clock.step(1_000);
  await node.until("back-off", () => main(node)?.state.waiting?.reason === "CrashLoopBackOff");
});

it("makes a new sandbox when the old one could not be made", async () => {
  await using node = await started();
  node.runtime.failNext("runPodSandbox", new CriError("Unknown", "no luck"));
  node.put({});
  await node.until("event", () => node.events.some(({ reason }) => reason === "FailedCreatePodSandBox"));
  expect(node.events.at(-1)?.message).toBe(
    "Failed to create pod sandbox: rpc error: code = Unknown desc = no luck",
  );
  await node.clock.step(10_000);
  await node.until("Running", () => isRunning(node));
});

it("waits for a volume's ConfigMap and goes on when it is there", async () => {
  await using node = await started();
  node.put({
    containers: [testContainer("main", { volumeMounts: [{ name: "c", mountPath: "/c" }] })],
    volumes: [{ name: "c", configMap: { name: "late" } }],
  });
  await node.until("FailedMount", () => node.events.some(({ reason }) => reason === "FailedMount"));
  expect(node.events[0]?.message).toBe(
    'MountVolume.SetUp failed for volume "c" : configmap "late" not found',
  );
  node.client.put(resources.configmaps, { metadata: { name: "late", namespace: "ns" }, data: { a: "1" } });
  await node.clock.step(500);
  await node.until("Running", () => isRunning(node));
});

it("takes containers over after a crash, without a write and without a restart", async () => {
  await using node = await started();
  node.put({});
  await node.until("Running", () => isRunning(node));
  await node.crash();
  const created = node.calls("createContainer");
  node.client.clearActions();
  await node.start();
  await node.settle();
  expect(node.calls("createContainer")).toBe(created);
  expect(node.client.writes).toEqual([]);
});

it("ends what was deleted while it was down", async () => {
  await using node = await started();
  node.put({});
  await node.until("Running", () => isRunning(node));
  await node.crash();
  node.client.remove(resources.pods, "ns", "pod");
  await node.start();
  await node.until("removed", () => node.calls("removePodSandbox") === 1);
});

it("finishes a deletion that a crash interrupted", async () => {
  await using node = await started();
  node.put({});
  await node.until("Running", () => isRunning(node));
  await node.crash();
  await node.client.resource(resources.pods).delete("pod", { namespace: "ns", signal });
  await node.start();
  await node.until("gone", () => node.pod() === undefined);
});

it("does not start a pod that is over again", async () => {
  await using node = await started();
  node.put({ restartPolicy: "Never" });
  await node.until("Running", () => isRunning(node));
  node.runtime.exit("main", 1);
  await node.until("Failed", () => node.pod()?.status.phase === "Failed");
  await node.crash();
  await node.start();
  await node.settle();
  expect(node.calls("startContainer")).toBe(1);
  expect(node.pod()?.status.phase).toBe("Failed");
});

it("refuses a pod that does not fit", async () => {
  await using node = await started();
  node.put({ containers: [testContainer("main", { resources: { requests: { cpu: "5" } } })] });
  await node.until("Failed", () => node.pod()?.status.phase === "Failed");
  expect(node.pod()?.status).toMatchObject({
    reason: "OutOfcpu",
    message:
      "Pod was rejected: Node didn't have enough resource: cpu, requested: 5000, used: 0, capacity: 4000",
  });
  expect(node.calls("runPodSandbox")).toBe(0);
});

it("ends a pod at its active deadline", async () => {
  await using node = await started();
  node.put({ activeDeadlineSeconds: 7 });
  await node.until("Running", () => isRunning(node));
  await node.clock.step(7_000);
  await node.until("Failed", () => node.pod()?.status.phase === "Failed");
  expect(node.pod()?.status).toMatchObject({
    reason: "DeadlineExceeded",
    message: "Pod was active on the node longer than the specified deadline",
  });
});

it("publishes a port map that the sandbox reports", async () => {
  await using node = await started();
  node.put({});
  await node.until("Running", () => isRunning(node));
  const { items } = await node.runtime.runtime.listPodSandbox({});
  node.runtime.annotateSandbox(items[0]?.id ?? "", { "kubets.dev/port-map": '{"80":34567}' });
  await node.clock.step(10_000);
  await node.until(
    "annotation",
    () => node.pod()?.metadata.annotations?.["kubets.dev/port-map"] === '{"80":34567}',
  );
});
