// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decQuantity, decTime, encQuantity, encTime } from "../../codec/forms.ts";
import { done, form, formPtr, int, kept, msg, msgPtr, msgs, nested, num, numPtr, str, strPtr, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

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

export function encHorizontalPodAutoscalerSpec(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["scaleTargetRef"], encCrossVersionObjectReference);
  numPtr(w, 16, m["minReplicas"]);
  num(w, 24, m["maxReplicas"]);
  msgs(w, 34, m["metrics"], encMetricSpec);
  msgPtr(w, 42, m["behavior"], encHorizontalPodAutoscalerBehavior);
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
      case 34: ((m["metrics"] ??= []) as unknown[]).push(nested(r, decMetricSpec)); break;
      case 42: m["behavior"] = nested(r, decHorizontalPodAutoscalerBehavior); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["scaleTargetRef"] ??= decCrossVersionObjectReference(r, r.pos);
  m["maxReplicas"] ??= 0;
  return m;
}

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

export function encHorizontalPodAutoscalerBehavior(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["scaleUp"], encHPAScalingRules);
  msgPtr(w, 18, m["scaleDown"], encHPAScalingRules);
  kept(w, m, path);
}
export function decHorizontalPodAutoscalerBehavior(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["scaleUp"] = nested(r, decHPAScalingRules); break;
      case 18: m["scaleDown"] = nested(r, decHPAScalingRules); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encHPAScalingRules(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["selectPolicy"]);
  msgs(w, 18, m["policies"], encHPAScalingPolicy);
  numPtr(w, 24, m["stabilizationWindowSeconds"]);
  formPtr(w, 34, m["tolerance"], encQuantity);
  kept(w, m, path);
}
export function decHPAScalingRules(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 24: m["stabilizationWindowSeconds"] = int(r); break;
      case 10: m["selectPolicy"] = r.string(); break;
      case 18: ((m["policies"] ??= []) as unknown[]).push(nested(r, decHPAScalingPolicy)); break;
      case 34: m["tolerance"] = nested(r, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encHPAScalingPolicy(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  num(w, 16, m["value"]);
  num(w, 24, m["periodSeconds"]);
  kept(w, m, path);
}
export function decHPAScalingPolicy(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 16: m["value"] = int(r); break;
      case 24: m["periodSeconds"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  m["value"] ??= 0;
  m["periodSeconds"] ??= 0;
  return m;
}

export function encObjectMetricSource(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["describedObject"], encCrossVersionObjectReference);
  msg(w, 18, m["target"], encMetricTarget);
  msg(w, 26, m["metric"], encMetricIdentifier);
  kept(w, m, path);
}
export function decObjectMetricSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["describedObject"] = nested(r, decCrossVersionObjectReference); break;
      case 18: m["target"] = nested(r, decMetricTarget); break;
      case 26: m["metric"] = nested(r, decMetricIdentifier); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["describedObject"] ??= decCrossVersionObjectReference(r, r.pos);
  m["target"] ??= decMetricTarget(r, r.pos);
  m["metric"] ??= decMetricIdentifier(r, r.pos);
  return m;
}

export function encPodsMetricSource(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metric"], encMetricIdentifier);
  msg(w, 18, m["target"], encMetricTarget);
  kept(w, m, path);
}
export function decPodsMetricSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metric"] = nested(r, decMetricIdentifier); break;
      case 18: m["target"] = nested(r, decMetricTarget); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metric"] ??= decMetricIdentifier(r, r.pos);
  m["target"] ??= decMetricTarget(r, r.pos);
  return m;
}

export function encResourceMetricSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  msg(w, 18, m["target"], encMetricTarget);
  kept(w, m, path);
}
export function decResourceMetricSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["target"] = nested(r, decMetricTarget); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["target"] ??= decMetricTarget(r, r.pos);
  return m;
}

