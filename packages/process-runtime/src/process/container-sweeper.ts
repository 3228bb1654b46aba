/**
 * Kills what ended containers left running. A search looks at every process of the machine, so the
 * containers that end within a moment share one.
 */
import type { Clock } from "@kubets/apimachinery";
import { isAmong, killContainerProcesses } from "./container-sweep.ts";

const gatherMs = 20;

interface Batch {
  readonly containerIds: Set<string>;
  readonly sessions: Set<number>;
  readonly done: Promise<void>;
}

export class ContainerSweeper {
  readonly #options: { readonly rootDir: string; readonly clock: Clock; readonly signal: AbortSignal };
  #next: Batch | undefined;

  constructor(options: { readonly rootDir: string; readonly clock: Clock; readonly signal: AbortSignal }) {
    this.#options = options;
  }

  /** `session`: the container's, when it is known to be still its own. Rejects when something survives. */
  sweep(containerId: string, session: number | undefined): Promise<void> {
    const containerIds = this.#next?.containerIds ?? new Set<string>();
    const sessions = this.#next?.sessions ?? new Set<number>();
    containerIds.add(containerId);
    if (session !== undefined) sessions.add(session);
    this.#next ??= { containerIds, sessions, done: this.#run({ containerIds, sessions }) };
    return this.#next.done;
  }

  async #run(batch: Pick<Batch, "containerIds" | "sessions">): Promise<void> {
    const { rootDir, clock, signal } = this.#options;
    await clock.sleep(gatherMs, { signal });
    this.#next = undefined;
    const includes = (containerId: string): boolean => isAmong(batch.containerIds, containerId);
    await killContainerProcesses({ rootDir, includes, sessions: batch.sessions }, { clock, signal });
  }
}
