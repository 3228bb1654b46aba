import { normalizeJSON, type KubernetesObject, type ResourceType } from "@kubets/api";
import {
  formatTime,
  newAlreadyExists,
  newBadRequest,
  newConflict,
  newNotFound,
  randomNameSuffix,
  semanticEqual,
  type Clock,
  type Random,
} from "@kubets/apimachinery";
import { keyOf } from "../informer.ts";

/** One change of one resource. `old` is the state before, absent for an addition. */
export interface TrackedChange {
  readonly type: "ADDED" | "MODIFIED" | "DELETED";
  readonly revision: number;
  readonly object: KubernetesObject;
  readonly old: KubernetesObject | undefined;
}

export type ChangeListener = (change: TrackedChange) => void;

/** An object with the parts that most kinds have; reading them needs no more. */
export type LooseObject = KubernetesObject & {
  readonly spec?: Readonly<Record<string, unknown>>;
  readonly status?: Readonly<Record<string, unknown>>;
};

interface ResourceState {
  readonly objects: Map<string, LooseObject>;
  readonly changes: TrackedChange[];
  readonly listeners: Set<ChangeListener>;
}

/**
 * The objects of an API server in memory: names, uids, revisions, generations, conflicts, and what happens at
 * deletion. No defaults, no validation, no admission; no other resource follows (nothing is garbage-collected).
 */
export class ObjectTracker {
  readonly #clock: Clock;
  readonly #random: Random;
  readonly #resources = new Map<string, ResourceState>();
  #revision = 1;

  constructor(options: { readonly clock: Clock; readonly random: Random }) {
    this.#clock = options.clock;
    this.#random = options.random;
  }

