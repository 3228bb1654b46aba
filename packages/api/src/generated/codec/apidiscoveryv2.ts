// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { done, kept, msg, msgPtr, msgs, nested, str, strs, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encAPIGroupDiscoveryList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encAPIGroupDiscovery);
  kept(w, m, path);
}
export function decAPIGroupDiscoveryList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decAPIGroupDiscovery)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encAPIGroupDiscovery(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msgs(w, 18, m["versions"], encAPIVersionDiscovery);
  kept(w, m, path);
}
export function decAPIGroupDiscovery(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: ((m["versions"] ??= []) as unknown[]).push(nested(r, decAPIVersionDiscovery)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  return m;
}

export function encAPIVersionDiscovery(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["version"]);
  msgs(w, 18, m["resources"], encAPIResourceDiscovery);
  str(w, 26, m["freshness"]);
  kept(w, m, path);
}
export function decAPIVersionDiscovery(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["version"] = r.string(); break;
      case 18: ((m["resources"] ??= []) as unknown[]).push(nested(r, decAPIResourceDiscovery)); break;
      case 26: { const v = r.string(); if (v !== "") m["freshness"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["version"] ??= "";
  return m;
}

export function encAPIResourceDiscovery(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["resource"]);
  msgPtr(w, 18, m["responseKind"], metav1.encGroupVersionKind);
  str(w, 26, m["scope"]);
  str(w, 34, m["singularResource"]);
  strs(w, 42, m["verbs"]);
  strs(w, 50, m["shortNames"]);
  strs(w, 58, m["categories"]);
  msgs(w, 66, m["subresources"], encAPISubresourceDiscovery);
  kept(w, m, path);
}
export function decAPIResourceDiscovery(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["resource"] = r.string(); break;
      case 18: m["responseKind"] = nested(r, metav1.decGroupVersionKind); break;
      case 26: m["scope"] = r.string(); break;
      case 34: m["singularResource"] = r.string(); break;
      case 42: ((m["verbs"] ??= []) as unknown[]).push(r.string()); break;
      case 50: ((m["shortNames"] ??= []) as unknown[]).push(r.string()); break;
      case 58: ((m["categories"] ??= []) as unknown[]).push(r.string()); break;
      case 66: ((m["subresources"] ??= []) as unknown[]).push(nested(r, decAPISubresourceDiscovery)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["resource"] ??= "";
  m["scope"] ??= "";
  m["singularResource"] ??= "";
  m["verbs"] ??= [];
  return m;
}

export function encAPISubresourceDiscovery(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["subresource"]);
  msgPtr(w, 18, m["responseKind"], metav1.encGroupVersionKind);
  msgs(w, 26, m["acceptedTypes"], metav1.encGroupVersionKind);
  strs(w, 34, m["verbs"]);
  kept(w, m, path);
}
export function decAPISubresourceDiscovery(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["subresource"] = r.string(); break;
      case 18: m["responseKind"] = nested(r, metav1.decGroupVersionKind); break;
      case 26: ((m["acceptedTypes"] ??= []) as unknown[]).push(nested(r, metav1.decGroupVersionKind)); break;
      case 34: ((m["verbs"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["subresource"] ??= "";
  m["verbs"] ??= [];
  return m;
}

export const codecs: Codecs = {
  APIGroupDiscoveryList: [encAPIGroupDiscoveryList, decAPIGroupDiscoveryList],
  APIGroupDiscovery: [encAPIGroupDiscovery, decAPIGroupDiscovery],
  APIVersionDiscovery: [encAPIVersionDiscovery, decAPIVersionDiscovery],
  APIResourceDiscovery: [encAPIResourceDiscovery, decAPIResourceDiscovery],
  APISubresourceDiscovery: [encAPISubresourceDiscovery, decAPISubresourceDiscovery],
};
