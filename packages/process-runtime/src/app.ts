/** Wires the runtime: state from disk, containers taken over, the CRI socket served until the end. */
import { mkdirSync, realpathSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { dirname, join } from "node:path";
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
  readonly version: string;
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

export function socketPath(listen: string): string {
  if (!listen.startsWith("unix://")) throw new Error(`--listen must be unix:///PATH, not "${listen}"`);
  return listen.slice("unix://".length);
}

/** True when somebody accepts connections there. */
function isServed(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/** A socket that a killed runtime left is removed; one that answers is another runtime's: an error. */
async function freeSocket(listen: string): Promise<void> {
  const path = socketPath(listen);
  mkdirSync(dirname(path), { recursive: true });
  if (await isServed(path)) throw new Error(`another runtime serves ${listen}`);
  rmSync(path, { force: true });
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

  const containerStore = new RecordStore<ContainerRecord>(join(rootDir, "containers"));
  const sandboxStore = new RecordStore<SandboxRecord>(join(rootDir, "sandboxes"));
  const damaged = [...containerStore.open(), ...sandboxStore.open()];
  if (damaged.length > 0) logger.warn({ ids: damaged }, "Removed records that could not be read");
  const fifos = new FifoPool(join(rootDir, "fifos"));
  await fifos.open();
  const exits = new ExitWatcher({ directory: join(rootDir, "exits"), clock });
  exits.open();

  const network = new PodNetwork(join(rootDir, "network.json"));
  const portMapDir = join(rootDir, "ports");
  const { nodeIp } = options;
  const sandboxes = new SandboxManager({ store: sandboxStore, network, portMapDir, nodeIp, clock, random });
  const imported = options.imageDir === "" ? undefined : options.imageDir;
  const catalog = new ImageCatalog({ catalog: imagesDir, imported });
  const { searchPath } = options;
  const images = new ImageStore({ catalog, file: join(rootDir, "images.json"), searchPath });
  const isolation = new NoIsolation({ ...options, rootDir, imagesDir });
  const events = new ContainerEvents();
  const publish = (record: ContainerRecord, type: ContainerEventType): void =>
    publishEvent({ sandboxes, events, clock, containers: containerStore }, record, type);
  const launcher = new ContainerLauncher({
    ...{ isolation, exits, fifos, clock, logger, nodePath: options.nodePath },
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
  const streaming = new StreamingServer({ clock, random, logger, signal });
  await streaming.open();

  sandboxes.restore();
  await containers.restore();
  const watching = exits.run({ signal });
  await using _server = await startCriServer({
    endpoint: options.listen,
    runtime: {
      ...createRuntimeService({ containers, sandboxes, network, events, clock, version: options.version }),
      ...createStatsHandlers({ containers, sandboxes, clock }),
      ...createStreamingHandlers({ containers, sandboxes, isolation, streaming, clock }),
    },
    image: createImageService({ images, rootDir, clock }),
    onUnexpectedError: (method, err) => logger.error({ err, method }, "CRI call failed"),
  });
  logger.info({ listen: options.listen, rootDir }, "Serving CRI");
  deps.onReady();
  await watching;
}
