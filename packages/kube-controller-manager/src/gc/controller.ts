import { isNotFound } from "@kubets/apimachinery";
import { resourceForKind } from "@kubets/api";
import type { KubernetesObject, ResourceType, metav1 } from "@kubets/api";
import { RateLimitingQueue, Reflector, runWorkers } from "@kubets/client";
import type { WorkQueue } from "@kubets/client";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { decideCollection } from "./gc-decision.ts";
import { ownTypes, sharedTypes, UidTarget } from "./gc-sources.ts";
import { GcWriter } from "./gc-writer.ts";
import { OwnerGraph, foregroundFinalizer, orphanFinalizer } from "./graph.ts";
import type { GraphNode } from "./graph.ts";

const workers = 10;
/** uids known to be absent; a uid never comes back. The oldest are forgotten and asked for again. */
const maxAbsent = 1000;

/** Deletes what has lost its owners, and orders the deletion of owners and dependents. */
export function createGarbageCollector(context: ControllerContext): Controller {
  const informers = sharedTypes.map((type) => ({ type, informer: context.informers.informer(type) }));
  return {
    name: "garbage-collector-controller",
    run: async ({ signal }) => {
      using queue = new RateLimitingQueue({ clock: context.clock });
      const collector = new GarbageCollector({ context, queue, signal });
      using subscriptions = new DisposableStack();
      for (const { type, informer } of informers) {
        subscriptions.use(
          informer.addHandler({
            onAdd: (object) => collector.set(type, object),
            onUpdate: (object) => collector.set(type, object),
            onDelete: ({ metadata }) => collector.remove(metadata.uid ?? ""),
          }),
        );
      }
      const targets = ownTypes.map((type) => ({
        type,
        target: new UidTarget({
          onSet: (object) => collector.set(type, object),
          onRemove: (uid) => collector.remove(uid),
        }),
      }));
      const reflectors = targets.map(({ type, target }) => reflect(context, type, target, signal));
      const collect = async (): Promise<void> => {
        // Before everything was listed, an owner may only seem to be missing.
        await untilAborted(Promise.all(targets.map(({ target }) => target.synced)), signal);
        await runWorkers(queue, {
          workers,
          signal,
          logger: context.logger.child({ controller: "garbage-collector-controller" }),
          sync: (uid) => collector.sync(uid),
        });
      };
      await Promise.all([...reflectors, collect()]);
    },
  };
}

class GarbageCollector {
  readonly #graph = new OwnerGraph();
  readonly #absent = new Set<string>();
  readonly #queue: WorkQueue;
  readonly #writer: GcWriter;
  readonly #context: ControllerContext;
  readonly #signal: AbortSignal;

  constructor(deps: {
    readonly context: ControllerContext;
    readonly queue: WorkQueue;
    readonly signal: AbortSignal;
  }) {
    this.#context = deps.context;
    this.#queue = deps.queue;
    this.#signal = deps.signal;
    this.#writer = new GcWriter({ client: deps.context.client, signal: deps.signal });
  }

  /** An object is there, as new or changed. */
  set(type: ResourceType, object: KubernetesObject): void {
    const { node, old } = this.#graph.set(type, object);
    const isDeletionNew =
      (node.isForeground && !old?.isForeground) || (node.isOrphaning && !old?.isOrphaning);
    const mayBeGarbage =
      node.owners !== old?.owners && node.owners.some(({ uid }) => !this.#isSolid(this.#graph.get(uid)));
    if (isDeletionNew || mayBeGarbage) this.#queue.add(node.uid);
    // An owner that waits for its dependents may have lost one by this change.
    for (const { uid } of old?.owners ?? []) {
      if (!node.owners.some((owner) => owner.uid === uid)) this.#wakeForegroundOwner(uid);
    }
  }

  /** An object is gone. */
  remove(uid: string): void {
    const node = this.#graph.remove(uid);
    if (!node) return;
    this.#noteAbsent(uid);
    for (const dependent of this.#graph.dependentsOf(uid)) this.#queue.add(dependent);
    for (const owner of node.owners) this.#wakeForegroundOwner(owner.uid);
  }

  async sync(uid: string): Promise<void> {
    const node = this.#graph.get(uid);
    if (!node) return;
    const decision = decideCollection(node, this.#graph, this.#absent);
    switch (decision.kind) {
      case "none":
        return;
      case "check":
        for (const owner of decision.owners) await this.#check(node, owner);
        return;
      case "delete":
        return this.#writer.delete(node, decision.policy);
      case "dropOwners":
        return this.#writer.dropOwners(node, decision.uids);
      case "deleteDependents":
        for (const dependent of decision.uids) this.#queue.add(dependent);
        return;
      case "orphanDependents":
        return this.#orphan(node, decision.uids);
      case "finishForeground":
        return this.#writer.removeFinalizer(node, foregroundFinalizer);
    }
  }

  async #orphan(node: GraphNode, dependents: readonly string[]): Promise<void> {
    for (const uid of dependents) {
      const dependent = this.#graph.get(uid);
      if (dependent) await this.#writer.dropOwners(dependent, [node.uid]);
    }
    await this.#writer.removeFinalizer(node, orphanFinalizer);
  }

  /** Asks the server for an owner that the graph does not know. */
  async #check(node: GraphNode, owner: metav1.OwnerReference): Promise<void> {
    const type = resourceForKind(owner.apiVersion, owner.kind);
    if (!type) {
      // A kind that nobody serves may be served later; its objects are not known to be absent.
      this.#context.logger.debug({ dependent: node.uid, owner }, "Owner has an unknown kind");
      return;
    }
    const uid = await this.#liveUid(type, type.namespaced ? node.namespace : "", owner.name);
    if (uid === owner.uid) return;
    this.#noteAbsent(owner.uid);
    this.#queue.add(node.uid);
  }

  async #liveUid(type: ResourceType, namespace: string, name: string): Promise<string | undefined> {
    try {
      const options = { signal: this.#signal, ...(namespace === "" ? {} : { namespace }) };
      return (await this.#context.client.resource(type).get(name, options)).metadata.uid;
    } catch (err: unknown) {
      if (isNotFound(err)) return undefined;
      throw err;
    }
  }

  #isSolid(owner: GraphNode | undefined): boolean {
    return owner !== undefined && !owner.isForeground;
  }

  #wakeForegroundOwner(uid: string): void {
    if (this.#graph.get(uid)?.isForeground) this.#queue.add(uid);
  }

  #noteAbsent(uid: string): void {
    this.#absent.add(uid);
    for (const oldest of this.#absent) {
      if (this.#absent.size <= maxAbsent) break;
      this.#absent.delete(oldest);
    }
  }
}

function reflect(
  { client, clock, random, logger }: ControllerContext,
  type: ResourceType,
  target: UidTarget,
  signal: AbortSignal,
): Promise<void> {
  const reflector = new Reflector({
    client: client.resource(type),
    selection: {},
    target,
    clock,
    random,
    name: type.resource,
    logger,
  });
  return reflector.run({ signal });
}

async function untilAborted(work: Promise<unknown>, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const onAbort = (): void => resolve();
  signal.addEventListener("abort", onAbort, { once: true });
  if (signal.aborted) resolve();
  await Promise.race([work, promise]);
  signal.removeEventListener("abort", onAbort);
}
