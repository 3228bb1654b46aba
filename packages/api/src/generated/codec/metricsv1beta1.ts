// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decDuration, decQuantity, decTime, encDuration, encQuantity, encTime } from "../../codec/forms.ts";
import { done, form, kept, map, msg, msgEntry, msgs, nested, str, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encNodeMetrics(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  form(w, 18, m["timestamp"], encTime);
  form(w, 26, m["window"], encDuration);
  map(w, 34, m["usage"], (w, tag, v) => form(w, tag, v, encQuantity));
  kept(w, m, path);
}
export function decNodeMetrics(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["timestamp"] = nested(r, decTime); break;
      case 26: m["window"] = nested(r, decDuration); break;
      case 34: msgEntry(r, (m["usage"] ??= {}) as Obj, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["timestamp"] ??= null;
  m["window"] ??= "0s";
  m["usage"] ??= {};
  return m;
}

export function encNodeMetricsList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encNodeMetrics);
  kept(w, m, path);
}
export function decNodeMetricsList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decNodeMetrics)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encPodMetrics(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  form(w, 18, m["timestamp"], encTime);
  form(w, 26, m["window"], encDuration);
  msgs(w, 34, m["containers"], encContainerMetrics);
  kept(w, m, path);
}
export function decPodMetrics(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["timestamp"] = nested(r, decTime); break;
      case 26: m["window"] = nested(r, decDuration); break;
      case 34: ((m["containers"] ??= []) as unknown[]).push(nested(r, decContainerMetrics)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["timestamp"] ??= null;
  m["window"] ??= "0s";
  m["containers"] ??= [];
  return m;
}

export function encPodMetricsList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encPodMetrics);
  kept(w, m, path);
}
export function decPodMetricsList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decPodMetrics)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encContainerMetrics(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  map(w, 18, m["usage"], (w, tag, v) => form(w, tag, v, encQuantity));
  kept(w, m, path);
}
export function decContainerMetrics(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: msgEntry(r, (m["usage"] ??= {}) as Obj, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["usage"] ??= {};
  return m;
}

export const codecs: Codecs = {
  NodeMetrics: [encNodeMetrics, decNodeMetrics],
  NodeMetricsList: [encNodeMetricsList, decNodeMetricsList],
  PodMetrics: [encPodMetrics, decPodMetrics],
  PodMetricsList: [encPodMetricsList, decPodMetricsList],
  ContainerMetrics: [encContainerMetrics, decContainerMetrics],
};
