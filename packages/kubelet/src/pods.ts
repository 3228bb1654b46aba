import { join } from "node:path";
import type { corev1 } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import type { Client, EventRecorder, Informer } from "@kubets/client";
import type { Logger } from "@kubets/component-base";
import type { CriClient } from "@kubets/cri";
import { ApiConfigSource } from "./config/api-config-source.ts";
import { admitPod } from "./pod/admission.ts";
import { PodActuator } from "./pod/pod-actuator.ts";
import { PodManager } from "./pod/pod-manager.ts";
import { PodRemains } from "./pod/pod-remains.ts";
import { StatusManager } from "./pod/status-manager.ts";
import { ProbeManager } from "./probes/probe-manager.ts";
import { Prober } from "./probes/prober.ts";
import { ContainerKiller } from "./runtime/container-killer.ts";
import { ContainerStarter } from "./runtime/container-starter.ts";
import { ImagePuller } from "./runtime/image-puller.ts";
import { LifecycleHooks } from "./runtime/lifecycle-hooks.ts";
import { PodReader } from "./runtime/pod-reader.ts";
import { PodVolumes } from "./volumes/pod-volumes.ts";
import { ServiceAccountTokens } from "./volumes/service-account-tokens.ts";

export interface PodsInput {
  readonly client: Client;
  readonly cri: Pick<CriClient, "runtime" | "image">;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly events: EventRecorder;
  readonly signal: AbortSignal;
  readonly podInformer: Informer<corev1.Pod>;
  readonly serviceInformer: Informer<corev1.Service>;
  readonly runtimeName: string;
  readonly rootDir: string;
  readonly hostIPs: readonly string[];
  readonly allocatable: Readonly<Record<string, string>>;
  readonly node: () => Pick<corev1.Node, "metadata"> & {
    readonly allocatable: Readonly<Record<string, string>>;
  };
  /** Why pods with a network of their own cannot be started now. */
  readonly networkProblem: () => string | undefined;
  readonly mayBindLowPorts: boolean;
}

/** A ConfigMap or Secret that was read is good for this long. */
const configTtlMs = 500;
/** How often a pod is looked at when nothing happens; its volumes are brought up to date then. */
const resyncMs = 60_000;

/** Wires what runs pods. */
export function buildPods(input: PodsInput): { readonly manager: PodManager; readonly reader: PodReader } {
  const { client, clock, cri, events, logger, signal, hostIPs, allocatable } = input;
  const { runtime } = cri;
  const logRoot = join(input.rootDir, "logs", "pods");
  const source = new ApiConfigSource({ client, clock, ttlMs: configTtlMs, signal });
  const tokens = new ServiceAccountTokens({ client, clock });
  const volumes = new PodVolumes({
    podsRoot: join(input.rootDir, "pods"),
    client,
    source,
    tokens,
    clock,
    allocatable,
  });
  const reader = new PodReader({ runtime });
  const hooks = new LifecycleHooks({ runtime, clock });
  const killer = new ContainerKiller({ runtime, hooks, events, clock, logger });
  const images = new ImagePuller({ image: cri.image, clock, events });
  const services = (): readonly corev1.Service[] => input.serviceInformer.lister.list();
  const starter = new ContainerStarter({
    runtime,
    images,
    hooks,
    killer,
    source,
    events,
    services,
    allocatable,
  });
  const actuator = new PodActuator({
    runtime,
    starter,
    killer,
    volumes,
    events,
    clock,
    logRoot,
    hostIPs,
  });
  const statuses = new StatusManager({ client, clock, logger, signal });
  const remains = new PodRemains({ runtime, reader, volumes, tokens, images, actuator, logRoot });
  const probes: ProbeManager = new ProbeManager({
    prober: new Prober({ runtime, clock }),
    events,
    clock,
    logger,
    signal,
    onChange: (uid) => manager.notify(uid),
  });
  const manager: PodManager = new PodManager({
    pods: input.podInformer,
    reader,
    killer,
    remains,
    logger,
    worker: {
      reader,
      actuator,
      killer,
      statuses,
      probes,
      remains,
      events,
      clock,
      logger,
      runtimeName: input.runtimeName,
      hostIPs,
      resyncMs,
      admit: (pod) => {
        const others = manager.pods().filter((other) => other.metadata.uid !== pod.metadata.uid);
        return admitPod({ pod, node: input.node(), others });
      },
      networkProblem: input.networkProblem,
      mayBindLowPorts: input.mayBindLowPorts,
    },
  });
  return { manager, reader };
}
