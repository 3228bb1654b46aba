import type { corev1, KubernetesObject } from "@kubets/api";
import type { SpecialHandler } from "../api-context.ts";
import { trackedWrite } from "../api-context.ts";
import { decodeBody } from "../body.ts";
import { atTarget } from "../object-checks.ts";
import { asItem, objectResponse } from "../respond.ts";
import { parseWriteOptions } from "../write-options.ts";
import { scopeOf } from "./scope-of.ts";

/** PUT `namespaces/x/finalize`: changes the finalizers in the spec, the last of which lets the namespace go. */
export const handleFinalize: SpecialHandler = async (asked, context) => {
  const { request, target, resource } = asked;
  const options = parseWriteOptions(request.query, "UpdateOptions");
  const { object, warnings } = await decodeBody(request, resource.type, options.fieldValidation);
  const wanted = atTarget(object, target) as corev1.Namespace; // decoded as that kind
  const change = (old: KubernetesObject): KubernetesObject => {
    const namespace = old as corev1.Namespace; // what is stored there
    const finalizers = wanted.spec.finalizers ?? [];
    return {
      ...namespace,
      metadata: { ...namespace.metadata, resourceVersion: wanted.metadata.resourceVersion ?? "" },
      spec: finalizers.length === 0 ? {} : { finalizers },
    } as corev1.Namespace; // the same kind
  };
  const write = { ...trackedWrite(asked, context, options), checks: "none" } as const;
  const result = await context.writer.update(scopeOf(resource), target, change, write);
  const item = asItem(result.object);
  return objectResponse(request, resource, { code: 200, item, nowMs: context.clock.now(), warnings });
};
