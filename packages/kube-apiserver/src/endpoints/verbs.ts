import type { KubernetesObject, metav1 } from "@kubets/api";
import { isNotFound, newBadRequest, requiredFieldValue } from "@kubets/apimachinery";
import type { ListOptions } from "../registry/list-options.ts";
import { parseListOptions, selectionOf } from "../registry/list-options.ts";
import type { DeleteResult } from "../registry/write-context.ts";
import type { WatchSelection } from "../storage/cache.ts";
import type { ApiContext, ResourceRequest } from "./api-context.ts";
import { trackedWrite, writeContext } from "./api-context.ts";
import type { ApiResponse } from "./api-request.ts";
import { isApplyPatch } from "./apply-configuration.ts";
import { decodeBody } from "./body.ts";
import { readDeleteOptions } from "./delete-options.ts";
import { listResponse } from "./list-response.ts";
import { atTarget, inNamespace } from "./object-checks.ts";
import { readPatch } from "./patch.ts";
import { asItem, documentResponse, negotiated, objectResponse } from "./respond.ts";
import { includeObjectOf } from "./table.ts";
import { watchResponse } from "./watch-response.ts";
import { parsePatchOptions, parseWriteOptions } from "./write-options.ts";
import { scopeOf } from "./subresources/scope-of.ts";

/** The verbs on stored resources and their status. */

export async function getObject(asked: ResourceRequest, context: ApiContext): Promise<ApiResponse> {
  const { request, target, resource } = asked;
  const { resourceVersion } = parseListOptions(new URLSearchParams(pick(request.query, "resourceVersion")), {
    watch: false,
  });
  const key = { namespace: target.namespace, name: target.name };
  const { signal } = request;
  const item = await context.reader.get(resource.stored, key, { resourceVersion, signal });
  return objectResponse(request, resource, { code: 200, item, nowMs: context.clock.now() });
}

function pick(query: URLSearchParams, name: string): Record<string, string> {
  const value = query.get(name);
  return value === null ? {} : { [name]: value };
}

export async function listObjects(asked: ResourceRequest, context: ApiContext): Promise<ApiResponse> {
  const { request, resource } = asked;
  const chosen = negotiated(request, { streams: false });
  const include = includeObjectOf(request.query, chosen);
  const options = parseListOptions(request.query, { watch: false });
  const selection = selectionFor(asked, options);
  const result = await context.reader.list(selection, options, request.signal);
  return listResponse(result, { resource, negotiated: chosen, include, nowMs: context.clock.now() });
}

/** The selectors of a request, in terms of what is stored. */
function selectionFor({ target, resource }: ResourceRequest, options: ListOptions): WatchSelection {
  const { group, resource: plural } = resource.stored;
  const place = { group, resource: plural, namespace: target.namespace, name: target.name };
  const fields = options.fields.map((term) => ({ ...term, field: resource.storedField(term.field) }));
  return selectionOf(place, { labels: options.labels, fields }, resource);
}

export async function watchObjects(asked: ResourceRequest, context: ApiContext): Promise<ApiResponse> {
  const { request, resource } = asked;
  const chosen = negotiated(request, { streams: true });
  const include = includeObjectOf(request.query, chosen);
  const options = parseListOptions(request.query, { watch: true });
  checkSelectedName(asked, options);
  const selection = selectionFor(asked, options);
  const ended = new AbortController();
  const signal = AbortSignal.any([request.signal, ended.signal]);
  const lastsMs =
    options.timeoutSeconds === 0
      ? context.defaultWatchMs()
      : Math.min(options.timeoutSeconds * 1000, longestTimerMs);
  const timer = context.clock.setTimer(lastsMs, () => ended.abort(new Error("the watch's time is over")));
  signal.addEventListener("abort", () => timer[Symbol.dispose](), { once: true });
  const onStarted = request.onWatchStarted;
  const events = await context.reader
    .watch(selection, options, { signal, onStarted })
    .catch((err: unknown) => {
      // A watch that was refused, for being too old for instance, must not wait for the end of its time.
      timer[Symbol.dispose]();
      throw err;
    });
  const now = (): number => context.clock.now();
  const count = context.watchEvents(resource.type);
  return watchResponse(events, { resource, negotiated: chosen, include, now, count, signal });
}

const longestTimerMs = 2 ** 31 - 1;

/** A watch of one object, by the old path, cannot select another one. */
function checkSelectedName({ target }: ResourceRequest, { fields }: ListOptions): void {
  if (target.name === "" || fields.length === 0) return;
  if (requiredFieldValue(fields, "metadata.name") !== target.name)
    throw newBadRequest("fieldSelector metadata.name doesn't match requested name");
}

export async function createObject(asked: ResourceRequest, context: ApiContext): Promise<ApiResponse> {
  const { request, target, resource } = asked;
  negotiated(request, { streams: false });
  const options = parseWriteOptions(request.query, "CreateOptions");
  const { object, warnings } = await decodeBody(request, resource.type, options.fieldValidation);
  const { resourceVersion = "" } = object.metadata;
  if (/^\d*[1-9]\d*$/.test(resourceVersion))
    throw newBadRequest("resourceVersion should not be set on objects to be created");
  const placed = resource.toStored(inNamespace(object, target.namespace));
  const created = await context.writer.create(
    scopeOf(resource),
    placed,
    trackedWrite(asked, context, options),
  );
  return objectResponse(request, resource, {
    code: 201,
    item: asItem(created),
    nowMs: context.clock.now(),
    warnings: [...warnings, ...(resource.strategy.warnings?.(created, undefined) ?? [])],
  });
}

