// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decQuantity, decTime, encQuantity, encTime } from "../../codec/forms.ts";
import { done, form, formPtr, int, kept, msg, msgPtr, msgs, nested, num, numPtr, str, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encCrossVersionObjectReference(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["kind"]);
  str(w, 18, m["name"]);
  str(w, 26, m["apiVersion"]);
  kept(w, m, path);
}
export function decCrossVersionObjectReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["kind"] = r.string(); break;
      case 18: m["name"] = r.string(); break;
      case 26: { const v = r.string(); if (v !== "") m["apiVersion"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["kind"] ??= "";
  m["name"] ??= "";
  return m;
}

export function encHorizontalPodAutoscalerSpec(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["scaleTargetRef"], encCrossVersionObjectReference);
  numPtr(w, 16, m["minReplicas"]);
  num(w, 24, m["maxReplicas"]);
  numPtr(w, 32, m["targetCPUUtilizationPercentage"]);
  kept(w, m, path);
}
export function decHorizontalPodAutoscalerSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["scaleTargetRef"] = nested(r, decCrossVersionObjectReference); break;
      case 16: m["minReplicas"] = int(r); break;
      case 24: m["maxReplicas"] = int(r); break;
      case 32: m["targetCPUUtilizationPercentage"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["scaleTargetRef"] ??= decCrossVersionObjectReference(r, r.pos);
  m["maxReplicas"] ??= 0;
  return m;
}

export function encHorizontalPodAutoscalerStatus(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 8, m["observedGeneration"]);
  formPtr(w, 18, m["lastScaleTime"], encTime);
  num(w, 24, m["currentReplicas"]);
  num(w, 32, m["desiredReplicas"]);
  numPtr(w, 40, m["currentCPUUtilizationPercentage"]);
  kept(w, m, path);
}
export function decHorizontalPodAutoscalerStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["observedGeneration"] = int(r); break;
      case 18: { const v = nested(r, decTime); if (v !== null) m["lastScaleTime"] = v; break; }
      case 24: m["currentReplicas"] = int(r); break;
      case 32: m["desiredReplicas"] = int(r); break;
      case 40: m["currentCPUUtilizationPercentage"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["currentReplicas"] ??= 0;
  m["desiredReplicas"] ??= 0;
  return m;
}

export function encHorizontalPodAutoscaler(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encHorizontalPodAutoscalerSpec);
  msg(w, 26, m["status"], encHorizontalPodAutoscalerStatus);
  kept(w, m, path);
}
export function decHorizontalPodAutoscaler(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decHorizontalPodAutoscalerSpec); break;
      case 26: m["status"] = nested(r, decHorizontalPodAutoscalerStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decHorizontalPodAutoscalerSpec(r, r.pos);
  m["status"] ??= decHorizontalPodAutoscalerStatus(r, r.pos);
  return m;
}

export function encHorizontalPodAutoscalerList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encHorizontalPodAutoscaler);
  kept(w, m, path);
}
export function decHorizontalPodAutoscalerList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decHorizontalPodAutoscaler)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encScale(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encScaleSpec);
  msg(w, 26, m["status"], encScaleStatus);
  kept(w, m, path);
}
export function decScale(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decScaleSpec); break;
      case 26: m["status"] = nested(r, decScaleStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decScaleSpec(r, r.pos);
  m["status"] ??= decScaleStatus(r, r.pos);
  return m;
}

export function encScaleSpec(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["replicas"]);
  kept(w, m, path);
}
export function decScaleSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: { const v = int(r); if (v !== 0) m["replicas"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encScaleStatus(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["replicas"]);
  str(w, 18, m["selector"]);
  kept(w, m, path);
}
export function decScaleStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["replicas"] = int(r); break;
      case 18: { const v = r.string(); if (v !== "") m["selector"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["replicas"] ??= 0;
  return m;
}

export function encMetricSpec(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  msgPtr(w, 18, m["object"], encObjectMetricSource);
  msgPtr(w, 26, m["pods"], encPodsMetricSource);
  msgPtr(w, 34, m["resource"], encResourceMetricSource);
  msgPtr(w, 42, m["external"], encExternalMetricSource);
  msgPtr(w, 58, m["containerResource"], encContainerResourceMetricSource);
  kept(w, m, path);
}
export function decMetricSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["object"] = nested(r, decObjectMetricSource); break;
      case 26: m["pods"] = nested(r, decPodsMetricSource); break;
      case 34: m["resource"] = nested(r, decResourceMetricSource); break;
      case 58: m["containerResource"] = nested(r, decContainerResourceMetricSource); break;
      case 42: m["external"] = nested(r, decExternalMetricSource); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  return m;
}

export function encObjectMetricSource(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["target"], encCrossVersionObjectReference);
  str(w, 18, m["metricName"]);
  form(w, 26, m["targetValue"], encQuantity);
  msgPtr(w, 34, m["selector"], metav1.encLabelSelector);
  formPtr(w, 42, m["averageValue"], encQuantity);
  kept(w, m, path);
}
export function decObjectMetricSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["target"] = nested(r, decCrossVersionObjectReference); break;
      case 18: m["metricName"] = r.string(); break;
      case 26: m["targetValue"] = nested(r, decQuantity); break;
      case 34: m["selector"] = nested(r, metav1.decLabelSelector); break;
      case 42: m["averageValue"] = nested(r, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["target"] ??= decCrossVersionObjectReference(r, r.pos);
  m["metricName"] ??= "";
  m["targetValue"] ??= "0";
  return m;
}

