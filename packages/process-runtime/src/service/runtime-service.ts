/** RuntimeService of CRI over the sandbox and container managers. */
import type { Clock } from "@kubets/apimachinery";
import { CriError } from "@kubets/cri";
import type { ContainerEventType, RuntimeServiceHandlers } from "@kubets/cri";
import type { ContainerManager } from "../container/container-manager.ts";
import { toNanoseconds } from "../container/container-record.ts";
import type { ContainerRecord } from "../container/container-record.ts";
import type { PodNetwork } from "../network/pod-network.ts";
import type { SandboxManager } from "../sandbox/sandbox-manager.ts";
import type { SandboxRecord } from "../sandbox/sandbox-record.ts";
import type { ContainerEvents } from "./container-events.ts";
import {
  container,
  containerInfo,
  containerStatus,
  matchesContainer,
  matchesSandbox,
  sandbox,
  sandboxStatus,
} from "./status-messages.ts";

export const runtimeName = "process-runtime";
const runtimeVersion = "0.1.0";
const criVersion = "v1";

export interface RuntimeServiceDeps {
  readonly containers: ContainerManager;
  readonly sandboxes: SandboxManager;
  readonly network: PodNetwork;
  readonly events: ContainerEvents;
  readonly clock: Clock;
}

const nothing = Promise.resolve({});

/** Tells readers of GetContainerEvents what became of a container, with its pod's state. */
export function publishEvent(
  deps: Pick<RuntimeServiceDeps, "sandboxes" | "events" | "clock"> & {
    readonly containers: { list(): readonly ContainerRecord[] };
  },
  record: ContainerRecord,
  type: ContainerEventType,
): void {
  if (!deps.events.hasReaders) return;
  const pod = deps.sandboxes.get(record.sandboxId);
  const siblings = deps.containers.list().filter(({ sandboxId }) => sandboxId === record.sandboxId);
  deps.events.publish({
    containerId: record.id,
    containerEventType: type,
    createdAt: BigInt(toNanoseconds(deps.clock.now())),
    ...(pod === undefined ? {} : { podSandboxStatus: sandboxStatus(pod, deps.sandboxes.portMap(pod.id)) }),
    containersStatuses: siblings.map(containerStatus),
  });
}

function versionHandlers(deps: RuntimeServiceDeps): RuntimeServiceHandlers {
  return {
    version: () =>
      Promise.resolve({
        // The version of this message, as every runtime has it.
        version: "0.1.0",
        runtimeName,
        runtimeVersion,
        runtimeApiVersion: criVersion,
      }),
    status: ({ verbose }) => {
      const ready = deps.network.ready;
      const network = ready
        ? { type: "NetworkReady", status: true }
        : {
            type: "NetworkReady",
            status: false,
            reason: "NetworkPluginNotReady",
            message: "Network plugin returns error: the node has no pod CIDR yet",
          };
      return Promise.resolve({
        status: { conditions: [{ type: "RuntimeReady", status: true }, network] },
        info: verbose ? { config: JSON.stringify({ podCIDR: deps.network.podCidr, isolation: "none" }) } : {},
      });
    },
    updateRuntimeConfig: async ({ runtimeConfig }) => {
      const cidr = runtimeConfig?.networkConfig?.podCidr ?? "";
      if (cidr !== "") deps.network.configure(cidr);
      return nothing;
    },
    // Containers are in no cgroup; the kubelet wants an answer all the same.
    runtimeConfig: () => Promise.resolve({ linux: { cgroupDriver: "CGROUPFS" } }),
  };
}

async function stopSandbox(deps: RuntimeServiceDeps, id: string, signal: AbortSignal): Promise<void> {
  const own = deps.containers.list().filter(({ sandboxId }) => sandboxId === id);
  await Promise.all(own.map((record) => deps.containers.stop(record.id, { graceMs: 0, signal })));
  deps.sandboxes.stop(id);
}

function sandboxHandlers(deps: RuntimeServiceDeps): RuntimeServiceHandlers {
  const { sandboxes, containers } = deps;
  const mapOf = (record: SandboxRecord): ReadonlyMap<number, number> => sandboxes.portMap(record.id);
  return {
    runPodSandbox: async ({ config, runtimeHandler }) => {
      if (config === undefined) throw new CriError("InvalidArgument", "a sandbox needs a config");
      return Promise.resolve({ podSandboxId: sandboxes.run(config, runtimeHandler).id });
    },
    stopPodSandbox: async ({ podSandboxId }, { signal }) => {
      await stopSandbox(deps, podSandboxId, signal);
      return {};
    },
    removePodSandbox: async ({ podSandboxId }, { signal }) => {
      await stopSandbox(deps, podSandboxId, signal);
      const own = containers.list().filter(({ sandboxId }) => sandboxId === podSandboxId);
      await Promise.all(own.map(({ id }) => containers.remove(id, signal)));
      sandboxes.remove(podSandboxId);
      return {};
    },
    podSandboxStatus: async ({ podSandboxId, verbose }) => {
      const record = sandboxes.find(podSandboxId);
      const portMap = mapOf(record);
      const info = { "port-map": JSON.stringify(Object.fromEntries(portMap)) };
      const own = containers.list().filter(({ sandboxId }) => sandboxId === podSandboxId);
      return Promise.resolve({
        status: sandboxStatus(record, portMap),
        info: verbose ? info : {},
        containersStatuses: own.map(containerStatus),
        timestamp: BigInt(toNanoseconds(deps.clock.now())),
      });
    },
    listPodSandbox: async ({ filter }) => {
      const found = sandboxes.list().filter((record) => matchesSandbox(record, filter));
      return Promise.resolve({ items: found.map((record) => sandbox(record, mapOf(record))) });
    },
  };
}

function containerHandlers({ containers, events }: RuntimeServiceDeps): RuntimeServiceHandlers {
  return {
    createContainer: async ({ podSandboxId, config }) => {
      if (config === undefined) throw new CriError("InvalidArgument", "a container needs a config");
      return Promise.resolve({ containerId: containers.create(podSandboxId, config).id });
    },
    startContainer: async ({ containerId }) => {
      await containers.start(containerId);
      return {};
    },
    stopContainer: async ({ containerId, timeout }, { signal }) => {
      await containers.stop(containerId, { graceMs: timeout * 1000, signal });
      return {};
    },
    removeContainer: async ({ containerId }, { signal }) => {
      await containers.remove(containerId, signal);
      return {};
    },
    listContainers: async ({ filter }) => {
      const found = containers.list().filter((record) => matchesContainer(record, filter));
      return Promise.resolve({ containers: found.map(container) });
    },
    containerStatus: async ({ containerId, verbose }) => {
      const record = containers.find(containerId);
      const info = verbose ? containerInfo(record) : {};
      return Promise.resolve({ status: containerStatus(record), info });
    },
    reopenContainerLog: async ({ containerId }) => {
      containers.findRunning(containerId).container.log.reopen();
      return nothing;
    },
    getContainerEvents: (_, { signal }) => events.subscribe(signal),
  };
}

export function createRuntimeService(deps: RuntimeServiceDeps): RuntimeServiceHandlers {
  return { ...versionHandlers(deps), ...sandboxHandlers(deps), ...containerHandlers(deps) };
}
