import type { appsv1, corev1, Embedded } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  FieldPath,
  forbiddenValue,
  invalidValue,
  requiredValue,
  semanticEqual,
  validateNonNegative,
} from "@kubets/apimachinery";
import { validateChoice, validateOptionalChoice } from "../checks.ts";
import { defaultPodTemplate } from "../core/pod-defaults.ts";
import { workloadWarnings } from "../core/pod-warnings.ts";
import { defaultClaimSpec } from "../core/volume-defaults.ts";
import { change, fill, mapList } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { validateWorkloadSelector, validateWorkloadTemplate } from "./selector-validation.ts";
import { statefulSetColumns } from "./workload-columns.ts";
import { workloadStatus } from "./workload-status.ts";

const specPath = FieldPath.of("spec");

export const statefulSets: Strategy<appsv1.StatefulSet> = {
  defaults: (object) => change(object, { spec: defaultSpec(object.spec) }),
  validate: validateStatefulSet,
  validateUpdate: validateStatefulSetUpdate,
  validateStatus: workloadStatus({
    counts: [
      "replicas",
      "readyReplicas",
      "availableReplicas",
      "currentReplicas",
      "updatedReplicas",
      "observedGeneration",
    ],
    atMost: [
      { field: "readyReplicas", limit: "replicas" },
      { field: "availableReplicas", limit: "replicas" },
      { field: "availableReplicas", limit: "readyReplicas" },
      { field: "currentReplicas", limit: "replicas" },
      { field: "updatedReplicas", limit: "replicas" },
    ],
  }),
  warnings: workloadWarnings,
  columns: statefulSetColumns,
};

function defaultSpec(spec: appsv1.StatefulSetSpec): appsv1.StatefulSetSpec {
  const filled = fill(spec, { podManagementPolicy: "OrderedReady", replicas: 1, revisionHistoryLimit: 10 });
  return change(filled, {
    updateStrategy: defaultUpdateStrategy(spec.updateStrategy ?? {}),
    persistentVolumeClaimRetentionPolicy: fill(spec.persistentVolumeClaimRetentionPolicy ?? {}, {
      whenDeleted: "Retain",
      whenScaled: "Retain",
    }),
    template: spec.template && defaultPodTemplate(spec.template),
    volumeClaimTemplates: mapList(spec.volumeClaimTemplates, defaultClaimTemplate),
  });
}

function defaultUpdateStrategy(strategy: appsv1.StatefulSetUpdateStrategy): appsv1.StatefulSetUpdateStrategy {
  const type = strategy.type ?? "RollingUpdate";
  const rolling = strategy.rollingUpdate ?? (strategy.type === undefined ? {} : undefined);
  const typed = fill(strategy, { type });
  if (type !== "RollingUpdate" || rolling === undefined) return typed;
  return change(typed, { rollingUpdate: fill(rolling, { partition: 0 }) });
}

function defaultClaimTemplate(
  claim: Embedded<corev1.PersistentVolumeClaim>,
): Embedded<corev1.PersistentVolumeClaim> {
  return change(fill(claim, { apiVersion: "v1", kind: "PersistentVolumeClaim" }), {
    spec: defaultClaimSpec(claim.spec),
    status: fill(claim.status ?? {}, { phase: "Pending" }),
  });
}

function validatePodManagement(policy: string | undefined): FieldError[] {
  const path = specPath.child("podManagementPolicy");
  if (!policy) return [requiredValue(path)];
  if (policy === "OrderedReady" || policy === "Parallel") return [];
  return [invalidValue(path, policy, "must be 'OrderedReady' or 'Parallel'")];
}

function validateStatefulSet({ spec }: appsv1.StatefulSet): FieldError[] {
  const strategyPath = specPath.child("updateStrategy");
  const errors = validatePodManagement(spec.podManagementPolicy);
  if (spec.updateStrategy.type === "OnDelete") {
    if (spec.updateStrategy.rollingUpdate !== undefined) {
      const detail = 'only allowed for updateStrategy "RollingUpdate"';
      errors.push(
        invalidValue(strategyPath.child("rollingUpdate"), spec.updateStrategy.rollingUpdate, detail),
      );
    }
  } else {
    errors.push(...validateChoice(spec.updateStrategy.type, ["RollingUpdate", "OnDelete"], strategyPath));
    const partition = spec.updateStrategy.rollingUpdate?.partition;
    errors.push(...validateNonNegative(partition, strategyPath.child("rollingUpdate", "partition")));
  }
  const retention = specPath.child("persistentVolumeClaimRetentionPolicy");
  for (const when of ["whenDeleted", "whenScaled"] as const) {
    const policy = spec.persistentVolumeClaimRetentionPolicy?.[when];
    errors.push(...validateOptionalChoice(policy, ["Retain", "Delete"], retention.child(when)));
  }
  return [
    ...errors,
    ...validateNonNegative(spec.replicas, specPath.child("replicas")),
    ...validateNonNegative(spec.minReadySeconds, specPath.child("minReadySeconds")),
    ...validateNonNegative(spec.ordinals?.start, specPath.child("ordinals", "start")),
    ...validateWorkloadSelector(
      spec.selector,
      "empty selector is invalid for statefulset",
      specPath.child("selector"),
    ),
    ...validateWorkloadTemplate(spec.template, spec.selector, specPath.child("template"), "StatefulSet"),
  ];
}

const updatable = [
  "replicas",
  "ordinals",
  "template",
  "updateStrategy",
  "revisionHistoryLimit",
  "persistentVolumeClaimRetentionPolicy",
  "minReadySeconds",
] as const;

function validateStatefulSetUpdate(object: appsv1.StatefulSet, old: appsv1.StatefulSet): FieldError[] {
  const taken = Object.fromEntries(updatable.map((field) => [field, object.spec[field]]));
  if (semanticEqual({ ...old.spec, ...taken }, object.spec)) return [];
  const listed = updatable.map((field) => `'${field}'`);
  const last = listed.pop() ?? "";
  const detail = `updates to statefulset spec for fields other than ${listed.join(", ")} and ${last} are forbidden`;
  return [forbiddenValue(specPath, detail)];
}
