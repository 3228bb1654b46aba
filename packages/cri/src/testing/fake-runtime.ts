/**
 * A CRI client with a runtime behind it that runs nothing: containers start, exit, fail and resist as a
 * test scripts them, on the test's clock. It keeps runtime-contract.ts, as the real one does. Messages
 * pass through the codec both ways, so that a test sees what would come over the wire.
 */
import type { Clock } from "@kubets/apimachinery";
import type { CallOptions } from "../calls.ts";
import type { CriClient } from "../client.ts";
import { completeMessage } from "../codec.ts";
import { CriError } from "../cri-error.ts";
import { serviceTables } from "../generated/runtime-v1-tables.ts";
import type {
  ContainerEventResponse,
  ContainerEventType,
  ExecSyncResponse,
  ImageService,
  RuntimeService,
} from "../generated/runtime-v1.ts";
import type { ImageServiceHandlers, RuntimeServiceHandlers } from "../server.ts";
import type { MethodRow } from "../tables.ts";
import { FakeContainers } from "./fake-containers.ts";
import type { FakeContainer } from "./fake-containers.ts";
import { fakeContainerStatus, fakeSandboxStatus } from "./fake-messages.ts";

/** How the containers of one name behave. Everything left out is the friendly choice. */
export interface FakeBehaviour {
  /** Exits by itself after this long; by default it runs until it is stopped. */
  readonly exitAfterMs?: number;
  /** Code of that exit, and of one after the stop signal when `exitsOnStop`. Default 0, and 143. */
  readonly exitCode?: number;
  /** StartContainer fails with this text. */
  readonly startError?: string;
  /** `exits` at the stop signal (default), `ignoresTerm` until it is killed, or `immortal`. */
  readonly onStop?: "exits" | "ignoresTerm" | "immortal";
  /** Answers ExecSync; by default every command succeeds silently. */
  readonly exec?: (command: readonly string[]) => Partial<ExecSyncResponse>;
}

export interface FakeCall {
  readonly method: string;
  readonly request: unknown;
}

export interface FakeRuntimeOptions {
  readonly clock: Clock;
  /** Images that PullImage does not find. Default: `nosuchimage`. */
  readonly missingImages?: readonly string[];
}

type AnyHandler = (request: object, context: { signal: AbortSignal }) => unknown;

const never = new AbortController().signal;

export class FakeRuntime implements CriClient {
  readonly runtime: RuntimeService;
  readonly image: ImageService;
  /** Every call, in order. */
  readonly calls: FakeCall[] = [];
  readonly #state: FakeContainers;
  readonly #clock: Clock;
  readonly #missingImages: readonly string[];
  readonly #images = new Map<string, string>();
  readonly #failures = new Map<string, CriError[]>();
  readonly #readers = new Set<(event: object) => void>();

