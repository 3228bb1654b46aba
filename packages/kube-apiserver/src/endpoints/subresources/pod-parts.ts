import type { corev1, KubernetesObject } from "@kubets/api";
import { FieldPath, forbiddenValue, newInvalid, semanticEqual } from "@kubets/apimachinery";
import type { SpecialHandler } from "../api-context.ts";
import { writeContext } from "../api-context.ts";
import { decodeBody } from "../body.ts";
import { atTarget } from "../object-checks.ts";
import { readPatch } from "../patch.ts";
import { asItem, objectResponse } from "../respond.ts";
import { getObject } from "../verbs.ts";
import { parseWriteOptions } from "../write-options.ts";
import { scopeOf } from "./scope-of.ts";

/** Takes one part of a wanted pod into the pod there is; throws when it may not change like that. */
type Merge = (pod: corev1.Pod, wanted: corev1.Pod) => corev1.Pod;

/** `pods/x/ephemeralcontainers` and `pods/x/resize`: an update that reaches one part of the pod only. */
function partHandler(merge: Merge): SpecialHandler {
  return async (asked, context) => {
    const { request, target, resource } = asked;
    if (request.verb === "get") return getObject(asked, context);
    const isPatch = request.verb === "patch";
    const options = parseWriteOptions(request.query, isPatch ? "PatchOptions" : "UpdateOptions");
    const patch = isPatch ? readPatch(request, resource.type, options.fieldValidation) : undefined;
    const body = patch ? undefined : await decodeBody(request, resource.type, options.fieldValidation);
    const change = (old: KubernetesObject): KubernetesObject => {
      const wanted = atTarget(patch ? patch.apply(old) : (body?.object ?? old), target) as corev1.Pod; // decoded so
      const merged = merge(old as corev1.Pod, wanted); // what is stored there
      return { ...merged, metadata: { ...old.metadata, ...pickVersion(wanted) } };
    };
    const write = { ...writeContext(asked, options.dryRun), checks: "object" } as const;
    const { object } = await context.writer.update(scopeOf(resource), target, change, write);
    const warnings = patch?.warnings ?? body?.warnings ?? [];
    return objectResponse(request, resource, {
      code: 200,
      item: asItem(object),
      nowMs: context.clock.now(),
      warnings,
    });
  };
}

function pickVersion({ metadata }: corev1.Pod): { readonly resourceVersion?: string } {
  return { resourceVersion: metadata.resourceVersion ?? "" };
}

export const handleEphemeralContainers = partHandler((pod, wanted) => {
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
  return { ...pod, spec: { ...pod.spec, ephemeralContainers: asked } };
});

export const handleResize = partHandler((pod, wanted) => {
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
