// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decMicroTime, decTime, encMicroTime, encTime } from "../../codec/forms.ts";
import { done, form, int, kept, msg, msgPtr, msgs, nested, num, str, unknown } from "../../codec/wire.ts";
import * as corev1 from "./corev1.ts";
import * as metav1 from "./metav1.ts";

export function encEvent(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  form(w, 18, m["eventTime"], encMicroTime);
  msgPtr(w, 26, m["series"], encEventSeries);
  str(w, 34, m["reportingController"]);
  str(w, 42, m["reportingInstance"]);
  str(w, 50, m["action"]);
  str(w, 58, m["reason"]);
  msg(w, 66, m["regarding"], corev1.encObjectReference);
  msgPtr(w, 74, m["related"], corev1.encObjectReference);
  str(w, 82, m["note"]);
  str(w, 90, m["type"]);
  msg(w, 98, m["deprecatedSource"], corev1.encEventSource);
  form(w, 106, m["deprecatedFirstTimestamp"], encTime);
  form(w, 114, m["deprecatedLastTimestamp"], encTime);
  num(w, 120, m["deprecatedCount"]);
  kept(w, m, path);
}
export function decEvent(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["eventTime"] = nested(r, decMicroTime); break;
      case 26: m["series"] = nested(r, decEventSeries); break;
      case 34: { const v = r.string(); if (v !== "") m["reportingController"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["reportingInstance"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["action"] = v; break; }
      case 58: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 66: m["regarding"] = nested(r, corev1.decObjectReference); break;
      case 74: m["related"] = nested(r, corev1.decObjectReference); break;
      case 82: { const v = r.string(); if (v !== "") m["note"] = v; break; }
      case 90: { const v = r.string(); if (v !== "") m["type"] = v; break; }
      case 98: m["deprecatedSource"] = nested(r, corev1.decEventSource); break;
      case 106: m["deprecatedFirstTimestamp"] = nested(r, decTime); break;
      case 114: m["deprecatedLastTimestamp"] = nested(r, decTime); break;
      case 120: { const v = int(r); if (v !== 0) m["deprecatedCount"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["eventTime"] ??= null;
  m["regarding"] ??= corev1.decObjectReference(r, r.pos);
  m["deprecatedSource"] ??= corev1.decEventSource(r, r.pos);
  m["deprecatedFirstTimestamp"] ??= null;
  m["deprecatedLastTimestamp"] ??= null;
  return m;
}

export function encEventSeries(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["count"]);
  form(w, 18, m["lastObservedTime"], encMicroTime);
  kept(w, m, path);
}
export function decEventSeries(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["count"] = int(r); break;
      case 18: m["lastObservedTime"] = nested(r, decMicroTime); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["count"] ??= 0;
  m["lastObservedTime"] ??= null;
  return m;
}

export function encEventList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encEvent);
  kept(w, m, path);
}
export function decEventList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decEvent)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export const codecs: Codecs = {
  Event: [encEvent, decEvent],
  EventSeries: [encEventSeries, decEventSeries],
  EventList: [encEventList, decEventList],
};
