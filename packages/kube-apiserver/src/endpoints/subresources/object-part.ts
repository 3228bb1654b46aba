import type { KubernetesObject } from "@kubets/api";
import type { WriteContext } from "../../registry/write-context.ts";
import type { ApiContext, ResourceRequest, SpecialHandler } from "../api-context.ts";
import { trackedWrite } from "../api-context.ts";
import { isApplyPatch } from "../apply-configuration.ts";
import { decodeBody } from "../body.ts";
import { atTarget } from "../object-checks.ts";
import { readPatch } from "../patch.ts";
import { asItem, objectResponse } from "../respond.ts";
import { getObject } from "../verbs.ts";
import { parsePatchOptions, parseWriteOptions } from "../write-options.ts";
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
    const wish = await readWish(asked, context);
    const change = (old: KubernetesObject): KubernetesObject => {
      const wanted = atTarget(wish.of(old), target) as T; // decoded so
      const merged = part.merge(old as T, wanted, context.clock.now()); // what is stored there
      const { resourceVersion = "", managedFields = [] } = wanted.metadata;
      return { ...merged, metadata: { ...old.metadata, resourceVersion, managedFields } };
    };
    const write = { ...wish.write, checks: part.checks };
    const { object } = await context.writer.update(scopeOf(resource), target, change, write);
    return objectResponse(request, resource, {
      code: 200,
      item: asItem(object),
      nowMs: context.clock.now(),
      warnings: wish.warnings(),
    });
  };
}

interface Wish {
  /** The whole object as it should be. */
  readonly of: (old: KubernetesObject) => KubernetesObject;
  readonly write: WriteContext;
  readonly warnings: () => readonly string[];
}

async function readWish(asked: ResourceRequest, context: ApiContext): Promise<Wish> {
  const { request, target, resource } = asked;
  if (request.verb !== "patch") {
    const options = parseWriteOptions(request.query, "UpdateOptions");
    const { object, warnings } = await decodeBody(request, resource.type, options.fieldValidation);
    return { of: () => object, write: trackedWrite(asked, context, options), warnings: () => warnings };
  }
  if (isApplyPatch(request)) {
    const { applyWrite, readApply } = await import("../apply.ts");
    const fields = context.fieldManagers.of(resource, target.subresource);
    const apply = await readApply(asked, context, { ...resource.type, fields });
    return { of: apply.merge, write: applyWrite(asked, apply.options), warnings: () => apply.warnings };
  }
  const options = parsePatchOptions(request.query, false);
  const patch = readPatch(request, resource.type, options.fieldValidation);
  return { of: patch.apply, write: trackedWrite(asked, context, options), warnings: () => patch.warnings };
}
