/** What a HorizontalPodAutoscaler may say (kubernetes pkg/apis/autoscaling/validation, v1.36). */
import type { autoscalingv2 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkPathSegmentName,
  FieldPath,
  forbiddenValue,
  invalidValue,
  Quantity,
  requiredValue,
  unsupportedValue,
  validateNonNegative,
} from "@kubets/apimachinery";
import { invalidTexts, validateOptionalChoice } from "../checks.ts";

const specPath = FieldPath.of("spec");
const maxPeriodSeconds = 1800;
const maxStabilizationSeconds = 3600;

export function validateAutoscaler({ spec }: autoscalingv2.HorizontalPodAutoscaler): FieldError[] {
  const errors: FieldError[] = [];
  const { minReplicas = 1, maxReplicas } = spec;
  if (minReplicas < 1) {
    const detail = "must be greater than or equal to 1";
    errors.push(invalidValue(specPath.child("minReplicas"), minReplicas, detail));
  }
  if (maxReplicas < 1)
    errors.push(invalidValue(specPath.child("maxReplicas"), maxReplicas, "must be greater than 0"));
  if (maxReplicas < minReplicas) {
    const detail = "must be greater than or equal to `minReplicas`";
    errors.push(invalidValue(specPath.child("maxReplicas"), maxReplicas, detail));
  }
  return [
    ...errors,
    ...validateReference(spec.scaleTargetRef, specPath.child("scaleTargetRef")),
    ...(spec.metrics ?? []).flatMap((metric, i) =>
      validateMetric(metric, specPath.child("metrics").index(i)),
    ),
    ...validateRules(spec.behavior?.scaleUp, specPath.child("behavior", "scaleUp")),
    ...validateRules(spec.behavior?.scaleDown, specPath.child("behavior", "scaleDown")),
  ];
}

export function validateAutoscalerStatus({ status }: autoscalingv2.HorizontalPodAutoscaler): FieldError[] {
  const path = FieldPath.of("status");
  return [
    ...validateNonNegative(status?.currentReplicas, path.child("currentReplicas")),
    ...validateNonNegative(status?.desiredReplicas, path.child("desiredReplicas")),
  ];
}

function validateReference(
  reference: autoscalingv2.CrossVersionObjectReference | undefined,
  path: FieldPath,
): FieldError[] {
  return (["kind", "name"] as const).flatMap((field) => {
    const value = reference?.[field] ?? "";
    if (value === "") return [requiredValue(path.child(field))];
    return invalidTexts(path.child(field), value, checkPathSegmentName(value));
  });
}

const fieldOfType: Readonly<Record<string, keyof typeof validateSource>> = {
  ContainerResource: "containerResource",
  External: "external",
  Object: "object",
  Pods: "pods",
  Resource: "resource",
};

function validateMetric(metric: autoscalingv2.MetricSpec, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const type: string = metric.type ?? "";
  if (type === "") errors.push(requiredValue(path.child("type"), "must specify a metric source type"));
  const expected = fieldOfType[type];
  if (expected === undefined)
    errors.push(unsupportedValue(path.child("type"), type, Object.keys(fieldOfType)));
  const present = sources.filter((field) => metric[field] !== undefined);
  const [first] = present;
  if (first !== undefined) errors.push(...validateSource[first](metric, path.child(first)));
  if (expected !== undefined && metric[expected] === undefined) {
    const detail = "must populate information for the given metric source";
    errors.push(requiredValue(path.child(expected), detail));
  }
  if (present.length > 1) {
    for (const field of present.filter((source) => source !== expected))
      errors.push(forbiddenValue(path.child(field), "must populate the given metric source only"));
  }
  return errors;
}

type Metric = autoscalingv2.MetricSpec;

const sources = ["object", "external", "pods", "resource", "containerResource"] as const;

const validateSource: Readonly<
  Record<(typeof sources)[number], (metric: Metric, path: FieldPath) => FieldError[]>
