import type { corev1 } from "@kubets/api";
import { connectToApi } from "@kubets/client";
import { lowestPort } from "@kubets/component-base";
import type { ComponentContext, Flag, natsFlags } from "@kubets/component-base";
import { PortMapPublisher } from "./port-map-publisher.ts";
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
  const portMap = new PortMapPublisher({ client, clock, logger, nodeName });
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
    onMappedPorts: (mapped) => portMap.publish(mapped),
  });
  const proxier = new Proxier({
    informers,
    relays,
    clock,
    logger,
    nodeName,
    nodeIP: flags["node-ip"],
    lowPortsAreMapped: lowestPort() > 1,
  });
  metrics.gauge("kubeproxy_sync_proxy_rules_service_ports", "Service ports listened on.", () => relays.size);
  health.addReadiness("sync", () => (proxier.hasSynced ? undefined : "services are not known yet"));
  await Promise.all([
    api.events.run({ signal }),
    informers.run({ signal }),
    portMap.run({ signal }),
    proxier.run({ signal }),
  ]);
}
