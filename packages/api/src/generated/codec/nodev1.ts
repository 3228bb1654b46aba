// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decQuantity, encQuantity } from "../../codec/forms.ts";
import { done, form, kept, map, msg, msgEntry, msgPtr, msgs, nested, str, textEntry, unknown } from "../../codec/wire.ts";
import * as corev1 from "./corev1.ts";
import * as metav1 from "./metav1.ts";

export function encRuntimeClass(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  str(w, 18, m["handler"]);
  msgPtr(w, 26, m["overhead"], encOverhead);
  msgPtr(w, 34, m["scheduling"], encScheduling);
  kept(w, m, path);
}
export function decRuntimeClass(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["handler"] = r.string(); break;
      case 26: m["overhead"] = nested(r, decOverhead); break;
      case 34: m["scheduling"] = nested(r, decScheduling); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["handler"] ??= "";
  return m;
}

export function encOverhead(w: Writer, m: Obj, path = ""): void {
  map(w, 10, m["podFixed"], (w, tag, v) => form(w, tag, v, encQuantity));
  kept(w, m, path);
}
export function decOverhead(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: msgEntry(r, (m["podFixed"] ??= {}) as Obj, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encScheduling(w: Writer, m: Obj, path = ""): void {
  map(w, 10, m["nodeSelector"], str);
  msgs(w, 18, m["tolerations"], corev1.encToleration);
  kept(w, m, path);
}
export function decScheduling(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: textEntry(r, (m["nodeSelector"] ??= {}) as Obj); break;
      case 18: ((m["tolerations"] ??= []) as unknown[]).push(nested(r, corev1.decToleration)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encRuntimeClassList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encRuntimeClass);
  kept(w, m, path);
}
export function decRuntimeClassList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decRuntimeClass)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export const codecs: Codecs = {
  RuntimeClass: [encRuntimeClass, decRuntimeClass],
  Overhead: [encOverhead, decOverhead],
  Scheduling: [encScheduling, decScheduling],
  RuntimeClassList: [encRuntimeClassList, decRuntimeClassList],
};
