import { resources } from "@kubets/api";
import type { corev1, discoveryv1 } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import type { InformerFactory } from "@kubets/client";
import type { Logger } from "@kubets/component-base";
import type { RelayTable } from "./relay-table.ts";
import { buildServiceMap } from "./service-map.ts";

export interface ProxierDeps {
  readonly informers: InformerFactory;
  readonly relays: RelayTable;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly nodeName: string;
  readonly nodeIP: string;
  /** Pods cannot have the ports below 1024 they ask for here, so their port maps are looked at. */
  readonly lowPortsAreMapped: boolean;
}

/** Changes that come together are worked in together; still far within 100 ms. */
const gatherMs = 5;

/** Keeps the relays in step with services and endpoint slices. */
export class Proxier {
  readonly #deps: ProxierDeps;
  #due: Disposable | undefined;
  #synced = false;

  constructor(deps: ProxierDeps) {
    this.#deps = deps;
  }

  get hasSynced(): boolean {
    return this.#synced;
  }

  /** Runs until the signal aborts; then nothing listens any more. The informers must be running. */
  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    const { informers, relays, logger } = this.#deps;
    using stack = new DisposableStack();
    stack.use(relays);
    const changed = (): void => this.#schedule();
    const handler = { onAdd: changed, onUpdate: changed, onDelete: changed };
    stack.use(informers.informer(resources.services).addHandler(handler));
    stack.use(informers.informer(resources.endpointslices).addHandler(handler));
    if (this.#deps.lowPortsAreMapped) stack.use(informers.informer(resources.pods).addHandler(handler));
    await informers.waitForSync(options);
    this.#synced = true;
    this.#sync();
    logger.info({ servicePorts: relays.size }, "Caches are synced; relaying");
    await new Promise<void>((resolve) => {
      options.signal.addEventListener("abort", () => resolve(), { once: true });
      if (options.signal.aborted) resolve();
    });
    this.#due?.[Symbol.dispose]();
  }

  #schedule(): void {
    // Before everything is known, services would seem to have no endpoints.
    if (!this.#synced || this.#due) return;
    this.#due = this.#deps.clock.setTimer(gatherMs, () => {
      this.#due = undefined;
      this.#sync();
    });
  }

  #sync(): void {
    const { informers, relays, nodeName, nodeIP, lowPortsAreMapped } = this.#deps;
    const services: readonly corev1.Service[] = informers.informer(resources.services).lister.list();
    const slices: readonly discoveryv1.EndpointSlice[] = informers
      .informer(resources.endpointslices)
      .lister.list();
    const pods = lowPortsAreMapped ? informers.informer(resources.pods).lister : undefined;
    const actualPort = (pod: { readonly namespace: string; readonly name: string }, port: number): number =>
      mappedPort(pods?.get(pod.namespace, pod.name), port);
    relays.apply(buildServiceMap({ services, slices, nodeName, nodeIP, actualPort }));
  }
}

/** Pod annotation `kubets.dev/port-map`, e.g. `{"80":34567}`: see docs/architecture.md. */
export function mappedPort(pod: corev1.Pod | undefined, port: number): number {
  const text = pod?.metadata.annotations?.["kubets.dev/port-map"];
  if (text === undefined) return port;
  try {
    const map: unknown = JSON.parse(text);
    const actual: unknown =
      typeof map === "object" && map !== null ? Reflect.get(map, String(port)) : undefined;
    return typeof actual === "number" ? actual : port;
  } catch (err: unknown) {
    // Anyone may write an annotation; one that is no JSON maps nothing.
    if (err instanceof SyntaxError) return port;
    throw err;
  }
}
