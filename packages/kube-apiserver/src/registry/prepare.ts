import type { KubernetesObject, metav1, ResourceType } from "@kubets/api";
import { apiVersionOf, normalizeJSON } from "@kubets/api";
import type { Clock, FieldError, Random } from "@kubets/apimachinery";
import {
  FieldPath,
  formatTime,
  newInvalid,
  randomNameSuffix,
  validateObjectMeta,
  validateObjectMetaUpdate,
} from "@kubets/apimachinery";
import { hasGeneration, wantsChanged } from "./generation.ts";
import { resetFieldsOf } from "./managed-fields/reset-fields.ts";
import type { FieldPaths } from "./managed-fields/reset-fields.ts";
import { withMetadata } from "./metadata.ts";
import type { RequestContext, Strategy } from "./strategy.ts";
import type { TrackFields } from "./write-context.ts";

/** The pure part of writing: what the server makes of an object before it is stored. */
export interface PrepareDeps {
  readonly type: ResourceType;
  readonly strategy: Strategy;
  readonly clock: Clock;
  readonly random: Random;
  readonly trackFields: TrackFields | undefined;
}

const metadataPath = FieldPath.of("metadata");
const maxGeneratedNameLength = 63;
const suffixLength = 5;

/** First step of a create, before admission: defaults and the server's part of metadata. */
export function stampCreate(object: KubernetesObject, deps: PrepareDeps): KubernetesObject {
  const { type, strategy, clock, random } = deps;
  const filled = strategy.defaults?.(object) ?? object;
  const { generateName = "", name = "" } = filled.metadata;
  const generated = name === "" && generateName !== "" ? generatedName(generateName, random) : name;
  const stamped = withMetadata(filled, {
    name: generated === "" ? undefined : generated,
    uid: random.uuid(),
    creationTimestamp: formatTime(clock.now()),
    generation: hasGeneration(type) ? 1 : undefined,
    resourceVersion: undefined,
    selfLink: undefined,
    deletionTimestamp: undefined,
    deletionGracePeriodSeconds: undefined,
  });
  return withManagedFields(stamped, undefined, deps);
}

function withManagedFields(
  object: KubernetesObject,
  old: KubernetesObject | undefined,
  { trackFields }: PrepareDeps,
): KubernetesObject {
  const managedFields = trackFields ? trackFields(old, object) : old?.metadata.managedFields;
  if (managedFields === object.metadata.managedFields) return object;
  return withMetadata(object, { managedFields: managedFields?.length === 0 ? undefined : managedFields });
}

/** Second step, after admission: drops what clients may not set. */
export function prepareCreate(
  object: KubernetesObject,
  deps: PrepareDeps,
  context: RequestContext,
): KubernetesObject {
  const { type, strategy } = deps;
  const clean = hasStatus(type) && strategy.statusOnCreate !== true ? withoutStatus(object, type) : object;
  return strategy.prepareForCreate?.(clean, context) ?? clean;
}

function generatedName(prefix: string, random: Random): string {
  return prefix.slice(0, maxGeneratedNameLength - suffixLength) + randomNameSuffix(random, suffixLength);
}

function hasStatus(type: ResourceType): boolean {
  return type.subresources.some((subresource) => subresource.name === "status");
}

/** The status that Go writes of one that was never set, instead of what the client sent. */
function withoutStatus(object: KubernetesObject, type: ResourceType): KubernetesObject {
  let empty = emptyStatuses.get(type);
  if (!empty) {
    const { object: nothing } = normalizeJSON(apiVersionOf(type), type.kind, {});
    const { status } = nothing as { readonly status?: object }; // an object of that kind
    emptyStatuses.set(type, (empty = status ?? {}));
  }
  return { ...object, status: empty } as KubernetesObject; // a kind with a status subresource has the field
}

const emptyStatuses = new WeakMap<ResourceType, object>();

export function checkCreate(object: KubernetesObject, { type, strategy }: PrepareDeps): void {
  const errors = [
    ...validateObjectMeta(
      object.metadata,
      { namespaced: type.namespaced, nameRule: strategy.nameRule ?? "dns-subdomain" },
      metadataPath,
    ),
    ...(strategy.validate?.(object) ?? []),
    ...(strategy.validateCreate?.(object) ?? []),
  ];
  throwInvalid(errors, type, object);
}

