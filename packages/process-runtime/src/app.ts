/** Wires the runtime: state from disk, containers taken over, the CRI socket served until the end. */
import { mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import type { Clock, Random } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import { startCriServer } from "@kubets/cri";
import type { ContainerEventType } from "@kubets/cri";
import { ContainerLauncher } from "./container/container-launcher.ts";
import { ContainerManager } from "./container/container-manager.ts";
import type { ContainerRecord } from "./container/container-record.ts";
import { ExitWatcher } from "./container/exit-watcher.ts";
import { FifoPool } from "./container/fifo-pool.ts";
import { HostChecks } from "./image/host-checks.ts";
import { ImageCatalog } from "./image/image-catalog.ts";
import { ImageStore } from "./image/image-store.ts";
import { NoIsolation } from "./isolation/no-isolation.ts";
import { PodNetwork } from "./network/pod-network.ts";
import { ContainerSweeper } from "./process/container-sweeper.ts";
import { isProcSupported } from "./process/process-table.ts";
import { SandboxManager } from "./sandbox/sandbox-manager.ts";
import type { SandboxRecord } from "./sandbox/sandbox-record.ts";
import { ContainerEvents } from "./service/container-events.ts";
import { createImageService } from "./service/image-service.ts";
import { freeSocket } from "./service/listen-socket.ts";
import { watchPortMaps } from "./service/port-map-watcher.ts";
import { createRuntimeService, publishEvent } from "./service/runtime-service.ts";
import { createStatsHandlers } from "./service/container-stats.ts";
import { createStreamingHandlers } from "./service/streaming-handlers.ts";
import { recordRuntime } from "./process/runtime-record.ts";
import { RecordStore } from "./storage/record-store.ts";
import { StreamingServer } from "./streaming/streaming-server.ts";

export interface RuntimeOptions {
  /** All state; made when missing. */
  readonly rootDir: string;
  /** `unix:///path`. */
  readonly listen: string;
  readonly nodeIp: string;
  /** Images the user imported; empty: none. */
  readonly imageDir: string;
  /** The PATH of the host, where images find their programs. */
  readonly searchPath: string;
  readonly nodePath: string;
  /** Node's compile cache. */
  readonly cacheDir: string;
  readonly uid: number;
}

export interface RuntimeDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly signal: AbortSignal;
  /** Called when the socket accepts calls. */
  readonly onReady: () => void;
}

const imagesDir = join(import.meta.dirname, "..", "images");

/** What lies in the root directory, opened. */
async function openState(rootDir: string, { clock, logger }: Pick<RuntimeDeps, "clock" | "logger">) {
  const containerStore = new RecordStore<ContainerRecord>(join(rootDir, "containers"));
  const sandboxStore = new RecordStore<SandboxRecord>(join(rootDir, "sandboxes"));
  const damaged = [...containerStore.open(), ...sandboxStore.open()];
  if (damaged.length > 0) logger.warn({ ids: damaged }, "Removed records that could not be read");
  const fifos = new FifoPool(join(rootDir, "fifos"));
  await fifos.open();
  const exits = new ExitWatcher({ directory: join(rootDir, "exits"), clock });
  exits.open();
  const network = new PodNetwork(join(rootDir, "network.json"));
  return { containerStore, sandboxStore, fifos, exits, network };
}

type State = Awaited<ReturnType<typeof openState>>;

function makeImages(options: RuntimeOptions, rootDir: string): ImageStore {
  const imported = options.imageDir === "" ? undefined : options.imageDir;
  const catalog = new ImageCatalog({ catalog: imagesDir, imported });
  return new ImageStore({ catalog, file: join(rootDir, "images.json"), searchPath: options.searchPath });
}

function makeManagers(
  state: State,
  options: RuntimeOptions & { readonly rootDir: string },
  deps: RuntimeDeps,
) {
  const { containerStore, sandboxStore, fifos, exits, network } = state;
  const { rootDir, nodeIp, nodePath, searchPath } = options;
  const { clock, random, logger, signal } = deps;
  const portMapDir = join(rootDir, "ports");
  const sandboxes = new SandboxManager({ store: sandboxStore, network, portMapDir, nodeIp, clock, random });
  const images = makeImages(options, rootDir);
  const isolation = new NoIsolation({ ...options, imagesDir });
  const events = new ContainerEvents();
  const publish = (record: ContainerRecord, type: ContainerEventType): void =>
    publishEvent({ sandboxes, events, clock, containers: containerStore }, record, type);
  const launcher = new ContainerLauncher({
    ...{ isolation, exits, fifos, clock, logger, nodePath },
    sweeper: new ContainerSweeper({ rootDir, clock, signal }),
    directoryOf: (id) => containerStore.directoryOf(id),
    checks: new HostChecks({ searchPath }),
  });
  const containers = new ContainerManager({
    ...{ rootDir, store: containerStore, sandboxes, images, isolation, exits, launcher },
    ...{ clock, random, logger, signal },
    onEvent: publish,
  });
  watchPortMaps({
    directory: portMapDir,
    signal,
    onChange(sandboxId) {
      const server = containers.runningIn(sandboxId)[0];
      const reported = server !== undefined && sandboxes.portMap(sandboxId).size > 0;
      if (reported) publish(server, "CONTAINER_STARTED_EVENT");
    },
  });
  return { sandboxes, images, isolation, events, containers };
}

/** Serves until the signal aborts. Containers go on afterwards. */
export async function runRuntime(options: RuntimeOptions, deps: RuntimeDeps): Promise<void> {
  const { clock, random, logger, signal } = deps;
  if (!isProcSupported()) {
    throw new Error("process-runtime needs the /proc of Linux to tell its processes: this system has none");
  }
  mkdirSync(options.rootDir, { recursive: true, mode: 0o711 });
  const rootDir = realpathSync(options.rootDir);
  await freeSocket(options.listen);
  recordRuntime(options.rootDir);

  const state = await openState(rootDir, deps);
  const managers = makeManagers(state, { ...options, rootDir }, deps);
  const streaming = new StreamingServer({ clock, random, logger, signal });
  await streaming.open();
  managers.sandboxes.restore();
  await managers.containers.restore();
  const watching = state.exits.run({ signal });
  const { network } = state;
  await using _server = await startCriServer({
    endpoint: options.listen,
    runtime: {
      ...createRuntimeService({ ...managers, network, clock }),
      ...createStatsHandlers({ ...managers, clock }),
      ...createStreamingHandlers({ ...managers, streaming, clock }),
    },
    image: createImageService({ images: managers.images, rootDir, clock }),
    onUnexpectedError: (method, err) => logger.error({ err, method }, "CRI call failed"),
  });
  logger.info({ listen: options.listen, rootDir }, "Serving CRI");
  deps.onReady();
  await watching;
}
