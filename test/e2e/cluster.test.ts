import type { KubernetesList, corev1 } from "@kubets/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../framework/cluster.ts";
import type { Kubectl } from "../framework/kubectl.ts";

let cluster: TestCluster;
let kubectl: Kubectl;

beforeAll(async () => {
  cluster = await TestCluster.up();
  kubectl = cluster.kubectl();
});
afterAll(async () => await cluster[Symbol.asyncDispose]());

describe("a cluster that has just come up", () => {
  it("has three Ready nodes, shown as on a real cluster", async () => {
    const lines = (await kubectl.ok("get", "nodes", "-o", "wide")).split("\n");
    expect(lines[0]?.split(/\s{2,}/)).toEqual([
      "NAME",
      "STATUS",
      "ROLES",
      "AGE",
      "VERSION",
      "INTERNAL-IP",
      "EXTERNAL-IP",
      "OS-IMAGE",
      "KERNEL-VERSION",
      "CONTAINER-RUNTIME",
    ]);
    expect(lines.slice(1).map((line) => line.split(/\s+/).slice(0, 3))).toEqual([
      ["node-1", "Ready", "<none>"],
      ["node-2", "Ready", "<none>"],
      ["node-3", "Ready", "<none>"],
    ]);
    expect(lines[1]).toMatch(/v1\.36\.0\S*\s+127\.\d+\.192\.1\s+<none>\s+.*process-runtime:\/\//);
  });

  it("says where it is", async () => {
    expect(await kubectl.ok("cluster-info")).toMatch(
      /Kubernetes control plane.*is running at.*https:\/\/127\.0\.0\.1:\d+/,
    );
  });

  it("describes a node", async () => {
    const text = await kubectl.ok("describe", "node", "node-1");
    for (const part of [
      "Name:               node-1",
      "kubernetes.io/hostname=node-1",
      "HolderIdentity:  node-1",
      "MemoryPressure   False",
      "KubeletHasSufficientMemory",
      "Ready            True",
      "KubeletReady",
      "PodCIDR:",
      "Allocated resources:",
      "Starting",
    ]) {
      expect(text).toContain(part);
    }
  });

  it("has the namespaces, the service and the service accounts of a new cluster", async () => {
    const namespaces = await kubectl.json<KubernetesList<corev1.Namespace>>("get", "namespaces");
    expect(namespaces.items.map((each) => each.metadata.name)).toEqual([
      "default",
      "kube-node-lease",
      "kube-public",
      "kube-system",
    ]);
    expect(await kubectl.ok("get", "service", "kubernetes")).toMatch(
      /kubernetes\s+ClusterIP\s+127\.\d+\.128\.1\s+<none>\s+443\/TCP/,
    );
    expect(await kubectl.ok("get", "serviceaccount,configmap", "-o", "name")).toBe(
      "serviceaccount/default\nconfigmap/kube-root-ca.crt",
    );
    expect(await kubectl.ok("get", "leases", "-n", "kube-node-lease", "-o", "name")).toBe(
      ["node-1", "node-2", "node-3"].map((node) => `lease.coordination.k8s.io/${node}`).join("\n"),
    );
  });

  it("has no pods yet, and says so", async () => {
    expect(await kubectl.run(["get", "pods", "-A"])).toMatchObject({
      exitCode: 0,
      stderr: "No resources found",
    });
  });

  it("lists its resources", async () => {
    const rows = (await kubectl.ok("api-resources", "--no-headers"))
      .split("\n")
      .map((line) => line.split(/\s+/));
    expect(rows.length).toBeGreaterThanOrEqual(64);
    expect(rows).toContainEqual(["pods", "po", "v1", "true", "Pod"]);
    expect(rows).toContainEqual(["deployments", "deploy", "apps/v1", "true", "Deployment"]);
    expect(rows).toContainEqual(["nodes", "no", "v1", "false", "Node"]);
  });

  it("explains fields", async () => {
    const text = await kubectl.ok("explain", "pod.spec");
    expect(text).toMatch(/KIND:\s+Pod/);
    expect(text).toMatch(/containers\s+<\[\]Container> -required-/);
    expect(text).toMatch(/nodeSelector\s+<map\[string\]string>/);
    expect(await kubectl.ok("explain", "deployment.spec.strategy", "--recursive")).toContain("maxSurge");
  });

  it("answers health checks and metrics", async () => {
    expect(await kubectl.ok("get", "--raw", "/readyz")).toBe("ok");
    expect(await kubectl.ok("get", "--raw", "/livez?verbose")).toContain("livez check passed");
    expect(await kubectl.ok("get", "--raw", "/metrics")).toContain("process_resident_memory_bytes");
  });

  it("shows every process in its status", async () => {
    const text = await cluster.ok("status");
    for (const name of ["nats-server", "kube-apiserver", "kube-scheduler", "kube-controller-manager"]) {
      expect(text).toMatch(new RegExp(`^${name} +running +\\d+ +\\d+ MB`, "m"));
    }
    for (const name of ["kubelet/node-2", "kube-proxy/node-2", "process-runtime/node-2"]) {
      expect(text).toMatch(new RegExp(`^${name} +running`, "m"));
    }
  });

  it("comes up again when it is up", async () => {
    expect(await cluster.ok("up")).toContain("already running");
  });

  it("takes a node more, and lets it go", async () => {
    expect(await cluster.ok("node", "add")).toContain("added node-4");
    await kubectl.ok("wait", "--for=create", "node/node-4", "--timeout=30s");
    await kubectl.ok("wait", "--for=condition=Ready", "node/node-4", "--timeout=30s");
    expect(await cluster.ok("node", "remove", "node-4")).toContain("removed node-4");
    await kubectl.ok("delete", "node", "node-4");
    expect(await cluster.ok("status")).not.toContain("node-4");
  });
});
