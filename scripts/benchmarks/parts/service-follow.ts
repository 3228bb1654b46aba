import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import type { corev1 } from "@kubets/api";
import type { HttpsApi } from "../https-api.ts";

const namespace = "/namespaces/default";

/**
 * Milliseconds from the start of a write that moves a service to another endpoint until every new connection to its
 * ClusterIP goes there; one sample per move. All kube-proxies of the cluster answer there, and each must have followed:
 * ten connections in a row count.
 */
export async function serviceFollowTimes(api: HttpsApi, moves: number): Promise<readonly number[]> {
  const servers = [await named("a"), await named("b")];
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  const slice = (port: number): unknown => ({
    apiVersion: "discovery.k8s.io/v1",
    kind: "EndpointSlice",
    metadata: { name: "follow", labels: { "kubernetes.io/service-name": "follow" } },
    addressType: "IPv4",
    endpoints: [{ addresses: ["127.0.0.1"], conditions: { ready: true } }],
    ports: [{ port, protocol: "TCP" }],
  });
  const slices = `/apis/discovery.k8s.io/v1${namespace}/endpointslices`;
  const body = {
    apiVersion: "v1",
    kind: "Service",
    metadata: { name: "follow" },
    spec: { ports: [{ port: 8080 }] },
  };
  const created = await api.call("POST", `/api/v1${namespace}/services`, { body });
  const address = (JSON.parse(created.toString()) as corev1.Service).spec.clusterIP ?? "";
  await api.call("POST", slices, { body: slice(ports[0] ?? 0) });
  await delay(1_000);
  const samples: number[] = [];
  for (let i = 1; i <= moves; i++) {
    const start = performance.now();
    await api.call("PUT", `${slices}/follow`, { body: slice(ports[i % 2] ?? 0) });
    let firstOfRow = performance.now();
    for (let row = 0; row < 10;) {
      if ((await whoAnswers(address)) === (i % 2 === 1 ? "b" : "a")) row++;
      else {
        row = 0;
        firstOfRow = performance.now();
      }
    }
    samples.push(firstOfRow - start);
    await delay(50);
  }
  await api.call("DELETE", `/api/v1${namespace}/services/follow`);
  await api.call("DELETE", `${slices}/follow`);
  for (const server of servers) server.close();
  return samples;
}

async function named(name: string): Promise<Server> {
  const server = createServer((socket) => socket.end(name)).listen(0, "127.0.0.1");
  await once(server, "listening");
  return server;
}

function whoAnswers(address: string): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    const socket = connect(8080, address);
    socket.on("data", (chunk: Buffer) => (text += chunk.toString()));
    socket.once("error", () => resolve("nobody"));
    socket.once("end", () => resolve(text));
  });
}
