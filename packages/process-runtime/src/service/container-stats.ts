/** Use of CPU and memory by a container's processes, from /proc: there are no cgroups. */
import type { Clock } from "@kubets/apimachinery";
import type { ContainerStats, ContainerStatsFilter, Init, RuntimeServiceHandlers } from "@kubets/cri";
import type { ContainerManager } from "../container/container-manager.ts";
import { toNanoseconds } from "../container/container-record.ts";
import type { ContainerRecord } from "../container/container-record.ts";
import { listProcesses } from "../process/process-table.ts";
import type { ProcessInfo } from "../process/process-table.ts";
import type { SandboxManager } from "../sandbox/sandbox-manager.ts";
import { matchesContainer, matchesSandbox } from "./status-messages.ts";

const nanosecondsPerTick = 10_000_000;

interface Usage {
  readonly cpuNanoseconds: number;
  readonly residentBytes: number;
  readonly processes: number;
}

function sum(processes: readonly ProcessInfo[]): Usage {
  return {
    cpuNanoseconds: processes.reduce((total, { cpuTicks }) => total + cpuTicks, 0) * nanosecondsPerTick,
    residentBytes: processes.reduce((total, { residentBytes }) => total + residentBytes, 0),
    processes: processes.length,
  };
}

/** The processes of a container's session; those that left it are not counted. */
function usageOf(record: ContainerRecord, sessions: ReadonlyMap<number, readonly ProcessInfo[]>): Usage {
  const { lifecycle } = record;
  return sum(lifecycle.kind === "running" ? (sessions.get(lifecycle.handle.shim.pid) ?? []) : []);
}

function usageFields(usage: Usage, timestamp: bigint) {
  const { cpuNanoseconds, residentBytes } = usage;
  return {
    cpu: { timestamp, usageCoreNanoSeconds: { value: cpuNanoseconds } },
    memory: {
      timestamp,
      workingSetBytes: { value: residentBytes },
      usageBytes: { value: residentBytes },
      rssBytes: { value: residentBytes },
    },
  };
}

function statsMessage(record: ContainerRecord, usage: Usage, timestamp: bigint): Init<ContainerStats> {
  const { id, config } = record;
  const { metadata, labels, annotations } = config;
  return {
    attributes: { id, metadata, labels, annotations },
    ...usageFields(usage, timestamp),
    writableLayer: { timestamp, usedBytes: { value: 0 }, inodesUsed: { value: 0 } },
  };
}

const toContainerFilter = (filter: ContainerStatsFilter | undefined) =>
  filter === undefined
    ? undefined
    : { id: filter.id, podSandboxId: filter.podSandboxId, labelSelector: filter.labelSelector };

export function createStatsHandlers(deps: {
  readonly containers: ContainerManager;
  readonly sandboxes: SandboxManager;
  readonly clock: Clock;
}): RuntimeServiceHandlers {
  const { containers, sandboxes, clock } = deps;
  const timestamp = (): bigint => BigInt(toNanoseconds(clock.now()));
  const sessions = (): ReadonlyMap<number, readonly ProcessInfo[]> =>
    Map.groupBy(listProcesses(), ({ session }) => session);
  const running = (): ContainerRecord[] =>
    containers.list().filter(({ lifecycle }) => lifecycle.kind === "running");

  const podStats = (sandboxId: string) => {
    const { id, config } = sandboxes.find(sandboxId);
    const { metadata, labels, annotations } = config;
    const bySession = sessions();
    const own = running().filter((record) => record.sandboxId === id);
    const usages = own.map((record) => usageOf(record, bySession));
    const at = timestamp();
    const total: Usage = {
      cpuNanoseconds: usages.reduce((value, usage) => value + usage.cpuNanoseconds, 0),
      residentBytes: usages.reduce((value, usage) => value + usage.residentBytes, 0),
      processes: usages.reduce((value, usage) => value + usage.processes, 0),
    };
    return {
      attributes: { id, metadata, labels, annotations },
      linux: {
        ...usageFields(total, at),
        process: { timestamp: at, processCount: { value: total.processes } },
        containers: own.map((record) => statsMessage(record, usageOf(record, bySession), at)),
      },
    };
  };

  return {
    containerStats: async ({ containerId }) => {
      const record = containers.find(containerId);
      return Promise.resolve({ stats: statsMessage(record, usageOf(record, sessions()), timestamp()) });
    },
    listContainerStats: async ({ filter }) => {
      const bySession = sessions();
      const found = running().filter((record) => matchesContainer(record, toContainerFilter(filter)));
      const at = timestamp();
      return Promise.resolve({
        stats: found.map((record) => statsMessage(record, usageOf(record, bySession), at)),
      });
    },
    podSandboxStats: async ({ podSandboxId }) => Promise.resolve({ stats: podStats(podSandboxId) }),
    listPodSandboxStats: async ({ filter }) => {
      const wanted =
        filter === undefined ? undefined : { id: filter.id, labelSelector: filter.labelSelector };
      const found = sandboxes.list().filter((record) => matchesSandbox(record, wanted));
      return Promise.resolve({ stats: found.map(({ id }) => podStats(id)) });
    },
  };
}
