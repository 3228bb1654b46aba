import type { corev1, KubernetesList } from "@kubets/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../framework/cluster.ts";
import { eventually } from "../framework/eventually.ts";
import type { Kubectl } from "../framework/kubectl.ts";

/** A cluster with three API servers goes on when one of them dies. */

let cluster: TestCluster;
let kubectl: Kubectl;
const servers = ["kube-apiserver", "kube-apiserver-2", "kube-apiserver-3"];

beforeAll(async () => {
  cluster = await TestCluster.up("--profile", "fast", "--nodes", "1", "--api-servers", "3");
  kubectl = cluster.kubectl();
});
afterAll(async () => await cluster[Symbol.asyncDispose]());

async function addressesOfApi(): Promise<readonly string[]> {
  const status = await cluster.ok("status");
  return [...status.matchAll(/^API +(https:\S+)$/gm)].map(([, address = ""]) => address);
}

describe("a cluster with several API servers", () => {
  it("shows, logs and names each", async () => {
    const status = await cluster.ok("status");
    for (const name of servers) {
      expect(status).toMatch(new RegExp(`^${name} +running`, "m"));
      expect(await cluster.ok("logs", name)).toContain("Serving the API");
    }
    expect(await addressesOfApi()).toHaveLength(3);
    const refused = await cluster.run("kill", "kube-apiserver-4");
    expect(refused.stderr).toContain(`choose node-1, nats-server, ${servers.join(", ")}, `);
  });

  it("serves the same objects through each", async () => {
    await kubectl.ok("create", "configmap", "shared", "--from-literal=a=b");
    for (const address of await addressesOfApi())
      expect(
        await kubectl.ok("get", "configmap", "shared", "-o", "jsonpath={.data.a}", "--server", address),
      ).toBe("b");
  });

  it.each(servers)("rolls out a Deployment although %s is killed in the middle", async (server) => {
    const name = `web-${server}`;
    // Through another one, as the kubeconfig's may be the one that dies.
    const addresses = await addressesOfApi();
    const address = addresses[(servers.indexOf(server) + 1) % 3] ?? "";
    const through = ["--server", address];
    await kubectl.ok("create", "deployment", name, "--image=nginx", "--replicas=3", ...through);
    await cluster.ok("kill", server);
    await kubectl.ok("rollout", "status", `deployment/${name}`, "--timeout=60s", ...through);
    const { items } = await kubectl.json<KubernetesList<corev1.Pod>>(
      "get",
      "pods",
      "-l",
      `app=${name}`,
      ...through,
    );
    expect(items).toHaveLength(3);
    await eventually(async () => expect(await kubectl.ok("get", "--raw", "/readyz")).toBe("ok"), {
      withinMs: 30_000,
      what: "the first API server answers again",
    });
  });

  it("lists all in the endpoints of the kubernetes Service", async () => {
    const wanted = (await addressesOfApi()).map((address) => address.replace("https://", "")).toSorted();
    await eventually(
      async () => {
        const shown = await kubectl.ok(
          "get",
          "endpoints",
          "kubernetes",
          "--no-headers",
          "-o",
          "custom-columns=E:.subsets[*].ports[*].port",
        );
        expect(
          shown
            .trim()
            .split(",")
            .map((port) => `127.0.0.1:${port}`)
            .toSorted(),
        ).toEqual(wanted);
      },
      { withinMs: 40_000, what: "all API servers are listed" },
    );
  });
});
