import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { DataDirectory } from "./cluster-config.ts";
import { runtimeRoot } from "./node-power.ts";
import { isAlive } from "./process-table.ts";

/** A container that runs, as its node's runtime has recorded it. */
export interface RunningContainer {
  /** `namespace/name`. */
  readonly pod: string;
  readonly name: string;
  /** Of the container's command: `kill` it and see. */
  readonly pid: number;
}

/** What is read of the runtime's records (packages/process-runtime/src/container/container-record.ts). */
interface ContainerState {
  readonly config: { readonly labels: Readonly<Record<string, string>> };
  readonly lifecycle: {
    readonly kind: string;
    readonly handle?: { readonly main: { readonly pid: number; readonly startTime: string } };
  };
}

/** Sorted by pod and name. */
export function runningContainers(data: DataDirectory, node: string): readonly RunningContainer[] {
  const folder = join(runtimeRoot(data.nodeRoot(node)), "containers");
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((id) => {
      const path = join(folder, id, "state.json");
      // Being made or removed right now.
      if (!existsSync(path)) return [];
      // The runtime writes these files, each whole.
      const { config, lifecycle } = JSON.parse(readFileSync(path, "utf8")) as ContainerState;
      const main = lifecycle.kind === "running" ? lifecycle.handle?.main : undefined;
      const name = config.labels["io.kubernetes.container.name"] ?? id;
      if (!main || !isAlive({ name, pid: main.pid, startTime: Number(main.startTime) })) return [];
      const { labels } = config;
      const pod = `${labels["io.kubernetes.pod.namespace"] ?? ""}/${labels["io.kubernetes.pod.name"] ?? ""}`;
      return [{ pod, name, pid: main.pid }];
    })
    .toSorted((a, b) => (`${a.pod} ${a.name}` < `${b.pod} ${b.name}` ? -1 : 1));
}
