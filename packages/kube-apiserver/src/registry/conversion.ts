import type { KubernetesObject, autoscalingv1, autoscalingv2, corev1, eventsv1 } from "@kubets/api";

/**
 * Two API versions of one stored thing. Core and events.k8s.io events are one, stored as core/v1; so are
 * autoscaling v1 and v2, stored as v2. Conversions keep everything: what a version has no field for goes into
 * annotations, as Kubernetes does.
 */
export interface Conversion {
  /** The group and resource it is stored under. */
  readonly storage: { readonly group: string; readonly version: string; readonly resource: string };
  readonly toStorage: (object: KubernetesObject) => KubernetesObject;
  readonly fromStorage: (object: KubernetesObject) => KubernetesObject;
  /** What selectors of this version may name besides name and namespace, in the stored version's words. */
  readonly fieldLabels?: ReadonlyMap<string, string>;
}

/** By `group/version/resource` of the version that is not the stored one. */
export const conversions: ReadonlyMap<string, Conversion> = new Map([
  [
    "events.k8s.io/v1/events",
    {
      storage: { group: "", version: "v1", resource: "events" },
      toStorage: (object) => eventToCore(object as eventsv1.Event), // registered for this kind only
      fromStorage: (object) => eventFromCore(object as corev1.Event), // what is stored there
      fieldLabels: new Map([
        ...["kind", "namespace", "name", "uid", "apiVersion", "resourceVersion", "fieldPath"].map(
          (field) => [`regarding.${field}`, `involvedObject.${field}`] as const,
        ),
        ["reason", "reason"],
        ["reportingController", "reportingComponent"],
        ["type", "type"],
      ]),
    },
  ],
  [
    "autoscaling/v1/horizontalpodautoscalers",
    {
      storage: { group: "autoscaling", version: "v2", resource: "horizontalpodautoscalers" },
      toStorage: (object) => autoscalerToV2(object as autoscalingv1.HorizontalPodAutoscaler), // as above
      fromStorage: (object) => autoscalerFromV2(object as autoscalingv2.HorizontalPodAutoscaler), // as above
    },
  ],
]);

function eventToCore(event: eventsv1.Event): corev1.Event {
  return prune({
    apiVersion: "v1",
    kind: "Event",
    metadata: event.metadata,
    involvedObject: event.regarding ?? {},
    reason: event.reason,
    message: event.note,
    source: event.deprecatedSource ?? {},
    firstTimestamp: event.deprecatedFirstTimestamp ?? null,
    lastTimestamp: event.deprecatedLastTimestamp ?? null,
    count: event.deprecatedCount,
    type: event.type,
    eventTime: event.eventTime ?? null,
    series: event.series,
    action: event.action,
    related: event.related,
    reportingComponent: event.reportingController ?? "",
    reportingInstance: event.reportingInstance ?? "",
  });
}

function eventFromCore(event: corev1.Event): eventsv1.Event {
  return prune({
    apiVersion: "events.k8s.io/v1",
    kind: "Event",
    metadata: event.metadata,
    eventTime: event.eventTime ?? null,
    series: event.series && {
      count: event.series.count ?? 0,
      lastObservedTime: event.series.lastObservedTime ?? null,
    },
    reportingController: nonEmpty(event.reportingComponent),
    reportingInstance: nonEmpty(event.reportingInstance),
    action: event.action,
    reason: event.reason,
    regarding: event.involvedObject,
    related: event.related,
    note: event.message,
    type: event.type,
    deprecatedSource: event.source,
    deprecatedFirstTimestamp: event.firstTimestamp ?? null,
    deprecatedLastTimestamp: event.lastTimestamp ?? null,
    deprecatedCount: event.count,
  });
}

const metricsAnnotation = "autoscaling.alpha.kubernetes.io/metrics";
const behaviorAnnotation = "autoscaling.alpha.kubernetes.io/behavior";
const conditionsAnnotation = "autoscaling.alpha.kubernetes.io/conditions";
const currentMetricsAnnotation = "autoscaling.alpha.kubernetes.io/current-metrics";
const annotationNames = [
  metricsAnnotation,
  behaviorAnnotation,
  conditionsAnnotation,
  currentMetricsAnnotation,
];

