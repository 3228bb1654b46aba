import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { KubernetesList, corev1 } from "@kubets/api";
import { afterEach, describe, expect, it } from "vitest";
import { TestCluster } from "../framework/cluster.ts";
import { eventually } from "../framework/eventually.ts";

const clusters: TestCluster[] = [];

afterEach(async () => {
  for (const cluster of clusters.splice(0)) await cluster[Symbol.asyncDispose]();
});

async function up(...args: readonly string[]): Promise<TestCluster> {
  const cluster = await TestCluster.up(...args);
  clusters.push(cluster);
  return cluster;
}

describe("a cluster", () => {
  it("comes back after down with all objects and workloads", async () => {
    const cluster = await up("--nodes", "2");
    const kubectl = cluster.kubectl();
    await kubectl.ok("create", "deployment", "web", "--image=nginx", "--replicas=3");
    await kubectl.ok("expose", "deployment", "web", "--port=8080", "--target-port=80");
    await kubectl.ok("create", "configmap", "kept", "--from-literal=a=b");
    await kubectl.ok("rollout", "status", "deployment/web", "--timeout=30s");
    const uid = await kubectl.ok("get", "deployment", "web", "-o", "jsonpath={.metadata.uid}");
    expect(await cluster.ok("down")).toContain("stopped");
    expect(cluster.processes()).toEqual([]);
    expect(await cluster.ok("status")).toContain("not running");
    await cluster.ok("up");
    expect(await kubectl.ok("get", "deployment", "web", "-o", "jsonpath={.metadata.uid}")).toBe(uid);
    expect(await kubectl.ok("get", "configmap", "kept", "-o", "jsonpath={.data.a}")).toBe("b");
    await eventually(
      async () => {
        const { items } = await kubectl.json<KubernetesList<corev1.Pod>>("get", "pods");
        expect(items.map((pod) => pod.status.containerStatuses?.[0]?.ready)).toEqual([true, true, true]);
        const address = await kubectl.ok("get", "service", "web", "-o", "jsonpath={.spec.clusterIP}");
        expect((await fetch(`http://${address}:8080/`)).status).toBe(200);
      },
      { withinMs: 30_000, what: "the workload runs again" },
    );
  });

  it("lives beside another one", async () => {
    const [first, second] = [await up("--nodes", "1"), await up("--nodes", "1")];
    for (const [i, cluster] of [first, second].entries()) {
      const kubectl = cluster.kubectl();
      await kubectl.ok("create", "deployment", `web-${i}`, "--image=nginx");
      await kubectl.ok("expose", "deployment", `web-${i}`, "--port=8080", "--target-port=80");
      await kubectl.ok("rollout", "status", `deployment/web-${i}`, "--timeout=30s");
    }
    for (const [i, cluster] of [first, second].entries()) {
      expect(await cluster.kubectl().ok("get", "deployments", "-o", "name")).toBe(`deployment.apps/web-${i}`);
      const address = await cluster
        .kubectl()
        .ok("get", "service", `web-${i}`, "-o", "jsonpath={.spec.clusterIP}");
      expect((await fetch(`http://${address}:8080/`)).status).toBe(200);
    }
    await first.ok("purge");
    expect(first.processes()).toEqual([]);
    expect(await second.kubectl().ok("get", "nodes", "--no-headers")).toMatch(/^node-1\s+Ready/);
  });

  it("leaves no process behind when its supervisor is killed, and comes up again", async () => {
    const cluster = await up("--nodes", "1");
    const kubectl = cluster.kubectl();
    await kubectl.ok("run", "sleeper", "--image=busybox", "--", "sleep", "1000");
    await kubectl.ok("wait", "--for=condition=Ready", "pod/sleeper", "--timeout=20s");
    const pid = /^supervisor pid (\d+)$/m.exec(await cluster.ok("status"))?.[1];
    process.kill(Number(pid), "SIGKILL");
    await eventually(() => expect(cluster.processes()).toEqual([]), {
      withinMs: 10_000,
      what: "all processes end",
    });
    await cluster.ok("up");
    await kubectl.ok("wait", "--for=condition=Ready", "pod/sleeper", "--timeout=30s");
  });

  it("refuses a data directory of another version, and keeps it", async () => {
    const cluster = await up("--nodes", "0");
    await cluster.ok("down");
    const path = join(cluster.dataDir, "cluster.json");
    const config = readFileSync(path, "utf8");
    writeFileSync(path, config.replace(/"format": \d+/, '"format": 999'));
    const { exitCode, stderr } = await cluster.run("up");
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/^error: .* was made by another version of kubets \(data format 999/);
    writeFileSync(path, config);
    await cluster.ok("up");
  });
});
