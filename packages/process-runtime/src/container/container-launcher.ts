/** Brings a container's processes, pipes and log together: for a new container, or for one found running. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Clock } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { HostChecks } from "../image/host-checks.ts";
import type { ContainerContext, Isolation } from "../isolation/isolation.ts";
import type { ContainerSweeper } from "../process/container-sweeper.ts";
import { readBootId } from "../process/process-table.ts";
import { ContainerLog } from "./container-log.ts";
import type { ContainerHandle, ContainerRecord } from "./container-record.ts";
import { ContainerStdin } from "./container-stdin.ts";
import type { ExitWatcher } from "./exit-watcher.ts";
import type { FifoPool } from "./fifo-pool.ts";
import { OutputReader } from "./output-reader.ts";
import { RunningContainer } from "./running-container.ts";
import { launch } from "./shim.ts";
import type { LaunchPaths, LaunchPlan } from "./shim.ts";
import { terminalPlan } from "./terminal-plan.ts";

export interface ContainerLauncherOptions {
  readonly sweeper: ContainerSweeper;
  readonly directoryOf: (containerId: string) => string;
  readonly isolation: Isolation;
  readonly checks: HostChecks;
  readonly exits: ExitWatcher;
  readonly fifos: FifoPool;
  readonly nodePath: string;
  readonly clock: Clock;
  readonly logger: Logger;
}

interface ContainerIo {
  readonly log: ContainerLog;
  readonly output: OutputReader;
  readonly stdin: ContainerStdin | undefined;
}

export class ContainerLauncher {
  readonly #options: ContainerLauncherOptions;

  constructor(options: ContainerLauncherOptions) {
    this.#options = options;
  }

  #paths({ id, config }: ContainerRecord): LaunchPaths & { readonly terminalSize: string } {
    const directory = this.#options.directoryOf(id);
    return {
      stdout: join(directory, "stdout"),
      stderr: join(directory, "stderr"),
      stdin: config.stdin ? { path: join(directory, "stdin"), once: config.stdinOnce } : undefined,
      exitFile: this.#options.exits.fileOf(id),
      terminalSize: join(directory, "terminal-size"),
    };
  }

  /** Starts the command. Throws CriError, and leaves nothing running, when it cannot be started. */
  async launch(record: ContainerRecord, context: ContainerContext): Promise<RunningContainer> {
    const paths = this.#paths(record);
    const plan = this.#options.isolation.plan(context);
    const io = await this.#makeIo(record, paths);
    try {
      for (const warning of await this.#options.checks.warnings(context.image, plan.argv)) {
        // Nobody follows it yet.
        void io.log.append("stderr", Buffer.from(`kubets: ${warning}\n`));
      }
      return await this.#start(record, await this.#withTerminal(record, plan), io);
    } catch (err: unknown) {
      io.output.close();
      io.stdin?.close();
      io.log.close();
      throw err;
    }
  }

  async #makeIo(record: ContainerRecord, paths: LaunchPaths): Promise<ContainerIo> {
    const { fifos } = this.#options;
    const pipes = [paths.stdout, paths.stderr, ...(paths.stdin === undefined ? [] : [paths.stdin.path])];
    await Promise.all(pipes.map((path) => fifos.take(path)));
    const log = this.#openLog(record);
    const stdin = paths.stdin === undefined ? undefined : new ContainerStdin(paths.stdin);
    stdin?.open();
    return { log, stdin, output: new OutputReader(paths, log) };
  }

  #openLog({ id, logPath }: ContainerRecord): ContainerLog {
    const { clock, logger } = this.#options;
    const onError = (err: unknown): void => {
      logger.error({ err, containerId: id, logPath }, "Failed to write container log");
    };
    const log = new ContainerLog({ path: logPath, clock, onError });
    log.open();
    return log;
  }

  async #withTerminal(record: ContainerRecord, plan: LaunchPlan): Promise<LaunchPlan> {
    if (!record.config.tty) return plan;
    const { nodePath } = this.#options;
    return await terminalPlan(plan, { nodePath, sizeFile: this.#paths(record).terminalSize });
  }

  async #start(record: ContainerRecord, plan: LaunchPlan, io: ContainerIo): Promise<RunningContainer> {
    const { exits } = this.#options;
    const launched = await launch(plan, this.#paths(record));
    launched.onShimExit(() => exits.check(record.id));
    const handle = { main: launched.main, shim: launched.shim, bootId: readBootId() };
    return this.#running(record, handle, io);
  }

  #running(record: ContainerRecord, handle: ContainerHandle, io: ContainerIo): RunningContainer {
    const { sweeper, exits, clock } = this.#options;
    const sizeFile = record.config.tty ? this.#paths(record).terminalSize : undefined;
    return new RunningContainer({ id: record.id, sweeper, handle, ...io, sizeFile, exits, clock });
  }

  /** Takes over a container that an earlier runtime started, running or ended meanwhile. Throws when it cannot. */
  adopt(record: ContainerRecord, handle: ContainerHandle): RunningContainer {
    const paths = this.#paths(record);
    if (!existsSync(paths.stdout) || !existsSync(paths.stderr)) {
      throw new Error(`the pipes of container ${record.id} are gone`);
    }
    const log = this.#openLog(record);
    const stdin = paths.stdin === undefined ? undefined : new ContainerStdin(paths.stdin);
    return this.#running(record, handle, { log, stdin, output: new OutputReader(paths, log) });
  }
}
