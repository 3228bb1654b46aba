// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decRawJSON, encRawJSON } from "../../codec/forms.ts";
import { base64, bool, boolPtr, bytes, done, form, kept, map, msg, msgPtr, nested, str, strPtr, strs, textEntry, unknown } from "../../codec/wire.ts";
import * as authenticationv1 from "./authenticationv1.ts";
import * as metav1 from "./metav1.ts";

export function encAdmissionReview(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["request"], encAdmissionRequest);
  msgPtr(w, 18, m["response"], encAdmissionResponse);
  kept(w, m, path);
}
export function decAdmissionReview(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["request"] = nested(r, decAdmissionRequest); break;
      case 18: m["response"] = nested(r, decAdmissionResponse); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encAdmissionRequest(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["uid"]);
  msg(w, 18, m["kind"], metav1.encGroupVersionKind);
  msg(w, 26, m["resource"], metav1.encGroupVersionResource);
  str(w, 34, m["subResource"]);
  str(w, 42, m["name"]);
  str(w, 50, m["namespace"]);
  str(w, 58, m["operation"]);
  msg(w, 66, m["userInfo"], authenticationv1.encUserInfo);
  form(w, 74, m["object"], encRawJSON);
  form(w, 82, m["oldObject"], encRawJSON);
  boolPtr(w, 88, m["dryRun"]);
  form(w, 98, m["options"], encRawJSON);
  msgPtr(w, 106, m["requestKind"], metav1.encGroupVersionKind);
  msgPtr(w, 114, m["requestResource"], metav1.encGroupVersionResource);
  str(w, 122, m["requestSubResource"]);
  kept(w, m, path);
}
export function decAdmissionRequest(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["uid"] = r.string(); break;
      case 18: m["kind"] = nested(r, metav1.decGroupVersionKind); break;
      case 26: m["resource"] = nested(r, metav1.decGroupVersionResource); break;
      case 34: { const v = r.string(); if (v !== "") m["subResource"] = v; break; }
      case 106: m["requestKind"] = nested(r, metav1.decGroupVersionKind); break;
      case 114: m["requestResource"] = nested(r, metav1.decGroupVersionResource); break;
      case 122: { const v = r.string(); if (v !== "") m["requestSubResource"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["namespace"] = v; break; }
      case 58: m["operation"] = r.string(); break;
      case 66: m["userInfo"] = nested(r, authenticationv1.decUserInfo); break;
      case 74: m["object"] = nested(r, decRawJSON); break;
      case 82: m["oldObject"] = nested(r, decRawJSON); break;
      case 88: m["dryRun"] = r.bool(); break;
      case 98: m["options"] = nested(r, decRawJSON); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["uid"] ??= "";
  m["kind"] ??= metav1.decGroupVersionKind(r, r.pos);
  m["resource"] ??= metav1.decGroupVersionResource(r, r.pos);
  m["operation"] ??= "";
  m["userInfo"] ??= authenticationv1.decUserInfo(r, r.pos);
  m["object"] ??= null;
  m["oldObject"] ??= null;
  m["options"] ??= null;
  return m;
}

export function encAdmissionResponse(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["uid"]);
  bool(w, 16, m["allowed"]);
  msgPtr(w, 26, m["status"], metav1.encStatus);
  bytes(w, 34, m["patch"]);
  strPtr(w, 42, m["patchType"]);
  map(w, 50, m["auditAnnotations"], str);
  strs(w, 58, m["warnings"]);
  kept(w, m, path);
}
export function decAdmissionResponse(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["uid"] = r.string(); break;
      case 16: m["allowed"] = r.bool(); break;
      case 26: m["status"] = nested(r, metav1.decStatus); break;
      case 34: { const v = base64(r); if (v !== "") m["patch"] = v; break; }
      case 42: m["patchType"] = r.string(); break;
      case 50: textEntry(r, (m["auditAnnotations"] ??= {}) as Obj); break;
      case 58: ((m["warnings"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["uid"] ??= "";
  m["allowed"] ??= false;
  return m;
}

export const codecs: Codecs = {
  AdmissionReview: [encAdmissionReview, decAdmissionReview],
  AdmissionRequest: [encAdmissionRequest, decAdmissionRequest],
  AdmissionResponse: [encAdmissionResponse, decAdmissionResponse],
};
