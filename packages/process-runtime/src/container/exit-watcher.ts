/**
 * Learns that a container's command ended: from the exit file its shim writes, or from the shim being
 * gone without one. File notifications make it quick; a look at every watched container once per
 * `pollMs` makes it certain.
 */
import { mkdirSync, readFileSync, rmSync, statSync, watch } from "node:fs";
import { join } from "node:path";
import type { Clock } from "@kubets/apimachinery";
import { isAlive } from "../process/process-table.ts";
import type { ProcessIdentity } from "../process/process-table.ts";
import { toNanoseconds } from "./container-record.ts";
import type { Nanoseconds } from "./container-record.ts";

const pollMs = 500;

/** `lost`: the shim is gone and nobody wrote down how the command ended. */
export type Exit =
  | { readonly kind: "exited"; readonly exitCode: number; readonly finishedAt: Nanoseconds }
  | { readonly kind: "lost" };

interface Watched {
  readonly shim: ProcessIdentity;
  readonly onExit: (exit: Exit) => void;
}

export class ExitWatcher {
  readonly #directory: string;
  readonly #clock: Clock;
  readonly #watched = new Map<string, Watched>();

  constructor(options: { readonly directory: string; readonly clock: Clock }) {
    this.#directory = options.directory;
    this.#clock = options.clock;
  }

  fileOf(containerId: string): string {
    return join(this.#directory, containerId);
  }

  /** undefined while the command has not ended. */
  #readExit(containerId: string): Exit | undefined {
    const path = this.fileOf(containerId);
    try {
      const text = readFileSync(path, "latin1");
      if (!text.endsWith("\n")) return undefined;
      return {
        kind: "exited",
        exitCode: Number.parseInt(text, 10),
        finishedAt: toNanoseconds(statSync(path).mtimeMs),
      };
    } catch (err: unknown) {
      if (err instanceof Error && "code" in err && err.code === "ENOENT") return undefined;
      throw err;
    }
  }

  /** Calls `onExit` once, not before this returns. */
  watch(containerId: string, shim: ProcessIdentity, onExit: (exit: Exit) => void): void {
    this.#watched.set(containerId, { shim, onExit });
    queueMicrotask(() => this.check(containerId));
  }

  /** Looks now; for whoever has a reason to think that the command ended. */
  check(containerId: string): void {
    const watched = this.#watched.get(containerId);
    if (watched === undefined) return;
    // The shim is looked at first: when it is gone, what it wrote is there.
    const shimAlive = isAlive(watched.shim);
    const exit = this.#readExit(containerId) ?? (shimAlive ? undefined : { kind: "lost" as const });
    if (exit === undefined) return;
    this.#watched.delete(containerId);
    watched.onExit(exit);
  }

  forget(containerId: string): void {
    this.#watched.delete(containerId);
    rmSync(this.fileOf(containerId), { force: true });
  }

  /** Makes the directory of exit files; call it before any container is watched. */
  open(): void {
    mkdirSync(this.#directory, { recursive: true });
  }

  /** Without notifications (a full inotify table) the poll still finds every exit. */
  #notify(): Disposable {
    try {
      const watcher = watch(this.#directory, (_, name) => {
        if (name !== null) this.check(name);
      });
      watcher.on("error", () => watcher.close());
      return { [Symbol.dispose]: () => watcher.close() };
    } catch {
      return { [Symbol.dispose]: () => undefined };
    }
  }

  async run({ signal }: { readonly signal: AbortSignal }): Promise<void> {
    using _notifications = this.#notify();
    try {
      while (!signal.aborted) {
        await this.#clock.sleep(pollMs, { signal });
        for (const id of this.#watched.keys()) this.check(id);
      }
    } catch (err: unknown) {
      if (!signal.aborted) throw err;
    }
  }
}
