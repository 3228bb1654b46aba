// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decItems, encItems } from "../../codec/forms.ts";
import { bool, done, form, kept, map, msg, msgEntry, msgPtr, msgs, nested, str, strs, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encSubjectAccessReview(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encSubjectAccessReviewSpec);
  msg(w, 26, m["status"], encSubjectAccessReviewStatus);
  kept(w, m, path);
}
export function decSubjectAccessReview(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decSubjectAccessReviewSpec); break;
      case 26: m["status"] = nested(r, decSubjectAccessReviewStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decSubjectAccessReviewSpec(r, r.pos);
  m["status"] ??= decSubjectAccessReviewStatus(r, r.pos);
  return m;
}

export function encSelfSubjectAccessReview(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encSelfSubjectAccessReviewSpec);
  msg(w, 26, m["status"], encSubjectAccessReviewStatus);
  kept(w, m, path);
}
export function decSelfSubjectAccessReview(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decSelfSubjectAccessReviewSpec); break;
      case 26: m["status"] = nested(r, decSubjectAccessReviewStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decSelfSubjectAccessReviewSpec(r, r.pos);
  m["status"] ??= decSubjectAccessReviewStatus(r, r.pos);
  return m;
}

export function encLocalSubjectAccessReview(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encSubjectAccessReviewSpec);
  msg(w, 26, m["status"], encSubjectAccessReviewStatus);
  kept(w, m, path);
}
export function decLocalSubjectAccessReview(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decSubjectAccessReviewSpec); break;
      case 26: m["status"] = nested(r, decSubjectAccessReviewStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decSubjectAccessReviewSpec(r, r.pos);
  m["status"] ??= decSubjectAccessReviewStatus(r, r.pos);
  return m;
}

