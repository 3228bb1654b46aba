import type { KubernetesObject } from "@kubets/api";
import { normalizeJSON } from "@kubets/api";
import type { ApplyResult, FieldManager, JsonObject } from "@kubets/apimachinery";
import {
  conflictCauses,
  conflictMessage,
  newApplyConflict,
  newBadRequest,
  newConflict,
  newForbidden,
} from "@kubets/apimachinery";
import { asJson } from "../registry/managed-fields/field-managers.ts";
import type { WriteContext } from "../registry/write-context.ts";
import type { ApiContext, ResourceRequest } from "./api-context.ts";
import { writeContext } from "./api-context.ts";
import type { ApiResponse } from "./api-request.ts";
import { readConfiguration } from "./apply-configuration.ts";
import type { ExpectedKind } from "./body.ts";
import { atTarget } from "./object-checks.ts";
import { asItem, negotiated, objectResponse } from "./respond.ts";
import { scopeOf } from "./subresources/scope-of.ts";
import { parsePatchOptions } from "./write-options.ts";
import type { PatchOptions } from "./write-options.ts";

/** An apply read from a request, ready to be merged, more than once when the object changes meanwhile. */
export interface Apply {
  readonly options: PatchOptions;
  readonly warnings: readonly string[];
  /** The live object with what its manager wants, and its managedFields. Throws StatusError. */
  readonly merge: (live: KubernetesObject | undefined) => KubernetesObject;
}

/** What is applied to: the kind that is written, in the version that is asked for. */
export interface AppliedKind extends ExpectedKind {
  readonly fields: FieldManager;
}

/** Throws BadRequest, and Invalid for its options. */
export async function readApply(
  asked: ResourceRequest,
  context: ApiContext,
  kind: AppliedKind,
): Promise<Apply> {
  const { request, target } = asked;
  const options = parsePatchOptions(request.query, true);
  const configuration = await readConfiguration(request.body);
  const { fieldValidation, fieldManager, force } = options;
  const { problem } = configuration;
  return {
    options,
    warnings: problem !== undefined && fieldValidation === "Warn" ? [problem] : [],
    merge: (live) => {
      const by = context.fieldManagers.writer({ name: fieldManager, subresource: target.subresource });
      const result = kind.fields.apply(live && asJson(live), configuration.value, by, { force });
      const object = merged(result);
      if (problem !== undefined && fieldValidation === "Strict")
        throw newBadRequest(`error strict decoding patch: ${problem}`);
      return canonical(object, kind);
    },
  };
}

function merged(result: ApplyResult): JsonObject {
  if (result.kind === "conflicts")
    throw newApplyConflict(conflictCauses(result.conflicts), conflictMessage(result.conflicts));
  return result.object;
}

function canonical(value: JsonObject, { group, version, kind }: ExpectedKind): KubernetesObject {
  const apiVersion = group === "" ? version : `${group}/${version}`;
  const { object, errors } = normalizeJSON(apiVersion, kind, value);
  const [first] = errors;
  if (first !== undefined) throw newBadRequest(`failed to convert new typed object: ${first}`);
  return object as KubernetesObject; // normalizeJSON answers the object of that kind
}

/** How the result of an apply is written: with the managedFields that came of it. */
export function applyWrite(asked: ResourceRequest, { dryRun }: PatchOptions): WriteContext {
  return {
    ...writeContext(asked, dryRun),
    trackFields: (_live, object) => object.metadata.managedFields,
    needsFields: true,
  };
}

/** PATCH of a stored resource or its status by server-side apply. Creates the resource when it is not there. */
export async function applyObject(asked: ResourceRequest, context: ApiContext): Promise<ApiResponse> {
  const { request, target, resource } = asked;
  negotiated(request, { streams: false });
  const { group, version, kind } = resource.type;
  const fields = context.fieldManagers.of(resource, target.subresource);
  const apply = await readApply(asked, context, { group, version, kind, fields });
  const write = applyWrite(asked, apply.options);
  let before: KubernetesObject | undefined;
  const change = (old: KubernetesObject): KubernetesObject => {
    before = old;
    return resource.toStored(atTarget(apply.merge(resource.viewObject(old)), target));
  };
  const create = (): Promise<KubernetesObject> => {
    const object = atTarget(apply.merge(undefined), target);
    checkNoUid(object, asked);
    authorizeCreate(asked, context);
    return context.writer.create(scopeOf(resource), resource.toStored(object), write);
  };
  const mayCreate = target.subresource === "" ? create : undefined;
  const result = await context.writer.update(scopeOf(resource), target, change, write, mayCreate);
  return objectResponse(request, resource, {
    code: result.created ? 201 : 200,
    item: asItem(result.object),
    nowMs: context.clock.now(),
    warnings: [...apply.warnings, ...(resource.strategy.warnings?.(result.object, before) ?? [])],
  });
}

function checkNoUid({ metadata }: KubernetesObject, { resource, target }: ResourceRequest): void {
  const { uid = "" } = metadata;
  if (uid === "") return;
  const why = `uid mismatch: the provided object specified uid ${uid}, and no existing object was found`;
  throw newConflict(resource.type, target.name, why);
}

/** To create by PATCH takes the permission to create, too. */
function authorizeCreate({ request, target }: ResourceRequest, context: ApiContext): void {
  const { group, version, resource, subresource, namespace, name } = target;
  const { allowed, reason } = context.authorizer.authorize({
    user: request.user,
    verb: "create",
    path: request.path,
    resource: { group, version, resource, subresource, namespace, name },
  });
  if (!allowed) throw newForbidden({ group, resource }, name, reason);
}
