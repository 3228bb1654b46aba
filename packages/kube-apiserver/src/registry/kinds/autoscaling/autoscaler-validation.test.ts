/** Refusals of HorizontalPodAutoscalers, in Kubernetes' words. */
import { expect, it } from "vitest";
import { createErrors } from "../../../testing/kind-bodies.ts";

const scaleTargetRef = { apiVersion: "apps/v1", kind: "Deployment", name: "web" };
const utilization = { type: "Utilization", averageUtilization: 50 };

function errorsOf(spec: Readonly<Record<string, unknown>>): readonly string[] {
  const body = { apiVersion: "autoscaling/v2", kind: "HorizontalPodAutoscaler" };
  return createErrors({ ...body, spec: { scaleTargetRef, maxReplicas: 3, ...spec } });
}

const metric = "spec.metrics[0]";

it.each<readonly [string, Readonly<Record<string, unknown>>, readonly string[]]>([
  ["nothing of a good one", {}, []],
  [
    "a target without kind and name",
    { scaleTargetRef: { kind: "", name: "a/b" } },
    [
      "spec.scaleTargetRef.kind: Required value",
      `spec.scaleTargetRef.name: Invalid value: "a/b": may not contain '/'`,
    ],
  ],
  [
    "fewer replicas at most than at least",
    { minReplicas: 4 },
    ["spec.maxReplicas: Invalid value: 3: must be greater than or equal to `minReplicas`"],
  ],
  [
    "an unknown kind of metric",
    { metrics: [{ type: "Moon" }] },
    [
      `${metric}.type: Unsupported value: "Moon": supported values: "ContainerResource", "External", "Object", "Pods", "Resource"`,
    ],
  ],
  [
    "a metric without its source",
    { metrics: [{ type: "Pods" }] },
    [`${metric}.pods: Required value: must populate information for the given metric source`],
  ],
  [
    "a metric with two sources",
    {
      metrics: [
        {
          type: "Resource",
          resource: { name: "cpu", target: utilization },
          containerResource: { name: "cpu", container: "main", target: utilization },
        },
      ],
    },
    [`${metric}.containerResource: Forbidden: must populate the given metric source only`],
  ],
  [
    "a resource without a target",
    { metrics: [{ type: "Resource", resource: { name: "cpu", target: { type: "Value" } } }] },
    [
      `${metric}.resource.target.averageUtilization: Required value: must set either a target raw value or a target utilization`,
    ],
  ],
  [
    "an external metric with two targets, one of them negative",
    {
      metrics: [
        {
          type: "External",
          external: { metric: { name: "q" }, target: { type: "Value", value: "1", averageValue: "-1" } },
        },
      ],
    },
    [
      `${metric}.external.target.averageValue: Invalid value: "-1": must be positive`,
      `${metric}.external.target.value: Forbidden: may not set both a target value for metric and a per-pod target`,
    ],
  ],
  [
    "an object metric that names nothing",
    {
      metrics: [{ type: "Object", object: { metric: {}, describedObject: {}, target: { type: "Much" } } }],
    },
    [
      `${metric}.object.describedObject.kind: Required value`,
      `${metric}.object.describedObject.name: Required value`,
      `${metric}.object.metric.name: Required value: must specify a metric name`,
      `${metric}.object.target.type: Invalid value: "Much": must be either Utilization, Value, or AverageValue`,
      `${metric}.object.target.averageValue: Required value: must set either a target value for metric or a per-pod target`,
    ],
  ],
  [
    "a behavior out of bounds",
    {
      behavior: {
        scaleDown: {
          stabilizationWindowSeconds: 3601,
          selectPolicy: "Some",
          policies: [{ type: "Pods", value: 0, periodSeconds: 1801 }],
        },
      },
    },
    [
      "spec.behavior.scaleDown.stabilizationWindowSeconds: Invalid value: 3601: must be less than or equal to 3600",
      'spec.behavior.scaleDown.selectPolicy: Unsupported value: "Some": supported values: "Disabled", "Max", "Min"',
      "spec.behavior.scaleDown.policies[0].value: Invalid value: 0: must be greater than zero",
      "spec.behavior.scaleDown.policies[0].periodSeconds: Invalid value: 1801: must be less than or equal to 1800",
    ],
  ],
])("refuses %s", (_, spec, errors) => expect(errorsOf(spec)).toEqual(errors));
