// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decTime, encTime } from "../../codec/forms.ts";
import { base64, bool, bytes, done, form, int, kept, msg, msgPtr, msgs, nested, num, numPtr, str, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encAPIServiceList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encAPIService);
  kept(w, m, path);
}
export function decAPIServiceList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decAPIService)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encServiceReference(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["namespace"]);
  str(w, 18, m["name"]);
  numPtr(w, 24, m["port"]);
  kept(w, m, path);
}
export function decServiceReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["namespace"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      case 24: m["port"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encAPIServiceSpec(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["service"], encServiceReference);
  str(w, 18, m["group"]);
  str(w, 26, m["version"]);
  bool(w, 32, m["insecureSkipTLSVerify"]);
  bytes(w, 42, m["caBundle"]);
  num(w, 56, m["groupPriorityMinimum"]);
  num(w, 64, m["versionPriority"]);
  kept(w, m, path);
}
export function decAPIServiceSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["service"] = nested(r, decServiceReference); break;
      case 18: { const v = r.string(); if (v !== "") m["group"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["version"] = v; break; }
      case 32: { const v = r.bool(); if (v !== false) m["insecureSkipTLSVerify"] = v; break; }
      case 42: { const v = base64(r); if (v !== "") m["caBundle"] = v; break; }
      case 56: m["groupPriorityMinimum"] = int(r); break;
      case 64: m["versionPriority"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["groupPriorityMinimum"] ??= 0;
  m["versionPriority"] ??= 0;
  return m;
}

export function encAPIServiceCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  form(w, 26, m["lastTransitionTime"], encTime);
  str(w, 34, m["reason"]);
  str(w, 42, m["message"]);
  kept(w, m, path);
}
export function decAPIServiceCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
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

export function encAPIServiceStatus(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["conditions"], encAPIServiceCondition);
  kept(w, m, path);
}
export function decAPIServiceStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decAPIServiceCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encAPIService(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encAPIServiceSpec);
  msg(w, 26, m["status"], encAPIServiceStatus);
  kept(w, m, path);
}
export function decAPIService(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decAPIServiceSpec); break;
      case 26: m["status"] = nested(r, decAPIServiceStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decAPIServiceSpec(r, r.pos);
  m["status"] ??= decAPIServiceStatus(r, r.pos);
  return m;
}

export const codecs: Codecs = {
  APIServiceList: [encAPIServiceList, decAPIServiceList],
  ServiceReference: [encServiceReference, decServiceReference],
  APIServiceSpec: [encAPIServiceSpec, decAPIServiceSpec],
  APIServiceCondition: [encAPIServiceCondition, decAPIServiceCondition],
  APIServiceStatus: [encAPIServiceStatus, decAPIServiceStatus],
  APIService: [encAPIService, decAPIService],
};
