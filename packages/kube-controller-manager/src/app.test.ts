import { describe, expect, it } from "vitest";
import { formatMicroTime } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { controllerFactories } from "./controllers.ts";
import { testDaemonSet, testDeployment, testJob, testNode, testStatefulSet } from "./testing/builders.ts";
import { runControllers } from "./testing/controller-harness.ts";
import type { ControllerHarness } from "./testing/controller-harness.ts";
import { bringPodsUp } from "./testing/fake-kubelet.ts";
import { nodeOfDaemonPod } from "./daemonset/daemon-pod.ts";

const namespace: corev1.Namespace = {
  apiVersion: "v1",
  kind: "Namespace",
  metadata: { name: "default", uid: "uid-default" },
  spec: { finalizers: ["kubernetes"] },
  status: { phase: "Active" },
};

const service: corev1.Service = {
  apiVersion: "v1",
  kind: "Service",
  metadata: { name: "web", namespace: "default", uid: "uid-service" },
  spec: { selector: { app: "web" }, clusterIP: "127.10.128.9", ports: [{ port: 80 }] },
  status: { loadBalancer: {} },
};

/** What kubelet and scheduler do: Leases, places, addresses. */
function liveOn(harness: ControllerHarness): void {
  const { client, clock } = harness;
  client.put(resources.leases, {
    metadata: { name: "node-1", namespace: "kube-node-lease" },
    spec: { renewTime: formatMicroTime(clock.now()) },
  });
  bringPodsUp(harness);
  for (const [index, pod] of client.all(resources.pods).entries()) {
    if (pod.status.podIP !== undefined) continue;
    const podIP = `127.10.0.${String(index + 2)}`;
    client.put(resources.pods, {
      ...pod,
      spec: { ...pod.spec, nodeName: nodeOfDaemonPod(pod) ?? "node-1" },
      status: { ...pod.status, podIP, podIPs: [{ ip: podIP }] },
    });
  }
}

describe("all controllers together", () => {
  it("bring a cluster to rest, and then write nothing more", async () => {
    await using harness = await runControllers([...controllerFactories.values()], {
      objects: [
        namespace,
        service,
        testNode("node-1", { ready: "True" }),
        testDeployment("web", { replicas: 3 }),
        testStatefulSet("db", { replicas: 2 }),
        testDaemonSet("agent"),
        testJob("long"),
      ],
      options: { rootCa: "PEM", clusterCidr: "127.10.0.0/17" },
    });
    for (let turn = 0; turn < 10; turn++) {
      liveOn(harness);
      await harness.settle(1_000);
    }
    const { client } = harness;
    expect(client.all(resources.pods)).toHaveLength(7);
    expect(client.find(resources.nodes, "", "node-1")?.spec.podCIDR).toBe("127.10.0.0/24");
    expect(client.find(resources.deployments, "default", "web")?.status.availableReplicas).toBe(3);
    expect(client.find(resources.endpoints, "default", "web")?.subsets?.[0]?.addresses).toHaveLength(3);
    client.clearActions();
    for (let turn = 0; turn < 12; turn++) {
      liveOn(harness);
      await harness.settle(10_000);
    }
    expect(client.writes).toEqual([]);
  });
});
