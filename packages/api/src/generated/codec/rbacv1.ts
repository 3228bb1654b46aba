// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { done, kept, msg, msgPtr, msgs, nested, str, strs, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encPolicyRule(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["verbs"]);
  strs(w, 18, m["apiGroups"]);
  strs(w, 26, m["resources"]);
  strs(w, 34, m["resourceNames"]);
  strs(w, 42, m["nonResourceURLs"]);
  kept(w, m, path);
}
export function decPolicyRule(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["verbs"] ??= []) as unknown[]).push(r.string()); break;
      case 18: ((m["apiGroups"] ??= []) as unknown[]).push(r.string()); break;
      case 26: ((m["resources"] ??= []) as unknown[]).push(r.string()); break;
      case 34: ((m["resourceNames"] ??= []) as unknown[]).push(r.string()); break;
      case 42: ((m["nonResourceURLs"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["verbs"] ??= [];
  return m;
}

export function encSubject(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["kind"]);
  str(w, 18, m["apiGroup"]);
  str(w, 26, m["name"]);
  str(w, 34, m["namespace"]);
  kept(w, m, path);
}
export function decSubject(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["kind"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["apiGroup"] = v; break; }
      case 26: m["name"] = r.string(); break;
      case 34: { const v = r.string(); if (v !== "") m["namespace"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["kind"] ??= "";
  m["name"] ??= "";
  return m;
}

export function encRoleRef(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["apiGroup"]);
  str(w, 18, m["kind"]);
  str(w, 26, m["name"]);
  kept(w, m, path);
}
export function decRoleRef(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["apiGroup"] = r.string(); break;
      case 18: m["kind"] = r.string(); break;
      case 26: m["name"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["apiGroup"] ??= "";
  m["kind"] ??= "";
  m["name"] ??= "";
  return m;
}

export function encRole(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msgs(w, 18, m["rules"], encPolicyRule);
  kept(w, m, path);
}
export function decRole(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: ((m["rules"] ??= []) as unknown[]).push(nested(r, decPolicyRule)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["rules"] ??= [];
  return m;
}

export function encRoleBinding(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msgs(w, 18, m["subjects"], encSubject);
  msg(w, 26, m["roleRef"], encRoleRef);
  kept(w, m, path);
}
export function decRoleBinding(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: ((m["subjects"] ??= []) as unknown[]).push(nested(r, decSubject)); break;
      case 26: m["roleRef"] = nested(r, decRoleRef); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["roleRef"] ??= decRoleRef(r, r.pos);
  return m;
}

export function encRoleBindingList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encRoleBinding);
  kept(w, m, path);
}
export function decRoleBindingList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decRoleBinding)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encRoleList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encRole);
  kept(w, m, path);
}
export function decRoleList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decRole)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encClusterRole(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msgs(w, 18, m["rules"], encPolicyRule);
  msgPtr(w, 26, m["aggregationRule"], encAggregationRule);
  kept(w, m, path);
}
export function decClusterRole(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: ((m["rules"] ??= []) as unknown[]).push(nested(r, decPolicyRule)); break;
      case 26: m["aggregationRule"] = nested(r, decAggregationRule); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["rules"] ??= [];
  return m;
}

export function encAggregationRule(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["clusterRoleSelectors"], metav1.encLabelSelector);
  kept(w, m, path);
}
export function decAggregationRule(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["clusterRoleSelectors"] ??= []) as unknown[]).push(nested(r, metav1.decLabelSelector)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encClusterRoleBinding(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msgs(w, 18, m["subjects"], encSubject);
  msg(w, 26, m["roleRef"], encRoleRef);
  kept(w, m, path);
}
export function decClusterRoleBinding(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: ((m["subjects"] ??= []) as unknown[]).push(nested(r, decSubject)); break;
      case 26: m["roleRef"] = nested(r, decRoleRef); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["roleRef"] ??= decRoleRef(r, r.pos);
  return m;
}

export function encClusterRoleBindingList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encClusterRoleBinding);
  kept(w, m, path);
}
export function decClusterRoleBindingList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decClusterRoleBinding)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encClusterRoleList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encClusterRole);
  kept(w, m, path);
}
export function decClusterRoleList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decClusterRole)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export const codecs: Codecs = {
  PolicyRule: [encPolicyRule, decPolicyRule],
  Subject: [encSubject, decSubject],
  RoleRef: [encRoleRef, decRoleRef],
  Role: [encRole, decRole],
  RoleBinding: [encRoleBinding, decRoleBinding],
  RoleBindingList: [encRoleBindingList, decRoleBindingList],
  RoleList: [encRoleList, decRoleList],
  ClusterRole: [encClusterRole, decClusterRole],
  AggregationRule: [encAggregationRule, decAggregationRule],
  ClusterRoleBinding: [encClusterRoleBinding, decClusterRoleBinding],
  ClusterRoleBindingList: [encClusterRoleBindingList, decClusterRoleBindingList],
  ClusterRoleList: [encClusterRoleList, decClusterRoleList],
};