> = {
  object: ({ object }, path) => [
    ...validateReference(object?.describedObject, path.child("describedObject")),
    ...validateIdentifier(object?.metric, path.child("metric")),
    ...validateTarget(object?.target, path.child("target")),
    ...requireValueOrAverage(object?.target, path.child("target")),
  ],
  external: ({ external }, path) => {
    const target = path.child("target");
    const both = external?.target?.value !== undefined && external.target.averageValue !== undefined;
    return [
      ...validateIdentifier(external?.metric, path.child("metric")),
      ...validateTarget(external?.target, target),
      ...requireValueOrAverage(external?.target, target),
      ...(both
        ? [
            forbiddenValue(
              target.child("value"),
              "may not set both a target value for metric and a per-pod target",
            ),
          ]
        : []),
    ];
  },
  pods: ({ pods }, path) => {
    const average = pods?.target?.averageValue;
    const positive = average !== undefined && Quantity.parse(average).sign() > 0;
    return [
      ...validateIdentifier(pods?.metric, path.child("metric")),
      ...validateTarget(pods?.target, path.child("target")),
      ...(positive
        ? []
        : [
            requiredValue(
              path.child("target", "averageValue"),
              "must specify a positive target averageValue",
            ),
          ]),
    ];
  },
  resource: ({ resource }, path) => [
    ...(resource?.name ? [] : [requiredValue(path.child("name"), "must specify a resource name")]),
    ...validateTarget(resource?.target, path.child("target")),
    ...requireRawOrUtilization(resource?.target, path.child("target")),
  ],
  containerResource: ({ containerResource: source }, path) => [
    ...(source?.name ? [] : [requiredValue(path.child("name"), "must specify a resource name")]),
    ...(source?.container ? [] : [requiredValue(path.child("container"), "must specify a container")]),
    ...validateTarget(source?.target, path.child("target")),
    ...requireRawOrUtilization(source?.target, path.child("target")),
  ],
};

type Target = autoscalingv2.MetricTarget | undefined;

function requireValueOrAverage(target: Target, path: FieldPath): FieldError[] {
  if (target?.value !== undefined || target?.averageValue !== undefined) return [];
  const detail = "must set either a target value for metric or a per-pod target";
  return [requiredValue(path.child("averageValue"), detail)];
}

function requireRawOrUtilization(target: Target, path: FieldPath): FieldError[] {
  const { averageUtilization, averageValue } = target ?? {};
  if (averageUtilization === undefined && averageValue === undefined) {
    const detail = "must set either a target raw value or a target utilization";
    return [requiredValue(path.child("averageUtilization"), detail)];
  }
  if (averageUtilization === undefined || averageValue === undefined) return [];
  const detail = "may not set both a target raw value and a target utilization";
  return [forbiddenValue(path.child("averageValue"), detail)];
}

function validateTarget(target: Target, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const type = target?.type ?? "";
  if (type === "") errors.push(requiredValue(path.child("type"), "must specify a metric target type"));
  if (!["Utilization", "Value", "AverageValue"].includes(type)) {
    const detail = "must be either Utilization, Value, or AverageValue";
    errors.push(invalidValue(path.child("type"), type, detail));
  }
  for (const field of ["value", "averageValue"] as const) {
    const amount = target?.[field];
    if (amount !== undefined && Quantity.parse(amount).sign() <= 0)
      errors.push(invalidValue(path.child(field), amount, "must be positive"));
  }
  if ((target?.averageUtilization ?? 1) < 1) {
    const detail = "must be greater than 0";
    errors.push(invalidValue(path.child("averageUtilization"), target?.averageUtilization, detail));
  }
  return errors;
}

function validateIdentifier(
  metric: autoscalingv2.MetricIdentifier | undefined,
  path: FieldPath,
): FieldError[] {
  const name = metric?.name ?? "";
  if (name === "") return [requiredValue(path.child("name"), "must specify a metric name")];
  return invalidTexts(path.child("name"), name, checkPathSegmentName(name));
}

function validateRules(rules: autoscalingv2.HPAScalingRules | undefined, path: FieldPath): FieldError[] {
  if (rules === undefined) return [];
  const errors: FieldError[] = [];
  const window = rules.stabilizationWindowSeconds ?? 0;
  const windowPath = path.child("stabilizationWindowSeconds");
  if (window < 0) errors.push(invalidValue(windowPath, window, "must be greater than or equal to zero"));
  if (window > maxStabilizationSeconds) {
    const detail = `must be less than or equal to ${maxStabilizationSeconds}`;
    errors.push(invalidValue(windowPath, window, detail));
  }
  const choices = ["Disabled", "Max", "Min"];
  errors.push(...validateOptionalChoice(rules.selectPolicy, choices, path.child("selectPolicy")));
  const policies = rules.policies ?? [];
  if (policies.length === 0)
    errors.push(requiredValue(path.child("policies"), "must specify at least one Policy"));
  for (const [i, policy] of policies.entries())
    errors.push(...validatePolicy(policy, path.child("policies").index(i)));
  return errors;
}

function validatePolicy(policy: autoscalingv2.HPAScalingPolicy, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  const { type, value, periodSeconds } = policy;
  if (type !== "Pods" && type !== "Percent")
    errors.push(unsupportedValue(path.child("type"), type, ["Percent", "Pods"]));
  if (value <= 0) errors.push(invalidValue(path.child("value"), value, "must be greater than zero"));
  const period = path.child("periodSeconds");
  if (periodSeconds <= 0) errors.push(invalidValue(period, periodSeconds, "must be greater than zero"));
  if (periodSeconds > maxPeriodSeconds) {
    const detail = `must be less than or equal to ${maxPeriodSeconds}`;
    errors.push(invalidValue(period, periodSeconds, detail));
  }
  return errors;
}
