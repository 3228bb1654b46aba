/**
 * The containers of a node: creates, starts, stops and removes them, and takes over those that run
 * already. The only writer of container records.
 */
import { join } from "node:path";
import type { Clock, Random } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import { CriError } from "@kubets/cri";
import type { ContainerConfig, ContainerEventType } from "@kubets/cri";
import type { ImageStore, PulledImage } from "../image/image-store.ts";
import type { ContainerContext, Isolation } from "../isolation/isolation.ts";
import { isAmong, killContainerProcesses } from "../process/container-sweep.ts";
import type { SandboxManager } from "../sandbox/sandbox-manager.ts";
import type { RecordStore } from "../storage/record-store.ts";
import type { ContainerLauncher } from "./container-launcher.ts";
import { exited, started, toNanoseconds } from "./container-record.ts";
import type { ContainerHandle, ContainerRecord, ExitResult } from "./container-record.ts";
import type { ExitWatcher } from "./exit-watcher.ts";
import type { RunningContainer } from "./running-container.ts";
import { signalNumber } from "./stop-signal.ts";

/** How long after SIGKILL a container may take to be gone before StopContainer gives up. */
const killWaitMs = 10_000;

export interface ContainerManagerOptions {
  readonly rootDir: string;
  readonly store: RecordStore<ContainerRecord>;
  readonly sandboxes: SandboxManager;
  readonly images: ImageStore;
  readonly isolation: Isolation;
  readonly exits: ExitWatcher;
  readonly launcher: ContainerLauncher;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Of the runtime. Containers outlive it. */
  readonly signal: AbortSignal;
  readonly onEvent: (record: ContainerRecord, type: ContainerEventType) => void;
}

export class ContainerManager {
  readonly #options: ContainerManagerOptions;
  readonly #running = new Map<string, RunningContainer>();
  /** Containers that are being started: one start at a time. */
  readonly #starting = new Set<string>();

  constructor(options: ContainerManagerOptions) {
    this.#options = options;
  }

  list(): ContainerRecord[] {
    return this.#options.store.list();
  }

  runningIn(sandboxId: string): ContainerRecord[] {
    return this.list().filter((record) => record.sandboxId === sandboxId && this.#running.has(record.id));
  }

  /** Throws CriError NotFound. */
  find(id: string): ContainerRecord {
    const record = this.#options.store.get(id);
    if (record !== undefined) return record;
    throw new CriError("NotFound", `an error occurred when try to find container "${id}": not found`);
  }

  /** Throws CriError FailedPrecondition unless its command runs. */
  findRunning(id: string): { readonly record: ContainerRecord; readonly container: RunningContainer } {
    const record = this.find(id);
    const container = this.#running.get(id);
    if (record.lifecycle.kind === "running" && container !== undefined) return { record, container };
    const state = `CONTAINER_${record.lifecycle.kind.toUpperCase()}`;
    throw new CriError("FailedPrecondition", `container is in ${state} state`);
  }

  create(sandboxId: string, config: ContainerConfig): ContainerRecord {
    const { store, sandboxes, isolation, clock, random } = this.#options;
    const sandbox = sandboxes.findReady(sandboxId);
    const image = this.#findImage(config);
    this.#refuseSameAttempt(sandboxId, config);
    const { logDirectory } = sandbox.config;
    const record: ContainerRecord = {
      id: Buffer.from(random.bytes(32)).toString("hex"),
      sandboxId,
      createdAt: toNanoseconds(clock.now()),
      config,
      image: { name: userImageName(config, image), id: image.id, ref: image.digest },
      logPath: logDirectory === "" || config.logPath === "" ? "" : join(logDirectory, config.logPath),
      notHonoured: isolation.notHonoured(config),
      lifecycle: { kind: "created" },
    };
    store.put(record);
    try {
      isolation.prepare(this.#contextOf(record, image));
    } catch (err: unknown) {
      store.delete(record.id);
      throw new CriError("Unknown", `failed to create container: ${errorText(err)}`, { cause: err });
    }
    this.#options.onEvent(record, "CONTAINER_CREATED_EVENT");
    return record;
  }

  #findImage(config: ContainerConfig): PulledImage {
    const name = config.image?.image ?? "";
    const image = this.#options.images.get(name);
    if (image !== undefined) return image;
    throw new CriError("NotFound", `failed to resolve image "${name}": image is not pulled`);
  }

  #refuseSameAttempt(sandboxId: string, { metadata }: ContainerConfig): void {
    const same = this.list().find(
      (other) =>
        other.sandboxId === sandboxId &&
        other.config.metadata?.name === metadata?.name &&
        other.config.metadata?.attempt === metadata?.attempt,
    );
    if (same === undefined) return;
    const name = `${metadata?.name ?? ""}_${metadata?.attempt ?? 0}`;
    throw new CriError("AlreadyExists", `container name "${name}" is reserved for "${same.id}"`);
  }

