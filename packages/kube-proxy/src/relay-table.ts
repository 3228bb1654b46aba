import type { Clock, Random } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import { LoadBalancer } from "./load-balancer.ts";
import type { Relay } from "./relay.ts";
import type { ServicePort } from "./service-map.ts";
import { listenTcp } from "./tcp-relay.ts";
import { listenUdp } from "./udp-relay.ts";

export interface RelayTableDeps {
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** A service port cannot be listened on; told once until it can. */
  readonly onFailure: (port: ServicePort, message: string) => void;
  /** The ports that could not be had and what stands in for them (`namespace/name:port` → `address:port`). */
  readonly onMappedPorts: (mapped: Readonly<Record<string, string>>) => void;
}

interface Entry {
  port: ServicePort;
  readonly balancer: LoadBalancer;
  relay: Relay | undefined;
  /** Set once it had to wait to try again. */
  retry: Disposable | undefined;
  removed: boolean;
}

/** Another process has the port: it may let it go. */
const retryMs = 1_000;

/** The relays that listen now, made to be those that the service map asks for. */
export class RelayTable implements Disposable {
  readonly #deps: RelayTableDeps;
  readonly #entries = new Map<string, Entry>();
  readonly #mapped = new Map<string, string>();

  constructor(deps: RelayTableDeps) {
    this.#deps = deps;
  }

  get size(): number {
    return this.#entries.size;
  }

  apply(wanted: ReadonlyMap<string, ServicePort>): void {
    for (const [key, entry] of this.#entries) {
      if (wanted.has(key)) continue;
      this.#entries.delete(key);
      this.#remove(entry);
      entry.relay?.close();
    }
    for (const [key, port] of wanted) {
      const entry = this.#entries.get(key);
      if (entry) {
        entry.port = port;
        entry.balancer.update(port.endpoints, port.affinityMs);
      } else this.#add(port);
    }
  }

  [Symbol.dispose](): void {
    for (const entry of this.#entries.values()) {
      this.#remove(entry);
      entry.relay?.destroy();
    }
    this.#entries.clear();
  }

  #add(port: ServicePort): void {
    const { clock, random } = this.#deps;
    const { endpoints, affinityMs } = port;
    const balancer = new LoadBalancer({ clock, endpoints, affinityMs, start: random.float() });
    const entry: Entry = { port, balancer, relay: undefined, retry: undefined, removed: false };
    this.#entries.set(port.key, entry);
    this.#open(entry, port.port).catch((err: unknown) => {
      this.#deps.logger.error({ err, service: entry.port.service }, "Could not listen");
    });
  }

  async #open(entry: Entry, number: number): Promise<void> {
    const { address, protocol, shared } = entry.port;
    const options = { address, port: number, shared, balancer: entry.balancer, clock: this.#deps.clock };
    let relay: Relay;
    try {
      relay = await (protocol === "TCP" ? listenTcp(options) : listenUdp(options));
    } catch (err: unknown) {
      const code = err instanceof Error && "code" in err ? err.code : undefined;
      if (code === undefined) throw err;
      if (!entry.removed) await this.#onRefused(entry, String(code));
      return;
    }
    if (entry.removed) {
      relay.destroy();
      return;
    }
    entry.relay = relay;
    if (relay.port !== entry.port.port) this.#map(entry, `${address}:${relay.port}`);
  }

  async #onRefused(entry: Entry, code: string): Promise<void> {
    const { port } = entry;
    const where = `${port.protocol} port ${port.port} of ${port.address}`;
    if (code === "EACCES" && port.shared) {
      this.#deps.onFailure(
        port,
        `${where} needs more rights than this user has; a free port stands in for it`,
      );
      // One of its own: which number it is differs from node to node.
      entry.port = { ...port, shared: false };
      await this.#open(entry, 0);
      return;
    }
    // On 127.0.0.1 one of the kube-proxies is enough, and another cluster may have the port.
    if (port.address !== "127.0.0.1" && !entry.retry) {
      this.#deps.onFailure(
        port,
        code === "EADDRINUSE" ? `${where} is in use by another program` : `${where}: ${code}`,
      );
    }
    entry.retry = this.#deps.clock.setTimer(retryMs, () => {
      this.#open(entry, port.port).catch((err: unknown) => {
        this.#deps.logger.error({ err, service: port.service }, "Could not listen");
      });
    });
  }

  #remove(entry: Entry): void {
    entry.removed = true;
    entry.retry?.[Symbol.dispose]();
    if (this.#mapped.delete(mapKey(entry.port))) this.#deps.onMappedPorts(Object.fromEntries(this.#mapped));
  }

  #map(entry: Entry, actual: string): void {
    this.#mapped.set(mapKey(entry.port), actual);
    this.#deps.onMappedPorts(Object.fromEntries(this.#mapped));
  }
}

function mapKey(port: ServicePort): string {
  return `${port.service}:${port.port}`;
}
