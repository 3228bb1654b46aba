import type { corev1 } from "@kubets/api";
import { formatTime } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import { isCriError } from "@kubets/cri";
import type { ContainerStats, RuntimeService } from "@kubets/cri";
import type { PodReader } from "../runtime/pod-reader.ts";
import type { RuntimeContainer } from "../runtime/runtime-pod.ts";

export interface StatsInput {
  readonly nodeName: string;
  readonly runtime: RuntimeService;
  readonly reader: PodReader;
  readonly clock: Clock;
  readonly pods: readonly corev1.Pod[];
  readonly signal: AbortSignal;
}

/**
 * The pods of this node with what they use, in the form of the kubelet's Summary API; `pid` of each container is
 * ours besides.
 */
export async function statsSummary(input: StatsInput): Promise<unknown> {
  const { clock, nodeName, pods, reader, runtime, signal } = input;
  const [found, stats] = await Promise.all([reader.readAll({ signal }), containerStats(runtime, signal)]);
  const summaries = await Promise.all(
    pods.map(async (pod) => {
      const { name, namespace, uid } = pod.metadata;
      const seen = found.find((candidate) => candidate.uid === uid);
      const running = (seen?.containers ?? []).filter(({ state }) => state === "running");
      return {
        podRef: { name, namespace, uid },
        ...(pod.status.startTime ? { startTime: pod.status.startTime } : {}),
        containers: await Promise.all(running.map((container) => containerSummary(container, stats, input))),
      };
    }),
  );
  return { node: { nodeName, startTime: formatTime(clock.now()) }, pods: summaries };
}

async function containerSummary(
  container: RuntimeContainer,
  stats: ReadonlyMap<string, ContainerStats>,
  { clock, runtime, signal }: StatsInput,
): Promise<unknown> {
  const time = formatTime(clock.now());
  const used = stats.get(container.id);
  const pid = await containerPid(runtime, container.id, signal);
  return {
    name: container.name,
    startTime: formatTime(container.startedAtMs),
    ...(pid === undefined ? {} : { pid }),
    ...(used?.cpu
      ? {
          cpu: {
            time,
            usageNanoCores: used.cpu.usageNanoCores?.value ?? 0,
            usageCoreNanoSeconds: used.cpu.usageCoreNanoSeconds?.value ?? 0,
          },
        }
      : {}),
    ...(used?.memory
      ? {
          memory: {
            time,
            usageBytes: used.memory.usageBytes?.value ?? used.memory.rssBytes?.value ?? 0,
            workingSetBytes: used.memory.workingSetBytes?.value ?? 0,
            rssBytes: used.memory.rssBytes?.value ?? 0,
          },
        }
      : {}),
  };
}

/** The container's main process, from the verbose part of its status; undefined when the runtime does not tell. */
async function containerPid(
  runtime: RuntimeService,
  containerId: string,
  signal: AbortSignal,
): Promise<number | undefined> {
  const { info } = await runtime.containerStatus({ containerId, verbose: true }, { signal });
  const parsed: unknown = JSON.parse(info["info"] ?? "{}");
  const pid = typeof parsed === "object" && parsed !== null && "pid" in parsed ? Number(parsed.pid) : 0;
  return pid > 0 ? pid : undefined;
}

async function containerStats(
  runtime: RuntimeService,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, ContainerStats>> {
  try {
    const { stats } = await runtime.listContainerStats({}, { signal });
    return new Map(stats.map((one) => [one.attributes?.id ?? "", one]));
  } catch (err: unknown) {
    // A runtime without numbers: pods and pids are told all the same.
    if (isCriError(err, "Unimplemented")) return new Map();
    throw err;
  }
}
