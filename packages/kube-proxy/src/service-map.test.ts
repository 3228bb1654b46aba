import { describe, expect, it } from "vitest";
import type { corev1, discoveryv1 } from "@kubets/api";
import { buildServiceMap } from "./service-map.ts";

function service(spec: Partial<corev1.ServiceSpec>): corev1.Service {
  return {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "web", namespace: "default" },
    spec: {
      clusterIP: "127.10.128.5",
      ports: [{ name: "http", port: 80, targetPort: 8080, protocol: "TCP" }],
      ...spec,
    },
    status: { loadBalancer: {} },
  };
}

function slice(endpoints: readonly discoveryv1.Endpoint[]): discoveryv1.EndpointSlice {
  return {
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: "web-1", namespace: "default", labels: { "kubernetes.io/service-name": "web" } },
    addressType: "IPv4",
    endpoints,
    ports: [{ name: "http", port: 8080, protocol: "TCP" }],
  };
}

function endpoint(
  address: string,
  conditions: discoveryv1.EndpointConditions,
  nodeName = "node-1",
): discoveryv1.Endpoint {
  return { addresses: [address], conditions, nodeName };
}

const ready = { ready: true, serving: true, terminating: false };
const notReady = { ready: false, serving: false, terminating: false };
const leaving = { ready: false, serving: true, terminating: true };

function addresses(
  spec: Partial<corev1.ServiceSpec>,
  endpoints: readonly discoveryv1.Endpoint[],
): Record<string, string[]> {
  const map = buildServiceMap({
    services: [service(spec)],
    slices: [slice(endpoints)],
    nodeName: "node-1",
    nodeIP: "127.10.192.1",
    actualPort: (_, port) => port,
  });
  return Object.fromEntries(
    [...map.values()].map((port) => [port.key, port.endpoints.map((each) => `${each.address}:${each.port}`)]),
  );
}

describe("buildServiceMap", () => {
  it.each([
    {
      name: "ready endpoints, sorted",
      spec: {},
      endpoints: [
        endpoint("127.10.2.3", ready),
        endpoint("127.10.1.2", ready),
        endpoint("127.10.1.9", notReady),
      ],
      map: { "TCP 127.10.128.5 80": ["127.10.1.2:8080", "127.10.2.3:8080"] },
    },
    { name: "nothing without endpoints", spec: {}, endpoints: [endpoint("127.10.1.9", notReady)], map: {} },
    {
      name: "serving ones that terminate, as a last resort",
      spec: {},
      endpoints: [endpoint("127.10.1.9", leaving), endpoint("127.10.1.8", notReady)],
      map: { "TCP 127.10.128.5 80": ["127.10.1.9:8080"] },
    },
    {
      name: "nothing for headless services",
      spec: { clusterIP: "None" },
      endpoints: [endpoint("127.10.1.2", ready)],
      map: {},
    },
    {
      name: "node ports on the node and on loopback",
      spec: {
        type: "NodePort" as const,
        ports: [{ name: "http", port: 80, nodePort: 30080, protocol: "TCP" as const }],
      },
      endpoints: [endpoint("127.10.1.2", ready)],
      map: {
        "TCP 127.10.128.5 80": ["127.10.1.2:8080"],
        "TCP 127.10.192.1 30080": ["127.10.1.2:8080"],
        "TCP 127.0.0.1 30080": ["127.10.1.2:8080"],
      },
    },
    {
      name: "only near ones with internalTrafficPolicy Local",
      spec: { internalTrafficPolicy: "Local" as const },
      endpoints: [endpoint("127.10.1.2", ready), endpoint("127.10.2.2", ready, "node-2")],
      map: { "TCP 127.10.128.5 80": ["127.10.1.2:8080"] },
    },
  ])("has $name", ({ spec, endpoints, map }) => {
    expect(addresses(spec, endpoints)).toEqual(map);
  });

  it("uses the port a pod really has", () => {
    const pod = {
      ...endpoint("127.10.1.2", ready),
      targetRef: { kind: "Pod", namespace: "default", name: "web-1" },
    };
    const map = buildServiceMap({
      services: [service({})],
      slices: [slice([pod])],
      nodeName: "node-1",
      nodeIP: "127.10.192.1",
      actualPort: ({ name }, port) => (name === "web-1" ? port + 1 : port),
    });
    expect([...map.values()][0]?.endpoints).toEqual([{ address: "127.10.1.2", port: 8081 }]);
  });
});
