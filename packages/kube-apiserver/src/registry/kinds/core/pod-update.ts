/** What may change on a pod once it exists (ValidatePodUpdate, v1.36). */
import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  deepEqual,
  forbiddenValue,
  goJson,
  invalidValue,
  requiredValue,
  semanticEqual,
} from "@kubets/apimachinery";
import { specPath } from "./pod-validation.ts";

const updatableFields = [
  "`spec.containers[*].image`",
  "`spec.initContainers[*].image`",
  "`spec.activeDeadlineSeconds`",
  "`spec.tolerations` (only additions to existing tolerations)",
  "`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)",
].join(",");

export function validatePodUpdate(pod: corev1.Pod, old: corev1.Pod): FieldError[] {
  const { spec } = pod;
  for (const field of ["containers", "initContainers"] as const) {
    if ((spec[field]?.length ?? 0) !== (old.spec[field]?.length ?? 0)) {
      const detail = "pod updates may not add or remove containers";
      return [forbiddenValue(specPath.child(field), detail)];
    }
  }
  const errors = validateImages(spec);
  errors.push(...validateDeadline(spec.activeDeadlineSeconds, old.spec.activeDeadlineSeconds));
  errors.push(...validateAddedTolerations(spec, old.spec));
  errors.push(...validateGateChanges(spec, old.spec));
  if (errors.length > 0) return errors;
  const merged = withUpdatableFields(old.spec, spec);
  if (semanticEqual(merged, spec)) return [];
  const detail = `pod updates may not change fields other than ${updatableFields}\n${describeChange(spec, old.spec)}`;
  return [forbiddenValue(specPath, detail)];
}

function validateImages(spec: corev1.PodSpec): FieldError[] {
  return (["containers", "initContainers"] as const).flatMap((field) =>
    (spec[field] ?? []).flatMap((container, i) =>
      (container.image ?? "") === "" ? [requiredValue(specPath.child(field).index(i).child("image"))] : [],
    ),
  );
}

function validateDeadline(value: number | undefined, old: number | undefined): FieldError[] {
  const path = specPath.child("activeDeadlineSeconds");
  if (value === undefined) {
    return old === undefined
      ? []
      : [invalidValue(path, value, "must not update from a positive integer to nil value")];
  }
  return old !== undefined && value > old
    ? [invalidValue(path, value, "must be less than or equal to previous value")]
    : [];
}

function validateAddedTolerations(spec: corev1.PodSpec, old: corev1.PodSpec): FieldError[] {
  const same = (a: corev1.Toleration, b: corev1.Toleration): boolean =>
    deepEqual({ ...a, tolerationSeconds: 0 }, { ...b, tolerationSeconds: 0 });
  const kept = (old.tolerations ?? []).every((toleration) =>
    spec.tolerations?.some((candidate) => same(candidate, toleration)),
  );
  if (kept) return [];
  const detail = "existing toleration can not be modified except its tolerationSeconds";
  return [forbiddenValue(specPath.child("tolerations"), detail)];
}

function validateGateChanges(spec: corev1.PodSpec, old: corev1.PodSpec): FieldError[] {
  const had = new Set((old.schedulingGates ?? []).map((gate) => gate.name));
  const added = (spec.schedulingGates ?? []).filter((gate) => !had.has(gate.name)).map((gate) => gate.name);
  if (added.length === 0) return [];
  const path = specPath.child("schedulingGates");
  return [
    forbiddenValue(path, `only deletion is allowed, but found new scheduling gates '${added.join(", ")}'`),
  ];
}

/** The old spec with what an update may change taken from the new one. */
function withUpdatableFields(old: corev1.PodSpec, spec: corev1.PodSpec): corev1.PodSpec {
  const images = (list: readonly corev1.Container[], from: readonly corev1.Container[]): corev1.Container[] =>
    list.map((container, i) => ({ ...container, image: from[i]?.image ?? "" }));
  const negativeGrace =
    (old.terminationGracePeriodSeconds ?? 0) < 0 && spec.terminationGracePeriodSeconds === 1;
  const gated = (old.schedulingGates?.length ?? 0) > 0;
  return {
    ...old,
    containers: images(old.containers, spec.containers),
    ...(old.initContainers ? { initContainers: images(old.initContainers, spec.initContainers ?? []) } : {}),
    ...takeFrom(spec, ["activeDeadlineSeconds", "tolerations", "schedulingGates"]),
    ...(negativeGrace ? { terminationGracePeriodSeconds: 1 } : {}),
    // A pod that the scheduler may not see yet can still be steered.
    ...(gated ? takeFrom(spec, ["nodeSelector", "affinity"]) : {}),
  };
}

function takeFrom(spec: corev1.PodSpec, fields: readonly (keyof corev1.PodSpec)[]): Partial<corev1.PodSpec> {
  return Object.fromEntries(fields.map((field) => [field, spec[field]]));
}

/** The fields that differ, old and new, one per line. */
export function describeChange(spec: object, old: object): string {
  const fields = new Set([...Object.keys(old), ...Object.keys(spec)]);
  const lines = [...fields].sort().flatMap((field) => {
    const before: unknown = Reflect.get(old, field);
    const after: unknown = Reflect.get(spec, field);
    if (semanticEqual(before, after)) return [];
    return [
      ...(before === undefined ? [] : [`-\t${field}: ${goJson(before)}`]),
      ...(after === undefined ? [] : [`+\t${field}: ${goJson(after)}`]),
    ];
  });
  return `${lines.join("\n")}\n`;
}
