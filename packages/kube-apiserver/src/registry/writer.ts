import type { KubernetesObject, metav1, ResourceType } from "@kubets/api";
import type { Clock, Random, StatusError } from "@kubets/apimachinery";
import {
  isAlreadyExists,
  newConflict,
  newGenerateNameConflict,
  newInvalid,
  newNotFound,
  FieldPath,
  invalidValue,
} from "@kubets/apimachinery";
import type { CachedObject, ObjectCache } from "../storage/cache.ts";
import { StoreError } from "../storage/store.ts";
import type { Store, StoreKey } from "../storage/store.ts";
import type { AdmissionChain } from "./admission-chain.ts";
import type { Allocators } from "./allocators/allocators.ts";
import { endsWithUpdate, planDeletion } from "./deletion.ts";
import { encodeStored } from "./encode-stored.ts";
import type { Freshness } from "./freshness.ts";
import { OptimisticWrites } from "./optimistic.ts";
import type { Attempt } from "./optimistic.ts";
import { withoutNewTimes } from "./managed-fields/unchanged-times.ts";
import { withMetadata, withResourceVersion } from "./metadata.ts";
import {
  checkCreate,
  checkUpdate,
  prepareCreate,
  prepareOwnUpdate,
  prepareUnchecked,
  prepareUpdate,
  stampCreate,
} from "./prepare.ts";
import type { PrepareDeps } from "./prepare.ts";
import { checkUid, checkPreconditions } from "./preconditions.ts";
import { fromStoreError } from "./store-errors.ts";
import type { RequestContext } from "./strategy.ts";
import type { Change, DeleteResult, ResourceScope, UpdateResult, WriteContext } from "./write-context.ts";

export interface WriterDeps {
  readonly store: Store;
  readonly cache: ObjectCache;
  readonly freshness: Freshness;
  readonly clock: Clock;
  readonly random: Random;
  readonly admission: AdmissionChain;
  readonly allocators: Allocators;
}

const maxGeneratedNames = 8;

/** Create, update and delete. */
export class Writer {
  readonly #deps: WriterDeps;
  readonly #writes: OptimisticWrites;

  constructor(deps: WriterDeps) {
    this.#deps = deps;
    this.#writes = new OptimisticWrites(deps);
  }