/**
 * Everything of an update but admission and the check. On the main resource status stays as it was, on `status`
 * everything else does; other subresources say themselves what they change.
 */
export function prepareUpdate(
  object: KubernetesObject,
  old: KubernetesObject,
  deps: PrepareDeps,
  context: RequestContext,
): KubernetesObject {
  const { type, strategy } = deps;
  const merged = keepOther(strategy.defaults?.(object) ?? object, old, deps, context.subresource);
  const before = old.metadata;
  const kept = withMetadata(merged, {
    uid: merged.metadata.uid || before.uid,
    creationTimestamp: before.creationTimestamp,
    generation: before.generation,
    deletionTimestamp: before.deletionTimestamp,
    deletionGracePeriodSeconds: before.deletionGracePeriodSeconds,
    selfLink: undefined,
    ...(before.generateName === undefined ? {} : { generateName: merged.metadata.generateName }),
  });
  const tracked = withManagedFields(kept, old, deps);
  const prepared = strategy.prepareForUpdate?.(tracked, old, context) ?? tracked;
  if (!hasGeneration(type) || prepared.metadata.generation !== before.generation) return prepared;
  return wantsChanged(prepared, old)
    ? withMetadata(prepared, { generation: (before.generation ?? 0) + 1 })
    : prepared;
}

/** For a subresource that has made the whole object itself: defaults, and the generation. */
export function prepareOwnUpdate(
  object: KubernetesObject,
  old: KubernetesObject,
  deps: PrepareDeps,
): KubernetesObject {
  const { type, strategy } = deps;
  const filled = withManagedFields(strategy.defaults?.(object) ?? object, old, deps);
  if (!hasGeneration(type) || !wantsChanged(filled, old)) return filled;
  return withMetadata(filled, { generation: (old.metadata.generation ?? 0) + 1 });
}

/** For the server's own doing: nothing but the fields' managers. */
export function prepareUnchecked(
  object: KubernetesObject,
  old: KubernetesObject,
  deps: PrepareDeps,
): KubernetesObject {
  return withManagedFields(object, old, deps);
}

function keepOther(
  object: KubernetesObject,
  old: KubernetesObject,
  { type }: PrepareDeps,
  subresource: string,
): KubernetesObject {
  if (!hasStatus(type)) return object;
  const { status: oldStatus } = old as KubernetesObject & { readonly status?: unknown }; // has a status
  if (subresource === "") return { ...object, status: oldStatus } as KubernetesObject; // likewise
  if (subresource !== "status") return object;
  const { status } = object as KubernetesObject & { readonly status?: unknown }; // likewise
  const metadata = keptMetadata(object.metadata, old.metadata, resetFieldsOf(type, subresource));
  return { ...old, metadata, status } as KubernetesObject; // likewise
}

/** Metadata with what `reset` names of it as it was. */
function keptMetadata(
  metadata: metav1.ObjectMeta,
  old: metav1.ObjectMeta,
  reset: FieldPaths,
): metav1.ObjectMeta {
  const paths = reset.filter(([first]) => first === "metadata");
  if (paths.length === 0) return metadata;
  const whole = paths.some((path) => path.length === 1);
  const fields = whole ? clientMetadata : paths.map(([, field = ""]) => field);
  const kept: Record<string, unknown> = { ...metadata };
  const before = old as Readonly<Record<string, unknown>>; // its fields by name
  for (const field of fields) {
    if (before[field] === undefined) delete kept[field];
    else kept[field] = before[field];
  }
  return kept;
}

/** The fields of metadata that clients may change. */
const clientMetadata = ["labels", "annotations", "finalizers", "ownerReferences"];

export function checkUpdate(
  object: KubernetesObject,
  old: KubernetesObject,
  { type, strategy }: Pick<PrepareDeps, "type" | "strategy">,
  subresource: string,
): void {
  const errors: FieldError[] = [...validateObjectMetaUpdate(object.metadata, old.metadata, metadataPath)];
  if (subresource === "status" && strategy.validateStatus)
    errors.push(...strategy.validateStatus(object, old));
  else {
    errors.push(...(strategy.validate?.(object) ?? []));
    errors.push(...(strategy.validateUpdate?.(object, old) ?? []));
  }
  throwInvalid(errors, type, object);
}

function throwInvalid(errors: readonly FieldError[], type: ResourceType, object: KubernetesObject): void {
  if (errors.length > 0) throw newInvalid(type, object.metadata.name ?? "", errors);
}
