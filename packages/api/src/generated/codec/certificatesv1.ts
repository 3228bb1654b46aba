// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decItems, decTime, encItems, encTime } from "../../codec/forms.ts";
import { base64, bytes, done, form, int, kept, map, msg, msgEntry, msgs, nested, numPtr, str, strs, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encCertificateSigningRequest(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encCertificateSigningRequestSpec);
  msg(w, 26, m["status"], encCertificateSigningRequestStatus);
  kept(w, m, path);
}
export function decCertificateSigningRequest(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decCertificateSigningRequestSpec); break;
      case 26: m["status"] = nested(r, decCertificateSigningRequestStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decCertificateSigningRequestSpec(r, r.pos);
  m["status"] ??= decCertificateSigningRequestStatus(r, r.pos);
  return m;
}

export function encCertificateSigningRequestSpec(w: Writer, m: Obj, path = ""): void {
  bytes(w, 10, m["request"]);
  str(w, 18, m["username"]);
  str(w, 26, m["uid"]);
  strs(w, 34, m["groups"]);
  strs(w, 42, m["usages"]);
  map(w, 50, m["extra"], (w, tag, v) => form(w, tag, v, encItems));
  str(w, 58, m["signerName"]);
  numPtr(w, 64, m["expirationSeconds"]);
  kept(w, m, path);
}
export function decCertificateSigningRequestSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["request"] = base64(r); break;
      case 58: m["signerName"] = r.string(); break;
      case 64: m["expirationSeconds"] = int(r); break;
      case 42: ((m["usages"] ??= []) as unknown[]).push(r.string()); break;
      case 18: { const v = r.string(); if (v !== "") m["username"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["uid"] = v; break; }
      case 34: ((m["groups"] ??= []) as unknown[]).push(r.string()); break;
      case 50: msgEntry(r, (m["extra"] ??= {}) as Obj, decItems); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["request"] ??= "";
  m["signerName"] ??= "";
  return m;
}

export function encCertificateSigningRequestStatus(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["conditions"], encCertificateSigningRequestCondition);
  bytes(w, 18, m["certificate"]);
  kept(w, m, path);
}
export function decCertificateSigningRequestStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decCertificateSigningRequestCondition)); break;
      case 18: { const v = base64(r); if (v !== "") m["certificate"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encCertificateSigningRequestCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["reason"]);
  str(w, 26, m["message"]);
  form(w, 34, m["lastUpdateTime"], encTime);
  form(w, 42, m["lastTransitionTime"], encTime);
  str(w, 50, m["status"]);
  kept(w, m, path);
}
export function decCertificateSigningRequestCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 50: m["status"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      case 34: m["lastUpdateTime"] = nested(r, decTime); break;
      case 42: m["lastTransitionTime"] = nested(r, decTime); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  m["status"] ??= "";
  m["lastUpdateTime"] ??= null;
  m["lastTransitionTime"] ??= null;
  return m;
}

export function encCertificateSigningRequestList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encCertificateSigningRequest);
  kept(w, m, path);
}
export function decCertificateSigningRequestList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decCertificateSigningRequest)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}


export const codecs: Codecs = {
  CertificateSigningRequest: [encCertificateSigningRequest, decCertificateSigningRequest],
  CertificateSigningRequestSpec: [encCertificateSigningRequestSpec, decCertificateSigningRequestSpec],
  CertificateSigningRequestStatus: [encCertificateSigningRequestStatus, decCertificateSigningRequestStatus],
  CertificateSigningRequestCondition: [encCertificateSigningRequestCondition, decCertificateSigningRequestCondition],
  CertificateSigningRequestList: [encCertificateSigningRequestList, decCertificateSigningRequestList],
};
