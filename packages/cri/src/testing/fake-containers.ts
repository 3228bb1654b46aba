/** The sandboxes and containers of FakeRuntime. */
import type { Clock } from "@kubets/apimachinery";
import { CriError } from "../cri-error.ts";
import type {
  ContainerConfig,
  ContainerEventType,
  ContainerFilter,
  PodSandboxConfig,
  PodSandboxFilter,
} from "../generated/runtime-v1.ts";
import type { RuntimeServiceHandlers } from "../server.ts";
import { fakeContainer, fakeContainerStatus, fakeSandbox, fakeSandboxStatus } from "./fake-messages.ts";
import type { FakeBehaviour } from "./fake-runtime.ts";

export interface FakeSandbox {
  readonly id: string;
  readonly config: PodSandboxConfig;
  readonly ip: string;
  readonly createdAt: bigint;
  readonly annotations: Record<string, string>;
  ready: boolean;
}

export interface FakeContainer {
  readonly id: string;
  readonly sandboxId: string;
  readonly name: string;
  readonly config: ContainerConfig;
  readonly createdAt: bigint;
  state: "CONTAINER_CREATED" | "CONTAINER_RUNNING" | "CONTAINER_EXITED";
  startedAt: bigint;
  finishedAt: bigint;
  exitCode: number;
  reason: string;
  message: string;
  /** Settles when it has exited. */
  readonly ended: PromiseWithResolvers<void>;
}

interface FakeContainersOptions {
  readonly clock: Clock;
  readonly onEvent: (container: FakeContainer, type: ContainerEventType) => void;
}

function matchesLabels(
  labels: Readonly<Record<string, string>>,
  selector: Readonly<Record<string, string>>,
): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

export class FakeContainers {
  readonly behaviours = new Map<string, FakeBehaviour>();
  readonly sandboxes = new Map<string, FakeSandbox>();
  readonly #containers = new Map<string, FakeContainer>();
  readonly #options: FakeContainersOptions;
  #lastId = 0;

  constructor(options: FakeContainersOptions) {
    this.#options = options;
  }

