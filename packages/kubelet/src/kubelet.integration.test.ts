import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { RealClock, RealRandom } from "@kubets/apimachinery";
import { createFakeClient } from "@kubets/client/testing";
import type { FakeClient } from "@kubets/client/testing";
import { Health, Metrics, createLogger } from "@kubets/component-base";
import { createCriClient } from "@kubets/cri";
import type { VersionResponse } from "@kubets/cri";
import { MemoryBus, encodeNodeRequest, nodeSubject } from "@kubets/transport";
import type { Transport } from "@kubets/transport";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runNode } from "./app.ts";
import { RuntimeProcess, processRuntimeCommand } from "./runtime/runtime-process.ts";

/** One kubelet with the real process-runtime; the API is the fake client, the bus is in memory. */
const directory = mkdtempSync(join(tmpdir(), "kubelet-"));
const rootDir = join(directory, "nodes", "node-1");
const endpoint = `unix://${join(directory, "cri.sock")}`;
const clock = new RealClock();
const random = new RealRandom();
const logger = createLogger({
  component: "kubelet-test",
  level: process.env["KUBELET_LOG"] === undefined ? "silent" : "debug",
});
const everything = new AbortController();
const cri = createCriClient({ endpoint, clock });
const client: FakeClient = createFakeClient({ clock, random });
const bus = new MemoryBus({ clock, random });
let caller: Transport;
let kubelet: { stop: AbortController; done: Promise<void> };

const runtimeCommand = processRuntimeCommand({
  nodePath: process.execPath,
  nodeFlags: [],
  env: process.env,
  rootDir,
  endpoint,
  nodeName: "node-1",
  nodeIp: "127.99.192.1",
  imageDir: "",
  logLevel: "info",
  logFile: join(directory, "logs", "process-runtime.log"),
  lifelineFd: undefined,
});

const runtimeProcess = new RuntimeProcess({ runtime: cri.runtime, clock, logger, command: runtimeCommand });

async function startKubelet(): Promise<typeof kubelet> {
  const stop = new AbortController();
  const version = await runtimeProcess.ensure({ signal: stop.signal });
  const transport = await bus.createTransport("system:node:node-1");
  const done = runNodeUntil(stop, transport, version);
  return { stop, done };
}

async function runNodeUntil(
  stop: AbortController,
  transport: Transport,
  version: VersionResponse,
): Promise<void> {
  await using _transport = transport;
  await runNode(
    { logger, clock, random, health: new Health(), metrics: new Metrics(), signal: stop.signal },
    {
      options: {
        nodeName: "node-1",
        nodeIp: "127.99.192.1",
        rootDir,
        endpoint,
        imageDir: "",
        labels: {},
        taints: [],
        statusUpdateIntervalMs: 10_000,
        leaseRenewIntervalMs: 10_000,
        leaseDurationMs: 40_000,
        healthPort: 0,
        logLevel: "info",
      },
      surroundings: { mayBindLowPorts: process.getuid?.() === 0 },
      cri,
      client,
      transport,
      runtimeProcess,
      identity: {
        name: "node-1",
        nodeIp: "127.99.192.1",
        labels: {},
        taints: [],
        machine: {
          cpus: 4,
          memoryBytes: 8 * 1024 ** 3,
          diskBytes: 100 * 1024 ** 3,
          operatingSystem: "linux",
          architecture: "amd64",
          kernelVersion: "6.0",
          osImage: "Test",
          machineId: "m",
          systemUuid: "u",
          bootId: "b",
        },
        kubeletVersion: "v1.36.0+kubets",
        runtimeVersion: `process-runtime://${version.runtimeVersion}`,
        maxPods: 110,
        kubeletPort: 0,
      },
      runtimeName: version.runtimeName,
    },
  ).catch((err: unknown) => {
    if (!stop.signal.aborted) throw err;
  });
}

async function stopKubelet(): Promise<void> {
  kubelet.stop.abort(new Error("test stops the kubelet"));
  await kubelet.done;
}

async function eventually<T>(what: string, look: () => T | undefined | false, withinMs = 10_000): Promise<T> {
  const until = clock.now() + withinMs;
  for (;;) {
    const found = look();
    if (found) return found;
    if (clock.now() > until) {
      throw new Error(
        `${what} did not come true\n${JSON.stringify(client.all(resources.pods), undefined, 1)}\n${JSON.stringify(
          client.all(resources.events).map((e) => [e.reason, e.message]),
          undefined,
          1,
        )}`,
      );
    }
    await clock.sleep(10, { signal: everything.signal });
  }
}

