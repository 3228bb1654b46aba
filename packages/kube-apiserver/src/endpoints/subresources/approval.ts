import type { certificatesv1, KubernetesObject } from "@kubets/api";
import { formatTime } from "@kubets/apimachinery";
import type { SpecialHandler } from "../api-context.ts";
import { writeContext } from "../api-context.ts";
import { decodeBody } from "../body.ts";
import { atTarget } from "../object-checks.ts";
import { readPatch } from "../patch.ts";
import { asItem, objectResponse } from "../respond.ts";
import { getObject } from "../verbs.ts";
import { parseWriteOptions } from "../write-options.ts";
import { scopeOf } from "./scope-of.ts";

/** `certificatesigningrequests/x/approval`: changes the conditions, and nothing else. */
export const handleApproval: SpecialHandler = async (asked, context) => {
  const { request, target, resource } = asked;
  if (request.verb === "get") return getObject(asked, context);
  const isPatch = request.verb === "patch";
  const options = parseWriteOptions(request.query, isPatch ? "PatchOptions" : "UpdateOptions");
  const patch = isPatch ? readPatch(request, resource.type, options.fieldValidation) : undefined;
  const body = patch ? undefined : await decodeBody(request, resource.type, options.fieldValidation);
  const change = (old: KubernetesObject): KubernetesObject => {
    const stored = old as certificatesv1.CertificateSigningRequest; // what is stored there
    const wanted = atTarget(patch ? patch.apply(old) : (body?.object ?? old), target) as typeof stored; // decoded so
    const now = formatTime(context.clock.now());
    const conditions = (wanted.status.conditions ?? []).map((condition) => ({
      ...condition,
      status: condition.status ?? "True",
      lastUpdateTime: condition.lastUpdateTime ?? now,
      lastTransitionTime: condition.lastTransitionTime ?? now,
    }));
    return {
      ...stored,
      metadata: { ...stored.metadata, resourceVersion: wanted.metadata.resourceVersion ?? "" },
      status: { ...stored.status, ...(conditions.length > 0 ? { conditions } : {}) },
    } as typeof stored; // the same kind
  };
  const write = { ...writeContext(asked, options.dryRun), checks: "none" } as const;
  const { object } = await context.writer.update(scopeOf(resource), target, change, write);
  const warnings = patch?.warnings ?? body?.warnings ?? [];
  return objectResponse(request, resource, {
    code: 200,
    item: asItem(object),
    nowMs: context.clock.now(),
    warnings,
  });
};
