import type { autoscalingv2 } from "@kubets/api";
import { change, fill, mapOptional } from "../defaulting.ts";
import { ageColumn, column, nameColumn } from "../columns.ts";
import type { Strategy } from "../../strategy.ts";
import { validateAutoscaler, validateAutoscalerStatus } from "./autoscaler-validation.ts";

const integer = { type: "integer" } as const;

export const horizontalPodAutoscalers: Strategy<autoscalingv2.HorizontalPodAutoscaler> = {
  defaults: (object) => change(object, { spec: defaultSpec(object.spec) }),
  validate: validateAutoscaler,
  validateStatus: validateAutoscalerStatus,
  columns: [
    nameColumn(),
    column(
      "Reference",
      "What is scaled.",
      ({ spec: { scaleTargetRef } }) => `${scaleTargetRef.kind}/${scaleTargetRef.name}`,
    ),
    column("Targets", "The metrics, as they are and as they should be.", targetsText),
    column("MinPods", "The lowest number of pods.", (object) => String(object.spec.minReplicas ?? "<unset>")),
    column("MaxPods", "The highest number of pods.", (object) => object.spec.maxReplicas, integer),
    column("Replicas", "How many pods there are.", (object) => object.status.currentReplicas ?? 0, integer),
    ageColumn(),
  ],
};

function defaultSpec(
  spec: autoscalingv2.HorizontalPodAutoscalerSpec,
): autoscalingv2.HorizontalPodAutoscalerSpec {
  const cpu: autoscalingv2.MetricSpec = {
    type: "Resource",
    resource: { name: "cpu", target: { type: "Utilization", averageUtilization: 80 } },
  };
  const filled = fill(spec, {
    minReplicas: 1,
    ...((spec.metrics?.length ?? 0) === 0 ? { metrics: [cpu] } : {}),
  });
  return change(filled, { behavior: mapOptional(spec.behavior, defaultBehavior) });
}

/** Half a behavior is completed with what no behavior at all means. */
function defaultBehavior(
  behavior: autoscalingv2.HorizontalPodAutoscalerBehavior,
): autoscalingv2.HorizontalPodAutoscalerBehavior {
  return {
    scaleUp: fill(behavior.scaleUp ?? {}, {
      stabilizationWindowSeconds: 0,
      selectPolicy: "Max",
      policies: [
        { type: "Pods", value: 4, periodSeconds: 15 },
        { type: "Percent", value: 100, periodSeconds: 15 },
      ],
    }),
    scaleDown: fill(behavior.scaleDown ?? {}, {
      selectPolicy: "Max",
      policies: [{ type: "Percent", value: 100, periodSeconds: 15 }],
    }),
  };
}

function targetsText({ spec, status }: autoscalingv2.HorizontalPodAutoscaler): string {
  const metrics = spec.metrics ?? [];
  if (metrics.length === 0) return "<none>";
  const texts = metrics.map((metric, i) => metricText(metric, status?.currentMetrics?.[i]));
  return texts.length > 2
    ? `${texts.slice(0, 2).join(", ")} + ${texts.length - 2} more...`
    : texts.join(", ");
}

function metricText(
  metric: autoscalingv2.MetricSpec,
  status: autoscalingv2.MetricStatus | undefined,
): string {
  const source =
    metric.resource ?? metric.containerResource ?? metric.pods ?? metric.object ?? metric.external;
  const current =
    status?.resource?.current ??
    status?.containerResource?.current ??
    status?.pods?.current ??
    status?.object?.current ??
    status?.external?.current;
  const name = metric.resource?.name ?? metric.containerResource?.name;
  const prefix = name === undefined ? "" : `${name}: `;
  const target = source?.target;
  if (target?.averageUtilization !== undefined) {
    const now = current?.averageUtilization === undefined ? "<unknown>" : `${current.averageUtilization}%`;
    return `${prefix}${now}/${target.averageUtilization}%`;
  }
  const average = target?.averageValue === undefined ? "" : " (avg)";
  const now = (target?.averageValue === undefined ? current?.value : current?.averageValue) ?? "<unknown>";
  return `${prefix}${now}/${target?.averageValue ?? target?.value ?? ""}${average}`;
}
