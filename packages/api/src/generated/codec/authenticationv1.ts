// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decItems, decTime, encItems, encTime } from "../../codec/forms.ts";
import { bool, done, form, int, kept, map, msg, msgEntry, msgPtr, nested, numPtr, str, strs, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encTokenReview(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encTokenReviewSpec);
  msg(w, 26, m["status"], encTokenReviewStatus);
  kept(w, m, path);
}
export function decTokenReview(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decTokenReviewSpec); break;
      case 26: m["status"] = nested(r, decTokenReviewStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decTokenReviewSpec(r, r.pos);
  m["status"] ??= decTokenReviewStatus(r, r.pos);
  return m;
}

export function encTokenReviewSpec(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["token"]);
  strs(w, 18, m["audiences"]);
  kept(w, m, path);
}
export function decTokenReviewSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["token"] = v; break; }
      case 18: ((m["audiences"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encTokenReviewStatus(w: Writer, m: Obj, path = ""): void {
  bool(w, 8, m["authenticated"]);
  msg(w, 18, m["user"], encUserInfo);
  str(w, 26, m["error"]);
  strs(w, 34, m["audiences"]);
  kept(w, m, path);
}
export function decTokenReviewStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: { const v = r.bool(); if (v !== false) m["authenticated"] = v; break; }
      case 18: m["user"] = nested(r, decUserInfo); break;
      case 34: ((m["audiences"] ??= []) as unknown[]).push(r.string()); break;
      case 26: { const v = r.string(); if (v !== "") m["error"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["user"] ??= decUserInfo(r, r.pos);
  return m;
}

export function encUserInfo(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["username"]);
  str(w, 18, m["uid"]);
  strs(w, 26, m["groups"]);
  map(w, 34, m["extra"], (w, tag, v) => form(w, tag, v, encItems));
  kept(w, m, path);
}
export function decUserInfo(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["username"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["uid"] = v; break; }
      case 26: ((m["groups"] ??= []) as unknown[]).push(r.string()); break;
      case 34: msgEntry(r, (m["extra"] ??= {}) as Obj, decItems); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encTokenRequest(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encTokenRequestSpec);
  msg(w, 26, m["status"], encTokenRequestStatus);
  kept(w, m, path);
}
export function decTokenRequest(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decTokenRequestSpec); break;
      case 26: m["status"] = nested(r, decTokenRequestStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decTokenRequestSpec(r, r.pos);
  m["status"] ??= decTokenRequestStatus(r, r.pos);
  return m;
}

export function encTokenRequestSpec(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["audiences"]);
  msgPtr(w, 26, m["boundObjectRef"], encBoundObjectReference);
  numPtr(w, 32, m["expirationSeconds"]);
  kept(w, m, path);
}
export function decTokenRequestSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["audiences"] ??= []) as unknown[]).push(r.string()); break;
      case 32: m["expirationSeconds"] = int(r); break;
      case 26: m["boundObjectRef"] = nested(r, decBoundObjectReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["audiences"] ??= [];
  m["expirationSeconds"] ??= null;
  m["boundObjectRef"] ??= null;
  return m;
}

export function encTokenRequestStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["token"]);
  form(w, 18, m["expirationTimestamp"], encTime);
  kept(w, m, path);
}
export function decTokenRequestStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["token"] = r.string(); break;
      case 18: m["expirationTimestamp"] = nested(r, decTime); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["token"] ??= "";
  m["expirationTimestamp"] ??= null;
  return m;
}

export function encBoundObjectReference(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["kind"]);
  str(w, 18, m["apiVersion"]);
  str(w, 26, m["name"]);
  str(w, 34, m["uid"]);
  kept(w, m, path);
}
export function decBoundObjectReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["kind"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["apiVersion"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["uid"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encSelfSubjectReview(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["status"], encSelfSubjectReviewStatus);
  kept(w, m, path);
}
export function decSelfSubjectReview(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["status"] = nested(r, decSelfSubjectReviewStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["status"] ??= decSelfSubjectReviewStatus(r, r.pos);
  return m;
}

export function encSelfSubjectReviewStatus(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["userInfo"], encUserInfo);
  kept(w, m, path);
}
export function decSelfSubjectReviewStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["userInfo"] = nested(r, decUserInfo); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["userInfo"] ??= decUserInfo(r, r.pos);
  return m;
}


export const codecs: Codecs = {
  TokenReview: [encTokenReview, decTokenReview],
  TokenReviewSpec: [encTokenReviewSpec, decTokenReviewSpec],
  TokenReviewStatus: [encTokenReviewStatus, decTokenReviewStatus],
  UserInfo: [encUserInfo, decUserInfo],
  TokenRequest: [encTokenRequest, decTokenRequest],
  TokenRequestSpec: [encTokenRequestSpec, decTokenRequestSpec],
  TokenRequestStatus: [encTokenRequestStatus, decTokenRequestStatus],
  BoundObjectReference: [encBoundObjectReference, decBoundObjectReference],
  SelfSubjectReview: [encSelfSubjectReview, decSelfSubjectReview],
  SelfSubjectReviewStatus: [encSelfSubjectReviewStatus, decSelfSubjectReviewStatus],
};