  /** Throws CriError when the image or the sandbox is gone. */
  contextOf(record: ContainerRecord): ContainerContext {
    return this.#contextOf(record, this.#findImage(record.config));
  }

  #contextOf(record: ContainerRecord, image: PulledImage): ContainerContext {
    const { sandboxes, store } = this.#options;
    const sandbox = sandboxes.find(record.sandboxId);
    return {
      containerId: record.id,
      config: record.config,
      sandbox: {
        config: sandbox.config,
        ip: sandbox.lifecycle.kind === "ready" ? sandbox.lifecycle.ip : "",
        portMapFile: sandboxes.portMapFile(sandbox.id),
      },
      image: image.descriptor,
      rootfs: join(store.directoryOf(record.id), "rootfs"),
    };
  }

  /** Resolves when the command runs and is on record. A failure to run it ends the container: StartError. */
  async start(id: string): Promise<void> {
    const record = this.find(id);
    if (record.lifecycle.kind !== "created" || this.#starting.has(id)) {
      throw new CriError("FailedPrecondition", `container "${id}" is not in CONTAINER_CREATED state`);
    }
    this.#options.sandboxes.findReady(record.sandboxId);
    this.#starting.add(id);
    try {
      const container = await this.#options.launcher.launch(record, this.contextOf(record));
      const running = started(record, container.handle, toNanoseconds(this.#options.clock.now()));
      this.#options.store.put(running);
      this.#supervise(running, container);
      this.#options.onEvent(running, "CONTAINER_STARTED_EVENT");
    } catch (err: unknown) {
      const message = errorText(err);
      const finishedAt = toNanoseconds(this.#options.clock.now());
      this.#recordExit(id, { exitCode: 128, reason: "StartError", message, finishedAt });
      throw new CriError(err instanceof CriError ? err.code : "Unknown", message, { cause: err });
    } finally {
      this.#starting.delete(id);
    }
  }

  #supervise({ id }: ContainerRecord, container: RunningContainer): void {
    this.#running.set(id, container);
    container.ended.then(
      (result) => {
        this.#running.delete(id);
        this.#recordExit(id, result);
        return this.#sweep(container);
      },
      (err: unknown) => this.#reportFailure(id, err),
    );
  }

  #reportFailure(id: string, err: unknown): void {
    if (this.#options.signal.aborted) return;
    this.#options.logger.error({ err, containerId: id }, "Failed to wind up container");
  }

  #recordExit(id: string, result: ExitResult): void {
    const { store, logger, onEvent } = this.#options;
    const current = store.get(id);
    if (current === undefined || current.lifecycle.kind === "exited") return;
    const record = exited(current, result);
    store.put(record);
    logger.info({ containerId: id, exitCode: result.exitCode, reason: result.reason }, "Container exited");
    onEvent(record, "CONTAINER_STOPPED_EVENT");
  }

  /** What detached itself from the container is killed after its exit is known: nobody waits for it. */
  async #sweep(container: RunningContainer): Promise<void> {
    try {
      await container.killLeftovers();
    } catch (err: unknown) {
      if (!this.#options.signal.aborted)
        this.#options.logger.warn({ err }, "Processes of a container survive");
    }
  }

  /** Ends the container: its stop signal, then SIGKILL after the grace period. Idempotent. */
  async stop(id: string, options: { readonly graceMs: number; readonly signal: AbortSignal }): Promise<void> {
    const record = this.find(id);
    const container = this.#running.get(id);
    if (container === undefined) {
      if (record.lifecycle.kind === "created") await this.#abandon(record);
      return;
    }
    if (options.graceMs > 0) {
      container.signal(this.#stopSignal(record));
      if (await this.#endsWithin(container, options.graceMs, options.signal)) return;
    }
    container.signal("SIGKILL");
    if (await this.#endsWithin(container, killWaitMs, options.signal)) return;
    throw new CriError("DeadlineExceeded", `container "${id}" survives SIGKILL`);
  }

  /** A container that was never started is over without having run. */
  async #abandon(record: ContainerRecord): Promise<void> {
    if (this.#starting.has(record.id)) {
      throw new CriError("FailedPrecondition", `container "${record.id}" is in starting state`);
    }
    const finishedAt = toNanoseconds(this.#options.clock.now());
    this.#recordExit(record.id, { exitCode: 137, reason: "Error", message: "", finishedAt });
    await Promise.resolve();
  }

  #stopSignal({ config }: ContainerRecord): number {
    const image = this.#options.images.get(config.image?.image ?? "");
    const name = config.stopSignal === "RUNTIME_DEFAULT" ? image?.descriptor.stopSignal : config.stopSignal;
    return signalNumber(name === undefined || name === "" ? "SIGTERM" : name) ?? 15;
  }

  async #endsWithin(container: RunningContainer, ms: number, signal: AbortSignal): Promise<boolean> {
    const { promise, resolve, reject } = Promise.withResolvers<boolean>();
    using _timer = this.#options.clock.setTimer(ms, () => resolve(false));
    const abort = (): void => reject(signal.reason);
    signal.addEventListener("abort", abort, { once: true });
    try {
      return await Promise.race([container.ended.then(() => true), promise]);
    } finally {
      signal.removeEventListener("abort", abort);
    }
  }

  /** Stops it if it runs, then forgets it. Idempotent, as CRI asks. */
  async remove(id: string, signal: AbortSignal): Promise<void> {
    const { store, exits, onEvent } = this.#options;
    if (store.get(id) === undefined) return;
    await this.stop(id, { graceMs: 0, signal });
    const record = store.get(id);
    if (record === undefined) return;
    store.delete(id);
    exits.forget(id);
    onEvent(record, "CONTAINER_DELETED_EVENT");
  }

  /**
   * Takes over what an earlier runtime left: containers that run go on, those that ended meanwhile are
   * recorded with the exit code their shim wrote, and processes of containers that were never on record
   * as running are killed.
   */
  async restore(): Promise<void> {
    const { rootDir, clock, signal } = this.#options;
    const running = this.list().filter(({ lifecycle }) => lifecycle.kind === "running");
    const ids = new Set(running.map(({ id }) => id));
    const includes = (containerId: string): boolean => !isAmong(ids, containerId);
    await killContainerProcesses({ rootDir, includes, sessions: new Set() }, { clock, signal });
    for (const record of this.list()) {
      if (record.lifecycle.kind === "running") await this.#adopt(record, record.lifecycle.handle);
    }
  }

  async #adopt(record: ContainerRecord, handle: ContainerHandle): Promise<void> {
    const { rootDir, launcher, clock, signal, logger } = this.#options;
    try {
      this.#supervise(record, launcher.adopt(record, handle));
      logger.info({ containerId: record.id, pid: handle.main.pid }, "Adopted container");
    } catch (err: unknown) {
      logger.error({ err, containerId: record.id }, "Failed to adopt container");
      const includes = (containerId: string): boolean => isAmong([record.id], containerId);
      await killContainerProcesses({ rootDir, includes, sessions: new Set() }, { clock, signal });
      const message = `the container could not be taken over: ${errorText(err)}`;
      const finishedAt = toNanoseconds(clock.now());
      this.#recordExit(record.id, { exitCode: 255, reason: "Unknown", message, finishedAt });
    }
  }
}

function errorText(err: unknown): string {
  return err instanceof Error ? err.message : String(err);
}

/** What the user wrote, when the kubelet says it. */
function userImageName({ image }: ContainerConfig, pulled: PulledImage): string {
  if (image === undefined) return pulled.name;
  return image.userSpecifiedImage || (image.image.startsWith("sha256:") ? pulled.name : image.image);
}
