import type { coordinationv1, corev1, KubernetesObject } from "@kubets/api";
import { newNotFound, parseTime } from "@kubets/apimachinery";
import type { CachedObject } from "../../storage/cache.ts";
import type { ApiContext, SpecialHandler } from "../api-context.ts";
import { listResponse } from "../list-response.ts";
import { asItem, negotiated, objectResponse } from "../respond.ts";
import { includeObjectOf } from "../table.ts";

/** `componentstatuses`: how the control plane does, made up when it is asked for. */
export const handleComponentStatuses: SpecialHandler = async ({ request, resource, target }, context) => {
  const nowMs = context.clock.now();
  const items = statuses(context, nowMs).map((status) => asItem(status));
  if (request.verb === "get") {
    const item = items.find(({ object }) => object.metadata.name === target.name);
    if (!item) throw newNotFound(resource.type, target.name);
    return objectResponse(request, resource, { code: 200, item, nowMs });
  }
  const list: readonly CachedObject[] = items;
  const chosen = negotiated(request, { streams: false });
  const result = { revision: context.cache.revision, items: list, continue: "", remaining: undefined };
  return listResponse(result, {
    resource,
    negotiated: chosen,
    include: includeObjectOf(request.query, chosen),
    nowMs,
  });
};

function statuses(context: ApiContext, nowMs: number): readonly KubernetesObject[] {
  return [
    status("controller-manager", leaderProblem(context, "kube-controller-manager", nowMs)),
    // The store answers, or there would be no answer at all.
    status("etcd-0", undefined),
    status("scheduler", leaderProblem(context, "kube-scheduler", nowMs)),
  ];
}

/** What is wrong with a component that leads by Lease; undefined when it is well. */
function leaderProblem(context: ApiContext, name: string, nowMs: number): string | undefined {
  const key = { group: "coordination.k8s.io", resource: "leases", namespace: "kube-system", name };
  const lease = context.cache.get(key)?.object as coordinationv1.Lease | undefined; // what is stored there
  if (!lease) return `no lease ${JSON.stringify(name)} in kube-system`;
  const { renewTime, leaseDurationSeconds = 15 } = lease.spec ?? {};
  const age = nowMs - parseTime(renewTime ?? "");
  return age <= (leaseDurationSeconds + 1) * 1000
    ? undefined
    : `lease ${JSON.stringify(name)} was not renewed`;
}

function status(name: string, problem: string | undefined): corev1.ComponentStatus {
  const condition = {
    type: "Healthy",
    status: problem === undefined ? "True" : "False",
    ...(problem === undefined ? { message: "ok" } : { error: problem }),
  } as const;
  return { kind: "ComponentStatus", apiVersion: "v1", metadata: { name }, conditions: [condition] };
}