  get revision(): string {
    return String(this.#revision);
  }

  all(type: ResourceType<unknown>): LooseObject[] {
    const { objects } = this.#state(type);
    return [...objects].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, object]) => object);
  }

  find(type: ResourceType<unknown>, namespace: string, name: string): LooseObject | undefined {
    return this.#state(type).objects.get(trackedKey(type, namespace, name));
  }

  get(type: ResourceType<unknown>, namespace: string, name: string): LooseObject {
    const object = this.find(type, namespace, name);
    if (object === undefined) throw newNotFound(type, name);
    return object;
  }

  /** Calls `listener` for every change of the resource after `revision`. */
  follow(type: ResourceType<unknown>, revision: number, listener: ChangeListener): Disposable {
    const { changes, listeners } = this.#state(type);
    for (const change of changes) if (change.revision > revision) listener(change);
    listeners.add(listener);
    return { [Symbol.dispose]: () => listeners.delete(listener) };
  }

  /** Puts an object in as it is, new or not, filling only what every stored object has. */
  put(type: ResourceType<unknown>, object: LooseObject): LooseObject {
    const { metadata } = object;
    const old = this.find(type, metadata.namespace ?? "", metadata.name ?? "");
    const stored = {
      ...object,
      metadata: {
        ...metadata,
        uid: metadata.uid ?? old?.metadata.uid ?? this.#random.uuid(),
        creationTimestamp:
          metadata.creationTimestamp ?? old?.metadata.creationTimestamp ?? formatTime(this.#clock.now()),
      },
    };
    return this.#store(type, stored, old);
  }

  create(
    type: ResourceType<unknown>,
    draft: LooseObject,
    options: { readonly namespace: string; readonly dryRun?: boolean | undefined },
  ): LooseObject {
    const { namespace, dryRun } = options;
    const given = draft.metadata;
    if (given.resourceVersion)
      throw newBadRequest("resourceVersion should not be set on objects to be created");
    const generated = given.generateName ? given.generateName + randomNameSuffix(this.#random) : "";
    const name = given.name ? given.name : generated;
    if (name === "") throw newBadRequest("name or generateName is required");
    if (type.namespaced && namespace === "")
      throw newBadRequest("an empty namespace may not be set during creation");
    if (this.find(type, namespace, name) !== undefined) throw newAlreadyExists(type, name);
    const object: LooseObject = {
      ...withoutClientStatus(type, draft),
      metadata: {
        ...given,
        name,
        ...(type.namespaced ? { namespace } : {}),
        uid: this.#random.uuid(),
        creationTimestamp: formatTime(this.#clock.now()),
        ...(draft.spec === undefined ? {} : { generation: 1 }),
      },
    };
    return dryRun ? canonical(object) : this.#store(type, object, undefined);
  }

  /** Replaces an object; `subresource` "" leaves the status alone, "status" everything else. */
  update(
    type: ResourceType<unknown>,
    object: LooseObject,
    options: { readonly subresource: string; readonly dryRun?: boolean | undefined },
  ): LooseObject {
    const { subresource, dryRun } = options;
    const { namespace = "", name = "", resourceVersion, uid } = object.metadata;
    const old = this.get(type, namespace, name);
    if (resourceVersion && resourceVersion !== old.metadata.resourceVersion) throw newConflict(type, name);
    if (uid && uid !== old.metadata.uid) {
      const why = `Precondition failed: UID in precondition: ${uid}, UID in object meta: ${old.metadata.uid ?? ""}`;
      throw newConflict(type, name, why);
    }
    const next = canonical(
      subresource === "status" ? withStatus(old, object) : withoutStatus(type, old, object),
    );
    if (semanticEqual(next, old)) return old;
    if (dryRun) return next;
    const { deletionTimestamp, deletionGracePeriodSeconds = 0 } = next.metadata;
    const isHeld = finalizersOf(next).length > 0 || deletionGracePeriodSeconds > 0;
    if (deletionTimestamp !== undefined && !isHeld) {
      return this.erase(type, next);
    }
    return this.#store(type, next, old);
  }

  /** Deletes, or marks as being deleted when finalizers or a pod's grace period say so. */
  delete(
    type: ResourceType<unknown>,
    namespace: string,
    name: string,
    options: {
      readonly gracePeriodSeconds?: number;
      readonly propagationPolicy?: "Background" | "Foreground" | "Orphan";
    },
  ): LooseObject {
    const old = this.get(type, namespace, name);
    const finalizers = finalizersAtDeletion(old, options.propagationPolicy);
    const graceSeconds = graceOf(type, old, options.gracePeriodSeconds);
    if (finalizers.length === 0 && graceSeconds === 0) return this.erase(type, old);
    const { metadata } = old;
    const due = formatTime(this.#clock.now() + graceSeconds * 1000);
    const marked: LooseObject = {
      ...old,
      metadata: {
        ...metadata,
        finalizers,
        ...(metadata.deletionTimestamp === undefined && metadata.generation !== undefined
          ? { generation: metadata.generation + 1 }
          : {}),
        deletionTimestamp:
          metadata.deletionTimestamp !== undefined && metadata.deletionTimestamp < due
            ? metadata.deletionTimestamp
            : due,
        deletionGracePeriodSeconds: graceSeconds,
      },
    };
    return semanticEqual(marked, old) ? old : this.#store(type, marked, old);
  }

  #store(type: ResourceType<unknown>, object: LooseObject, old: LooseObject | undefined): LooseObject {
    const revision = ++this.#revision;
    const stored = canonical({
      ...object,
      metadata: { ...object.metadata, resourceVersion: String(revision) },
    });
    const state = this.#state(type);
    state.objects.set(keyOf(stored), stored);
    this.#announce(state, { type: old === undefined ? "ADDED" : "MODIFIED", revision, object: stored, old });
    return stored;
  }

  /** Takes an object away at once. */
  erase(type: ResourceType<unknown>, object: LooseObject): LooseObject {
    const revision = ++this.#revision;
    const last = { ...object, metadata: { ...object.metadata, resourceVersion: String(revision) } };
    const state = this.#state(type);
    const old = state.objects.get(keyOf(object));
    state.objects.delete(keyOf(object));
    this.#announce(state, { type: "DELETED", revision, object: last, old });
    return last;
  }

  #announce(state: ResourceState, change: TrackedChange): void {
    state.changes.push(change);
    for (const listener of state.listeners) listener(change);
  }

  #state(type: ResourceType<unknown>): ResourceState {
    // Versions of one resource (autoscaling v1 and v2) are kept apart: nothing here converts.
    const key = `${type.group}/${type.version}/${type.resource}`;
    let state = this.#resources.get(key);
    if (state === undefined) {
      state = { objects: new Map(), changes: [], listeners: new Set() };
      this.#resources.set(key, state);
    }
    return state;
  }
}