export function encContainerResourceMetricSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  msg(w, 18, m["target"], encMetricTarget);
  str(w, 26, m["container"]);
  kept(w, m, path);
}
export function decContainerResourceMetricSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["target"] = nested(r, decMetricTarget); break;
      case 26: m["container"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["target"] ??= decMetricTarget(r, r.pos);
  m["container"] ??= "";
  return m;
}

export function encExternalMetricSource(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metric"], encMetricIdentifier);
  msg(w, 18, m["target"], encMetricTarget);
  kept(w, m, path);
}
export function decExternalMetricSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metric"] = nested(r, decMetricIdentifier); break;
      case 18: m["target"] = nested(r, decMetricTarget); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metric"] ??= decMetricIdentifier(r, r.pos);
  m["target"] ??= decMetricTarget(r, r.pos);
  return m;
}

export function encMetricIdentifier(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  msgPtr(w, 18, m["selector"], metav1.encLabelSelector);
  kept(w, m, path);
}
export function decMetricIdentifier(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["selector"] = nested(r, metav1.decLabelSelector); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encMetricTarget(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  formPtr(w, 18, m["value"], encQuantity);
  formPtr(w, 26, m["averageValue"], encQuantity);
  numPtr(w, 32, m["averageUtilization"]);
  kept(w, m, path);
}
export function decMetricTarget(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["value"] = nested(r, decQuantity); break;
      case 26: m["averageValue"] = nested(r, decQuantity); break;
      case 32: m["averageUtilization"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  return m;
}

export function encHorizontalPodAutoscalerStatus(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 8, m["observedGeneration"]);
  formPtr(w, 18, m["lastScaleTime"], encTime);
  num(w, 24, m["currentReplicas"]);
  num(w, 32, m["desiredReplicas"]);
  msgs(w, 42, m["currentMetrics"], encMetricStatus);
  msgs(w, 50, m["conditions"], encHorizontalPodAutoscalerCondition);
  kept(w, m, path);
}
export function decHorizontalPodAutoscalerStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["observedGeneration"] = int(r); break;
      case 18: { const v = nested(r, decTime); if (v !== null) m["lastScaleTime"] = v; break; }
      case 24: { const v = int(r); if (v !== 0) m["currentReplicas"] = v; break; }
      case 32: m["desiredReplicas"] = int(r); break;
      case 42: ((m["currentMetrics"] ??= []) as unknown[]).push(nested(r, decMetricStatus)); break;
      case 50: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decHorizontalPodAutoscalerCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["desiredReplicas"] ??= 0;
  m["currentMetrics"] ??= [];
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

export function encObjectMetricStatus(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metric"], encMetricIdentifier);
  msg(w, 18, m["current"], encMetricValueStatus);
  msg(w, 26, m["describedObject"], encCrossVersionObjectReference);
  kept(w, m, path);
}
export function decObjectMetricStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metric"] = nested(r, decMetricIdentifier); break;
      case 18: m["current"] = nested(r, decMetricValueStatus); break;
      case 26: m["describedObject"] = nested(r, decCrossVersionObjectReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metric"] ??= decMetricIdentifier(r, r.pos);
  m["current"] ??= decMetricValueStatus(r, r.pos);
  m["describedObject"] ??= decCrossVersionObjectReference(r, r.pos);
  return m;
}

export function encPodsMetricStatus(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metric"], encMetricIdentifier);
  msg(w, 18, m["current"], encMetricValueStatus);
  kept(w, m, path);
}
export function decPodsMetricStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metric"] = nested(r, decMetricIdentifier); break;
      case 18: m["current"] = nested(r, decMetricValueStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metric"] ??= decMetricIdentifier(r, r.pos);
  m["current"] ??= decMetricValueStatus(r, r.pos);
  return m;
}

export function encResourceMetricStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  msg(w, 18, m["current"], encMetricValueStatus);
  kept(w, m, path);
}
export function decResourceMetricStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["current"] = nested(r, decMetricValueStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["current"] ??= decMetricValueStatus(r, r.pos);
  return m;
}

