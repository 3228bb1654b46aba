import type { appsv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  FieldPath,
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
import { daemonSetColumns } from "./workload-columns.ts";
import { workloadStatus } from "./workload-status.ts";

const specPath = FieldPath.of("spec");

export const daemonSets: Strategy<appsv1.DaemonSet> = {
  defaults: (object) => change(object, { spec: defaultSpec(object.spec) }),
  validate: ({ spec }) => [
    ...validateWorkloadSelector(
      spec.selector,
      "empty selector is invalid for daemonset",
      specPath.child("selector"),
    ),
    ...validateWorkloadTemplate(spec.template, spec.selector, specPath.child("template"), "DaemonSet"),
    ...validateNonNegative(spec.minReadySeconds, specPath.child("minReadySeconds")),
    ...validateUpdateStrategy(spec.updateStrategy),
    ...validateNonNegative(spec.revisionHistoryLimit, specPath.child("revisionHistoryLimit")),
  ],
  validateUpdate: (object, old) =>
    validateImmutable(object.spec.selector, old.spec.selector, specPath.child("selector")),
  validateStatus: workloadStatus({
    counts: [
      "currentNumberScheduled",
      "numberMisscheduled",
      "desiredNumberScheduled",
      "numberReady",
      "observedGeneration",
      "updatedNumberScheduled",
      "numberAvailable",
      "numberUnavailable",
    ],
  }),
  warnings: workloadWarnings,
  columns: daemonSetColumns,
};

function defaultSpec(spec: appsv1.DaemonSetSpec): appsv1.DaemonSetSpec {
  const strategy = fill(spec.updateStrategy ?? {}, { type: "RollingUpdate" });
  return change(fill(spec, { revisionHistoryLimit: 10 }), {
    updateStrategy:
      strategy.type === "RollingUpdate"
        ? change(strategy, {
            rollingUpdate: fill(strategy.rollingUpdate ?? {}, { maxUnavailable: 1, maxSurge: 0 }),
          })
        : strategy,
    template: spec.template && defaultPodTemplate(spec.template),
  });
}

function validateUpdateStrategy(strategy: appsv1.DaemonSetUpdateStrategy): FieldError[] {
  const path = specPath.child("updateStrategy");
  if (strategy.type !== "RollingUpdate") {
    return validateChoice(strategy.type, ["RollingUpdate", "OnDelete"], path.child("type"));
  }
  const rolling = path.child("rollingUpdate");
  if (strategy.rollingUpdate === undefined) return [requiredValue(rolling)];
  const { maxUnavailable = 0, maxSurge = 0 } = strategy.rollingUpdate;
  const errors = [
    ...validateIntOrPercent(maxUnavailable, rolling.child("maxUnavailable")),
    ...validateIntOrPercent(maxSurge, rolling.child("maxSurge")),
  ];
  const hasUnavailable = Number.parseInt(String(maxUnavailable), 10) > 0;
  const hasSurge = Number.parseInt(String(maxSurge), 10) > 0;
  if (hasUnavailable && hasSurge) {
    const detail = "may not be set when maxUnavailable is non-zero";
    errors.push(invalidValue(rolling.child("maxSurge"), maxSurge, detail));
  }
  if (!hasUnavailable && !hasSurge) {
    errors.push(requiredValue(rolling.child("maxUnavailable"), "cannot be 0 when maxSurge is 0"));
  }
  errors.push(...validateAtMostHundredPercent(maxUnavailable, rolling.child("maxUnavailable")));
  errors.push(...validateAtMostHundredPercent(maxSurge, rolling.child("maxSurge")));
  return errors;
}