function trackedKey(type: ResourceType<unknown>, namespace: string, name: string): string {
  return type.namespaced ? `${namespace}/${name}` : name;
}

/** Readers share what is stored: whoever changes it is found out. */
function deepFreeze<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const inner of Object.values(value)) deepFreeze(inner);
  return Object.freeze(value);
}

/** The form the API server would answer with. */
function canonical(object: LooseObject): LooseObject {
  const { object: normalized, errors, unknownFields } = normalizeJSON(object.apiVersion, object.kind, object);
  const problems = [...errors, ...unknownFields.map((field) => `unknown field "${field}"`)];
  if (problems.length > 0) throw newBadRequest(`${object.kind}: ${problems.join(", ")}`);
  return deepFreeze(normalized as LooseObject);
}

function hasStatusSubresource(type: ResourceType<unknown>): boolean {
  return type.subresources.some(({ name }) => name === "status");
}

/** A client cannot set the status at creation; a new pod is pending. */
function withoutClientStatus(type: ResourceType<unknown>, draft: LooseObject): LooseObject {
  if (!hasStatusSubresource(type)) return draft;
  const { status: _status, ...rest } = draft;
  return type.kind === "Pod" ? { ...rest, status: { phase: "Pending" } } : rest;
}

/** What keeps an object; a namespace has such names in its spec, too. */
function finalizersOf(object: LooseObject): readonly unknown[] {
  const inSpec = object.kind === "Namespace" ? (object.spec?.["finalizers"] ?? []) : [];
  return [...(object.metadata.finalizers ?? []), ...(inSpec as readonly unknown[])];
}

function withStatus(old: LooseObject, object: LooseObject): LooseObject {
  return { ...old, ...(object.status === undefined ? {} : { status: object.status }) };
}

function withoutStatus(type: ResourceType<unknown>, old: LooseObject, object: LooseObject): LooseObject {
  const status = hasStatusSubresource(type) ? old.status : object.status;
  const {
    generation,
    uid,
    creationTimestamp,
    deletionTimestamp,
    deletionGracePeriodSeconds,
    resourceVersion,
  } = old.metadata;
  const specChanged = !semanticEqual(object.spec, old.spec);
  const { status: _status, ...rest } = object;
  return {
    ...rest,
    ...(status === undefined ? {} : { status }),
    metadata: {
      ...object.metadata,
      ...definedOnly({
        uid,
        creationTimestamp,
        deletionTimestamp,
        deletionGracePeriodSeconds,
        resourceVersion,
      }),
      ...(generation === undefined ? {} : { generation: generation + (specChanged ? 1 : 0) }),
    },
  };
}

/** The fields that are set. */
export function definedOnly<T extends object>(fields: T): { [K in keyof T]?: NonNullable<T[K]> } {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [K in keyof T]?: NonNullable<T[K]> };
}

function finalizersAtDeletion(
  object: LooseObject,
  policy: "Background" | "Foreground" | "Orphan" | undefined,
): readonly string[] {
  const finalizers = object.metadata.finalizers ?? [];
  if (policy === undefined) return finalizers;
  const others = finalizers.filter((f) => f !== "foregroundDeletion" && f !== "orphan");
  if (policy === "Foreground") return [...others, "foregroundDeletion"];
  return policy === "Orphan" ? [...others, "orphan"] : others;
}

/** Only pods on a node, and not finished, end gracefully. */
function graceOf(type: ResourceType<unknown>, object: LooseObject, requested: number | undefined): number {
  if (type.kind !== "Pod" || type.group !== "") return 0;
  const { nodeName, terminationGracePeriodSeconds } = object.spec ?? {};
  const { phase } = object.status ?? {};
  if (!nodeName || phase === "Succeeded" || phase === "Failed") return 0;
  const current = object.metadata.deletionGracePeriodSeconds;
  const wanted = requested ?? Number(terminationGracePeriodSeconds ?? 30);
  return current === undefined ? wanted : Math.min(current, wanted);
}
