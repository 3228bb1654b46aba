// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { boolPtr, done, int, kept, map, msg, msgPtr, msgs, nested, numPtr, str, strPtr, strs, textEntry, unknown } from "../../codec/wire.ts";
import * as corev1 from "./corev1.ts";
import * as metav1 from "./metav1.ts";

export function encEndpointSlice(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msgs(w, 18, m["endpoints"], encEndpoint);
  msgs(w, 26, m["ports"], encEndpointPort);
  str(w, 34, m["addressType"]);
  kept(w, m, path);
}
export function decEndpointSlice(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 34: m["addressType"] = r.string(); break;
      case 18: ((m["endpoints"] ??= []) as unknown[]).push(nested(r, decEndpoint)); break;
      case 26: ((m["ports"] ??= []) as unknown[]).push(nested(r, decEndpointPort)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["addressType"] ??= "";
  m["endpoints"] ??= [];
  m["ports"] ??= [];
  return m;
}

export function encEndpoint(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["addresses"]);
  msg(w, 18, m["conditions"], encEndpointConditions);
  strPtr(w, 26, m["hostname"]);
  msgPtr(w, 34, m["targetRef"], corev1.encObjectReference);
  map(w, 42, m["deprecatedTopology"], str);
  strPtr(w, 50, m["nodeName"]);
  strPtr(w, 58, m["zone"]);
  msgPtr(w, 66, m["hints"], encEndpointHints);
  kept(w, m, path);
}
export function decEndpoint(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["addresses"] ??= []) as unknown[]).push(r.string()); break;
      case 18: m["conditions"] = nested(r, decEndpointConditions); break;
      case 26: m["hostname"] = r.string(); break;
      case 34: m["targetRef"] = nested(r, corev1.decObjectReference); break;
      case 42: textEntry(r, (m["deprecatedTopology"] ??= {}) as Obj); break;
      case 50: m["nodeName"] = r.string(); break;
      case 58: m["zone"] = r.string(); break;
      case 66: m["hints"] = nested(r, decEndpointHints); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["addresses"] ??= [];
  m["conditions"] ??= decEndpointConditions(r, r.pos);
  return m;
}

export function encEndpointConditions(w: Writer, m: Obj, path = ""): void {
  boolPtr(w, 8, m["ready"]);
  boolPtr(w, 16, m["serving"]);
  boolPtr(w, 24, m["terminating"]);
  kept(w, m, path);
}
export function decEndpointConditions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["ready"] = r.bool(); break;
      case 16: m["serving"] = r.bool(); break;
      case 24: m["terminating"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encEndpointHints(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["forZones"], encForZone);
  msgs(w, 18, m["forNodes"], encForNode);
  kept(w, m, path);
}
export function decEndpointHints(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["forZones"] ??= []) as unknown[]).push(nested(r, decForZone)); break;
      case 18: ((m["forNodes"] ??= []) as unknown[]).push(nested(r, decForNode)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encForZone(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  kept(w, m, path);
}
export function decForZone(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encForNode(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  kept(w, m, path);
}
export function decForNode(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encEndpointPort(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["name"]);
  strPtr(w, 18, m["protocol"]);
  numPtr(w, 24, m["port"]);
  strPtr(w, 34, m["appProtocol"]);
  kept(w, m, path);
}
export function decEndpointPort(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["protocol"] = r.string(); break;
      case 24: m["port"] = int(r); break;
      case 34: m["appProtocol"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encEndpointSliceList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encEndpointSlice);
  kept(w, m, path);
}
export function decEndpointSliceList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decEndpointSlice)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export const codecs: Codecs = {
  EndpointSlice: [encEndpointSlice, decEndpointSlice],
  Endpoint: [encEndpoint, decEndpoint],
  EndpointConditions: [encEndpointConditions, decEndpointConditions],
  EndpointHints: [encEndpointHints, decEndpointHints],
  ForZone: [encForZone, decForZone],
  ForNode: [encForNode, decForNode],
  EndpointPort: [encEndpointPort, decEndpointPort],
  EndpointSliceList: [encEndpointSliceList, decEndpointSliceList],
};