function createPod(name: string, spec: Partial<corev1.PodSpec>): corev1.Pod {
  return client.put(resources.pods, {
    metadata: { name, namespace: "default", generation: 1 },
    spec: {
      nodeName: "node-1",
      restartPolicy: "Always",
      terminationGracePeriodSeconds: 5,
      containers: [],
      ...spec,
    },
    status: { phase: "Pending", qosClass: "BestEffort" },
  });
}

function shell(name: string, script: string, more: Partial<corev1.Container> = {}): corev1.Container {
  return {
    name,
    image: "busybox",
    imagePullPolicy: "IfNotPresent",
    command: ["sh", "-c", script],
    resources: {},
    ...more,
  };
}

const podNow = (name: string): corev1.Pod | undefined => client.find(resources.pods, "default", name);
const runningPod = (name: string): corev1.Pod | undefined => {
  const pod = podNow(name);
  return pod?.status.phase === "Running" ? pod : undefined;
};

async function nodeCall(
  operation: "logs" | "exec",
  pod: string,
  query: string,
  container = "",
): Promise<Buffer[]> {
  const body = encodeNodeRequest({ namespace: "default", pod, query, container });
  await using stream = await caller.openStream(nodeSubject("node-1", operation), body, {
    signal: everything.signal,
  });
  const frames: Buffer[] = [];
  for await (const frame of stream) frames.push(Buffer.from(frame));
  await stream.end();
  return frames;
}

function killRuntime(signal: NodeJS.Signals): void {
  if (runtimeProcess.startedPid !== undefined) process.kill(runtimeProcess.startedPid, signal);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (err: unknown) {
    if (err instanceof Error && "code" in err && err.code === "ESRCH") return false;
    throw err;
  }
}

beforeAll(async () => {
  caller = await bus.createTransport("system:apiserver");
  client.put(resources.namespaces, { metadata: { name: "default" }, spec: {}, status: {} });
  kubelet = await startKubelet();
  const node = await eventually("node registration", () => client.find(resources.nodes, "", "node-1"));
  client.put(resources.nodes, {
    ...node,
    spec: { ...node.spec, podCIDR: "127.99.1.0/24", podCIDRs: ["127.99.1.0/24"] },
  });
});

afterAll(async () => {
  await stopKubelet();
  for (const { id } of (await cri.runtime.listPodSandbox({})).items) {
    await cri.runtime.removePodSandbox({ podSandboxId: id });
  }
  killRuntime("SIGTERM");
  await eventually("runtime ended", () => !isAlive(runtimeProcess.startedPid ?? 0));
  await caller[Symbol.asyncDispose]();
  cri.close();
  everything.abort();
  rmSync(directory, { recursive: true, force: true });
});

