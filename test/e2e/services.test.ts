import type { KubernetesList, corev1 } from "@kubets/api";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../framework/cluster.ts";
import { eventually } from "../framework/eventually.ts";
import type { Kubectl } from "../framework/kubectl.ts";

let cluster: TestCluster;
let kubectl: Kubectl;

beforeAll(async () => {
  cluster = await TestCluster.up("--profile", "fast");
  kubectl = cluster.kubectl();
  // agnhost tells its host name, which is the pod's name.
  await kubectl.run(["apply", "-f", "-"], { input: whoami });
  await kubectl.ok("expose", "deployment", "who", "--port=8080", "--target-port=9376");
  await kubectl.ok("rollout", "status", "deployment/who", "--timeout=60s");
});
afterAll(async () => await cluster[Symbol.asyncDispose]());

async function curl(address: string): Promise<string> {
  const { stdout } = await execa("curl", ["-sS", "--max-time", "5", `http://${address}/`]);
  return stdout.trim();
}

async function podNames(): Promise<readonly string[]> {
  const { items } = await kubectl.json<KubernetesList<corev1.Pod>>("get", "pods", "-l", "app=who");
  return items.filter((pod) => !pod.metadata.deletionTimestamp).map((pod) => pod.metadata.name ?? "");
}

async function answers(address: string, times: number): Promise<readonly string[]> {
  const names = new Set<string>();
  for (let i = 0; i < times; i++) names.add(await curl(address));
  return [...names].toSorted();
}

const field = (path: string): Promise<string> =>
  kubectl.ok("get", "service", "who", "-o", `jsonpath={${path}}`);

describe("a service", () => {
  it("reaches all three replicas by its ClusterIP", async () => {
    const address = `${await field(".spec.clusterIP")}:8080`;
    await eventually(async () => expect(await answers(address, 12)).toEqual((await podNames()).toSorted()), {
      withinMs: 20_000,
      what: "answers of all replicas",
    });
  });

  it("follows scaling up and down", async () => {
    const address = `${await field(".spec.clusterIP")}:8080`;
    for (const replicas of [5, 2]) {
      await kubectl.ok("scale", "deployment/who", `--replicas=${replicas}`);
      await kubectl.ok("rollout", "status", "deployment/who", "--timeout=60s");
      await eventually(
        async () => {
          const names = await podNames();
          expect(names).toHaveLength(replicas);
          expect(await answers(address, 15)).toEqual(names.toSorted());
        },
        { withinMs: 20_000, what: `answers of ${replicas} replicas` },
      );
    }
  });

  it("refuses connections while it has no endpoints, and serves again", async () => {
    const address = `${await field(".spec.clusterIP")}:8080`;
    await kubectl.ok("scale", "deployment/who", "--replicas=0");
    await eventually(async () => await expect(curl(address)).rejects.toThrow(/exit code 7/), {
      withinMs: 20_000,
      what: "a refusal (curl: 7)",
    });
    await kubectl.ok("scale", "deployment/who", "--replicas=3");
    await eventually(async () => expect(await answers(address, 12)).toHaveLength(3), {
      withinMs: 20_000,
      what: "answers again",
    });
  });

  it("answers on a NodePort of every node and of 127.0.0.1", async () => {
    await kubectl.ok("patch", "service", "who", "-p", '{"spec":{"type":"NodePort"}}');
    const port = await field(".spec.ports[0].nodePort");
    expect(Number(port)).toBeGreaterThanOrEqual(30_000);
    const { items } = await kubectl.json<KubernetesList<corev1.Node>>("get", "nodes");
    const addresses = items.map(
      (node) => node.status.addresses?.find((each) => each.type === "InternalIP")?.address ?? "",
    );
    const pods = await podNames();
    for (const address of [...addresses, "127.0.0.1"]) {
      await eventually(async () => expect(pods).toContain(await curl(`${address}:${port}`)), {
        withinMs: 10_000,
        what: `${address}:${port}`,
      });
    }
  });

  it("goes on when the kube-proxy of a node is killed", async () => {
    const address = `${await field(".spec.clusterIP")}:8080`;
    await cluster.ok("kill", "kube-proxy/node-1");
    for (let i = 0; i < 10; i++) await curl(address);
    await cluster.ok("start", "kube-proxy/node-1");
  });

  it("is known to pods by environment variables", async () => {
    await kubectl.ok(
      "run",
      "client",
      "--image=busybox",
      "--restart=Never",
      "--",
      "sh",
      "-c",
      "echo $WHO_SERVICE_HOST:$WHO_SERVICE_PORT",
    );
    const expected = `${await field(".spec.clusterIP")}:8080`;
    await eventually(async () => expect(await kubectl.ok("logs", "client")).toBe(expected), {
      withinMs: 20_000,
      what: "the log",
    });
  });
});

const whoami = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: who}
spec:
  replicas: 3
  selector: {matchLabels: {app: who}}
  template:
    metadata: {labels: {app: who}}
    spec:
      terminationGracePeriodSeconds: 1
      containers:
      - name: who
        image: registry.k8s.io/e2e-test-images/agnhost:2.53
        args: [serve-hostname]
        ports: [{containerPort: 9376}]
        readinessProbe: {httpGet: {port: 9376, path: /}, periodSeconds: 1}
`;
