import { readFileSync } from "node:fs";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { connectToApi } from "@kubets/client";
import type { Client } from "@kubets/client";
import type { ComponentContext, Flag, Logger, natsFlags } from "@kubets/component-base";
import { Proxier } from "./proxier.ts";
import { RelayTable } from "./relay-table.ts";

type ProxyFlags = typeof natsFlags & {
  readonly "hostname-override": Flag<string>;
  readonly "node-ip": Flag<string>;
  readonly "cluster-cidr": Flag<string>;
};

/** Wires kube-proxy and runs it until the signal aborts. */
export async function runKubeProxy(context: ComponentContext<ProxyFlags>): Promise<void> {
  const { flags, clock, random, logger, health, metrics, signal } = context;
  const nodeName = flags["hostname-override"];
  await using api = await connectToApi({
    component: "kube-proxy",
    flags,
    clock,
    random,
    logger,
    health,
    signal,
  });
  const { client, informers } = api;
  const recorder = api.events.recorder({ component: "kube-proxy", host: nodeName });
  const relays = new RelayTable({
    clock,
    random,
    logger,
    onFailure: (port, message) => {
      logger.warn({ service: port.service, message }, "Could not listen");
      const [namespace = "", name = ""] = (port.service.split(":")[0] ?? "").split("/");
      const service: corev1.ObjectReference = { apiVersion: "v1", kind: "Service", namespace, name };
      recorder.event(service, "Warning", "ListenFailed", `${nodeName}: ${message}`);
    },
    onMappedPorts: (mapped) => void publishPortMap({ client, nodeName, mapped, logger, signal }),
  });
  const proxier = new Proxier({
    informers,
    relays,
    clock,
    logger,
    nodeName,
    nodeIP: flags["node-ip"],
    lowPortsAreMapped: lowPortsAreMapped(),
  });
  metrics.gauge("kubeproxy_sync_proxy_rules_service_ports", "Service ports listened on.", () => relays.size);
  health.addReadiness("sync", () => (proxier.hasSynced ? undefined : "services are not known yet"));
  await Promise.all([api.events.run({ signal }), informers.run({ signal }), proxier.run({ signal })]);
}

/** Node annotation `kubets.dev/service-port-map`: which free ports stand in for those that could not be had. */
async function publishPortMap(options: {
  readonly client: Client;
  readonly nodeName: string;
  readonly mapped: Readonly<Record<string, string>>;
  readonly logger: Logger;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { client, nodeName, mapped, logger, signal } = options;
  const value = Object.keys(mapped).length === 0 ? null : JSON.stringify(mapped);
  try {
    await client.resource(resources.nodes).patch(
      nodeName,
      {
        type: "application/merge-patch+json",
        body: { metadata: { annotations: { "kubets.dev/service-port-map": value } } },
      },
      { signal },
    );
  } catch (err: unknown) {
    // For people only; the next change publishes all of it again.
    logger.warn({ err }, "Could not publish which ports are mapped");
  }
}

/** Ordinary users may not listen on ports below 1024, unless the kernel says otherwise. */
function lowPortsAreMapped(): boolean {
  if (process.geteuid?.() === 0) return false;
  try {
    return Number(readFileSync("/proc/sys/net/ipv4/ip_unprivileged_port_start", "utf8")) > 80;
  } catch (err: unknown) {
    // No Linux: there, ordinary users may.
    if (err instanceof Error && "code" in err) return false;
    throw err;
  }
}
