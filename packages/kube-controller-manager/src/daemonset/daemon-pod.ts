/** The pod of a DaemonSet on one node, and whether the node shall have one (Kubernetes v1.36, pkg/controller/daemon). */
import { findUntoleratedTaint, matchesPodNodeSelection, newControllerReference } from "@kubets/apimachinery";
import type { appsv1, corev1 } from "@kubets/api";
import type { Draft } from "@kubets/client";
import { controllerRevisionHashLabel } from "../framework/template-hash.ts";

const nodeNameField = "metadata.name";
const templateGenerationLabel = "pod-template-generation";
const templateGenerationAnnotation = "deprecated.daemonset.template.generation";

const daemonTolerations: readonly corev1.Toleration[] = [
  { key: "node.kubernetes.io/not-ready", operator: "Exists", effect: "NoExecute" },
  { key: "node.kubernetes.io/unreachable", operator: "Exists", effect: "NoExecute" },
  { key: "node.kubernetes.io/disk-pressure", operator: "Exists", effect: "NoSchedule" },
  { key: "node.kubernetes.io/memory-pressure", operator: "Exists", effect: "NoSchedule" },
  { key: "node.kubernetes.io/pid-pressure", operator: "Exists", effect: "NoSchedule" },
  { key: "node.kubernetes.io/unschedulable", operator: "Exists", effect: "NoSchedule" },
];
const hostNetworkToleration: corev1.Toleration = {
  key: "node.kubernetes.io/network-unavailable",
  operator: "Exists",
  effect: "NoSchedule",
};

export interface NodeFit {
  /** A pod belongs on the node. */
  readonly shouldRun: boolean;
  /** One that is there may stay. */
  readonly mayContinue: boolean;
}

export function nodeFit(daemonSet: appsv1.DaemonSet, node: corev1.Node): NodeFit {
  const { spec } = daemonSet.spec.template;
  if (spec.nodeName && spec.nodeName !== node.metadata.name) return { shouldRun: false, mayContinue: false };
  if (!matchesPodNodeSelection(spec, node)) return { shouldRun: false, mayContinue: false };
  const tolerations = withDaemonTolerations(spec);
  const { taints } = node.spec;
  if (!findUntoleratedTaint(taints, tolerations)) return { shouldRun: true, mayContinue: true };
  return { shouldRun: false, mayContinue: !findUntoleratedTaint(taints, tolerations, ["NoExecute"]) };
}

/** The node a daemon pod is on, or is meant for before it is scheduled. */
export function nodeOfDaemonPod(pod: corev1.Pod): string | undefined {
  if (pod.spec.nodeName) return pod.spec.nodeName;
  const required = pod.spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  for (const { matchFields } of required?.nodeSelectorTerms ?? []) {
    const field = matchFields?.find(({ key, operator }) => key === nodeNameField && operator === "In");
    if (field?.values?.length === 1) return field.values[0];
  }
  return undefined;
}

/** The pod to create; the scheduler can put it on this node only. */
export function draftDaemonPod(
  daemonSet: appsv1.DaemonSet,
  nodeName: string,
  hash: string,
): Draft<corev1.Pod> {
  const { metadata, spec } = daemonSet.spec.template;
  const generation = daemonSet.metadata.annotations?.[templateGenerationAnnotation];
  const nodeSelectorTerms = [
    { matchFields: [{ key: nodeNameField, operator: "In", values: [nodeName] }] },
  ] as const;
  const nodeAffinity = {
    ...spec.affinity?.nodeAffinity,
    requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms },
  };
  return {
    metadata: {
      generateName: `${daemonSet.metadata.name ?? ""}-`,
      namespace: daemonSet.metadata.namespace ?? "",
      labels: {
        ...metadata.labels,
        [controllerRevisionHashLabel]: hash,
        ...(generation === undefined ? {} : { [templateGenerationLabel]: generation }),
      },
      ...(metadata.annotations ? { annotations: metadata.annotations } : {}),
      ...(metadata.finalizers ? { finalizers: metadata.finalizers } : {}),
      ownerReferences: [newControllerReference(daemonSet)],
    },
    spec: {
      ...spec,
      affinity: { ...spec.affinity, nodeAffinity },
      tolerations: withDaemonTolerations(spec),
    },
  };
}

/** A toleration of the template's with the same key, effect, operator and value is replaced, not doubled. */
function withDaemonTolerations(spec: corev1.PodSpec): readonly corev1.Toleration[] {
  const added = spec.hostNetwork ? [...daemonTolerations, hostNetworkToleration] : daemonTolerations;
  const kept = (spec.tolerations ?? []).filter(
    (own) =>
      !added.some((one) => one.key === own.key && one.effect === own.effect && own.operator === "Exists"),
  );
  return [...kept, ...added];
}
