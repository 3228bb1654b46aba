import type { appsv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  FieldPath,
  forbiddenValue,
  invalidValue,
  requiredValue,
  validateImmutable,
  validateNonNegative,
} from "@kubets/apimachinery";
import { validateAtMostHundredPercent, validateChoice, validateIntOrPercent } from "../checks.ts";
import { defaultPodTemplate } from "../core/pod-defaults.ts";
import { workloadWarnings } from "../core/pod-warnings.ts";
import { change, fill } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { validateWorkloadSelector, validateWorkloadTemplate } from "./selector-validation.ts";
import { deploymentColumns } from "./workload-columns.ts";
import { workloadStatus } from "./workload-status.ts";

const specPath = FieldPath.of("spec");
const strategyPath = specPath.child("strategy");

export const deployments: Strategy<appsv1.Deployment> = {
  defaults: (deployment) => change(deployment, { spec: defaultSpec(deployment.spec) }),
  validate: validateDeployment,
  validateUpdate: (deployment, old) =>
    validateImmutable(deployment.spec.selector, old.spec.selector, specPath.child("selector")),
  validateStatus: workloadStatus({
    counts: ["replicas", "updatedReplicas", "readyReplicas", "availableReplicas", "unavailableReplicas"],
    atMost: [
      { field: "updatedReplicas", limit: "replicas" },
      { field: "readyReplicas", limit: "replicas" },
      { field: "availableReplicas", limit: "replicas" },
      { field: "availableReplicas", limit: "readyReplicas", named: "readyReplicas" },
    ],
  }),
  warnings: workloadWarnings,
  columns: deploymentColumns,
};

function defaultSpec(spec: appsv1.DeploymentSpec): appsv1.DeploymentSpec {
  const filled = fill(spec, { replicas: 1, revisionHistoryLimit: 10, progressDeadlineSeconds: 600 });
  return change(filled, {
    strategy: defaultStrategy(spec.strategy ?? {}),
    template: spec.template && defaultPodTemplate(spec.template),
  });
}

function defaultStrategy(strategy: appsv1.DeploymentStrategy): appsv1.DeploymentStrategy {
  const typed = fill(strategy, { type: "RollingUpdate" });
  if (typed.type !== "RollingUpdate") return typed;
  return change(typed, {
    rollingUpdate: fill(typed.rollingUpdate ?? {}, { maxUnavailable: "25%", maxSurge: "25%" }),
  });
}

function validateDeployment({ spec }: appsv1.Deployment): FieldError[] {
  const errors = [
    ...validateNonNegative(spec.replicas, specPath.child("replicas")),
    ...validateWorkloadSelector(
      spec.selector,
      "empty selector is invalid for deployment",
      specPath.child("selector"),
    ),
    ...validateWorkloadTemplate(spec.template, spec.selector, specPath.child("template"), "ReplicaSet"),
    ...validateStrategy(spec.strategy),
    ...validateNonNegative(spec.minReadySeconds, specPath.child("minReadySeconds")),
    ...validateNonNegative(spec.revisionHistoryLimit, specPath.child("revisionHistoryLimit")),
  ];
  const deadline = spec.progressDeadlineSeconds;
  if (deadline !== undefined) {
    const path = specPath.child("progressDeadlineSeconds");
    errors.push(...validateNonNegative(deadline, path));
    if (deadline <= (spec.minReadySeconds ?? 0)) {
      errors.push(invalidValue(path, deadline, "must be greater than minReadySeconds"));
    }
  }
  return errors;
}

function validateStrategy(strategy: appsv1.DeploymentStrategy): FieldError[] {
  const path = strategyPath.child("rollingUpdate");
  if (strategy.type === "Recreate") {
    const detail = "may not be specified when strategy `type` is 'Recreate'";
    return strategy.rollingUpdate === undefined ? [] : [forbiddenValue(path, detail)];
  }
  const errors = validateChoice(strategy.type, ["Recreate", "RollingUpdate"], strategyPath.child("type"));
  if (strategy.type !== "RollingUpdate") return errors;
  if (strategy.rollingUpdate === undefined) {
    return [requiredValue(path, "this should be defaulted and never be nil")];
  }
  const { maxUnavailable = 0, maxSurge = 0 } = strategy.rollingUpdate;
  errors.push(...validateIntOrPercent(maxUnavailable, path.child("maxUnavailable")));
  errors.push(...validateIntOrPercent(maxSurge, path.child("maxSurge")));
  if (isZero(maxUnavailable) && isZero(maxSurge)) {
    const detail = "may not be 0 when `maxSurge` is 0";
    errors.push(invalidValue(path.child("maxUnavailable"), maxUnavailable, detail));
  }
  errors.push(...validateAtMostHundredPercent(maxUnavailable, path.child("maxUnavailable")));
  return errors;
}

function isZero(value: number | string): boolean {
  return typeof value === "number" ? value === 0 : Number.parseInt(value, 10) === 0;
}
