import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import type { Clock } from "@kubets/apimachinery";
import { lifelineVariable } from "@kubets/component-base";
import type { Logger } from "@kubets/component-base";
import type { ProcessSpec } from "./process-specs.ts";
import type { ProcessTable } from "./process-table.ts";
import { startTimeOf } from "./process-table.ts";

/**
 * - `off`: shall not run. `running`. `waiting`: crashed, starts again when the back-off is over.
 */
type State =
  | { readonly kind: "off" }
  | { readonly kind: "running"; readonly child: ChildProcess; readonly pid: number; readonly sinceMs: number }
  | { readonly kind: "waiting"; readonly timer: Disposable; readonly exit: string };

export interface ProcessStatus {
  readonly name: string;
  readonly state: State["kind"];
  readonly pid: number | undefined;
  readonly runningMs: number | undefined;
  readonly restarts: number;
  /** How it ended last, e.g. `exit code 1` or `SIGKILL`. */
  readonly lastExit: string | undefined;
}

export interface ManagedProcessDeps {
  readonly spec: ProcessSpec;
  readonly logFile: string;
  readonly table: ProcessTable;
  readonly clock: Clock;
  readonly logger: Logger;
}

const firstBackoffMs = 100;
const lastBackoffMs = 10_000;
/** After running this long, the next crash counts as the first. */
const healthyMs = 10_000;
const lifelineDescriptor = 3;

/** One process under supervision: started again with growing pauses when it ends by itself. */
export class ManagedProcess {
  readonly spec: ProcessSpec;
  readonly #deps: ManagedProcessDeps;
  #state: State = { kind: "off" };
  #restarts = 0;
  #crashesInARow = 0;
  #lastExit: string | undefined;
  #ended: PromiseWithResolvers<void> = Promise.withResolvers();

  constructor(deps: ManagedProcessDeps) {
    this.spec = deps.spec;
    this.#deps = deps;
    this.#ended.resolve();
  }

  status(): ProcessStatus {
    const state = this.#state;
    const running = state.kind === "running" ? state : undefined;
    return {
      name: this.spec.name,
      state: state.kind,
      pid: running?.pid,
      runningMs: running && this.#deps.clock.monotonicMs() - running.sinceMs,
      restarts: this.#restarts,
      lastExit: this.#lastExit,
    };
  }

  /** Makes it run; nothing when it does. */
  start(): void {
    if (this.#state.kind === "running") return;
    if (this.#state.kind === "waiting") this.#state.timer[Symbol.dispose]();
    this.#spawn();
  }

  /** Signals the process if it runs; it counts as a crash if it ends of it. False when it does not run. */
  signal(signal: NodeJS.Signals): boolean {
    return this.#state.kind === "running" && this.#state.child.kill(signal);
  }

  /** Ends it for good: `signal`, then SIGKILL after `graceMs`. Resolves when it is gone. */
  async stop(signal: NodeJS.Signals, graceMs: number): Promise<void> {
    const state = this.#state;
    if (state.kind === "waiting") state.timer[Symbol.dispose]();
    this.#state = { kind: "off" };
    if (state.kind !== "running") return;
    state.child.kill(signal);
    using _last = this.#deps.clock.setTimer(graceMs, () => state.child.kill("SIGKILL"));
    await this.#ended.promise;
  }

  #spawn(): void {
    const { spec, logFile, table, clock, logger } = this.#deps;
    const log = openSync(logFile, "a", 0o600);
    this.#ended = Promise.withResolvers();
    const child = spawn(spec.command, spec.args, {
      // The pipe is the lifeline: see component-base. A process group of its own, so that a terminal's Ctrl-C is
      // not theirs.
      stdio: ["ignore", log, log, "pipe"],
      env: { ...process.env, [lifelineVariable]: String(lifelineDescriptor) },
      detached: true,
    });
    closeSync(log);
    // Nobody writes to the lifeline; its errors only say that the child is gone, which `exit` says too.
    child.stdio[lifelineDescriptor]?.on("error", (err) =>
      logger.debug({ err, process: spec.name }, "Lifeline ended"),
    );
    child.once("error", (err) => this.#onEnd(`cannot be started: ${err.message}`));
    child.once("exit", (code, signal) => this.#onEnd(signal ?? `exit code ${String(code)}`));
    const { pid } = child;
    if (pid === undefined) return;
    table.write({ name: spec.name, pid, startTime: startTimeOf(pid) ?? 0 });
    this.#state = { kind: "running", child, pid, sinceMs: clock.monotonicMs() };
    logger.info({ process: spec.name, childPid: pid }, "Started process");
  }

  #onEnd(exit: string): void {
    const { spec, table, clock, logger } = this.#deps;
    table.remove(spec.name);
    this.#lastExit = exit;
    this.#ended.resolve();
    if (this.#state.kind === "off") {
      logger.info({ process: spec.name, exit }, "Process ended");
      return;
    }
    const ranMs = this.#state.kind === "running" ? clock.monotonicMs() - this.#state.sinceMs : 0;
    this.#crashesInARow = ranMs >= healthyMs ? 0 : this.#crashesInARow + 1;
    const delayMs =
      this.#crashesInARow === 0
        ? 0
        : Math.min(firstBackoffMs * 2 ** (this.#crashesInARow - 1), lastBackoffMs);
    logger.warn({ process: spec.name, exit, delayMs }, "Process ended by itself; starting it again");
    const timer = clock.setTimer(delayMs, () => {
      this.#restarts++;
      this.#spawn();
    });
    this.#state = { kind: "waiting", timer, exit };
  }
}
