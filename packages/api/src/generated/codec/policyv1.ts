// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decIntOrString, decTime, encIntOrString, encTime } from "../../codec/forms.ts";
import { done, form, formPtr, int, kept, map, msg, msgEntry, msgPtr, msgs, nested, num, strPtr, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encPodDisruptionBudgetSpec(w: Writer, m: Obj, path = ""): void {
  formPtr(w, 10, m["minAvailable"], encIntOrString);
  msgPtr(w, 18, m["selector"], metav1.encLabelSelector);
  formPtr(w, 26, m["maxUnavailable"], encIntOrString);
  strPtr(w, 34, m["unhealthyPodEvictionPolicy"]);
  kept(w, m, path);
}
export function decPodDisruptionBudgetSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["minAvailable"] = nested(r, decIntOrString); break;
      case 18: m["selector"] = nested(r, metav1.decLabelSelector); break;
      case 26: m["maxUnavailable"] = nested(r, decIntOrString); break;
      case 34: m["unhealthyPodEvictionPolicy"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPodDisruptionBudgetStatus(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["observedGeneration"]);
  map(w, 18, m["disruptedPods"], (w, tag, v) => form(w, tag, v, encTime));
  num(w, 24, m["disruptionsAllowed"]);
  num(w, 32, m["currentHealthy"]);
  num(w, 40, m["desiredHealthy"]);
  num(w, 48, m["expectedPods"]);
  msgs(w, 58, m["conditions"], metav1.encCondition);
  kept(w, m, path);
}
export function decPodDisruptionBudgetStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: { const v = int(r); if (v !== 0) m["observedGeneration"] = v; break; }
      case 18: msgEntry(r, (m["disruptedPods"] ??= {}) as Obj, decTime); break;
      case 24: m["disruptionsAllowed"] = int(r); break;
      case 32: m["currentHealthy"] = int(r); break;
      case 40: m["desiredHealthy"] = int(r); break;
      case 48: m["expectedPods"] = int(r); break;
      case 58: ((m["conditions"] ??= []) as unknown[]).push(nested(r, metav1.decCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["disruptionsAllowed"] ??= 0;
  m["currentHealthy"] ??= 0;
  m["desiredHealthy"] ??= 0;
  m["expectedPods"] ??= 0;
  return m;
}

export function encPodDisruptionBudget(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encPodDisruptionBudgetSpec);
  msg(w, 26, m["status"], encPodDisruptionBudgetStatus);
  kept(w, m, path);
}
export function decPodDisruptionBudget(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decPodDisruptionBudgetSpec); break;
      case 26: m["status"] = nested(r, decPodDisruptionBudgetStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decPodDisruptionBudgetSpec(r, r.pos);
  m["status"] ??= decPodDisruptionBudgetStatus(r, r.pos);
  return m;
}

export function encPodDisruptionBudgetList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encPodDisruptionBudget);
  kept(w, m, path);
}
export function decPodDisruptionBudgetList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decPodDisruptionBudget)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encEviction(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msgPtr(w, 18, m["deleteOptions"], metav1.encDeleteOptions);
  kept(w, m, path);
}
export function decEviction(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["deleteOptions"] = nested(r, metav1.decDeleteOptions); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  return m;
}

export const codecs: Codecs = {
  PodDisruptionBudgetSpec: [encPodDisruptionBudgetSpec, decPodDisruptionBudgetSpec],
  PodDisruptionBudgetStatus: [encPodDisruptionBudgetStatus, decPodDisruptionBudgetStatus],
  PodDisruptionBudget: [encPodDisruptionBudget, decPodDisruptionBudget],
  PodDisruptionBudgetList: [encPodDisruptionBudgetList, decPodDisruptionBudgetList],
  Eviction: [encEviction, decEviction],
};
