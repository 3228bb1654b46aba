import type { KubernetesObject } from "@kubets/api";
import {
  isBadRequest,
  isGone,
  isInvalid,
  isResourceExpired,
  jitter,
  pause,
  statusErrorOf,
} from "@kubets/apimachinery";
import type { Clock, Random } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { ListOptions, ResourceClient, WatchEvent } from "./client.ts";

/** Where a reflector puts what it sees. */
export interface ReflectorTarget<T extends KubernetesObject> {
  /** The full state at one moment: what is not in it is gone. */
  replace(objects: readonly T[]): void;
  apply(type: "ADDED" | "MODIFIED" | "DELETED", object: T): void;
}

export interface ReflectorOptions<T extends KubernetesObject> {
  readonly client: ResourceClient<T>;
  readonly selection: Pick<ListOptions, "namespace" | "labelSelector" | "fieldSelector">;
  readonly target: ReflectorTarget<T>;
  readonly clock: Clock;
  readonly random: Random;
  /** For log lines, e.g. `pods`. */
  readonly name: string;
  readonly logger?: Pick<Logger, "debug" | "warn">;
  /** First state by a watch instead of a list, where the server can. Default false. */
  readonly watchList?: boolean;
}

const firstBackoffMs = 100;
const maxBackoffMs = 30_000;
/**
 * A watch that lived this long was healthy: the next failure starts from the first back-off. Short, so that a server
 * that is killed several times in a row is found again each time as fast as the first.
 */
const healthyAfterMs = 1_000;
const minWatchSeconds = 300;
const initialEventsEnd = "k8s.io/initial-events-end";

/**
 * Keeps a target equal to what the API server has: lists, then watches from there on, and again from the last
 * revision seen when the watch ends or breaks. Only when the server has forgotten that revision it lists anew.
 */
export class Reflector<T extends KubernetesObject> {
  readonly #options: ReflectorOptions<T>;
  #watchList: boolean;
  /** The last revision known to be in the target; undefined: list. */
  #revision: string | undefined;
  #backoffMs = firstBackoffMs;

  constructor(options: ReflectorOptions<T>) {
    this.#options = options;
    this.#watchList = options.watchList ?? false;
  }

  /** Runs until `signal` aborts; no failure ends it. */
  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    const { signal } = options;
    const { clock } = this.#options;
    while (!signal.aborted) {
      const startedMs = clock.monotonicMs();
      try {
        await this.#listAndWatch(signal);
        this.#backoffMs = firstBackoffMs;
      } catch (err: unknown) {
        if (signal.aborted) return;
        if (clock.monotonicMs() - startedMs >= healthyAfterMs) this.#backoffMs = firstBackoffMs;
        await this.#backOff(err, signal);
      }
    }
  }

  async #backOff(err: unknown, signal: AbortSignal): Promise<void> {
    const { clock, logger, name, random } = this.#options;
    if (isResourceExpired(err) || isGone(err) || isTooLargeRevision(err)) {
      logger?.debug({ resource: name, err }, "Revision expired, will list again");
      this.#revision = undefined;
    } else {
      logger?.warn({ resource: name, err }, "Watch failed, will try again");
    }
    const retryAfterMs = (statusErrorOf(err)?.retryAfterSeconds ?? 0) * 1000;
    const waitMs = Math.max(retryAfterMs, jitter(random, this.#backoffMs, 1));
    this.#backoffMs = Math.min(this.#backoffMs * 2, maxBackoffMs);
    // The signal ends the wait, and with it the loop in run.
    await pause(clock, waitMs, signal);
  }

  async #listAndWatch(signal: AbortSignal): Promise<void> {
    if (this.#revision === undefined && this.#watchList) await this.#watchWithInitialEvents(signal);
    if (this.#revision === undefined) await this.#list(signal);
    while (!signal.aborted) await this.#watch(signal);
  }

  async #list(signal: AbortSignal): Promise<void> {
    const { client, selection, target } = this.#options;
    const list = await client.list({ ...selection, signal });
    target.replace(list.items.map(withoutManagedFields));
    this.#revision = list.metadata.resourceVersion ?? "";
    this.#backoffMs = firstBackoffMs;
  }

  async #watch(signal: AbortSignal): Promise<void> {
    const { client, clock, random, selection } = this.#options;
    const startedMs = clock.monotonicMs();
    let events = 0;
    const watch = client.watch({
      ...selection,
      signal,
      resourceVersion: this.#revision ?? "",
      allowWatchBookmarks: true,
      timeoutSeconds: Math.floor(minWatchSeconds * (1 + random.float())),
    });
    for await (const event of watch) {
      events++;
      this.#take(event);
    }
    // A server that ends watches at once must not be asked in a tight loop.
    if (events === 0 && clock.monotonicMs() - startedMs < 1000) {
      throw new Error("very short watch: the server ended it without an event");
    }
  }

  #take(event: WatchEvent<T>): void {
    if (event.type !== "BOOKMARK") this.#options.target.apply(event.type, withoutManagedFields(event.object));
    this.#revision = event.object.metadata.resourceVersion ?? this.#revision;
  }

  /** Collects the initial events of a watch into one state, then goes on with the same watch. */
  async #watchWithInitialEvents(signal: AbortSignal): Promise<void> {
    const { client, selection, target } = this.#options;
    const initial = new Map<string, T>();
    let complete = false;
    const watch = client.watch({
      ...selection,
      signal,
      sendInitialEvents: true,
      resourceVersionMatch: "NotOlderThan",
      allowWatchBookmarks: true,
    });
    try {
      for await (const event of watch) {
        if (complete) {
          this.#take(event);
        } else if (event.type !== "BOOKMARK") {
          const { namespace = "", name = "" } = event.object.metadata;
          if (event.type === "DELETED") initial.delete(`${namespace}/${name}`);
          else initial.set(`${namespace}/${name}`, withoutManagedFields(event.object));
        } else if (event.object.metadata.annotations?.[initialEventsEnd] === "true") {
          target.replace([...initial.values()]);
          initial.clear();
          complete = true;
          this.#take(event);
        }
      }
    } catch (err: unknown) {
      // A server without the feature refuses the parameter; it can still list.
      if (complete || !(isInvalid(err) || isBadRequest(err))) throw err;
      this.#watchList = false;
    }
  }
}

/** Caches do without: nobody there asks who owns which field, and an update without them leaves them as they are. */
function withoutManagedFields<T extends KubernetesObject>(object: T): T {
  if (object.metadata.managedFields === undefined) return object;
  const { managedFields: _managedFields, ...metadata } = object.metadata;
  return { ...object, metadata };
}

/** The server is behind what this reflector has seen, e.g. after its data was restored from a backup. */
function isTooLargeRevision(err: unknown): boolean {
  const causes = statusErrorOf(err)?.details?.causes ?? [];
  return causes.some((cause) => cause.reason === "ResourceVersionTooLarge");
}
