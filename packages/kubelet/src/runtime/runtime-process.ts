import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { dirname, join } from "node:path";
import { lifelineVariable } from "@kubets/component-base";
import type { Logger } from "@kubets/component-base";
import type { Clock } from "@kubets/apimachinery";
import { CriError } from "@kubets/cri";
import type { RuntimeService, VersionResponse } from "@kubets/cri";
import { Wakeup } from "../wakeup.ts";

export interface RuntimeProcessOptions {
  readonly runtime: RuntimeService;
  readonly clock: Clock;
  readonly logger: Logger;
  /** How to start the node's process-runtime; undefined: somebody else does. */
  readonly command: RuntimeCommand | undefined;
}

export interface RuntimeCommand {
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** Where its log goes. */
  readonly logFile: string;
  /** The supervisor's lifeline, handed on: the runtime outlives this kubelet but not its cluster. */
  readonly lifelineFd: number | undefined;
}

const probeIntervalMs = 10;
const callTimeoutMs = 2_000;
/** A runtime that was started is waited for this long before another is. */
const startPatienceMs = 10_000;
const firstRestartMs = 100;
const lastRestartMs = 10_000;

/**
 * Sees to it that a runtime answers. The one it starts is a process of its own, which goes on when this kubelet
 * dies and is found again by the next one.
 */
export class RuntimeProcess {
  readonly #options: RuntimeProcessOptions;
  readonly #wakeup: Wakeup;
  /** The runtime started last, while it runs. */
  #child: ChildProcess | undefined;
  #startedPid: number | undefined;

  constructor(options: RuntimeProcessOptions) {
    this.#options = options;
    this.#wakeup = new Wakeup(options.clock);
  }

  /** The runtime this kubelet started last; undefined when it found one running. */
  get startedPid(): number | undefined {
    return this.#startedPid;
  }

  /** Look now whether the runtime still answers. */
  check(): void {
    this.#wakeup.wake();
  }

  /** Resolves with the runtime's version once one answers, started here if need be. */
  async ensure({ signal }: { readonly signal: AbortSignal }): Promise<VersionResponse> {
    const { clock, command } = this.#options;
    let restartMs = firstRestartMs;
    for (;;) {
      const version = await this.#version(signal);
      if (version) return version;
      if (!command) {
        await clock.sleep(restartMs, { signal });
        restartMs = Math.min(restartMs * 2, lastRestartMs);
        continue;
      }
      this.#start(command);
      const started = await this.#waitForStart(signal);
      if (started) return started;
      await clock.sleep(restartMs, { signal });
      restartMs = Math.min(restartMs * 2, lastRestartMs);
    }
  }

  /** Restarts the runtime whenever it is found dead. `onBack`: it answers again. */
  async run(options: {
    readonly signal: AbortSignal;
    readonly onLost: () => void;
    readonly onBack: (version: VersionResponse) => void;
  }): Promise<void> {
    const { signal, onLost, onBack } = options;
    while (!signal.aborted) {
      await this.#wakeup.wait(undefined, { signal });
      if (await this.#version(signal)) continue;
      this.#options.logger.warn({}, "Container runtime is down");
      onLost();
      onBack(await this.ensure({ signal }));
    }
  }

  async #waitForStart(signal: AbortSignal): Promise<VersionResponse | undefined> {
    const { clock } = this.#options;
    const untilMs = clock.monotonicMs() + startPatienceMs;
    while (clock.monotonicMs() < untilMs && this.#child !== undefined) {
      await clock.sleep(probeIntervalMs, { signal });
      const version = await this.#version(signal);
      if (version) return version;
    }
    return undefined;
  }

  async #version(signal: AbortSignal): Promise<VersionResponse | undefined> {
    try {
      return await this.#options.runtime.version({ version: "v1" }, { signal, timeoutMs: callTimeoutMs });
    } catch (err: unknown) {
      signal.throwIfAborted();
      if (!(err instanceof CriError)) throw err;
      this.#options.logger.trace({ code: err.code }, "Container runtime did not answer");
      return undefined;
    }
  }

  #start(command: RuntimeCommand): void {
    const { logger } = this.#options;
    mkdirSync(dirname(command.logFile), { recursive: true });
    const log = openSync(command.logFile, "a");
    const { lifelineFd } = command;
    const env = { ...command.env };
    delete env[lifelineVariable];
    const child = spawn(command.program, [...command.args], {
      detached: true,
      stdio: ["ignore", log, log, ...(lifelineFd === undefined ? [] : [lifelineFd])],
      env: lifelineFd === undefined ? env : { ...env, [lifelineVariable]: "3" },
    });
    closeSync(log);
    this.#child = child;
    this.#startedPid = child.pid;
    // An earlier one's end, told late, says nothing about this one.
    const ended = (): void => {
      if (this.#child === child) this.#child = undefined;
    };
    child.on("error", (err) => {
      ended();
      logger.error({ err, program: command.program }, "Failed to start the container runtime");
    });
    child.on("exit", (code, exitSignal) => {
      ended();
      logger.warn({ code, signal: exitSignal }, "Container runtime exited");
      this.check();
    });
    child.unref();
    logger.info({ runtimePid: child.pid }, "Started the container runtime");
  }
}

/** The command of this repository's own runtime. */
export function processRuntimeCommand(options: {
  readonly nodePath: string;
  readonly nodeFlags: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  readonly rootDir: string;
  readonly endpoint: string;
  readonly nodeName: string;
  readonly nodeIp: string;
  readonly imageDir: string;
  readonly logLevel: string;
  readonly logFile: string;
  readonly lifelineFd: number | undefined;
}): RuntimeCommand {
  const main = join(import.meta.dirname, "..", "..", "..", "process-runtime", "src", "main.ts");
  const args = [
    ...options.nodeFlags,
    main,
    "--root-dir",
    join(options.rootDir, "runtime"),
    "--listen",
    options.endpoint,
    "--node-name",
    options.nodeName,
    "--node-ip",
    options.nodeIp,
    "--log-level",
    options.logLevel,
    ...(options.imageDir === "" ? [] : ["--image-dir", options.imageDir]),
  ];
  const { nodePath, env, logFile, lifelineFd } = options;
  return { program: nodePath, args, env, logFile, lifelineFd };
}