  async create(
    scope: ResourceScope,
    object: KubernetesObject,
    context: WriteContext,
  ): Promise<KubernetesObject> {
    const generated = (object.metadata.name ?? "") === "" && (object.metadata.generateName ?? "") !== "";
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#createOnce(scope, object, context);
      } catch (err: unknown) {
        if (!generated || !isAlreadyExists(err)) throw err;
        if (attempt === maxGeneratedNames)
          throw newGenerateNameConflict(scope.type, (err as StatusError).details?.name ?? "", 1); // isAlreadyExists
      }
    }
  }

  async #createOnce(
    scope: ResourceScope,
    object: KubernetesObject,
    context: WriteContext,
  ): Promise<KubernetesObject> {
    const { type, strategy } = scope;
    const deps = this.#prepareDeps(scope, context);
    const stamped = stampCreate(object, deps);
    const { namespace = "", name = "" } = stamped.metadata;
    const admitted =
      (await this.#deps.admission.admit({
        operation: "CREATE",
        type,
        subresource: context.subresource,
        namespace,
        name,
        user: context.user,
        object: stamped,
        old: undefined,
        signal: context.signal,
      })) ?? stamped;
    const filled = admitted === stamped ? stamped : (strategy.defaults?.(admitted) ?? admitted);
    const prepared = prepareCreate(filled, deps, this.#requestContext(context));
    checkCreate(prepared, deps);
    const key = keyOf(type, prepared);
    await using allocation = await this.#deps.allocators.forCreate(type, prepared, context);
    if (context.dryRun) {
      await this.#deps.freshness.current(context.signal);
      if (this.#deps.cache.get(key)) throw fromStoreError(new StoreError("exists", ""), type, key.name);
      return allocation.object;
    }
    const { object: created, bytes } = encodeStored(allocation.object, context);
    const revision = await allocation.storing(() =>
      this.#writes.write(type, key, () => this.#deps.store.create(key, bytes)),
    );
    return withResourceVersion(created, revision);
  }

  /**
   * Applies `change` to the object there is. `change` may throw a StatusError; the resourceVersion it leaves in
   * the object is the one the client holds: empty means unconditional.
   */
  async update(
    scope: ResourceScope,
    place: { readonly namespace: string; readonly name: string },
    change: Change,
    context: WriteContext,
    createWhenMissing?: () => Promise<KubernetesObject>,
  ): Promise<UpdateResult> {
    const key = storeKey(scope.type, place);
    return this.#writes.run<UpdateResult>(key, context.signal, async (current) => {
      if (!current) {
        if (createWhenMissing)
          return { result: { object: await createWhenMissing(), created: true }, wrote: true };
        throw newNotFound(scope.type, place.name);
      }
      const proposed = await change(current.object);
      const { result, wrote } = await this.#updateOnce(scope, key, current, proposed, context);
      return { result: { object: result, created: false }, wrote };
    });
  }

  async #updateOnce(
    scope: ResourceScope,
    key: StoreKey,
    current: CachedObject,
    proposed: KubernetesObject,
    context: WriteContext,
  ): Promise<Attempt<KubernetesObject>> {
    const { type, strategy } = scope;
    const old = current.object;
    const asked = proposed.metadata.resourceVersion ?? "";
    if (context.isPatch !== true) checkUid(type, proposed, old);
    if (asked === "" && strategy.allowUnconditionalUpdate === false)
      throw missingResourceVersion(type, key.name);
    if (asked !== "" && asked !== String(current.revision)) throw newConflict(type, key.name);
    const based = withMetadata(proposed, { resourceVersion: old.metadata.resourceVersion });
    const filled = await this.#checkedUpdate(scope, key, based, old, context);
    await using allocation = await this.#deps.allocators.forUpdate(type, filled, old, context);
    const { object, bytes } = encodeStored(withoutNewTimes(allocation.object, old), context);
    if (Buffer.compare(bytes, current.protobuf()) === 0) return { result: old, wrote: false };
    if (endsWithUpdate(object, old)) {
      if (!context.dryRun) {
        await this.#writes.write(type, key, () => this.#deps.store.delete(key, current.revision));
        await this.#deps.allocators.afterDelete(type, old, context.signal);
      }
      return { result: object, wrote: !context.dryRun };
    }
    if (context.dryRun) return { result: object, wrote: false };
    const revision = await allocation.storing(() =>
      this.#writes.write(type, key, () => this.#deps.store.update(key, bytes, current.revision)),
    );
    return { result: withResourceVersion(object, revision), wrote: true };
  }

  async #checkedUpdate(
    scope: ResourceScope,
    key: StoreKey,
    based: KubernetesObject,
    old: KubernetesObject,
    context: WriteContext,
  ): Promise<KubernetesObject> {
    const { checks = "all" } = context;
    const { type, strategy } = scope;
    const deps = this.#prepareDeps(scope, context);
    if (checks === "none") return prepareUnchecked(based, old, deps);
    if (checks === "object") {
      const object = prepareOwnUpdate(based, old, deps);
      const ownChange = { ...strategy, validateUpdate: () => [] };
      checkUpdate(object, old, { type, strategy: ownChange }, context.subresource);
      return object;
    }
    const prepared = prepareUpdate(based, old, deps, this.#requestContext(context));
    const admitted = await this.#admitUpdate(type, key, prepared, old, context);
    const defaulted = admitted === prepared ? prepared : (strategy.defaults?.(admitted) ?? admitted);
    const filled = this.#deps.allocators.carryOver(type, defaulted, old);
    checkUpdate(filled, old, deps, context.subresource);
    return filled;
  }

  async #admitUpdate(
    type: ResourceType,
    key: StoreKey,
    object: KubernetesObject,
    old: KubernetesObject,
    { user, subresource, signal }: WriteContext,
  ): Promise<KubernetesObject> {
    const { namespace, name } = key;
    const request = {
      operation: "UPDATE",
      type,
      subresource,
      namespace,
      name,
      user,
      object,
      old,
      signal,
    } as const;
    return (await this.#deps.admission.admit(request)) ?? object;
  }

  async delete(
    scope: ResourceScope,
    place: { readonly namespace: string; readonly name: string },
    options: metav1.DeleteOptions,
    context: WriteContext,
  ): Promise<DeleteResult> {
    const { type, strategy } = scope;
    const key = storeKey(type, place);
    const { user, subresource, signal, dryRun } = context;
    return this.#writes.run<DeleteResult>(key, signal, async (current) => {
      if (!current) throw newNotFound(type, place.name);
      const old = current.object;
      checkPreconditions(type, options.preconditions, old);
      const request = {
        operation: "DELETE",
        type,
        subresource,
        namespace: key.namespace,
        name: key.name,
        user,
        object: undefined,
        old,
        signal,
      } as const;
      await this.#deps.admission.admit(request);
      const plan = planDeletion(old, options, { strategy, nowMs: this.#deps.clock.now() });
      if (plan.kind === "pending") return { result: { object: old, removed: false }, wrote: false };
      if (plan.kind === "update") {
        if (dryRun) return { result: { object: plan.object, removed: false }, wrote: false };
        const { bytes } = encodeStored(plan.object);
        const revision = await this.#writes.write(type, key, () =>
          this.#deps.store.update(key, bytes, current.revision),
        );
        const object = withResourceVersion(plan.object, revision);
        return { result: { object, removed: false }, wrote: true };
      }
      if (!dryRun) {
        await this.#writes.write(type, key, () => this.#deps.store.delete(key, current.revision));
        await this.#deps.allocators.afterDelete(type, old, signal);
      }
      return { result: { object: old, removed: true }, wrote: !dryRun };
    });
  }

  #prepareDeps({ type, strategy }: ResourceScope, { trackFields }: WriteContext): PrepareDeps {
    return { type, strategy, clock: this.#deps.clock, random: this.#deps.random, trackFields };
  }

  #requestContext({ user, subresource }: WriteContext): RequestContext {
    return { user, subresource, nowMs: this.#deps.clock.now() };
  }
}

/** Only these two of a place count: it may be a request's target, which names the version that was asked for. */
function storeKey(
  type: ResourceType,
  { namespace, name }: { readonly namespace: string; readonly name: string },
): StoreKey {
  return { group: type.group, resource: type.resource, namespace, name };
}

function keyOf(type: ResourceType, object: KubernetesObject): StoreKey {
  const { namespace = "", name = "" } = object.metadata;
  return { group: type.group, resource: type.resource, namespace: type.namespaced ? namespace : "", name };
}

function missingResourceVersion(type: ResourceType, name: string): StatusError {
  const path = FieldPath.of("metadata", "resourceVersion");
  return newInvalid(type, name, [invalidValue(path, 0, "must be specified for an update")]);
}