  constructor(options: FakeRuntimeOptions) {
    this.#clock = options.clock;
    this.#missingImages = options.missingImages ?? ["nosuchimage"];
    this.#state = new FakeContainers({
      clock: options.clock,
      onEvent: (container, type) => this.#publish(container, type),
    });
    this.runtime = this.#service(serviceTables.RuntimeService, this.#runtimeHandlers()) as RuntimeService;
    this.image = this.#service(serviceTables.ImageService, this.#imageHandlers()) as ImageService;
  }

  /** Scripts containers of that name; also those that exist already, from their next step on. */
  behave(containerName: string, behaviour: FakeBehaviour): void {
    this.#state.behaviours.set(containerName, behaviour);
  }

  /** The next call of the method fails so. */
  failNext(method: keyof RuntimeService | keyof ImageService, error: CriError): void {
    this.#failures.set(method, [...(this.#failures.get(method) ?? []), error]);
  }

  /** Ends a running container as if its process had. */
  exit(containerName: string, exitCode: number): void {
    this.#state.exitByName(containerName, exitCode);
  }

  /** Annotations a sandbox reports beside its own, e.g. a port map. */
  annotateSandbox(podSandboxId: string, annotations: Readonly<Record<string, string>>): void {
    Object.assign(this.#state.findSandbox(podSandboxId).annotations, annotations);
  }

  close(): void {
    this.#readers.clear();
  }

  #service(methods: Readonly<Record<string, MethodRow>>, handlers: object): object {
    // Both come from the same .proto: a handler's request is the one of its method.
    const table = handlers as Readonly<Record<string, AnyHandler | undefined>>;
    return Object.fromEntries(
      Object.entries(methods).map(([name, method]) => {
        const handler = table[name];
        return [
          name,
          method.responseStream ? this.#stream(name, handler) : this.#unary(name, method, handler),
        ];
      }),
    );
  }

  #receive(name: string, method: MethodRow, request: object, options: CallOptions): object {
    options.signal?.throwIfAborted();
    const received = completeMessage(method.request, request);
    this.calls.push({ method: name, request: received });
    const failure = this.#failures.get(name)?.shift();
    if (failure !== undefined) throw failure;
    return received;
  }

  #unary(name: string, method: MethodRow, handler: AnyHandler | undefined) {
    return async (request: object, options: CallOptions = {}): Promise<object> => {
      const received = this.#receive(name, method, request, options);
      if (handler === undefined) throw new CriError("Unimplemented", `the fake does not support ${name}`);
      const response = await handler(received, { signal: options.signal ?? never });
      return completeMessage(method.response, response as object);
    };
  }

  #stream(name: string, handler: AnyHandler | undefined) {
    return (request: object, options: CallOptions = {}): AsyncIterable<object> => {
      this.calls.push({ method: name, request });
      if (handler === undefined) throw new CriError("Unimplemented", `the fake does not support ${name}`);
      return handler(request, { signal: options.signal ?? never }) as AsyncIterable<object>;
    };
  }

  #publish(container: FakeContainer, type: ContainerEventType): void {
    const sandbox = this.#state.sandboxes.get(container.sandboxId);
    const siblings = this.#state
      .listContainers()
      .filter(({ sandboxId }) => sandboxId === container.sandboxId);
    const event = completeMessage("ContainerEventResponse", {
      containerId: container.id,
      containerEventType: type,
      createdAt: this.#state.now(),
      ...(sandbox === undefined ? {} : { podSandboxStatus: fakeSandboxStatus(sandbox) }),
      containersStatuses: siblings.map(fakeContainerStatus),
    });
    for (const reader of this.#readers) reader(event);
  }

  async *#events(signal: AbortSignal): AsyncGenerator<ContainerEventResponse> {
    const queue: object[] = [];
    let wake = (): void => undefined;
    const onAbort = (): void => wake();
    const reader = (event: object): void => {
      queue.push(event);
      wake();
    };
    this.#readers.add(reader);
    signal.addEventListener("abort", onAbort, { once: true });
    try {
      while (!signal.aborted) {
        const event = queue.shift();
        if (event !== undefined) yield event as ContainerEventResponse;
        else {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
      }
      throw signal.reason;
    } finally {
      this.#readers.delete(reader);
      signal.removeEventListener("abort", onAbort);
    }
  }

  #runtimeHandlers(): RuntimeServiceHandlers {
    const state = this.#state;
    const conditions = ["RuntimeReady", "NetworkReady"].map((type) => ({ type, status: true }));
    return {
      ...state.handlers(),
      version: async () =>
        Promise.resolve({
          version: "0.1.0",
          runtimeName: "fake",
          runtimeVersion: "1",
          runtimeApiVersion: "v1",
        }),
      status: async () => Promise.resolve({ status: { conditions } }),
      updateRuntimeConfig: async () => Promise.resolve({}),
      reopenContainerLog: async () => Promise.resolve({}),
      execSync: async ({ containerId, cmd, timeout }) => {
        const { name } = state.findRunning(containerId);
        const result = state.behaviours.get(name)?.exec?.(cmd) ?? {};
        await Promise.resolve(timeout);
        return result;
      },
      getContainerEvents: (_, { signal }) => this.#events(signal),
    };
  }

  #imageHandlers(): ImageServiceHandlers {
    const images = this.#images;
    const find = (name: string): readonly [string, string] | undefined =>
      [...images].find(([known, id]) => known === name || id === name);
    const message = ([name, id]: readonly [string, string]) => ({
      id,
      repoTags: [name],
      repoDigests: [],
      size: 1,
    });
    return {
      pullImage: async ({ image }) => {
        const name = image?.image ?? "";
        if (this.#missingImages.some((missing) => name.split(/[:@]/)[0]?.endsWith(missing))) {
          throw new CriError("NotFound", `failed to pull and unpack image "${name}": ${name}: not found`);
        }
        if (!images.has(name))
          images.set(name, `sha256:${Buffer.from(name).toString("hex").padEnd(64, "0")}`);
        return Promise.resolve({ imageRef: images.get(name) });
      },
      imageStatus: async ({ image }) => {
        const found = find(image?.image ?? "");
        return Promise.resolve(found === undefined ? {} : { image: message(found) });
      },
      listImages: async () => Promise.resolve({ images: [...images].map(message) }),
      removeImage: async ({ image }) => {
        const found = find(image?.image ?? "");
        if (found !== undefined) images.delete(found[0]);
        return Promise.resolve({});
      },
      imageFsInfo: async () => {
        const timestamp = BigInt(Math.floor(this.#clock.now())) * 1_000_000n;
        const usage = { timestamp, fsId: { mountpoint: "/" }, usedBytes: { value: 0 } };
        return Promise.resolve({ imageFilesystems: [usage], containerFilesystems: [usage] });
      },
    };
  }
}
