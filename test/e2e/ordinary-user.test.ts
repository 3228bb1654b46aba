import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { KubernetesList, corev1 } from "@kubets/api";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../framework/cluster.ts";
import { eventually } from "../framework/eventually.ts";
import type { Kubectl } from "../framework/kubectl.ts";

/** nobody and nogroup: they own nothing. */
const nobody = { uid: 65_534, gid: 65_534 };
const command = fileURLToPath(new URL("../../scripts/cluster", import.meta.url));
const portStart = "/proc/sys/net/ipv4/ip_unprivileged_port_start";

/** Why these tests cannot show anything here; undefined when they can. */
async function obstacle(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return "only root can become another user";
  if (!existsSync(portStart) || Number(readFileSync(portStart, "utf8")) < 1024) {
    return "ordinary users may listen on ports below 1024 here";
  }
  const { exitCode } = await execa(command, ["--help"], { ...nobody, cwd: "/", reject: false });
  return exitCode === 0 ? undefined : `another user cannot run ${command}`;
}

const why = await obstacle();
if (why !== undefined) console.warn(`a cluster of an ordinary user: skipped, because ${why}`);

const web = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web}
spec:
  replicas: 2
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec:
      containers:
        - name: nginx
          image: nginx
          ports: [{name: http, containerPort: 80}]
          startupProbe: {httpGet: {path: /, port: 80}, periodSeconds: 1, failureThreshold: 10}
          readinessProbe: {httpGet: {path: /, port: http}, periodSeconds: 1}
          livenessProbe: {tcpSocket: {port: 80}, periodSeconds: 1}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec:
  type: NodePort
  selector: {app: web}
  ports: [{port: 80, targetPort: http}]
`;

describe.skipIf(why !== undefined)("a cluster of an ordinary user", () => {
  let cluster: TestCluster;
  let kubectl: Kubectl;

  const pods = async (): Promise<readonly corev1.Pod[]> =>
    (await kubectl.json<KubernetesList<corev1.Pod>>("get", "pods", "-l", "app=web")).items;
  const get = async (address: string): Promise<number> => (await fetch(`http://${address}/`)).status;

  async function expectServed(): Promise<void> {
    const port = await kubectl.ok("get", "service", "web", "-o", "jsonpath={.spec.ports[0].nodePort}");
    const nodes = await kubectl.json<KubernetesList<corev1.Node>>("get", "nodes");
    const addresses = nodes.items.map((node) => node.status.addresses?.[0]?.address ?? "");
    for (const address of ["127.0.0.1", ...addresses]) {
      await eventually(async () => expect(await get(`${address}:${port}`)).toBe(200), {
        withinMs: 10_000,
        what: `${address} answers on the NodePort`,
      });
    }
  }

  beforeAll(async () => {
    cluster = await TestCluster.upAs(nobody, "--nodes", "2", "--profile", "fast");
    kubectl = cluster.kubectl();
    expect(await kubectl.run(["apply", "-f", "-"], { input: web })).toMatchObject({
      exitCode: 0,
      stderr: "",
    });
    await kubectl.ok("rollout", "status", "deployment/web", "--timeout=30s");
  });
  afterAll(async () => {
    await cluster?.[Symbol.asyncDispose]();
  });

  it("runs servers on other ports, and its probes find them", async () => {
    for (const pod of await pods()) {
      expect(pod.metadata.annotations?.["kubets.dev/port-map"]).toMatch(/^{"80":\d{4,5}}$/);
      expect(pod.status.containerStatuses?.[0]).toMatchObject({ ready: true, restartCount: 0 });
    }
    const [pod = ""] = (await kubectl.ok("get", "pods", "-o", "name")).split("\n");
    expect(await kubectl.ok("exec", pod, "--", "id", "-u")).toBe(String(nobody.uid));
    expect(await kubectl.ok("logs", pod)).toContain("kube-probe/1.36");
  });

  it("lets pods reach the API where their environment says", async () => {
    const [pod = ""] = (await kubectl.ok("get", "pods", "-o", "name")).split("\n");
    const command = 'curl -sk "https://$KUBERNETES_SERVICE_HOST:$KUBERNETES_SERVICE_PORT/version"';
    expect(await kubectl.ok("exec", pod, "--", "sh", "-c", command)).toContain('"gitVersion"');
  });

  it("reaches them through NodePorts and through what stands in for port 80", async () => {
    await expectServed();
    const line = /^default\/web:80 +node-\d +(127\.\d+\.\d+\.\d+:\d+)$/gm;
    const addresses = await eventually(
      async () => {
        const text = await cluster.ok("status");
        expect(text).toContain("may not listen on ports below 1024");
        const found = [...text.matchAll(line)].map(([, address = ""]) => address);
        expect(found).toHaveLength(2);
        return found;
      },
      { withinMs: 5_000, what: "status tells the ports" },
    );
    for (const address of addresses) expect(await get(address)).toBe(200);
  });

  it.each(["pod", "service"])("forwards port 80 of a %s", async (kind) => {
    const target = kind === "pod" ? `pod/${(await pods())[0]?.metadata.name ?? ""}` : "service/web";
    const forward = kubectl.start(["port-forward", target, ":80"]);
    try {
      let text = "";
      forward.stdout.on("data", (chunk: Buffer) => (text += chunk.toString("utf8")));
      const port = await eventually(
        () => {
          const found = /127\.0\.0\.1:(\d+) -> 80/.exec(text)?.[1];
          expect(found).toBeDefined();
          return found ?? "";
        },
        { withinMs: 10_000, what: "kubectl forwards" },
      );
      expect(await get(`127.0.0.1:${port}`)).toBe(200);
    } finally {
      forward.kill("SIGTERM");
      await forward;
    }
  });

  it("follows a server that is started again on another port", async () => {
    const before = (await pods()).map((pod) => pod.metadata.annotations?.["kubets.dev/port-map"]);
    for (const line of cluster.processes()) {
      if (/^\d+ \S*node \S*web-server\.ts/.test(line)) process.kill(Number.parseInt(line, 10), "SIGKILL");
    }
    await eventually(
      async () => {
        const now = await pods();
        expect(now.map((pod) => pod.status.containerStatuses?.[0])).toMatchObject([
          { ready: true, restartCount: 1 },
          { ready: true, restartCount: 1 },
        ]);
        for (const pod of now) {
          expect(before).not.toContain(pod.metadata.annotations?.["kubets.dev/port-map"]);
        }
      },
      { withinMs: 20_000, what: "both servers run again" },
    );
    await expectServed();
  });

  it("comes back after down, and leaves nothing after purge", async () => {
    await cluster.ok("down");
    expect(cluster.processes()).toEqual([]);
    await cluster.ok("up");
    await kubectl.ok("rollout", "status", "deployment/web", "--timeout=30s");
    await expectServed();
    await cluster.ok("purge");
    expect(cluster.processes()).toEqual([]);
    expect(existsSync(cluster.dataDir)).toBe(false);
  });
});