describe("kubelet over process-runtime", () => {
  it("makes its node Ready once the pod CIDR is known", async () => {
    const node = await eventually("Ready", () => {
      const found = client.find(resources.nodes, "", "node-1");
      const ready = found?.status.conditions?.find(({ type }) => type === "Ready");
      return ready?.status === "True" ? found : undefined;
    });
    expect(node.status.nodeInfo.containerRuntimeVersion).toMatch(/^process-runtime:\/\//);
    const lease = await eventually("lease", () => client.find(resources.leases, "kube-node-lease", "node-1"));
    expect(lease.spec.holderIdentity).toBe("node-1");
  });

  it("runs a pod, serves its log, execs in it and ends it gracefully", async () => {
    createPod("web", {
      containers: [shell("main", "echo hello; trap 'exit 0' TERM; while :; do sleep 0.1; done")],
    });
    const pod = await eventually("Running", () => runningPod("web"));
    expect(pod.status.podIP).toMatch(/^127\.99\.1\./);
    expect(pod.status.containerStatuses?.[0]?.containerID).toMatch(/^process-runtime:\/\//);
    // It runs before it has written.
    let log = "";
    while (log === "") log = Buffer.concat(await nodeCall("logs", "web", "")).toString();
    expect(log).toBe("hello\n");

    const frames = await nodeCall(
      "exec",
      "web",
      "command=sh&command=-c&command=echo+out%3Bexit+3&stdout=true&stderr=true",
    );
    const out = frames
      .filter(([channel]) => channel === 1)
      .map((frame) => frame.subarray(1).toString())
      .join("");
    expect(out).toBe("out\n");
    const status: unknown = JSON.parse(frames.at(-1)?.subarray(1).toString() ?? "{}");
    expect(status).toMatchObject({ status: "Failure", reason: "NonZeroExitCode" });

    await client.resource(resources.pods).delete("web", { namespace: "default", signal: everything.signal });
    await eventually("gone", () => podNow("web") === undefined);
  });

  it("goes through init containers to completion, with exit codes and reasons", async () => {
    createPod("job", {
      restartPolicy: "Never",
      initContainers: [
        shell("init", "echo one > $DIR/file", {
          env: [{ name: "DIR", value: "/data" }],
          volumeMounts: [{ name: "data", mountPath: "/data" }],
        }),
      ],
      containers: [
        shell("good", "cat /data/file", { volumeMounts: [{ name: "data", mountPath: "/data" }] }),
        shell("bad", "echo last words > /dev/termination-log; exit 7"),
      ],
      volumes: [{ name: "data", emptyDir: {} }],
    });
    const pod = await eventually("Failed", () =>
      podNow("job")?.status.phase === "Failed" ? podNow("job") : undefined,
    );
    const [good, bad] = pod.status.containerStatuses ?? [];
    expect(good?.state.terminated).toMatchObject({ exitCode: 0, reason: "Completed" });
    expect(bad?.state.terminated).toMatchObject({ exitCode: 7, reason: "Error", message: "last words\n" });
    expect(pod.status.initContainerStatuses?.[0]).toMatchObject({
      ready: true,
      state: { terminated: { exitCode: 0 } },
    });
    expect(Buffer.concat(await nodeCall("logs", "job", "", "good")).toString()).toBe("one\n");
    await client.resource(resources.pods).delete("job", { namespace: "default", signal: everything.signal });
    await eventually("gone", () => podNow("job") === undefined);
  });

  it("restarts what fails and backs off", async () => {
    createPod("crash", { containers: [shell("main", "echo run; exit 1")] });
    const pod = await eventually("CrashLoopBackOff", () => {
      const found = podNow("crash");
      return found?.status.containerStatuses?.[0]?.state.waiting?.reason === "CrashLoopBackOff"
        ? found
        : undefined;
    });
    expect(pod.status.containerStatuses?.[0]).toMatchObject({
      restartCount: 1,
      lastState: { terminated: { exitCode: 1, reason: "Error" } },
      state: {
        waiting: {
          message: expect.stringMatching(
            /^back-off 10s restarting failed container=main pod=crash_default\(/,
          ) as unknown,
        },
      },
    });
    expect(pod.status.phase).toBe("Running");
    expect(Buffer.concat(await nodeCall("logs", "crash", "previous=true")).toString()).toBe("run\n");
    client.remove(resources.pods, "default", "crash");
  });

  it("tells configuration, files and downward values to containers", async () => {
    client.put(resources.configmaps, {
      metadata: { name: "conf", namespace: "default" },
      data: { key: "value", other: "x" },
    });
    client.put(resources.secrets, {
      metadata: { name: "cred", namespace: "default" },
      data: { password: Buffer.from("s3cret").toString("base64") },
    });
    createPod("env", {
      restartPolicy: "Never",
      containers: [
        shell(
          "main",
          "echo $P_key $PASSWORD $NAME $(COMBINED); cat /etc/conf/key /etc/info/name; echo $MISSING",
          {
            envFrom: [{ prefix: "P_", configMapRef: { name: "conf" } }],
            env: [
              { name: "PASSWORD", valueFrom: { secretKeyRef: { name: "cred", key: "password" } } },
              { name: "NAME", valueFrom: { fieldRef: { fieldPath: "metadata.name" } } },
              { name: "COMBINED", value: "$(NAME)-$(P_other)" },
              { name: "MISSING", valueFrom: { configMapKeyRef: { name: "none", key: "x", optional: true } } },
            ],
            volumeMounts: [
              { name: "conf", mountPath: "/etc/conf" },
              { name: "info", mountPath: "/etc/info" },
            ],
          },
        ),
      ],
      volumes: [
        { name: "conf", configMap: { name: "conf" } },
        {
          name: "info",
          downwardAPI: { items: [{ path: "name", fieldRef: { fieldPath: "metadata.name" } }] },
        },
      ],
    });
    await eventually("Succeeded", () => podNow("env")?.status.phase === "Succeeded");
    expect(Buffer.concat(await nodeCall("logs", "env", "")).toString()).toBe(
      "value s3cret env env-x\nvalueenv\n",
    );
  });

  it("waits for a ConfigMap that is missing, with the right event", async () => {
    createPod("waits", {
      containers: [
        shell("main", "sleep 100", {
          env: [{ name: "A", valueFrom: { configMapKeyRef: { name: "later", key: "a" } } }],
        }),
      ],
    });
    await eventually(
      "CreateContainerConfigError",
      () =>
        podNow("waits")?.status.containerStatuses?.[0]?.state.waiting?.reason ===
        "CreateContainerConfigError",
    );
    await eventually("event", () =>
      client.all(resources.events).some(({ message }) => message === 'Error: configmap "later" not found'),
    );
    client.remove(resources.pods, "default", "waits");
  });

  it("reports a missing image", async () => {
    createPod("noimage", { containers: [{ name: "main", image: "no-such-image:1", resources: {} }] });
    const pod = await eventually("ImagePullBackOff", () => {
      const reason = podNow("noimage")?.status.containerStatuses?.[0]?.state.waiting?.reason;
      return reason === "ErrImagePull" || reason === "ImagePullBackOff" ? podNow("noimage") : undefined;
    });
    expect(pod.status.phase).toBe("Pending");
    client.remove(resources.pods, "default", "noimage");
  });

  it("follows probes", async () => {
    createPod("probed", {
      containers: [
        shell("main", "sleep 1; touch $HOME/ready; sleep 100", {
          env: [{ name: "HOME", value: "/data" }],
          volumeMounts: [{ name: "data", mountPath: "/data" }],
          readinessProbe: { exec: { command: ["test", "-e", "/data/ready"] }, periodSeconds: 1 },
          livenessProbe: {
            exec: { command: ["test", "!", "-e", "/data/dead"] },
            periodSeconds: 1,
            failureThreshold: 1,
          },
        }),
      ],
      volumes: [{ name: "data", emptyDir: {} }],
    });
    const ready = (): boolean => podNow("probed")?.status.containerStatuses?.[0]?.ready === true;
    const first = await eventually("Running", () => runningPod("probed"));
    expect(first.status.containerStatuses?.[0]?.ready).toBe(false);
    await eventually("ready", ready);
    await nodeCall("exec", "probed", "command=touch&command=/data/dead&stdout=true");
    await eventually("restart", () => podNow("probed")?.status.containerStatuses?.[0]?.restartCount === 1);
    await eventually("event", () =>
      client
        .all(resources.events)
        .some(({ message }) => message === "Container main failed liveness probe, will be restarted"),
    );
    client.remove(resources.pods, "default", "probed");
  }, 20_000);

  it("takes running containers over after a restart, and ends what was deleted meanwhile", async () => {
    const script = "trap 'exit 0' TERM; while :; do sleep 0.1; done";
    createPod("stays", { containers: [shell("main", script)] });
    createPod("leaves", { containers: [shell("main", script)] });
    const before = await eventually("Running", () => runningPod("stays"));
    await eventually("Running", () => runningPod("leaves"));
    await stopKubelet();
    client.remove(resources.pods, "default", "leaves");
    kubelet = await startKubelet();
    const until = clock.now() + 5_000;
    let names: readonly string[] = [];
    do {
      const { containers } = await cri.runtime.listContainers({
        filter: { state: { state: "CONTAINER_RUNNING" } },
      });
      names = containers.map(({ labels }) => labels["io.kubernetes.pod.name"] ?? "");
      await clock.sleep(20, { signal: everything.signal });
    } while (names.includes("leaves") && clock.now() < until);
    expect(names).toContain("stays");
    expect(names).not.toContain("leaves");
    expect(podNow("stays")?.status.containerStatuses).toEqual(before.status.containerStatuses);
  }, 20_000);

  it("restarts a killed runtime, whose containers go on", async () => {
    const before = podNow("stays")?.status.containerStatuses?.[0];
    const old = runtimeProcess.startedPid;
    killRuntime("SIGKILL");
    await eventually("new runtime", () => runtimeProcess.startedPid !== old);
    await eventually("Ready again", () =>
      client
        .find(resources.nodes, "", "node-1")
        ?.status.conditions?.some(({ type, status }) => type === "Ready" && status === "True"),
    );
    createPod("after", { containers: [shell("main", "sleep 100")] });
    await eventually("Running", () => runningPod("after"));
    expect(podNow("stays")?.status.containerStatuses?.[0]).toEqual(before);
  }, 20_000);
});
