// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { bool, done, int, kept, msg, msgs, nested, num, str, strPtr, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encPriorityClass(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  num(w, 16, m["value"]);
  bool(w, 24, m["globalDefault"]);
  str(w, 34, m["description"]);
  strPtr(w, 42, m["preemptionPolicy"]);
  kept(w, m, path);
}
export function decPriorityClass(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 16: m["value"] = int(r); break;
      case 24: { const v = r.bool(); if (v !== false) m["globalDefault"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["description"] = v; break; }
      case 42: m["preemptionPolicy"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["value"] ??= 0;
  return m;
}

export function encPriorityClassList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encPriorityClass);
  kept(w, m, path);
}
export function decPriorityClassList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decPriorityClass)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export const codecs: Codecs = {
  PriorityClass: [encPriorityClass, decPriorityClass],
  PriorityClassList: [encPriorityClassList, decPriorityClassList],
};
