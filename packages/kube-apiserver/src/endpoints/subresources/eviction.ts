import type { corev1, KubernetesObject, metav1, policyv1 } from "@kubets/api";
import { resources } from "@kubets/api";
import {
  formatTime,
  isPodReady,
  matchesLabels,
  newBadRequest,
  newForbidden,
  newInternalError,
  newTooManyRequests,
  selectorFromObject,
  setCondition,
  StatusError,
} from "@kubets/apimachinery";
import type { ApiContext, ResourceRequest, SpecialHandler } from "../api-context.ts";
import { writeContext } from "../api-context.ts";
import { decodeBody } from "../body.ts";
import { documentResponse } from "../respond.ts";
import { checkedDeleteOptions } from "../delete-options.ts";
import { parseWriteOptions } from "../write-options.ts";
import { objectAt, resolved, scopeOf } from "./scope-of.ts";

const evictionKind = { group: "policy", version: "v1", kind: "Eviction" };
const maxDisruptedPods = 2_000;
const violated = "Cannot evict pod as it would violate the pod's disruption budget.";

/** POST to `pods/x/eviction`: a deletion that asks the pod's disruption budget first. */
export const handleEviction: SpecialHandler = async (asked, context) => {
  const { request, target } = asked;
  const options = parseWriteOptions(request.query, "CreateOptions");
  const { object } = await decodeBody(request, evictionKind, options.fieldValidation);
  const eviction = object as policyv1.Eviction; // decoded as that kind
  if (eviction.metadata.name !== target.name)
    throw newBadRequest("name in URL does not match name in Eviction object");
  const deletion = checkedDeleteOptions((eviction.deleteOptions ?? {}) as metav1.DeleteOptions);
  const dryRun = options.dryRun || (deletion.dryRun ?? []).length > 0;
  const pod = await objectAt<corev1.Pod>(asked, context);
  if (!needsNoBudget(pod)) await askBudget(pod, asked, context, dryRun);
  if (!dryRun) await noteEviction(asked, context);
  await context.writer.delete(scopeOf(asked.resource), target, deletion, {
    ...writeContext(asked, dryRun),
    subresource: "",
  });
  const status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", code: 201 };
  return documentResponse(request, 201, status);
};

/** Pods that run nothing, or go anyway, disturb no budget. */
function needsNoBudget({ metadata, status }: corev1.Pod): boolean {
  return (
    metadata.deletionTimestamp !== undefined ||
    status.phase === "Succeeded" ||
    status.phase === "Failed" ||
    status.phase === "Pending"
  );
}

async function askBudget(
  pod: corev1.Pod,
  asked: ResourceRequest,
  context: ApiContext,
  dryRun: boolean,
): Promise<void> {
  const namespace = pod.metadata.namespace ?? "";
  const all = context.cache.list("policy", "poddisruptionbudgets", namespace).items;
  const budgets = all
    .map(({ object }) => object as policyv1.PodDisruptionBudget) // what is stored there
    .filter((budget) => matchesLabels(selectorFromObject(budget.spec.selector), pod.metadata.labels));
  const [budget, second] = budgets;
  if (!budget) return;
  if (second)
    throw newInternalError(
      new Error(
        "This pod has more than one PodDisruptionBudget, which the eviction subresource does not support.",
      ),
    );
  if (!isPodReady(pod) && sparesUnready(budget)) return;
  const resource = resolved(context, resources.poddisruptionbudgets);
  const place = { namespace, name: budget.metadata.name ?? "" };
  const change = (old: KubernetesObject): KubernetesObject =>
    spent(old as policyv1.PodDisruptionBudget, pod, context.clock.now()); // what is stored there
  const write = { ...writeContext(asked, dryRun), subresource: "status", checks: "none" } as const;
  await context.writer.update(scopeOf(resource), place, change, write);
}

/** An unready pod may go when the policy says so, or when the budget is met without it. */
function sparesUnready({ spec, status }: policyv1.PodDisruptionBudget): boolean {
  if (spec.unhealthyPodEvictionPolicy === "AlwaysAllow") return true;
  return status.currentHealthy >= status.desiredHealthy && status.desiredHealthy > 0;
}

/** The budget after one more disruption; throws when there is none left. */
function spent(budget: policyv1.PodDisruptionBudget, pod: corev1.Pod, nowMs: number): KubernetesObject {
  const { status, metadata } = budget;
  const name = metadata.name ?? "";
  const budgets = { group: "policy", resource: "poddisruptionbudgets" };
  if ((status.observedGeneration ?? 0) < (metadata.generation ?? 0))
    throw refusal(10, `The disruption budget ${name} is still being processed by the server.`);
  if (status.disruptionsAllowed < 0) throw newForbidden(budgets, name, "pdb disruptions allowed is negative");
  if (Object.keys(status.disruptedPods ?? {}).length > maxDisruptedPods)
    throw newForbidden(
      budgets,
      name,
      "DisruptedPods map too big - too many evictions not confirmed by PDB controller",
    );
  if (status.disruptionsAllowed === 0) {
    const state = `needs ${String(status.desiredHealthy)} healthy pods and has ${String(status.currentHealthy)} currently`;
    throw refusal(0, `The disruption budget ${name} ${state}`);
  }
  const left = status.disruptionsAllowed - 1;
  const now = formatTime(nowMs);
  const none: metav1.Condition = {
    type: "DisruptionAllowed",
    status: "False",
    reason: "InsufficientPods",
    message: "",
    lastTransitionTime: now,
  };
  const conditions = left > 0 ? {} : { conditions: setCondition(status.conditions, none, nowMs) };
  return {
    ...budget,
    status: {
      ...status,
      ...conditions,
      disruptionsAllowed: left,
      disruptedPods: { ...status.disruptedPods, [pod.metadata.name ?? ""]: now },
    },
  } as policyv1.PodDisruptionBudget; // conditions keep their kind's shape
}

function refusal(retryAfterSeconds: number, cause: string): StatusError {
  const { reason, code, message } = newTooManyRequests(violated, retryAfterSeconds);
  const causes = [{ reason: "DisruptionBudget", message: cause }];
  const details = { causes, ...(retryAfterSeconds === 0 ? {} : { retryAfterSeconds }) };
  return new StatusError({ reason, code, message, details });
}

/** Says on the pod why it goes. */
async function noteEviction(asked: ResourceRequest, context: ApiContext): Promise<void> {
  const change = (old: KubernetesObject): KubernetesObject => {
    const pod = old as corev1.Pod; // what is stored there
    const target = {
      type: "DisruptionTarget",
      status: "True",
      reason: "EvictionByEvictionAPI",
      message: "Eviction API: evicting",
    } as const;
    const conditions = setCondition<corev1.PodCondition>(pod.status.conditions, target, context.clock.now());
    return { ...pod, status: { ...pod.status, conditions } } as corev1.Pod; // the same kind
  };
  const write = { ...writeContext(asked, false), subresource: "status", checks: "none" } as const;
  await context.writer.update(scopeOf(asked.resource), asked.target, change, write);
}