function autoscalerToV2(v1: autoscalingv1.HorizontalPodAutoscaler): autoscalingv2.HorizontalPodAutoscaler {
  const kept = v1.metadata.annotations ?? {};
  const cpu = v1.spec.targetCPUUtilizationPercentage;
  const metrics = [...parsed<autoscalingv2.MetricSpec[]>(kept[metricsAnnotation], [])];
  if (cpu !== undefined) metrics.unshift(cpuMetric(cpu));
  const current = [...parsed<autoscalingv2.MetricStatus[]>(kept[currentMetricsAnnotation], [])];
  const currentCpu = v1.status?.currentCPUUtilizationPercentage;
  if (currentCpu !== undefined) current.unshift(currentCpuMetric(currentCpu));
  const annotations = Object.entries(kept).filter(([name]) => !annotationNames.includes(name));
  return prune({
    apiVersion: "autoscaling/v2",
    kind: "HorizontalPodAutoscaler",
    metadata: prune({
      ...v1.metadata,
      annotations: annotations.length > 0 ? Object.fromEntries(annotations) : undefined,
    }),
    spec: prune({
      scaleTargetRef: v1.spec.scaleTargetRef,
      minReplicas: v1.spec.minReplicas,
      maxReplicas: v1.spec.maxReplicas,
      metrics: metrics.length > 0 ? metrics : undefined,
      behavior: parsed<autoscalingv2.HorizontalPodAutoscalerBehavior | undefined>(
        kept[behaviorAnnotation],
        undefined,
      ),
    }),
    status: prune({
      observedGeneration: v1.status?.observedGeneration,
      lastScaleTime: v1.status?.lastScaleTime,
      currentReplicas: v1.status?.currentReplicas,
      desiredReplicas: v1.status?.desiredReplicas ?? 0,
      currentMetrics: current,
      conditions: parsed<autoscalingv2.HorizontalPodAutoscalerCondition[] | undefined>(
        kept[conditionsAnnotation],
        undefined,
      ),
    }),
  });
}

function autoscalerFromV2(v2: autoscalingv2.HorizontalPodAutoscaler): autoscalingv1.HorizontalPodAutoscaler {
  const metrics = v2.spec.metrics ?? [];
  const cpu = metrics.find((metric) => cpuTarget(metric) !== undefined);
  const others = metrics.filter((metric) => metric !== cpu);
  const current = v2.status?.currentMetrics ?? [];
  const currentCpu = current.find((metric) => currentCpuOf(metric) !== undefined);
  const otherCurrent = current.filter((metric) => metric !== currentCpu);
  const conditions = v2.status?.conditions ?? [];
  const annotations: Record<string, string> = { ...v2.metadata.annotations };
  if (others.length > 0) annotations[metricsAnnotation] = JSON.stringify(others);
  if (v2.spec.behavior) annotations[behaviorAnnotation] = JSON.stringify(v2.spec.behavior);
  if (conditions.length > 0) annotations[conditionsAnnotation] = JSON.stringify(conditions);
  if (otherCurrent.length > 0) annotations[currentMetricsAnnotation] = JSON.stringify(otherCurrent);
  return prune({
    apiVersion: "autoscaling/v1",
    kind: "HorizontalPodAutoscaler",
    metadata: prune({
      ...v2.metadata,
      annotations: Object.keys(annotations).length > 0 ? annotations : undefined,
    }),
    spec: prune({
      scaleTargetRef: v2.spec.scaleTargetRef,
      minReplicas: v2.spec.minReplicas,
      maxReplicas: v2.spec.maxReplicas,
      targetCPUUtilizationPercentage: cpu && cpuTarget(cpu),
    }),
    status: prune({
      observedGeneration: v2.status?.observedGeneration,
      lastScaleTime: v2.status?.lastScaleTime,
      currentReplicas: v2.status?.currentReplicas ?? 0,
      desiredReplicas: v2.status?.desiredReplicas ?? 0,
      currentCPUUtilizationPercentage: currentCpu && currentCpuOf(currentCpu),
    }),
  });
}

function cpuMetric(averageUtilization: number): autoscalingv2.MetricSpec {
  return { type: "Resource", resource: { name: "cpu", target: { type: "Utilization", averageUtilization } } };
}

function cpuTarget(metric: autoscalingv2.MetricSpec): number | undefined {
  return metric.resource?.name === "cpu" ? metric.resource.target.averageUtilization : undefined;
}

function currentCpuMetric(averageUtilization: number): autoscalingv2.MetricStatus {
  return { type: "Resource", resource: { name: "cpu", current: { averageUtilization } } };
}

function currentCpuOf(metric: autoscalingv2.MetricStatus): number | undefined {
  return metric.resource?.name === "cpu" ? metric.resource.current.averageUtilization : undefined;
}

/** The value in an annotation; `otherwise` when it is absent or no JSON (a client may write anything there). */
function parsed<T>(text: string | undefined, otherwise: T): T {
  if (text === undefined) return otherwise;
  try {
    return JSON.parse(text) as T; // written by this module; anything else is the client's own doing
  } catch (err: unknown) {
    if (err instanceof SyntaxError) return otherwise;
    throw err;
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === "" ? undefined : text;
}

/** Without members that are undefined: in objects of the API, absent means absent. */
function prune<T>(object: { readonly [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T; // see above
}
