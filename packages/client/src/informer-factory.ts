import type { KubernetesObject, ResourceType } from "@kubets/api";
import { untilAborted } from "@kubets/apimachinery";
import type { Clock, Random } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { Client } from "./client.ts";
import type { Informer, InformerFactory } from "./informer.ts";
import { Reflector } from "./reflector.ts";
import { SharedInformer } from "./shared-informer.ts";

export interface InformerFactoryOptions {
  readonly client: Client;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger?: Pick<Logger, "debug" | "warn" | "error">;
  /** First state by a watch instead of a list, where the server can. Default false. */
  readonly watchList?: boolean;
}

type Selection = NonNullable<Parameters<InformerFactory["informer"]>[1]>;

interface Entry {
  readonly informer: SharedInformer<KubernetesObject>;
  /** Lists and watches until the signal aborts. */
  readonly run: (options: { readonly signal: AbortSignal }) => Promise<void>;
}

export function createInformerFactory(options: InformerFactoryOptions): InformerFactory {
  return new SharedInformerFactory(options);
}

class SharedInformerFactory implements InformerFactory {
  readonly #options: InformerFactoryOptions;
  readonly #entries = new Map<string, Entry>();
  /** Set while `run` runs: starts an informer that is asked for late. */
  #start: ((entry: Entry) => void) | undefined;

  constructor(options: InformerFactoryOptions) {
    this.#options = options;
  }

  informer<T extends KubernetesObject>(type: ResourceType<T>, selection: Selection = {}): Informer<T> {
    const key = JSON.stringify([
      type.group,
      type.version,
      type.resource,
      selection.namespace ?? "",
      selection.labelSelector ?? "",
      selection.fieldSelector ?? "",
    ]);
    let entry = this.#entries.get(key);
    if (entry === undefined) {
      entry = this.#create(type, selection);
      this.#entries.set(key, entry);
      this.#start?.(entry);
    }
    // The key holds the resource, so the entry's objects are of its type.
    return entry.informer as unknown as Informer<T>;
  }

  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    const { signal } = options;
    const running = new Set<Promise<void>>();
    this.#start = (entry) => running.add(entry.run({ signal }));
    for (const entry of this.#entries.values()) this.#start(entry);
    await untilAborted(signal);
    this.#start = undefined;
    await Promise.all(running);
  }

  async waitForSync(options: { readonly signal: AbortSignal }): Promise<void> {
    const { signal } = options;
    signal.throwIfAborted();
    const all = Promise.all([...this.#entries.values()].map(({ informer }) => informer.synced));
    await Promise.race([
      all,
      untilAborted(signal).then(() => {
        if (signal.reason instanceof Error) throw signal.reason;
        throw new Error("stopped before the caches were filled", { cause: signal.reason });
      }),
    ]);
  }

  #create<T extends KubernetesObject>(type: ResourceType<T>, selection: Selection): Entry {
    const { client, clock, random, logger, watchList } = this.#options;
    const informer = new SharedInformer<T>({ logger });
    const reflector = new Reflector<T>({
      client: client.resource(type),
      selection,
      target: informer,
      clock,
      random,
      name: type.resource,
      ...(logger === undefined ? {} : { logger }),
      ...(watchList === undefined ? {} : { watchList }),
    });
    return {
      // Given out again by `informer` only, with the type that its key holds.
      informer: informer as unknown as SharedInformer<KubernetesObject>,
      run: (options) => reflector.run(options),
    };
  }
}
