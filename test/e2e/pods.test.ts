import type { KubernetesList, corev1 } from "@kubets/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../framework/cluster.ts";
import { eventually } from "../framework/eventually.ts";
import type { Kubectl } from "../framework/kubectl.ts";
import { PodProbe, shellPod } from "../framework/pods.ts";

let cluster: TestCluster;
let kubectl: Kubectl;
let pods: PodProbe;

beforeAll(async () => {
  cluster = await TestCluster.up();
  kubectl = cluster.kubectl();
  pods = new PodProbe(cluster, kubectl);
});
afterAll(async () => {
  await cluster?.[Symbol.asyncDispose]();
});

describe("containers that misbehave", () => {
  it("end with their pod, though they ignore SIGTERM", async () => {
    await pods.apply(shellPod("deaf", "trap '' TERM; while :; do sleep 4401; done"));
    await kubectl.ok("wait", "--for=condition=Ready", "pod/deaf", "--timeout=20s");
    const begin = Date.now();
    await kubectl.ok("delete", "pod", "deaf");
    expect(Date.now() - begin).toBeGreaterThan(900);
    expect(pods.running("sleep 4401")).toEqual([]);
  });

  // Each in a session of its own, with no terminal, no output and no parent.
  const daemonise =
    "setsid sh -c 'trap \"\" TERM HUP; setsid sleep 4402 & exec sleep 4403' >/dev/null 2>&1 &";

  it("take their daemons with them when the pod goes", async () => {
    await pods.apply(shellPod("daemon", `${daemonise} exec sleep 4404`));
    await eventually(() => expect(pods.running("sleep 440")).toHaveLength(3), {
      withinMs: 20_000,
      what: "daemons run",
    });
    await kubectl.ok("delete", "pod", "daemon");
    expect(pods.running("sleep 440")).toEqual([]);
  });

  it("take their daemons with them when they end by themselves", async () => {
    await pods.apply(shellPod("brief", `${daemonise} sleep 1`, { spec: "restartPolicy: Never" }));
    await kubectl.ok("wait", "--for=jsonpath={.status.phase}=Succeeded", "pod/brief", "--timeout=20s");
    // The end of a container is told before what it left behind is looked for.
    await eventually(() => expect(pods.running("sleep 440")).toEqual([]), {
      withinMs: 3_000,
      what: "daemons end",
    });
  });

  it("take their daemons with them when the node dies", async () => {
    await pods.apply(shellPod("daemon", `${daemonise} exec sleep 4404`, { spec: "nodeName: node-3" }));
    await eventually(() => expect(pods.running("sleep 440")).toHaveLength(3), {
      withinMs: 20_000,
      what: "daemons run",
    });
    await cluster.ok("kill", "node-3");
    expect(pods.running("sleep 440")).toEqual([]);
    await cluster.ok("start", "node-3");
    await kubectl.ok("delete", "pod", "daemon", "--now");
  });

  it("are held back when they end again and again", async () => {
    await pods.apply(shellPod("crash", "echo about to fail; exit 3"));
    const status = await eventually(
      async () => {
        const found = await pods.container("crash");
        expect(found?.state.waiting?.reason).toBe("CrashLoopBackOff");
        return found;
      },
      { withinMs: 20_000, what: "back-off" },
    );
    expect(status).toMatchObject({
      ready: false,
      started: false,
      lastState: { terminated: { exitCode: 3, reason: "Error" } },
      state: {
        waiting: { message: expect.stringMatching(/^back-off 10s restarting failed container=main/) },
      },
    });
    expect(status?.restartCount).toBe(1);
    expect(await kubectl.ok("get", "pod", "crash", "--no-headers")).toMatch(/0\/1 +CrashLoopBackOff +1 \(/);
    expect(await kubectl.ok("logs", "crash", "--previous")).toBe("about to fail");
    await eventually(
      async () =>
        expect(await pods.events("crash")).toContainEqual(
          expect.stringMatching(/^Warning BackOff Back-off restarting failed container main in pod crash_/),
        ),
      { withinMs: 5_000, what: "the event" },
    );
    await kubectl.ok("delete", "pod", "crash");
  });

  it("may write 50 MB in one go, and none of it is lost", async () => {
    const line = "0123456789".repeat(10);
    const lines = 500_000;
    await pods.apply(
      shellPod("chatty", `yes ${line} | head -n ${lines}; echo the end`, { spec: "restartPolicy: Never" }),
    );
    await kubectl.ok("wait", "--for=jsonpath={.status.phase}=Succeeded", "pod/chatty", "--timeout=60s");
    expect(await kubectl.ok("logs", "chatty", "--tail=2")).toBe(`${line}\nthe end`);
    const all = await kubectl.ok("logs", "chatty");
    expect(all.length).toBe(lines * (line.length + 1) + "the end".length);
    await kubectl.ok("delete", "pod", "chatty", "--now");
  });
});

it("starts a hundred pods at once, and ends them", async () => {
  await kubectl.ok(
    "create",
    "deployment",
    "many",
    "--image=busybox",
    "--replicas=100",
    "--",
    "sleep",
    "4405",
  );
  await kubectl.ok("rollout", "status", "deployment/many", "--timeout=60s");
  expect(pods.running("sleep 4405")).toHaveLength(100);
  const { items } = await kubectl.json<KubernetesList<corev1.Pod>>("get", "pods", "-l", "app=many");
  expect(new Set(items.map(({ status }) => status.podIP)).size).toBe(100);
  expect(new Set(items.map(({ spec }) => spec.nodeName)).size).toBe(3);
  await kubectl.ok("delete", "deployment", "many", "--cascade=foreground");
  await kubectl.ok("delete", "pods", "-l", "app=many", "--now", "--ignore-not-found");
  expect(pods.running("sleep 4405")).toEqual([]);
});
