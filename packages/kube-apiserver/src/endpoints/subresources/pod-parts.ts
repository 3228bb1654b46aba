import type { corev1 } from "@kubets/api";
import { FieldPath, forbiddenValue, newInvalid, semanticEqual } from "@kubets/apimachinery";
import type { SpecialHandler } from "../api-context.ts";
import { objectPartHandler } from "./object-part.ts";

/** `pods/x/ephemeralcontainers` and `pods/x/resize`: an update that reaches one part of the pod only. */
function podPart(merge: (pod: corev1.Pod, wanted: corev1.Pod) => corev1.Pod): SpecialHandler {
  return objectPartHandler<corev1.Pod>({ checks: "object", merge });
}

export const handleEphemeralContainers = podPart((pod, wanted) => {
  const kept = pod.spec.ephemeralContainers ?? [];
  const asked = wanted.spec.ephemeralContainers ?? [];
  const path = FieldPath.of("spec", "ephemeralContainers");
  const lost = kept.filter(({ name }) => !asked.some((container) => container.name === name));
  const changed = kept.filter(
    (container) =>
      !lost.includes(container) &&
      !asked.some((other) => semanticEqual({ ...container, ...other }, container)),
  );
  const errors = [
    ...lost.map(({ name }) =>
      forbiddenValue(path, `existing ephemeral containers ${JSON.stringify(name)} may not be removed\n`),
    ),
    ...changed.map(({ name }) =>
      forbiddenValue(path, `existing ephemeral containers ${JSON.stringify(name)} may not be changed\n`),
    ),
  ];
  if (errors.length > 0) throw newInvalid({ group: "", kind: "Pod" }, pod.metadata.name ?? "", errors);
  // None are asked for only where there are none.
  return asked.length === 0 ? pod : { ...pod, spec: { ...pod.spec, ephemeralContainers: asked } };
});

export const handleResize = podPart((pod, wanted) => {
  const sized = <C extends corev1.Container>(containers: readonly C[], asked: readonly C[]): readonly C[] =>
    containers.map((container) => {
      const other = asked.find(({ name }) => name === container.name);
      if (!other) return container;
      const { resources, resizePolicy } = other;
      return { ...container, resources, ...(resizePolicy === undefined ? {} : { resizePolicy }) };
    });
  const { containers, initContainers } = pod.spec;
  return {
    ...pod,
    spec: {
      ...pod.spec,
      containers: sized(containers, wanted.spec.containers),
      ...(initContainers ? { initContainers: sized(initContainers, wanted.spec.initContainers ?? []) } : {}),
    },
  };
});
