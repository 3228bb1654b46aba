import { mkdirSync } from "node:fs";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import type { Clock, Random } from "@kubets/apimachinery";
import { EventBroadcaster, connectToApi, createInformerFactory } from "@kubets/client";
import type { Client, Informer } from "@kubets/client";
import { version } from "@kubets/component-base";
import type { Health, Logger, Metrics } from "@kubets/component-base";
import { createCriClient } from "@kubets/cri";
import type { CriClient } from "@kubets/cri";
import type { Transport } from "@kubets/transport";
import { readMachineInfo } from "./node/machine-info.ts";
import { NodeLease } from "./node/node-lease.ts";
import { nodeLabels, nodeStatusBase } from "./node/node-object.ts";
import type { NodeIdentity } from "./node/node-object.ts";
import { NodeReporter, nodeReference } from "./node/node-reporter.ts";
import { kubeletOptions, runtimeLogFile } from "./options.ts";
import type { KubeletFlags, KubeletOptions } from "./options.ts";
import { kubeletConfiguration } from "./server/kubelet-configuration.ts";
import { buildPods } from "./pods.ts";
import { ContainerEvents } from "./runtime/container-events.ts";
import { nodeImages } from "./runtime/node-images.ts";
import { RuntimeHealth } from "./runtime/runtime-health.ts";
import { RuntimeProcess, processRuntimeCommand } from "./runtime/runtime-process.ts";
import { NodeServer } from "./server/node-server.ts";
import { runTogether } from "./task-group.ts";

/** What only `main.ts` may take from its surroundings. */
export interface Surroundings {
  readonly nodePath: string;
  /** Flags of Node that this kubelet runs with; its runtime gets the same. */
  readonly nodeFlags: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly lifelineFd: number | undefined;
  readonly mayBindLowPorts: boolean;
}

export interface KubeletContext {
  readonly flags: KubeletFlags & {
    readonly "nats-url": string;
    readonly "nats-identity": string;
    readonly "nats-seed-file": string;
  };
  readonly logger: Logger;
  readonly clock: Clock;
  readonly random: Random;
  readonly health: Health;
  readonly metrics: Metrics;
  readonly signal: AbortSignal;
}

const maxPods = 110;
const relistIntervalMs = 10_000;
const runtimeCheckIntervalMs = 5_000;
/** An unchanged status is written again after this time (nodeStatusReportFrequency). */
const nodeReportIntervalMs = 5 * 60_000;

/** The kubelet of one node, from flags to the last cleaned-up connection. */
export async function runKubelet(context: KubeletContext, surroundings: Surroundings): Promise<void> {
  const { clock, flags, logger, signal } = context;
  const options = kubeletOptions(flags);
  mkdirSync(options.rootDir, { recursive: true, mode: 0o750 });
  const cri = createCriClient({ endpoint: options.endpoint, clock });
  const runtimeProcess = new RuntimeProcess({
    runtime: cri.runtime,
    clock,
    logger,
    command: processRuntimeCommand({
      ...surroundings,
      ...options,
      logFile: runtimeLogFile(options),
    }),
  });
  try {
    // The runtime starts while the connection to the bus is made.
    const [runtimeVersion, machine, api] = await Promise.all([
      runtimeProcess.ensure({ signal }),
      readMachineInfo(options.rootDir),
      connectToApi({ ...context, component: "kubelet" }),
    ]);
    await using _api = api;
    const { client, transport } = api;
    const identity: NodeIdentity = {
      name: options.nodeName,
      nodeIp: options.nodeIp,
      labels: options.labels,
      taints: options.taints,
      machine,
      kubeletVersion: version.gitVersion,
      runtimeVersion: `${runtimeVersion.runtimeName}://${runtimeVersion.runtimeVersion}`,
      maxPods,
      kubeletPort: options.healthPort,
    };
    await runNode(context, {
      options,
      surroundings,
      cri,
      client,
      transport,
      runtimeProcess,
      identity,
      runtimeName: runtimeVersion.runtimeName,
    });
  } finally {
    cri.close();
  }
}

export interface NodeParts {
  readonly options: KubeletOptions;
  readonly surroundings: Pick<Surroundings, "mayBindLowPorts">;
  readonly cri: Pick<CriClient, "runtime" | "image">;
  readonly client: Client;
  readonly transport: Pick<Transport, "serve">;
  /** undefined: the runtime is somebody else's. */
  readonly runtimeProcess: Pick<RuntimeProcess, "run" | "check"> | undefined;
  readonly identity: NodeIdentity;
  readonly runtimeName: string;
}

