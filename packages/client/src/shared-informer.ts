import type { KubernetesObject } from "@kubets/api";
import type { Logger } from "@kubets/component-base";
import { keyOf, type EventHandler, type Informer, type Lister } from "./informer.ts";
import { ObjectCache } from "./object-cache.ts";
import type { ReflectorTarget } from "./reflector.ts";

/** The cache of an informer, and those who want to hear of its changes. */
export class SharedInformer<T extends KubernetesObject> implements Informer<T>, ReflectorTarget<T> {
  readonly #cache = new ObjectCache<T>();
  readonly #handlers = new Set<EventHandler<T>>();
  readonly #synced = Promise.withResolvers<void>();
  readonly #logger: Pick<Logger, "error"> | undefined;
  #hasSynced = false;

  constructor(options: { readonly logger?: Pick<Logger, "error"> | undefined } = {}) {
    this.#logger = options.logger;
  }

  get lister(): Lister<T> {
    return this.#cache;
  }

  get hasSynced(): boolean {
    return this.#hasSynced;
  }

  /** Resolves at the first full list. */
  get synced(): Promise<void> {
    return this.#synced.promise;
  }

  addHandler(handler: EventHandler<T>): Disposable {
    const own = { ...handler };
    this.#handlers.add(own);
    for (const object of this.#cache.list()) this.#call(() => own.onAdd?.(object));
    return { [Symbol.dispose]: () => this.#handlers.delete(own) };
  }

  addIndex(name: string, valuesOf: (object: T) => readonly string[]): void {
    this.#cache.addIndex(name, valuesOf);
  }

  replace(objects: readonly T[]): void {
    const gone = new Set(this.#cache.keys());
    for (const object of objects) gone.delete(keyOf(object));
    for (const key of gone) this.#remove(key);
    for (const object of objects) this.#set(object);
    this.#hasSynced = true;
    this.#synced.resolve();
  }

  apply(type: "ADDED" | "MODIFIED" | "DELETED", object: T): void {
    if (type === "DELETED") this.#remove(keyOf(object), object);
    else this.#set(object);
  }

  #set(object: T): void {
    const known = this.#cache.byKey(keyOf(object));
    const { resourceVersion, uid } = object.metadata;
    if (known !== undefined && known.metadata.uid !== uid) {
      // Deleted and made anew while nobody watched: two events, not one.
      this.#remove(keyOf(object));
      return this.#set(object);
    }
    if (known !== undefined && known.metadata.resourceVersion === resourceVersion) return;
    this.#cache.set(object);
    if (known === undefined) this.#tell((handler) => handler.onAdd?.(object));
    else this.#tell((handler) => handler.onUpdate?.(object, known));
  }

  #remove(key: string, last?: T): void {
    const known = this.#cache.remove(key);
    if (known !== undefined) this.#tell((handler) => handler.onDelete?.(last ?? known));
  }

  #tell(call: (handler: EventHandler<T>) => void): void {
    for (const handler of this.#handlers) this.#call(() => call(handler));
  }

  /** A handler that throws must not stop the cache or the others. */
  #call(callback: () => void): void {
    try {
      callback();
    } catch (err: unknown) {
      this.#logger?.error({ err }, "Informer handler failed");
    }
  }
}
