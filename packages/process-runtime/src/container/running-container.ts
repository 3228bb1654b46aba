/**
 * A container whose command runs, or has ended and is being wound up: reads its output, sees its end,
 * kills what it left behind. The same for a container just started and for one taken over from an
 * earlier runtime.
 */
import { writeFileSync } from "node:fs";
import type { Clock } from "@kubets/apimachinery";
import type { ContainerSweeper } from "../process/container-sweeper.ts";
import { signalGroup, signalProcess } from "../process/process-table.ts";
import { exitResult, toNanoseconds } from "./container-record.ts";
import type { ContainerHandle, ExitResult } from "./container-record.ts";
import type { ContainerLog } from "./container-log.ts";
import { sessionOf } from "./container-session.ts";
import type { ContainerStdin } from "./container-stdin.ts";
import type { Exit, ExitWatcher } from "./exit-watcher.ts";
import type { OutputReader } from "./output-reader.ts";

/** Once its process group is killed, a container's output ends, unless something left the group. */
const groupDrainMs = 50;
/** How long output may still come after everything of the container was killed. */
const drainMs = 1000;

export interface RunningContainerOptions {
  readonly id: string;
  readonly sweeper: ContainerSweeper;
  readonly handle: ContainerHandle;
  readonly log: ContainerLog;
  readonly output: OutputReader;
  readonly stdin: ContainerStdin | undefined;
  /** Where the terminal's size is told; undefined without a terminal. */
  readonly sizeFile: string | undefined;
  readonly exits: ExitWatcher;
  readonly clock: Clock;
}

export class RunningContainer {
  readonly handle: ContainerHandle;
  readonly log: ContainerLog;
  readonly stdin: ContainerStdin | undefined;
  /** Settles when the command has ended, its output is logged and nothing of it runs any more. */
  readonly ended: Promise<ExitResult>;
  readonly #options: RunningContainerOptions;
  /** Set when the command has ended, while its shim still held the number. */
  #session: number | undefined;

  /** The log must be open. Begins to watch at once. */
  constructor(options: RunningContainerOptions) {
    this.#options = options;
    this.handle = options.handle;
    this.log = options.log;
    this.stdin = options.stdin;
    this.ended = this.#windUp();
  }

  async #windUp(): Promise<ExitResult> {
    const { id, handle, exits, output, log } = this.#options;
    const exit = await new Promise<Exit>((resolve) => exits.watch(id, handle.shim, resolve));
    output.hurry();
    this.#session = sessionOf(handle);
    if (this.#session !== undefined) await this.#killAndDrain(this.#session);
    output.close();
    this.stdin?.close();
    log.close();
    return this.#resultOf(exit);
  }

  async #killAndDrain(session: number): Promise<void> {
    signalGroup(session, "SIGKILL");
    if (await this.#drainedWithin(groupDrainMs)) return;
    // What survives even SIGKILL must not keep the exit from being known; the sweep after it reports that.
    await this.killLeftovers().catch(() => undefined);
    await this.#drainedWithin(drainMs);
  }

  async #drainedWithin(ms: number): Promise<boolean> {
    const { clock, output } = this.#options;
    const { promise, resolve } = Promise.withResolvers<boolean>();
    using _timer = clock.setTimer(ms, () => resolve(false));
    return await Promise.race([output.ended.then(() => true), promise]);
  }

  #resultOf(exit: Exit): ExitResult {
    if (exit.kind === "exited") return exitResult(exit.exitCode, exit.finishedAt);
    // What containerd reports for a container whose shim died.
    const finishedAt = toNanoseconds(this.#options.clock.now());
    const message = "the container's process is gone and its exit code was not recorded";
    return { exitCode: 255, reason: "Unknown", message, finishedAt };
  }

  /** Kills whatever the container still has, also what detached itself from it. */
  async killLeftovers(): Promise<void> {
    await this.#options.sweeper.sweep(this.#options.id, this.#session ?? sessionOf(this.handle));
  }

  /** Signals the command only, as Kubernetes does; the rest of the container ends after it. */
  signal(signal: NodeJS.Signals | number): void {
    signalProcess(this.handle.main, signal);
  }

  /** Tells the terminal's new size; nothing without a terminal. */
  resize(columns: number, rows: number): void {
    const { sizeFile } = this.#options;
    if (sizeFile === undefined) return;
    writeFileSync(sizeFile, `${columns} ${rows}`);
    this.signal("SIGWINCH");
  }
}
