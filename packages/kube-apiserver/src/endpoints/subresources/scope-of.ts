import type { KubernetesObject, ResourceType } from "@kubets/api";
import type { ResourceScope } from "../../registry/write-context.ts";
import type { ApiContext, ResourceRequest } from "../api-context.ts";
import type { ResolvedResource } from "../resolved-resource.ts";

/** What the writer needs to know of a resource. */
export function scopeOf({ stored, strategy }: ResolvedResource): ResourceScope {
  return { type: stored, strategy };
}

/** The object the request's URL names, as it is now. */
export async function objectAt<T extends KubernetesObject>(
  { request, target, resource }: ResourceRequest,
  context: ApiContext,
): Promise<T> {
  const place = { namespace: target.namespace, name: target.name };
  const options = { resourceVersion: undefined, signal: request.signal };
  const item = await context.reader.get(resource.stored, place, options);
  return item.object as T; // the caller knows the kind its resource has
}

/** Another resource than the one asked for. */
export function resolved(context: ApiContext, type: ResourceType): ResolvedResource {
  const found = context.resources.find(type.group, type.version, type.resource);
  if (!found) throw new Error(`no resource ${type.group}/${type.version}/${type.resource}`);
  return found;
}
