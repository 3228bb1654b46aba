import type { KubernetesObject } from "@kubets/api";
import type { WriteContext } from "../../registry/write-context.ts";
import type { SpecialHandler } from "../api-context.ts";
import { writeContext } from "../api-context.ts";
import { decodeBody } from "../body.ts";
import { atTarget } from "../object-checks.ts";
import { readPatch } from "../patch.ts";
import { asItem, objectResponse } from "../respond.ts";
import { getObject } from "../verbs.ts";
import { parseWriteOptions } from "../write-options.ts";
import { scopeOf } from "./scope-of.ts";

export interface ObjectPart<T extends KubernetesObject> {
  readonly checks: WriteContext["checks"] & string;
  /** Takes one part of the wanted object into the one there is; throws when it may not change like that. */
  readonly merge: (stored: T, wanted: T, nowMs: number) => T;
}

/**
 * A subresource that is read and written as the whole object, and reaches one part of it only. `T` is the kind of
 * the resource it is registered for.
 */
export function objectPartHandler<T extends KubernetesObject>(part: ObjectPart<T>): SpecialHandler {
  return async (asked, context) => {
    const { request, target, resource } = asked;
    if (request.verb === "get") return getObject(asked, context);
    const isPatch = request.verb === "patch";
    const options = parseWriteOptions(request.query, isPatch ? "PatchOptions" : "UpdateOptions");
    const patch = isPatch ? readPatch(request, resource.type, options.fieldValidation) : undefined;
    const body = patch ? undefined : await decodeBody(request, resource.type, options.fieldValidation);
    const change = (old: KubernetesObject): KubernetesObject => {
      const wanted = atTarget(patch ? patch.apply(old) : (body?.object ?? old), target) as T; // decoded so
      const merged = part.merge(old as T, wanted, context.clock.now()); // what is stored there
      const resourceVersion = wanted.metadata.resourceVersion ?? "";
      return { ...merged, metadata: { ...old.metadata, resourceVersion } };
    };
    const write = { ...writeContext(asked, options.dryRun), checks: part.checks };
    const { object } = await context.writer.update(scopeOf(resource), target, change, write);
    return objectResponse(request, resource, {
      code: 200,
      item: asItem(object),
      nowMs: context.clock.now(),
      warnings: patch?.warnings ?? body?.warnings ?? [],
    });
  };
}