export function encContainerResourceMetricStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  msg(w, 18, m["current"], encMetricValueStatus);
  str(w, 26, m["container"]);
  kept(w, m, path);
}
export function decContainerResourceMetricStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["current"] = nested(r, decMetricValueStatus); break;
      case 26: m["container"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["current"] ??= decMetricValueStatus(r, r.pos);
  m["container"] ??= "";
  return m;
}

export function encExternalMetricStatus(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metric"], encMetricIdentifier);
  msg(w, 18, m["current"], encMetricValueStatus);
  kept(w, m, path);
}
export function decExternalMetricStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metric"] = nested(r, decMetricIdentifier); break;
      case 18: m["current"] = nested(r, decMetricValueStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metric"] ??= decMetricIdentifier(r, r.pos);
  m["current"] ??= decMetricValueStatus(r, r.pos);
  return m;
}

export function encMetricValueStatus(w: Writer, m: Obj, path = ""): void {
  formPtr(w, 10, m["value"], encQuantity);
  formPtr(w, 18, m["averageValue"], encQuantity);
  numPtr(w, 24, m["averageUtilization"]);
  kept(w, m, path);
}
export function decMetricValueStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["value"] = nested(r, decQuantity); break;
      case 18: m["averageValue"] = nested(r, decQuantity); break;
      case 24: m["averageUtilization"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
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

export const codecs: Codecs = {
  HorizontalPodAutoscaler: [encHorizontalPodAutoscaler, decHorizontalPodAutoscaler],
  HorizontalPodAutoscalerSpec: [encHorizontalPodAutoscalerSpec, decHorizontalPodAutoscalerSpec],
  CrossVersionObjectReference: [encCrossVersionObjectReference, decCrossVersionObjectReference],
  MetricSpec: [encMetricSpec, decMetricSpec],
  HorizontalPodAutoscalerBehavior: [encHorizontalPodAutoscalerBehavior, decHorizontalPodAutoscalerBehavior],
  HPAScalingRules: [encHPAScalingRules, decHPAScalingRules],
  HPAScalingPolicy: [encHPAScalingPolicy, decHPAScalingPolicy],
  ObjectMetricSource: [encObjectMetricSource, decObjectMetricSource],
  PodsMetricSource: [encPodsMetricSource, decPodsMetricSource],
  ResourceMetricSource: [encResourceMetricSource, decResourceMetricSource],
  ContainerResourceMetricSource: [encContainerResourceMetricSource, decContainerResourceMetricSource],
  ExternalMetricSource: [encExternalMetricSource, decExternalMetricSource],
  MetricIdentifier: [encMetricIdentifier, decMetricIdentifier],
  MetricTarget: [encMetricTarget, decMetricTarget],
  HorizontalPodAutoscalerStatus: [encHorizontalPodAutoscalerStatus, decHorizontalPodAutoscalerStatus],
  HorizontalPodAutoscalerCondition: [encHorizontalPodAutoscalerCondition, decHorizontalPodAutoscalerCondition],
  MetricStatus: [encMetricStatus, decMetricStatus],
  ObjectMetricStatus: [encObjectMetricStatus, decObjectMetricStatus],
  PodsMetricStatus: [encPodsMetricStatus, decPodsMetricStatus],
  ResourceMetricStatus: [encResourceMetricStatus, decResourceMetricStatus],
  ContainerResourceMetricStatus: [encContainerResourceMetricStatus, decContainerResourceMetricStatus],
  ExternalMetricStatus: [encExternalMetricStatus, decExternalMetricStatus],
  MetricValueStatus: [encMetricValueStatus, decMetricValueStatus],
  HorizontalPodAutoscalerList: [encHorizontalPodAutoscalerList, decHorizontalPodAutoscalerList],
};