  now(): bigint {
    return BigInt(Math.floor(this.#options.clock.now())) * 1_000_000n;
  }

  #newId(): string {
    return (++this.#lastId).toString(16).padStart(64, "0");
  }

  listContainers(): FakeContainer[] {
    return [...this.#containers.values()];
  }

  findSandbox(id: string): FakeSandbox {
    const found = this.sandboxes.get(id);
    if (found !== undefined) return found;
    throw new CriError("NotFound", `an error occurred when try to find sandbox "${id}": not found`);
  }

  find(id: string): FakeContainer {
    const found = this.#containers.get(id);
    if (found !== undefined) return found;
    throw new CriError("NotFound", `an error occurred when try to find container "${id}": not found`);
  }

  findRunning(id: string): FakeContainer {
    const found = this.find(id);
    if (found.state === "CONTAINER_RUNNING") return found;
    throw new CriError("FailedPrecondition", `container is in ${found.state} state`);
  }

  exitByName(name: string, exitCode: number): void {
    const found = this.listContainers().find(
      (container) => container.name === name && container.state === "CONTAINER_RUNNING",
    );
    if (found === undefined) throw new Error(`no container "${name}" runs`);
    this.#exit(found, exitCode, exitCode === 0 ? "Completed" : "Error");
  }

  #exit(container: FakeContainer, exitCode: number, reason: string): void {
    if (container.state === "CONTAINER_EXITED") return;
    Object.assign(container, { state: "CONTAINER_EXITED", exitCode, reason, finishedAt: this.now() });
    container.ended.resolve();
    this.#options.onEvent(container, "CONTAINER_STOPPED_EVENT");
  }

  #create(sandboxId: string, config: ContainerConfig): FakeContainer {
    const sandbox = this.findSandbox(sandboxId);
    if (!sandbox.ready) {
      throw new CriError("FailedPrecondition", `sandbox container "${sandboxId}" is not running`);
    }
    const name = config.metadata?.name ?? "";
    const same = this.listContainers().find(
      (other) =>
        other.sandboxId === sandboxId &&
        other.name === name &&
        other.config.metadata?.attempt === config.metadata?.attempt,
    );
    if (same !== undefined) {
      throw new CriError("AlreadyExists", `container name "${name}" is reserved for "${same.id}"`);
    }
    const container: FakeContainer = {
      ...{ id: this.#newId(), sandboxId, name, config, createdAt: this.now(), state: "CONTAINER_CREATED" },
      ...{ startedAt: 0n, finishedAt: 0n, exitCode: 0, reason: "", message: "" },
      ended: Promise.withResolvers<void>(),
    };
    this.#containers.set(container.id, container);
    this.#options.onEvent(container, "CONTAINER_CREATED_EVENT");
    return container;
  }

  #start(id: string): void {
    const container = this.find(id);
    if (container.state !== "CONTAINER_CREATED") {
      throw new CriError("FailedPrecondition", `container "${id}" is not in CONTAINER_CREATED state`);
    }
    const behaviour = this.behaviours.get(container.name) ?? {};
    if (behaviour.startError !== undefined) {
      container.message = behaviour.startError;
      this.#exit(container, 128, "StartError");
      throw new CriError("Unknown", behaviour.startError);
    }
    Object.assign(container, { state: "CONTAINER_RUNNING", startedAt: this.now() });
    this.#options.onEvent(container, "CONTAINER_STARTED_EVENT");
    if (behaviour.exitAfterMs === undefined) return;
    const exitCode = behaviour.exitCode ?? 0;
    this.#options.clock.setTimer(behaviour.exitAfterMs, () => {
      this.#exit(container, exitCode, exitCode === 0 ? "Completed" : "Error");
    });
  }

  async #stop(id: string, graceMs: number, signal: AbortSignal): Promise<void> {
    const container = this.find(id);
    if (container.state === "CONTAINER_CREATED") this.#exit(container, 137, "Error");
    if (container.state === "CONTAINER_EXITED") return;
    const { onStop = "exits", exitCode = 143 } = this.behaviours.get(container.name) ?? {};
    if (onStop === "immortal") {
      await this.#options.clock.sleep(graceMs, { signal });
      throw new CriError("DeadlineExceeded", `container "${id}" survives SIGKILL`);
    }
    if (onStop === "exits" && graceMs > 0) {
      this.#exit(container, exitCode, exitCode === 0 ? "Completed" : "Error");
      return;
    }
    if (graceMs > 0) await this.#waitForEnd(container, graceMs, signal);
    this.#exit(container, 137, "Error");
  }

  async #waitForEnd(container: FakeContainer, graceMs: number, signal: AbortSignal): Promise<void> {
    const waited = new AbortController();
    const grace = this.#options.clock.sleep(graceMs, { signal: AbortSignal.any([signal, waited.signal]) });
    await Promise.race([grace, container.ended.promise]).finally(() => waited.abort(new Error("ended")));
  }

  async #remove(id: string, signal: AbortSignal): Promise<void> {
    const container = this.#containers.get(id);
    if (container === undefined) return;
    await this.#stop(id, 0, signal);
    this.#containers.delete(id);
    this.#options.onEvent(container, "CONTAINER_DELETED_EVENT");
  }

  #runSandbox(config: PodSandboxConfig): FakeSandbox {
    const id = this.#newId();
    const ip = `10.244.0.${this.sandboxes.size + 2}`;
    const sandbox = {
      id,
      config,
      ip,
      createdAt: this.now(),
      annotations: { ...config.annotations },
      ready: true,
    };
    this.sandboxes.set(id, sandbox);
    return sandbox;
  }

  #containersOf(sandboxId: string): FakeContainer[] {
    return this.listContainers().filter((container) => container.sandboxId === sandboxId);
  }

  async #stopSandbox(id: string, signal: AbortSignal): Promise<void> {
    await Promise.all(this.#containersOf(id).map((container) => this.#stop(container.id, 0, signal)));
    const sandbox = this.sandboxes.get(id);
    if (sandbox !== undefined) sandbox.ready = false;
  }

  #matchesContainer(container: FakeContainer, filter: ContainerFilter | undefined): boolean {
    if (filter === undefined) return true;
    return (
      container.id.startsWith(filter.id) &&
      container.sandboxId.startsWith(filter.podSandboxId) &&
      (filter.state === undefined || filter.state.state === container.state) &&
      matchesLabels(container.config.labels, filter.labelSelector)
    );
  }

  #matchesSandbox(sandbox: FakeSandbox, filter: PodSandboxFilter | undefined): boolean {
    if (filter === undefined) return true;
    const state = sandbox.ready ? "SANDBOX_READY" : "SANDBOX_NOTREADY";
    return (
      sandbox.id.startsWith(filter.id) &&
      (filter.state === undefined || filter.state.state === state) &&
      matchesLabels(sandbox.config.labels, filter.labelSelector)
    );
  }

  handlers(): RuntimeServiceHandlers {
    return { ...this.#sandboxHandlers(), ...this.#containerHandlers() };
  }

  #sandboxHandlers(): RuntimeServiceHandlers {
    return {
      runPodSandbox: async ({ config }) => {
        if (config === undefined) throw new CriError("InvalidArgument", "a sandbox needs a config");
        return Promise.resolve({ podSandboxId: this.#runSandbox(config).id });
      },
      stopPodSandbox: async ({ podSandboxId }, { signal }) => {
        await this.#stopSandbox(podSandboxId, signal);
        return {};
      },
      removePodSandbox: async ({ podSandboxId }, { signal }) => {
        await this.#stopSandbox(podSandboxId, signal);
        await Promise.all(this.#containersOf(podSandboxId).map(({ id }) => this.#remove(id, signal)));
        this.sandboxes.delete(podSandboxId);
        return {};
      },
      podSandboxStatus: async ({ podSandboxId }) => {
        const sandbox = this.findSandbox(podSandboxId);
        const containersStatuses = this.#containersOf(podSandboxId).map(fakeContainerStatus);
        return Promise.resolve({
          status: fakeSandboxStatus(sandbox),
          containersStatuses,
          timestamp: this.now(),
        });
      },
      listPodSandbox: async ({ filter }) => {
        const found = [...this.sandboxes.values()].filter((sandbox) => this.#matchesSandbox(sandbox, filter));
        return Promise.resolve({ items: found.map(fakeSandbox) });
      },
    };
  }

  #containerHandlers(): RuntimeServiceHandlers {
    return {
      createContainer: async ({ podSandboxId, config }) => {
        if (config === undefined) throw new CriError("InvalidArgument", "a container needs a config");
        return Promise.resolve({ containerId: this.#create(podSandboxId, config).id });
      },
      startContainer: async ({ containerId }) => {
        this.#start(containerId);
        return Promise.resolve({});
      },
      stopContainer: async ({ containerId, timeout }, { signal }) => {
        await this.#stop(containerId, timeout * 1000, signal);
        return {};
      },
      removeContainer: async ({ containerId }, { signal }) => {
        await this.#remove(containerId, signal);
        return {};
      },
      listContainers: async ({ filter }) => {
        const found = this.listContainers().filter((container) => this.#matchesContainer(container, filter));
        return Promise.resolve({ containers: found.map(fakeContainer) });
      },
      containerStatus: async ({ containerId }) =>
        Promise.resolve({ status: fakeContainerStatus(this.find(containerId)) }),
    };
  }
}