export function encPodsMetricSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["metricName"]);
  form(w, 18, m["targetAverageValue"], encQuantity);
  msgPtr(w, 26, m["selector"], metav1.encLabelSelector);
  kept(w, m, path);
}
export function decPodsMetricSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metricName"] = r.string(); break;
      case 18: m["targetAverageValue"] = nested(r, decQuantity); break;
      case 26: m["selector"] = nested(r, metav1.decLabelSelector); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metricName"] ??= "";
  m["targetAverageValue"] ??= "0";
  return m;
}

export function encResourceMetricSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  numPtr(w, 16, m["targetAverageUtilization"]);
  formPtr(w, 26, m["targetAverageValue"], encQuantity);
  kept(w, m, path);
}
export function decResourceMetricSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 16: m["targetAverageUtilization"] = int(r); break;
      case 26: m["targetAverageValue"] = nested(r, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encContainerResourceMetricSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  numPtr(w, 16, m["targetAverageUtilization"]);
  formPtr(w, 26, m["targetAverageValue"], encQuantity);
  str(w, 42, m["container"]);
  kept(w, m, path);
}
export function decContainerResourceMetricSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 16: m["targetAverageUtilization"] = int(r); break;
      case 26: m["targetAverageValue"] = nested(r, decQuantity); break;
      case 42: m["container"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["container"] ??= "";
  return m;
}

export function encExternalMetricSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["metricName"]);
  msgPtr(w, 18, m["metricSelector"], metav1.encLabelSelector);
  formPtr(w, 26, m["targetValue"], encQuantity);
  formPtr(w, 34, m["targetAverageValue"], encQuantity);
  kept(w, m, path);
}
export function decExternalMetricSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metricName"] = r.string(); break;
      case 18: m["metricSelector"] = nested(r, metav1.decLabelSelector); break;
      case 26: m["targetValue"] = nested(r, decQuantity); break;
      case 34: m["targetAverageValue"] = nested(r, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metricName"] ??= "";
  return m;
}

export function encMetricStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  msgPtr(w, 18, m["object"], encObjectMetricStatus);
  msgPtr(w, 26, m["pods"], encPodsMetricStatus);
  msgPtr(w, 34, m["resource"], encResourceMetricStatus);
  msgPtr(w, 42, m["external"], encExternalMetricStatus);
  msgPtr(w, 58, m["containerResource"], encContainerResourceMetricStatus);
  kept(w, m, path);
}
export function decMetricStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["object"] = nested(r, decObjectMetricStatus); break;
      case 26: m["pods"] = nested(r, decPodsMetricStatus); break;
      case 34: m["resource"] = nested(r, decResourceMetricStatus); break;
      case 58: m["containerResource"] = nested(r, decContainerResourceMetricStatus); break;
      case 42: m["external"] = nested(r, decExternalMetricStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  return m;
}

export function encHorizontalPodAutoscalerCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  form(w, 26, m["lastTransitionTime"], encTime);
  str(w, 34, m["reason"]);
  str(w, 42, m["message"]);
  kept(w, m, path);
}
export function decHorizontalPodAutoscalerCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["status"] = r.string(); break;
      case 26: m["lastTransitionTime"] = nested(r, decTime); break;
      case 34: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  m["status"] ??= "";
  m["lastTransitionTime"] ??= null;
  return m;
}