export async function updateObject(asked: ResourceRequest, context: ApiContext): Promise<ApiResponse> {
  const { request, target, resource } = asked;
  negotiated(request, { streams: false });
  const options = parseWriteOptions(request.query, "UpdateOptions");
  const { object, warnings } = await decodeBody(request, resource.type, options.fieldValidation);
  const placed = resource.toStored(atTarget(object, target));
  const write = trackedWrite(asked, context, options);
  const mayCreate = resource.strategy.allowCreateOnUpdate === true && target.subresource === "";
  const result = await context.writer.update(
    scopeOf(resource),
    target,
    () => placed,
    write,
    mayCreate ? () => context.writer.create(scopeOf(resource), placed, write) : undefined,
  );
  return objectResponse(request, resource, {
    code: result.created ? 201 : 200,
    item: asItem(result.object),
    nowMs: context.clock.now(),
    warnings: [...warnings, ...(resource.strategy.warnings?.(result.object, undefined) ?? [])],
  });
}

export async function patchObject(asked: ResourceRequest, context: ApiContext): Promise<ApiResponse> {
  const { request, target, resource } = asked;
  if (isApplyPatch(request)) return (await import("./apply.ts")).applyObject(asked, context);
  negotiated(request, { streams: false });
  const options = parsePatchOptions(request.query, false);
  const patch = readPatch(request, resource.type, options.fieldValidation);
  let before: KubernetesObject | undefined;
  const change = (old: KubernetesObject): KubernetesObject => {
    before = old;
    return resource.toStored(atTarget(patch.apply(resource.viewObject(old)), target));
  };
  const write = trackedWrite(asked, context, options);
  const { object } = await context.writer.update(scopeOf(resource), target, change, write);
  return objectResponse(request, resource, {
    code: 200,
    item: asItem(object),
    nowMs: context.clock.now(),
    warnings: [...patch.warnings, ...(resource.strategy.warnings?.(object, before) ?? [])],
  });
}

export async function deleteObject(asked: ResourceRequest, context: ApiContext): Promise<ApiResponse> {
  const { request, target, resource } = asked;
  negotiated(request, { streams: false });
  const options = await readDeleteOptions(request);
  const dryRun = (options.dryRun ?? []).length > 0;
  const result = await context.writer.delete(scopeOf(resource), target, options, writeContext(asked, dryRun));
  return deletedResponse(asked, context, result, options);
}

/** Kinds whose DELETE answers with the object even when it is gone. */
export const returnsDeleted: ReadonlySet<string> = new Set([
  "/persistentvolumeclaims",
  "/persistentvolumes",
  "/pods",
  "/podtemplates",
  "/resourcequotas",
  "/serviceaccounts",
  "/services",
  "resource.k8s.io/deviceclasses",
  "resource.k8s.io/resourceclaims",
  "resource.k8s.io/resourceclaimtemplates",
  "resource.k8s.io/resourceslices",
  "storage.k8s.io/csidrivers",
  "storage.k8s.io/csinodes",
  "storage.k8s.io/storageclasses",
  "storage.k8s.io/volumeattachments",
  "storage.k8s.io/volumeattributesclasses",
]);

async function deletedResponse(
  { request, resource }: ResourceRequest,
  context: ApiContext,
  { object, removed }: DeleteResult,
  options: metav1.DeleteOptions,
): Promise<ApiResponse> {
  const { group, resource: plural } = resource.type;
  if (!removed || returnsDeleted.has(`${group}/${plural}`)) {
    const code = !removed && options.orphanDependents === false ? 202 : 200;
    return objectResponse(request, resource, { code, item: asItem(object), nowMs: context.clock.now() });
  }
  const { name = "", uid = "" } = object.metadata;
  const details = { name, ...(group === "" ? {} : { group }), kind: plural, uid };
  const status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", details };
  return documentResponse(request, 200, status);
}

export async function deleteCollection(asked: ResourceRequest, context: ApiContext): Promise<ApiResponse> {
  const { request, resource } = asked;
  const chosen = negotiated(request, { streams: false });
  const include = includeObjectOf(request.query, chosen);
  const deletion = await readDeleteOptions(request);
  const options = parseListOptions(request.query, { watch: false });
  const selection = selectionFor(asked, options);
  const found = await context.reader.list(selection, options, request.signal);
  const write = writeContext(asked, (deletion.dryRun ?? []).length > 0);
  for (const { object } of found.items) {
    const { namespace = "", name = "" } = object.metadata;
    try {
      await context.writer.delete(scopeOf(resource), { namespace, name }, deletion, write);
    } catch (err: unknown) {
      // Somebody else deleted it first: the wish is fulfilled.
      if (!isNotFound(err)) throw err;
    }
  }
  return listResponse(found, { resource, negotiated: chosen, include, nowMs: context.clock.now() });
}
