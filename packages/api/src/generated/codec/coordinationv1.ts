// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decMicroTime, encMicroTime } from "../../codec/forms.ts";
import { done, formPtr, int, kept, msg, msgs, nested, numPtr, strPtr, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encLease(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encLeaseSpec);
  kept(w, m, path);
}
export function decLease(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decLeaseSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decLeaseSpec(r, r.pos);
  return m;
}

export function encLeaseSpec(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["holderIdentity"]);
  numPtr(w, 16, m["leaseDurationSeconds"]);
  formPtr(w, 26, m["acquireTime"], encMicroTime);
  formPtr(w, 34, m["renewTime"], encMicroTime);
  numPtr(w, 40, m["leaseTransitions"]);
  strPtr(w, 50, m["strategy"]);
  strPtr(w, 58, m["preferredHolder"]);
  kept(w, m, path);
}
export function decLeaseSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["holderIdentity"] = r.string(); break;
      case 16: m["leaseDurationSeconds"] = int(r); break;
      case 26: { const v = nested(r, decMicroTime); if (v !== null) m["acquireTime"] = v; break; }
      case 34: { const v = nested(r, decMicroTime); if (v !== null) m["renewTime"] = v; break; }
      case 40: m["leaseTransitions"] = int(r); break;
      case 50: m["strategy"] = r.string(); break;
      case 58: m["preferredHolder"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encLeaseList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encLease);
  kept(w, m, path);
}
export function decLeaseList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decLease)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export const codecs: Codecs = {
  Lease: [encLease, decLease],
  LeaseSpec: [encLeaseSpec, decLeaseSpec],
  LeaseList: [encLeaseList, decLeaseList],
};
