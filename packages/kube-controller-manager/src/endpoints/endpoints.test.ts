import { describe, expect, it } from "vitest";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { testNode, testPod, testTime } from "../testing/builders.ts";
import { runControllers } from "../testing/controller-harness.ts";
import { createEndpointsController } from "./endpoints-controller.ts";
import { createEndpointSliceController } from "./slice-controller.ts";
import { endpointSubsets } from "./subsets.ts";

function service(spec: Partial<corev1.ServiceSpec> = {}): corev1.Service {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web", namespace: "default", uid: "uid-web", labels: { tier: "front" } },
    spec: {
      selector: { app: "web" },
      clusterIP: "127.10.128.5",
      ports: [{ name: "http", port: 80, targetPort: 8080, protocol: "TCP" }],
      ...spec,
    },
    status: { loadBalancer: {} },
  };
}

function pod(
  name: string,
  ip: string,
  more: { readonly isReady?: boolean; readonly leaving?: boolean } = {},
): corev1.Pod {
  const { isReady = true, leaving = false } = more;
  return testPod(name, {
    labels: { app: "web" },
    metadata: leaving ? { deletionTimestamp: testTime, deletionGracePeriodSeconds: 30 } : {},
    spec: {
      nodeName: "node-1",
      containers: [{ name: "app", resources: {}, ports: [{ name: "web", containerPort: 8081 }] }],
    },
    status: {
      phase: "Running",
      podIP: ip,
      podIPs: [{ ip }],
      conditions: [{ type: "Ready", status: isReady ? "True" : "False" }],
    },
  });
}

describe("endpointSubsets", () => {
  it("splits ready from not ready addresses and leaves out pods on their way out", () => {
    const pods = [
      pod("a", "10.0.0.2"),
      pod("b", "10.0.0.1", { isReady: false }),
      pod("c", "10.0.0.3", { leaving: true }),
    ];
    const { subsets } = endpointSubsets(service(), pods);
    expect(subsets).toEqual([
      {
        addresses: [
          {
            ip: "10.0.0.2",
            nodeName: "node-1",
            targetRef: { kind: "Pod", namespace: "default", name: "a", uid: "uid-a" },
          },
        ],
        notReadyAddresses: [
          {
            ip: "10.0.0.1",
            nodeName: "node-1",
            targetRef: { kind: "Pod", namespace: "default", name: "b", uid: "uid-b" },
          },
        ],
        ports: [{ name: "http", port: 8080, protocol: "TCP" }],
      },
    ]);
  });

  it.each([
    { name: "named target ports", spec: { ports: [{ port: 80, targetPort: "web" }] }, ports: [8081] },
    { name: "a name no pod has", spec: { ports: [{ port: 80, targetPort: "nope" }] }, ports: undefined },
    { name: "headless without ports", spec: { clusterIP: "None", ports: [] }, ports: [] },
  ])("$name", ({ spec, ports }) => {
    const { subsets } = endpointSubsets(service(spec), [pod("a", "10.0.0.1")]);
    expect(subsets[0] && (subsets[0].ports ?? []).map(({ port }) => port)).toEqual(ports);
  });
});

describe("endpoints controllers", () => {
  it("follow the pods of a Service", async () => {
    await using harness = await runControllers([createEndpointsController, createEndpointSliceController], {
      objects: [service(), testNode("node-1")],
    });
    const { client } = harness;
    expect(client.find(resources.endpoints, "default", "web")?.subsets ?? []).toEqual([]);
    const slices = client.all(resources.endpointslices);
    expect(slices.map(({ endpoints, ports }) => [endpoints, ports])).toEqual([[[], []]]);
    const [placeholder] = slices;
    expect(placeholder?.metadata.labels).toEqual({
      tier: "front",
      "kubernetes.io/service-name": "web",
      "endpointslice.kubernetes.io/managed-by": "endpointslice-controller.k8s.io",
    });

    client.put(resources.pods, pod("a", "10.0.0.1"));
    client.put(resources.pods, pod("b", "10.0.0.2", { isReady: false }));
    await harness.settle();
    const [slice, ...others] = client.all(resources.endpointslices);
    expect(others).toEqual([]);
    expect(slice?.metadata.name).toBe(placeholder?.metadata.name);
    expect(slice?.ports).toEqual([{ name: "http", protocol: "TCP", port: 8080 }]);
    expect(slice?.endpoints.map(({ addresses, conditions }) => [addresses, conditions])).toEqual([
      [["10.0.0.1"], { ready: true, serving: true, terminating: false }],
      [["10.0.0.2"], { ready: false, serving: false, terminating: false }],
    ]);
    expect(client.find(resources.endpoints, "default", "web")?.subsets?.[0]?.addresses).toHaveLength(1);

    client.put(resources.pods, pod("a", "10.0.0.1", { leaving: true }));
    client.remove(resources.pods, "default", "b");
    await harness.settle();
    expect(client.all(resources.endpointslices)[0]?.endpoints.map(({ conditions }) => conditions)).toEqual([
      { ready: false, serving: true, terminating: true },
    ]);
    client.remove(resources.services, "default", "web");
    await harness.settle();
    expect(client.find(resources.endpoints, "default", "web")).toBeUndefined();
  });

  it("spread more than a hundred endpoints over slices, and keep them where they are", async () => {
    const pods = Array.from({ length: 150 }, (_, index) =>
      pod(`p${String(index)}`, `10.0.1.${String(index)}`),
    );
    await using harness = await runControllers([createEndpointSliceController], {
      objects: [service(), testNode("node-1"), ...pods],
    });
    const counts = (): readonly number[] =>
      harness.client
        .all(resources.endpointslices)
        .map(({ endpoints }) => endpoints.length)
        .sort((a, b) => a - b);
    expect(counts()).toEqual([50, 100]);
    for (let index = 0; index < 10; index++)
      harness.client.remove(resources.pods, "default", `p${String(index)}`);
    await harness.settle();
    expect(counts().reduce((a, b) => a + b, 0)).toBe(140);
    expect(counts()).toHaveLength(2);
  });
});
