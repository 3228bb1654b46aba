import type { KubernetesList, corev1 } from "@kubets/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../framework/cluster.ts";
import { eventually } from "../framework/eventually.ts";
import type { Kubectl } from "../framework/kubectl.ts";

let cluster: TestCluster;
let kubectl: Kubectl;

beforeAll(async () => {
  cluster = await TestCluster.up("--profile", "fast");
  kubectl = cluster.kubectl();
  await kubectl.ok("create", "deployment", "web", "--image=nginx", "--replicas=3");
  await kubectl.ok("expose", "deployment", "web", "--port=8080", "--target-port=80");
  await kubectl.ok("rollout", "status", "deployment/web", "--timeout=30s");
});
afterAll(async () => await cluster[Symbol.asyncDispose]());

async function pods(): Promise<readonly corev1.Pod[]> {
  return (await kubectl.json<KubernetesList<corev1.Pod>>("get", "pods", "-l", "app=web")).items;
}

async function serviceAnswers(): Promise<void> {
  const address = await kubectl.ok("get", "service", "web", "-o", "jsonpath={.spec.clusterIP}");
  const response = await fetch(`http://${address}:8080/`, { headers: { connection: "close" } });
  expect(response.status).toBe(200);
}

/** Containers that run, with their restart counts, so that a restart of any of them shows. */
async function containers(): Promise<Readonly<Record<string, string>>> {
  return Object.fromEntries(
    (await pods()).map((pod) => {
      const status = pod.status.containerStatuses?.[0];
      return [
        pod.metadata.uid ?? "",
        `${status?.containerID ?? ""} restarted ${status?.restartCount ?? -1} times`,
      ];
    }),
  );
}

describe("a node that loses its power", () => {
  it("is noticed, and its pods serve elsewhere within 10 s; it comes back", async () => {
    const lost = (await pods())
      .filter((pod) => pod.spec.nodeName === "node-2")
      .map((pod) => pod.metadata.uid);
    expect(lost.length).toBeGreaterThan(0);
    await cluster.ok("kill", "node-2");
    expect(cluster.processes().filter((line) => line.includes("node-2"))).toEqual([]);
    await eventually(
      async () => {
        expect(await kubectl.ok("get", "node", "node-2", "--no-headers")).toMatch(/^node-2\s+NotReady/);
        const ready = (await pods()).filter(
          (pod) =>
            pod.spec.nodeName !== "node-2" &&
            pod.status.conditions?.some((each) => each.type === "Ready" && each.status === "True"),
        );
        expect(ready).toHaveLength(3);
        for (let i = 0; i < 6; i++) await serviceAnswers();
      },
      { withinMs: 10_000, what: "three ready pods on the other nodes" },
    );
    await cluster.ok("start", "node-2");
    await kubectl.ok("wait", "--for=condition=Ready", "node/node-2", "--timeout=30s");
    await eventually(async () => expect(await pods()).toHaveLength(3), {
      withinMs: 30_000,
      what: "the lost pods are gone",
    });
    expect((await pods()).map((pod) => pod.metadata.uid)).not.toEqual(expect.arrayContaining(lost));
  });
});

describe("a process that is killed", () => {
  it.each(["kube-apiserver", "nats-server", "kube-controller-manager", "kube-scheduler"])(
    "%s: nothing acknowledged is lost, everything resumes",
    async (victim) => {
      const before = await containers();
      const prefix = `during-${victim}`;
      const acknowledged: string[] = [];
      let writing = true;
      const writer = (async () => {
        for (let i = 0; writing; i++) {
          const name = `${prefix}-${i}`;
          const { exitCode } = await kubectl.run(["create", "configmap", name, "--from-literal=a=b"], {
            timeoutMs: 20_000,
          });
          if (exitCode === 0) acknowledged.push(name);
        }
      })();
      await eventually(() => expect(acknowledged.length).toBeGreaterThan(2), {
        withinMs: 20_000,
        what: "some writes",
      });
      await cluster.ok("kill", victim);
      const afterKill = acknowledged.length;
      await eventually(() => expect(acknowledged.length).toBeGreaterThan(afterKill + 2), {
        withinMs: 20_000,
        what: "writes after the kill",
      });
      writing = false;
      await writer;
      const { items } = await kubectl.json<KubernetesList<corev1.ConfigMap>>("get", "configmaps");
      const names = new Set(items.map((each) => each.metadata.name));
      expect(acknowledged.filter((name) => !names.has(name))).toEqual([]);
      // The control plane works: a change goes all the way to processes.
      await kubectl.ok("scale", "deployment", "web", "--replicas=4");
      await kubectl.ok("rollout", "status", "deployment/web", "--timeout=30s");
      await kubectl.ok("scale", "deployment", "web", "--replicas=3");
      await eventually(async () => expect(await pods()).toHaveLength(3), {
        withinMs: 20_000,
        what: "three pods",
      });
      const after = await containers();
      for (const [uid, container] of Object.entries(before))
        if (uid in after) expect(after[uid]).toBe(container);
      await serviceAnswers();
    },
  );

  it("kubelet: its containers go on, and the new one adopts them", async () => {
    const before = await containers();
    await cluster.ok("kill", "kubelet/node-1");
    await serviceAnswers();
    await cluster.ok("start", "kubelet/node-1");
    await kubectl.ok("wait", "--for=condition=Ready", "node/node-1", "--timeout=30s");
    await kubectl.ok("scale", "deployment", "web", "--replicas=6");
    await kubectl.ok("rollout", "status", "deployment/web", "--timeout=30s");
    const after = await containers();
    for (const [uid, container] of Object.entries(before)) expect(after[uid]).toBe(container);
    await kubectl.ok("scale", "deployment", "web", "--replicas=3");
    await eventually(async () => expect(await pods()).toHaveLength(3), {
      withinMs: 20_000,
      what: "three pods",
    });
  });

  it("process-runtime: its containers go on, and the new one adopts them", async () => {
    const before = await containers();
    await cluster.ok("kill", "process-runtime/node-3");
    await eventually(
      async () => expect(await cluster.ok("status")).toMatch(/^process-runtime\/node-3 +running/m),
      {
        withinMs: 15_000,
        what: "a new runtime",
      },
    );
    await serviceAnswers();
    await kubectl.ok("scale", "deployment", "web", "--replicas=6");
    await kubectl.ok("rollout", "status", "deployment/web", "--timeout=30s");
    const after = await containers();
    for (const [uid, container] of Object.entries(before)) expect(after[uid]).toBe(container);
  });

  it("a container: it is started again, and the count says so", async () => {
    await kubectl.ok("run", "victim", "--image=busybox", "--", "sh", "-c", "echo started; sleep 1000");
    await kubectl.ok("wait", "--for=condition=Ready", "pod/victim", "--timeout=20s");
    // As a user finds it: by its pid in the cluster's status.
    const pid = /^default\/victim +victim +node-\d +(\d+)/m.exec(await cluster.ok("status"))?.[1];
    process.kill(Number(pid), "SIGKILL");
    await kubectl.ok(
      "wait",
      "--for=jsonpath={.status.containerStatuses[0].restartCount}=1",
      "pod/victim",
      "--timeout=20s",
    );
    expect(await kubectl.ok("logs", "victim", "--previous")).toBe("started");
  });
});
