import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import { forbiddenValue, formatTime, isPodTerminal, podQosClass } from "@kubets/apimachinery";
import type { RequestContext, Strategy } from "../../strategy.ts";
import { podColumns } from "./pod-columns.ts";
import { defaultPod } from "./pod-defaults.ts";
import { validatePodUpdate } from "./pod-update.ts";
import { validatePodStatus } from "./pod-status-validation.ts";
import { specPath, validatePodSpec } from "./pod-validation.ts";
import { podWarnings } from "./pod-warnings.ts";

export const pods: Strategy<corev1.Pod> = {
  defaults: defaultPod,
  prepareForCreate: (pod, context) => ({ ...pod, status: initialStatus(pod, context) }),
  prepareForUpdate: prepareUpdate,
  validate: (pod) => [...validatePodSpec(pod.spec, specPath), ...validateNewPod(pod)],
  validateUpdate: validatePodUpdate,
  validateStatus: validatePodStatus,
  warnings: podWarnings,
  selectableFields: {
    "spec.host": (pod) => pod.spec.nodeName ?? "",
    "spec.nodeName": (pod) => pod.spec.nodeName ?? "",
    "spec.restartPolicy": (pod) => pod.spec.restartPolicy ?? "",
    "spec.schedulerName": (pod) => pod.spec.schedulerName ?? "",
    "spec.serviceAccountName": (pod) => pod.spec.serviceAccountName ?? "",
    "spec.hostNetwork": (pod) => String(pod.spec.hostNetwork === true),
    "status.phase": (pod) => pod.status.phase ?? "",
    "status.podIP": (pod) => pod.status.podIPs?.[0]?.ip ?? pod.status.podIP ?? "",
    // A label that Kubernetes takes, and no pod has a value for.
    "status.podIPs": () => "",
    "status.nominatedNodeName": (pod) => pod.status.nominatedNodeName ?? "",
  },
  gracefulDeletion: graceSeconds,
  columns: podColumns,
};

function initialStatus(pod: corev1.Pod, context: RequestContext): corev1.PodStatus {
  const status: corev1.PodStatus = { phase: "Pending", qosClass: podQosClass(pod.spec) };
  if ((pod.spec.schedulingGates?.length ?? 0) === 0) return status;
  const gated: corev1.PodCondition = {
    type: "PodScheduled",
    status: "False",
    lastProbeTime: null,
    lastTransitionTime: formatTime(context.nowMs),
    reason: "SchedulingGated",
    message: "Scheduling is blocked due to non-empty scheduling gates",
  };
  return { ...status, conditions: [gated] };
}

/** The class was settled on create, and is no concern of who reports the status. */
function prepareUpdate(pod: corev1.Pod, old: corev1.Pod, context: RequestContext): corev1.Pod {
  if (context.subresource !== "status") return pod;
  const { qosClass = pod.status.qosClass } = old.status;
  return qosClass === undefined ? pod : { ...pod, status: { ...pod.status, qosClass } };
}

function validateNewPod(pod: corev1.Pod): FieldError[] {
  const isNew = pod.metadata.resourceVersion === undefined;
  if (!isNew || (pod.spec.ephemeralContainers?.length ?? 0) === 0) return [];
  return [forbiddenValue(specPath.child("ephemeralContainers"), "cannot be set on create")];
}

/** What nobody runs goes at once; everything else gets its time. */
function graceSeconds(pod: corev1.Pod, requested: number | undefined): number {
  if ((pod.spec.nodeName ?? "") === "" || isPodTerminal(pod)) return 0;
  const seconds = requested ?? pod.spec.terminationGracePeriodSeconds ?? 0;
  return seconds < 0 ? 1 : seconds;
}