export function encObjectMetricStatus(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["target"], encCrossVersionObjectReference);
  str(w, 18, m["metricName"]);
  form(w, 26, m["currentValue"], encQuantity);
  msgPtr(w, 34, m["selector"], metav1.encLabelSelector);
  formPtr(w, 42, m["averageValue"], encQuantity);
  kept(w, m, path);
}
export function decObjectMetricStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["target"] = nested(r, decCrossVersionObjectReference); break;
      case 18: m["metricName"] = r.string(); break;
      case 26: m["currentValue"] = nested(r, decQuantity); break;
      case 34: m["selector"] = nested(r, metav1.decLabelSelector); break;
      case 42: m["averageValue"] = nested(r, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["target"] ??= decCrossVersionObjectReference(r, r.pos);
  m["metricName"] ??= "";
  m["currentValue"] ??= "0";
  return m;
}

export function encPodsMetricStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["metricName"]);
  form(w, 18, m["currentAverageValue"], encQuantity);
  msgPtr(w, 26, m["selector"], metav1.encLabelSelector);
  kept(w, m, path);
}
export function decPodsMetricStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metricName"] = r.string(); break;
      case 18: m["currentAverageValue"] = nested(r, decQuantity); break;
      case 26: m["selector"] = nested(r, metav1.decLabelSelector); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metricName"] ??= "";
  m["currentAverageValue"] ??= "0";
  return m;
}

export function encResourceMetricStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  numPtr(w, 16, m["currentAverageUtilization"]);
  form(w, 26, m["currentAverageValue"], encQuantity);
  kept(w, m, path);
}
export function decResourceMetricStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 16: m["currentAverageUtilization"] = int(r); break;
      case 26: m["currentAverageValue"] = nested(r, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["currentAverageValue"] ??= "0";
  return m;
}

export function encContainerResourceMetricStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  numPtr(w, 16, m["currentAverageUtilization"]);
  form(w, 26, m["currentAverageValue"], encQuantity);
  str(w, 34, m["container"]);
  kept(w, m, path);
}
export function decContainerResourceMetricStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 16: m["currentAverageUtilization"] = int(r); break;
      case 26: m["currentAverageValue"] = nested(r, decQuantity); break;
      case 34: m["container"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["currentAverageValue"] ??= "0";
  m["container"] ??= "";
  return m;
}

export function encExternalMetricStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["metricName"]);
  msgPtr(w, 18, m["metricSelector"], metav1.encLabelSelector);
  form(w, 26, m["currentValue"], encQuantity);
  formPtr(w, 34, m["currentAverageValue"], encQuantity);
  kept(w, m, path);
}
export function decExternalMetricStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metricName"] = r.string(); break;
      case 18: m["metricSelector"] = nested(r, metav1.decLabelSelector); break;
      case 26: m["currentValue"] = nested(r, decQuantity); break;
      case 34: m["currentAverageValue"] = nested(r, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metricName"] ??= "";
  m["currentValue"] ??= "0";
  return m;
}

export const codecs: Codecs = {
  CrossVersionObjectReference: [encCrossVersionObjectReference, decCrossVersionObjectReference],
  HorizontalPodAutoscalerSpec: [encHorizontalPodAutoscalerSpec, decHorizontalPodAutoscalerSpec],
  HorizontalPodAutoscalerStatus: [encHorizontalPodAutoscalerStatus, decHorizontalPodAutoscalerStatus],
  HorizontalPodAutoscaler: [encHorizontalPodAutoscaler, decHorizontalPodAutoscaler],
  HorizontalPodAutoscalerList: [encHorizontalPodAutoscalerList, decHorizontalPodAutoscalerList],
  Scale: [encScale, decScale],
  ScaleSpec: [encScaleSpec, decScaleSpec],
  ScaleStatus: [encScaleStatus, decScaleStatus],
  MetricSpec: [encMetricSpec, decMetricSpec],
  ObjectMetricSource: [encObjectMetricSource, decObjectMetricSource],
  PodsMetricSource: [encPodsMetricSource, decPodsMetricSource],
  ResourceMetricSource: [encResourceMetricSource, decResourceMetricSource],
  ContainerResourceMetricSource: [encContainerResourceMetricSource, decContainerResourceMetricSource],
  ExternalMetricSource: [encExternalMetricSource, decExternalMetricSource],
  MetricStatus: [encMetricStatus, decMetricStatus],
  HorizontalPodAutoscalerCondition: [encHorizontalPodAutoscalerCondition, decHorizontalPodAutoscalerCondition],
  ObjectMetricStatus: [encObjectMetricStatus, decObjectMetricStatus],
  PodsMetricStatus: [encPodsMetricStatus, decPodsMetricStatus],
  ResourceMetricStatus: [encResourceMetricStatus, decResourceMetricStatus],
  ContainerResourceMetricStatus: [encContainerResourceMetricStatus, decContainerResourceMetricStatus],
  ExternalMetricStatus: [encExternalMetricStatus, decExternalMetricStatus],
};