export function encResourceAttributes(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["namespace"]);
  str(w, 18, m["verb"]);
  str(w, 26, m["group"]);
  str(w, 34, m["version"]);
  str(w, 42, m["resource"]);
  str(w, 50, m["subresource"]);
  str(w, 58, m["name"]);
  msgPtr(w, 66, m["fieldSelector"], encFieldSelectorAttributes);
  msgPtr(w, 74, m["labelSelector"], encLabelSelectorAttributes);
  kept(w, m, path);
}
export function decResourceAttributes(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["namespace"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["verb"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["group"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["version"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["resource"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["subresource"] = v; break; }
      case 58: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      case 66: m["fieldSelector"] = nested(r, decFieldSelectorAttributes); break;
      case 74: m["labelSelector"] = nested(r, decLabelSelectorAttributes); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encLabelSelectorAttributes(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["rawSelector"]);
  msgs(w, 18, m["requirements"], metav1.encLabelSelectorRequirement);
  kept(w, m, path);
}
export function decLabelSelectorAttributes(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["rawSelector"] = v; break; }
      case 18: ((m["requirements"] ??= []) as unknown[]).push(nested(r, metav1.decLabelSelectorRequirement)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encFieldSelectorAttributes(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["rawSelector"]);
  msgs(w, 18, m["requirements"], metav1.encFieldSelectorRequirement);
  kept(w, m, path);
}
export function decFieldSelectorAttributes(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["rawSelector"] = v; break; }
      case 18: ((m["requirements"] ??= []) as unknown[]).push(nested(r, metav1.decFieldSelectorRequirement)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNonResourceAttributes(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["path"]);
  str(w, 18, m["verb"]);
  kept(w, m, path);
}
export function decNonResourceAttributes(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["path"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["verb"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encSubjectAccessReviewSpec(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["resourceAttributes"], encResourceAttributes);
  msgPtr(w, 18, m["nonResourceAttributes"], encNonResourceAttributes);
  str(w, 26, m["user"]);
  strs(w, 34, m["groups"]);
  map(w, 42, m["extra"], (w, tag, v) => form(w, tag, v, encItems));
  str(w, 50, m["uid"]);
  kept(w, m, path);
}
export function decSubjectAccessReviewSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["resourceAttributes"] = nested(r, decResourceAttributes); break;
      case 18: m["nonResourceAttributes"] = nested(r, decNonResourceAttributes); break;
      case 26: { const v = r.string(); if (v !== "") m["user"] = v; break; }
      case 34: ((m["groups"] ??= []) as unknown[]).push(r.string()); break;
      case 42: msgEntry(r, (m["extra"] ??= {}) as Obj, decItems); break;
      case 50: { const v = r.string(); if (v !== "") m["uid"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encSelfSubjectAccessReviewSpec(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["resourceAttributes"], encResourceAttributes);
  msgPtr(w, 18, m["nonResourceAttributes"], encNonResourceAttributes);
  kept(w, m, path);
}
export function decSelfSubjectAccessReviewSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["resourceAttributes"] = nested(r, decResourceAttributes); break;
      case 18: m["nonResourceAttributes"] = nested(r, decNonResourceAttributes); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encSubjectAccessReviewStatus(w: Writer, m: Obj, path = ""): void {
  bool(w, 8, m["allowed"]);
  str(w, 18, m["reason"]);
  str(w, 26, m["evaluationError"]);
  bool(w, 32, m["denied"]);
  kept(w, m, path);
}
export function decSubjectAccessReviewStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["allowed"] = r.bool(); break;
      case 32: { const v = r.bool(); if (v !== false) m["denied"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["evaluationError"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["allowed"] ??= false;
  return m;
}

export function encSelfSubjectRulesReview(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encSelfSubjectRulesReviewSpec);
  msg(w, 26, m["status"], encSubjectRulesReviewStatus);
  kept(w, m, path);
}
export function decSelfSubjectRulesReview(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decSelfSubjectRulesReviewSpec); break;
      case 26: m["status"] = nested(r, decSubjectRulesReviewStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decSelfSubjectRulesReviewSpec(r, r.pos);
  m["status"] ??= decSubjectRulesReviewStatus(r, r.pos);
  return m;
}

export function encSelfSubjectRulesReviewSpec(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["namespace"]);
  kept(w, m, path);
}
export function decSelfSubjectRulesReviewSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["namespace"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encSubjectRulesReviewStatus(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["resourceRules"], encResourceRule);
  msgs(w, 18, m["nonResourceRules"], encNonResourceRule);
  bool(w, 24, m["incomplete"]);
  str(w, 34, m["evaluationError"]);
  kept(w, m, path);
}
export function decSubjectRulesReviewStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["resourceRules"] ??= []) as unknown[]).push(nested(r, decResourceRule)); break;
      case 18: ((m["nonResourceRules"] ??= []) as unknown[]).push(nested(r, decNonResourceRule)); break;
      case 24: m["incomplete"] = r.bool(); break;
      case 34: { const v = r.string(); if (v !== "") m["evaluationError"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["resourceRules"] ??= [];
  m["nonResourceRules"] ??= [];
  m["incomplete"] ??= false;
  return m;
}

export function encResourceRule(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["verbs"]);
  strs(w, 18, m["apiGroups"]);
  strs(w, 26, m["resources"]);
  strs(w, 34, m["resourceNames"]);
  kept(w, m, path);
}
export function decResourceRule(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["verbs"] ??= []) as unknown[]).push(r.string()); break;
      case 18: ((m["apiGroups"] ??= []) as unknown[]).push(r.string()); break;
      case 26: ((m["resources"] ??= []) as unknown[]).push(r.string()); break;
      case 34: ((m["resourceNames"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["verbs"] ??= [];
  return m;
}

export function encNonResourceRule(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["verbs"]);
  strs(w, 18, m["nonResourceURLs"]);
  kept(w, m, path);
}
export function decNonResourceRule(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["verbs"] ??= []) as unknown[]).push(r.string()); break;
      case 18: ((m["nonResourceURLs"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["verbs"] ??= [];
  return m;
}


export const codecs: Codecs = {
  SubjectAccessReview: [encSubjectAccessReview, decSubjectAccessReview],
  SelfSubjectAccessReview: [encSelfSubjectAccessReview, decSelfSubjectAccessReview],
  LocalSubjectAccessReview: [encLocalSubjectAccessReview, decLocalSubjectAccessReview],
  ResourceAttributes: [encResourceAttributes, decResourceAttributes],
  LabelSelectorAttributes: [encLabelSelectorAttributes, decLabelSelectorAttributes],
  FieldSelectorAttributes: [encFieldSelectorAttributes, decFieldSelectorAttributes],
  NonResourceAttributes: [encNonResourceAttributes, decNonResourceAttributes],
  SubjectAccessReviewSpec: [encSubjectAccessReviewSpec, decSubjectAccessReviewSpec],
  SelfSubjectAccessReviewSpec: [encSelfSubjectAccessReviewSpec, decSelfSubjectAccessReviewSpec],
  SubjectAccessReviewStatus: [encSubjectAccessReviewStatus, decSubjectAccessReviewStatus],
  SelfSubjectRulesReview: [encSelfSubjectRulesReview, decSelfSubjectRulesReview],
  SelfSubjectRulesReviewSpec: [encSelfSubjectRulesReviewSpec, decSelfSubjectRulesReviewSpec],
  SubjectRulesReviewStatus: [encSubjectRulesReviewStatus, decSubjectRulesReviewStatus],
  ResourceRule: [encResourceRule, decResourceRule],
  NonResourceRule: [encNonResourceRule, decNonResourceRule],
};
