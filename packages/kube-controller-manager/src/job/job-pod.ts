import type { batchv1, corev1, metav1 } from "@kubets/api";
import type { Draft } from "@kubets/client";
import { completionIndexAnnotation, isIndexed, jobTrackingFinalizer } from "./job-view.ts";

const indexVariable = "JOB_COMPLETION_INDEX";

/** The pod to create for a Job; with `index` for an Indexed one. */
export function draftJobPod(
  job: batchv1.Job,
  reference: metav1.OwnerReference,
  index: number | undefined,
): Draft<corev1.Pod> {
  const { metadata: template, spec } = job.spec.template;
  const { name = "", namespace = "" } = job.metadata;
  const finalizers = [
    ...(template.finalizers ?? []).filter((f) => f !== jobTrackingFinalizer),
    jobTrackingFinalizer,
  ];
  const common = { namespace, finalizers, ownerReferences: [reference] };
  if (index === undefined || !isIndexed(job)) {
    return {
      metadata: {
        generateName: `${name}-`,
        ...common,
        ...(template.labels ? { labels: template.labels } : {}),
        ...(template.annotations ? { annotations: template.annotations } : {}),
      },
      spec,
    };
  }
  const text = String(index);
  return {
    metadata: {
      generateName: `${name}-${text}-`,
      ...common,
      labels: { ...template.labels, [completionIndexAnnotation]: text },
      annotations: { ...template.annotations, [completionIndexAnnotation]: text },
    },
    spec: {
      ...spec,
      hostname: `${name}-${text}`,
      containers: spec.containers.map(withIndexVariable),
      ...(spec.initContainers ? { initContainers: spec.initContainers.map(withIndexVariable) } : {}),
    },
  };
}

function withIndexVariable(container: corev1.Container): corev1.Container {
  if (container.env?.some(({ name }) => name === indexVariable)) return container;
  const fieldPath = `metadata.labels['${completionIndexAnnotation}']`;
  const variable: corev1.EnvVar = {
    name: indexVariable,
    valueFrom: { fieldRef: { apiVersion: "v1", fieldPath } },
  };
  return { ...container, env: [...(container.env ?? []), variable] };
}