/** Everything above the connections to API and runtime. Tests begin here. */
export async function runNode(
  context: Pick<KubeletContext, "logger" | "clock" | "random" | "health" | "metrics" | "signal">,
  parts: NodeParts,
): Promise<void> {
  const { clock, health, logger, metrics, random, signal } = context;
  const { cri, client, identity, options, runtimeName, runtimeProcess } = parts;
  const broadcaster = new EventBroadcaster({ client, clock, random, logger });
  const recorder = broadcaster.recorder({ component: "kubelet", host: options.nodeName });
  const factory = createInformerFactory({ client, clock, random, logger });
  const informers = {
    node: factory.informer(resources.nodes, { fieldSelector: `metadata.name=${options.nodeName}` }),
    pods: factory.informer(resources.pods, { fieldSelector: `spec.nodeName=${options.nodeName}` }),
    services: factory.informer(resources.services),
  };

  const runtimeHealth: RuntimeHealth = new RuntimeHealth({
    runtime: cri.runtime,
    clock,
    logger,
    intervalMs: runtimeCheckIntervalMs,
    onChange: () => {
      reporter.notify();
      pods.manager.notifyAll();
    },
  });
  const reporter: NodeReporter = new NodeReporter({
    client,
    clock,
    logger,
    events: recorder,
    identity,
    updateIntervalMs: options.statusUpdateIntervalMs,
    reportIntervalMs: nodeReportIntervalMs,
    observed: () => informers.node.lister.get("", options.nodeName),
    readiness: () => ({ notReadyBecause: runtimeHealth.notReadyBecause }),
    images: (call) => nodeImages(cri.image, call),
  });
  const lease = new NodeLease({
    client,
    clock,
    logger,
    nodeName: options.nodeName,
    durationMs: options.leaseDurationMs,
    renewIntervalMs: options.leaseRenewIntervalMs,
    nodeUid: () => reporter.node?.metadata.uid,
  });
  const allocatable = nodeStatusBase(identity).allocatable ?? {};
  const pods = buildPods({
    client,
    cri,
    clock,
    logger,
    events: recorder,
    signal,
    podInformer: informers.pods,
    serviceInformer: informers.services,
    runtimeName,
    rootDir: options.rootDir,
    hostIPs: [options.nodeIp],
    allocatable,
    node: () => ({
      metadata: informers.node.lister.get("", options.nodeName)?.metadata ?? {
        name: options.nodeName,
        labels: nodeLabels(identity),
      },
      allocatable,
    }),
    networkProblem: () => runtimeHealth.networkNotReadyBecause,
    mayBindLowPorts: parts.surroundings.mayBindLowPorts,
  });
  const relist = coalesced(
    () => pods.manager.relist({ signal }),
    (err) => {
      if (!signal.aborted) logger.warn({ err }, "Failed to list the runtime's pods");
    },
  );
  const containerEvents = new ContainerEvents({
    runtime: cri.runtime,
    clock,
    logger,
    relistIntervalMs,
    onPodEvent: (uid) => (pods.manager.pod(uid) ? pods.manager.notifyRuntime(uid) : relist()),
    onRelist: relist,
    onLost: () => runtimeProcess?.check(),
  });
  const server = new NodeServer({
    transport: parts.transport,
    nodeName: options.nodeName,
    nodeIp: options.nodeIp,
    cri,
    clock,
    logger,
    health,
    metrics,
    configuration: kubeletConfiguration(options, { maxPods, nodeReportIntervalMs }),
    pods: pods.manager,
    reader: pods.reader,
  });

  // A kubelet that comes back must not tell its node is not ready only because it has not looked yet.
  await runtimeHealth.refresh({ signal });
  using _podCidr = watchPodCidr(informers.node, runtimeHealth);
  health.addReadiness("node-registered", () => (reporter.node ? undefined : "not registered yet"));
  recorder.event(nodeReference(options.nodeName), "Normal", "Starting", "Starting kubelet.");
  await runTogether(signal, [
    (run) => broadcaster.run(run),
    (run) => factory.run(run),
    (run) => reporter.run(run),
    (run) => lease.run(run),
    (run) => runtimeHealth.run(run),
    (run) => server.run(run),
    async (run) => {
      // Pods need the services for their environment, and absence is only proof after the first list.
      await factory.waitForSync(run);
      await runTogether(run.signal, [
        (inner) => pods.manager.run(inner),
        (inner) => containerEvents.run(inner),
      ]);
    },
    (run) =>
      runtimeProcess?.run({
        ...run,
        onLost: () => runtimeHealth.check(),
        onBack: () => {
          runtimeHealth.check();
          relist();
        },
      }) ?? Promise.resolve(),
  ]);
}

function watchPodCidr(
  informer: Pick<Informer<corev1.Node>, "addHandler">,
  runtimeHealth: RuntimeHealth,
): Disposable {
  const look = (node: corev1.Node): void => {
    const cidrs = node.spec.podCIDRs?.join(",") || node.spec.podCIDR;
    if (cidrs) runtimeHealth.setPodCidr(cidrs);
  };
  return informer.addHandler({ onAdd: look, onUpdate: look });
}

/** Calls that come while one is under way become one more after it. */
function coalesced(action: () => Promise<void>, onError: (err: unknown) => void): () => void {
  let running = false;
  let again = false;
  const loop = async (): Promise<void> => {
    running = true;
    try {
      do {
        again = false;
        await action();
      } while (again);
    } catch (err: unknown) {
      onError(err);
    } finally {
      running = false;
    }
  };
  return () => {
    if (running) again = true;
    else void loop();
  };
}
