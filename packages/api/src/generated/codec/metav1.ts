// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decItems, decLazyJSON, decRawJSON, decTime, encItems, encLazyJSON, encRawJSON, encTime } from "../../codec/forms.ts";
import { bool, boolPtr, done, form, formPtr, forms, int, kept, map, msg, msgPtr, msgs, nested, num, numPtr, str, strPtr, strs, textEntry, unknown } from "../../codec/wire.ts";

export function encListMeta(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["selfLink"]);
  str(w, 18, m["resourceVersion"]);
  str(w, 26, m["continue"]);
  numPtr(w, 32, m["remainingItemCount"]);
  msgPtr(w, 42, m["shardInfo"], encShardInfo);
  kept(w, m, path);
}
export function decListMeta(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["selfLink"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["resourceVersion"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["continue"] = v; break; }
      case 32: m["remainingItemCount"] = int(r); break;
      case 42: m["shardInfo"] = nested(r, decShardInfo); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encShardInfo(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["selector"]);
  kept(w, m, path);
}
export function decShardInfo(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["selector"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["selector"] ??= "";
  return m;
}

export function encObjectMeta(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["generateName"]);
  str(w, 26, m["namespace"]);
  str(w, 34, m["selfLink"]);
  str(w, 42, m["uid"]);
  str(w, 50, m["resourceVersion"]);
  num(w, 56, m["generation"]);
  form(w, 66, m["creationTimestamp"], encTime);
  formPtr(w, 74, m["deletionTimestamp"], encTime);
  numPtr(w, 80, m["deletionGracePeriodSeconds"]);
  map(w, 90, m["labels"], str);
  map(w, 98, m["annotations"], str);
  msgs(w, 106, m["ownerReferences"], encOwnerReference);
  strs(w, 114, m["finalizers"]);
  msgs(w, 138, m["managedFields"], encManagedFieldsEntry);
  kept(w, m, path);
}
export function decObjectMeta(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["generateName"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["namespace"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["selfLink"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["uid"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["resourceVersion"] = v; break; }
      case 56: { const v = int(r); if (v !== 0) m["generation"] = v; break; }
      case 66: { const v = nested(r, decTime); if (v !== null) m["creationTimestamp"] = v; break; }
      case 74: { const v = nested(r, decTime); if (v !== null) m["deletionTimestamp"] = v; break; }
      case 80: m["deletionGracePeriodSeconds"] = int(r); break;
      case 90: textEntry(r, (m["labels"] ??= {}) as Obj); break;
      case 98: textEntry(r, (m["annotations"] ??= {}) as Obj); break;
      case 106: ((m["ownerReferences"] ??= []) as unknown[]).push(nested(r, decOwnerReference)); break;
      case 114: ((m["finalizers"] ??= []) as unknown[]).push(r.string()); break;
      case 138: ((m["managedFields"] ??= []) as unknown[]).push(nested(r, decManagedFieldsEntry)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encOwnerReference(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["kind"]);
  str(w, 26, m["name"]);
  str(w, 34, m["uid"]);
  str(w, 42, m["apiVersion"]);
  boolPtr(w, 48, m["controller"]);
  boolPtr(w, 56, m["blockOwnerDeletion"]);
  kept(w, m, path);
}
export function decOwnerReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 42: m["apiVersion"] = r.string(); break;
      case 10: m["kind"] = r.string(); break;
      case 26: m["name"] = r.string(); break;
      case 34: m["uid"] = r.string(); break;
      case 48: m["controller"] = r.bool(); break;
      case 56: m["blockOwnerDeletion"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["apiVersion"] ??= "";
  m["kind"] ??= "";
  m["name"] ??= "";
  m["uid"] ??= "";
  return m;
}

export function encListOptions(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["labelSelector"]);
  str(w, 18, m["fieldSelector"]);
  bool(w, 24, m["watch"]);
  str(w, 34, m["resourceVersion"]);
  numPtr(w, 40, m["timeoutSeconds"]);
  num(w, 56, m["limit"]);
  str(w, 66, m["continue"]);
  bool(w, 72, m["allowWatchBookmarks"]);
  str(w, 82, m["resourceVersionMatch"]);
  boolPtr(w, 88, m["sendInitialEvents"]);
  str(w, 122, m["shardSelector"]);
  kept(w, m, path);
}
export function decListOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["labelSelector"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["fieldSelector"] = v; break; }
      case 24: { const v = r.bool(); if (v !== false) m["watch"] = v; break; }
      case 72: { const v = r.bool(); if (v !== false) m["allowWatchBookmarks"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["resourceVersion"] = v; break; }
      case 82: { const v = r.string(); if (v !== "") m["resourceVersionMatch"] = v; break; }
      case 40: m["timeoutSeconds"] = int(r); break;
      case 56: { const v = int(r); if (v !== 0) m["limit"] = v; break; }
      case 66: { const v = r.string(); if (v !== "") m["continue"] = v; break; }
      case 88: m["sendInitialEvents"] = r.bool(); break;
      case 122: { const v = r.string(); if (v !== "") m["shardSelector"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encGetOptions(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["resourceVersion"]);
  kept(w, m, path);
}
export function decGetOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["resourceVersion"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encDeleteOptions(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 8, m["gracePeriodSeconds"]);
  msgPtr(w, 18, m["preconditions"], encPreconditions);
  boolPtr(w, 24, m["orphanDependents"]);
  strPtr(w, 34, m["propagationPolicy"]);
  strs(w, 42, m["dryRun"]);
  boolPtr(w, 48, m["ignoreStoreReadErrorWithClusterBreakingPotential"]);
  kept(w, m, path);
}
export function decDeleteOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["gracePeriodSeconds"] = int(r); break;
      case 18: m["preconditions"] = nested(r, decPreconditions); break;
      case 24: m["orphanDependents"] = r.bool(); break;
      case 34: m["propagationPolicy"] = r.string(); break;
      case 42: ((m["dryRun"] ??= []) as unknown[]).push(r.string()); break;
      case 48: m["ignoreStoreReadErrorWithClusterBreakingPotential"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encCreateOptions(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["dryRun"]);
  str(w, 26, m["fieldManager"]);
  str(w, 34, m["fieldValidation"]);
  kept(w, m, path);
}
export function decCreateOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["dryRun"] ??= []) as unknown[]).push(r.string()); break;
      case 26: { const v = r.string(); if (v !== "") m["fieldManager"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["fieldValidation"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPatchOptions(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["dryRun"]);
  boolPtr(w, 16, m["force"]);
  str(w, 26, m["fieldManager"]);
  str(w, 34, m["fieldValidation"]);
  kept(w, m, path);
}
export function decPatchOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["dryRun"] ??= []) as unknown[]).push(r.string()); break;
      case 16: m["force"] = r.bool(); break;
      case 26: { const v = r.string(); if (v !== "") m["fieldManager"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["fieldValidation"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encApplyOptions(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["dryRun"]);
  bool(w, 16, m["force"]);
  str(w, 26, m["fieldManager"]);
  kept(w, m, path);
}
export function decApplyOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["dryRun"] ??= []) as unknown[]).push(r.string()); break;
      case 16: m["force"] = r.bool(); break;
      case 26: m["fieldManager"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["force"] ??= false;
  m["fieldManager"] ??= "";
  return m;
}

export function encUpdateOptions(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["dryRun"]);
  str(w, 18, m["fieldManager"]);
  str(w, 26, m["fieldValidation"]);
  kept(w, m, path);
}
export function decUpdateOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["dryRun"] ??= []) as unknown[]).push(r.string()); break;
      case 18: { const v = r.string(); if (v !== "") m["fieldManager"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["fieldValidation"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPreconditions(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["uid"]);
  strPtr(w, 18, m["resourceVersion"]);
  kept(w, m, path);
}
export function decPreconditions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["uid"] = r.string(); break;
      case 18: m["resourceVersion"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encStatus(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], encListMeta);
  str(w, 18, m["status"]);
  str(w, 26, m["message"]);
  str(w, 34, m["reason"]);
  msgPtr(w, 42, m["details"], encStatusDetails);
  num(w, 48, m["code"]);
  kept(w, m, path);
}
export function decStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, decListMeta); break;
      case 18: { const v = r.string(); if (v !== "") m["status"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 42: m["details"] = nested(r, decStatusDetails); break;
      case 48: { const v = int(r); if (v !== 0) m["code"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= decListMeta(r, r.pos);
  return m;
}

export function encStatusDetails(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["group"]);
  str(w, 26, m["kind"]);
  msgs(w, 34, m["causes"], encStatusCause);
  num(w, 40, m["retryAfterSeconds"]);
  str(w, 50, m["uid"]);
  kept(w, m, path);
}
export function decStatusDetails(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["group"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["kind"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["uid"] = v; break; }
      case 34: ((m["causes"] ??= []) as unknown[]).push(nested(r, decStatusCause)); break;
      case 40: { const v = int(r); if (v !== 0) m["retryAfterSeconds"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encStatusCause(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["reason"]);
  str(w, 18, m["message"]);
  str(w, 26, m["field"]);
  kept(w, m, path);
}
export function decStatusCause(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["field"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], encListMeta);
  forms(w, 18, m["items"], encRawJSON);
  kept(w, m, path);
}
export function decList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decRawJSON)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encAPIVersions(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["versions"]);
  msgs(w, 18, m["serverAddressByClientCIDRs"], encServerAddressByClientCIDR);
  kept(w, m, path);
}
export function decAPIVersions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["versions"] ??= []) as unknown[]).push(r.string()); break;
      case 18: ((m["serverAddressByClientCIDRs"] ??= []) as unknown[]).push(nested(r, decServerAddressByClientCIDR)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["versions"] ??= [];
  m["serverAddressByClientCIDRs"] ??= [];
  return m;
}

export function encAPIGroupList(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["groups"], encAPIGroup);
  kept(w, m, path);
}
export function decAPIGroupList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["groups"] ??= []) as unknown[]).push(nested(r, decAPIGroup)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["groups"] ??= [];
  return m;
}

export function encAPIGroup(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  msgs(w, 18, m["versions"], encGroupVersionForDiscovery);
  msg(w, 26, m["preferredVersion"], encGroupVersionForDiscovery);
  msgs(w, 34, m["serverAddressByClientCIDRs"], encServerAddressByClientCIDR);
  kept(w, m, path);
}
export function decAPIGroup(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: ((m["versions"] ??= []) as unknown[]).push(nested(r, decGroupVersionForDiscovery)); break;
      case 26: m["preferredVersion"] = nested(r, decGroupVersionForDiscovery); break;
      case 34: ((m["serverAddressByClientCIDRs"] ??= []) as unknown[]).push(nested(r, decServerAddressByClientCIDR)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["versions"] ??= [];
  m["preferredVersion"] ??= decGroupVersionForDiscovery(r, r.pos);
  return m;
}

export function encServerAddressByClientCIDR(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["clientCIDR"]);
  str(w, 18, m["serverAddress"]);
  kept(w, m, path);
}
export function decServerAddressByClientCIDR(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["clientCIDR"] = r.string(); break;
      case 18: m["serverAddress"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["clientCIDR"] ??= "";
  m["serverAddress"] ??= "";
  return m;
}

export function encGroupVersionForDiscovery(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["groupVersion"]);
  str(w, 18, m["version"]);
  kept(w, m, path);
}
export function decGroupVersionForDiscovery(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["groupVersion"] = r.string(); break;
      case 18: m["version"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["groupVersion"] ??= "";
  m["version"] ??= "";
  return m;
}

export function encAPIResource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  bool(w, 16, m["namespaced"]);
  str(w, 26, m["kind"]);
  formPtr(w, 34, m["verbs"], encItems);
  strs(w, 42, m["shortNames"]);
  str(w, 50, m["singularName"]);
  strs(w, 58, m["categories"]);
  str(w, 66, m["group"]);
  str(w, 74, m["version"]);
  str(w, 82, m["storageVersionHash"]);
  kept(w, m, path);
}
export function decAPIResource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 50: m["singularName"] = r.string(); break;
      case 16: m["namespaced"] = r.bool(); break;
      case 66: { const v = r.string(); if (v !== "") m["group"] = v; break; }
      case 74: { const v = r.string(); if (v !== "") m["version"] = v; break; }
      case 26: m["kind"] = r.string(); break;
      case 34: m["verbs"] = nested(r, decItems); break;
      case 42: ((m["shortNames"] ??= []) as unknown[]).push(r.string()); break;
      case 58: ((m["categories"] ??= []) as unknown[]).push(r.string()); break;
      case 82: { const v = r.string(); if (v !== "") m["storageVersionHash"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["singularName"] ??= "";
  m["namespaced"] ??= false;
  m["kind"] ??= "";
  m["verbs"] ??= [];
  return m;
}

export function encAPIResourceList(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["groupVersion"]);
  msgs(w, 18, m["resources"], encAPIResource);
  kept(w, m, path);
}
export function decAPIResourceList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["groupVersion"] = r.string(); break;
      case 18: ((m["resources"] ??= []) as unknown[]).push(nested(r, decAPIResource)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["groupVersion"] ??= "";
  m["resources"] ??= [];
  return m;
}

export function encRootPaths(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["paths"]);
  kept(w, m, path);
}
export function decRootPaths(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["paths"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["paths"] ??= [];
  return m;
}

export function encLabelSelector(w: Writer, m: Obj, path = ""): void {
  map(w, 10, m["matchLabels"], str);
  msgs(w, 18, m["matchExpressions"], encLabelSelectorRequirement);
  kept(w, m, path);
}
export function decLabelSelector(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: textEntry(r, (m["matchLabels"] ??= {}) as Obj); break;
      case 18: ((m["matchExpressions"] ??= []) as unknown[]).push(nested(r, decLabelSelectorRequirement)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encLabelSelectorRequirement(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["key"]);
  str(w, 18, m["operator"]);
  strs(w, 26, m["values"]);
  kept(w, m, path);
}
export function decLabelSelectorRequirement(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["key"] = r.string(); break;
      case 18: m["operator"] = r.string(); break;
      case 26: ((m["values"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["key"] ??= "";
  m["operator"] ??= "";
  return m;
}

export function encFieldSelectorRequirement(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["key"]);
  str(w, 18, m["operator"]);
  strs(w, 26, m["values"]);
  kept(w, m, path);
}
export function decFieldSelectorRequirement(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["key"] = r.string(); break;
      case 18: m["operator"] = r.string(); break;
      case 26: ((m["values"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["key"] ??= "";
  m["operator"] ??= "";
  return m;
}

export function encManagedFieldsEntry(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["manager"]);
  str(w, 18, m["operation"]);
  str(w, 26, m["apiVersion"]);
  formPtr(w, 34, m["time"], encTime);
  str(w, 50, m["fieldsType"]);
  encLazyJSON(w, 58, m, "fieldsV1");
  str(w, 66, m["subresource"]);
  kept(w, m, path);
}
export function decManagedFieldsEntry(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["manager"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["operation"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["apiVersion"] = v; break; }
      case 34: { const v = nested(r, decTime); if (v !== null) m["time"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["fieldsType"] = v; break; }
      case 58: decLazyJSON(r, m, "fieldsV1"); break;
      case 66: { const v = r.string(); if (v !== "") m["subresource"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encTableOptions(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["includeObject"]);
  kept(w, m, path);
}
export function decTableOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["includeObject"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPartialObjectMetadata(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], encObjectMeta);
  kept(w, m, path);
}
export function decPartialObjectMetadata(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, decObjectMeta); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= decObjectMeta(r, r.pos);
  return m;
}

export function encPartialObjectMetadataList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], encListMeta);
  msgs(w, 18, m["items"], encPartialObjectMetadata);
  kept(w, m, path);
}
export function decPartialObjectMetadataList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decPartialObjectMetadata)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  num(w, 24, m["observedGeneration"]);
  form(w, 34, m["lastTransitionTime"], encTime);
  str(w, 42, m["reason"]);
  str(w, 50, m["message"]);
  kept(w, m, path);
}
export function decCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["status"] = r.string(); break;
      case 24: { const v = int(r); if (v !== 0) m["observedGeneration"] = v; break; }
      case 34: m["lastTransitionTime"] = nested(r, decTime); break;
      case 42: m["reason"] = r.string(); break;
      case 50: m["message"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  m["status"] ??= "";
  m["lastTransitionTime"] ??= null;
  m["reason"] ??= "";
  m["message"] ??= "";
  return m;
}

export function encGroupVersionKind(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["group"]);
  str(w, 18, m["version"]);
  str(w, 26, m["kind"]);
  kept(w, m, path);
}
export function decGroupVersionKind(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["group"] = r.string(); break;
      case 18: m["version"] = r.string(); break;
      case 26: m["kind"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["group"] ??= "";
  m["version"] ??= "";
  m["kind"] ??= "";
  return m;
}

export function encGroupVersionResource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["group"]);
  str(w, 18, m["version"]);
  str(w, 26, m["resource"]);
  kept(w, m, path);
}
export function decGroupVersionResource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["group"] = r.string(); break;
      case 18: m["version"] = r.string(); break;
      case 26: m["resource"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["group"] ??= "";
  m["version"] ??= "";
  m["resource"] ??= "";
  return m;
}






export function encWatchEvent(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  form(w, 18, m["object"], encRawJSON);
  kept(w, m, path);
}
export function decWatchEvent(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["object"] = nested(r, decRawJSON); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  m["object"] ??= null;
  return m;
}

export const codecs: Codecs = {
  ListMeta: [encListMeta, decListMeta],
  ShardInfo: [encShardInfo, decShardInfo],
  ObjectMeta: [encObjectMeta, decObjectMeta],
  OwnerReference: [encOwnerReference, decOwnerReference],
  ListOptions: [encListOptions, decListOptions],
  GetOptions: [encGetOptions, decGetOptions],
  DeleteOptions: [encDeleteOptions, decDeleteOptions],
  CreateOptions: [encCreateOptions, decCreateOptions],
  PatchOptions: [encPatchOptions, decPatchOptions],
  ApplyOptions: [encApplyOptions, decApplyOptions],
  UpdateOptions: [encUpdateOptions, decUpdateOptions],
  Preconditions: [encPreconditions, decPreconditions],
  Status: [encStatus, decStatus],
  StatusDetails: [encStatusDetails, decStatusDetails],
  StatusCause: [encStatusCause, decStatusCause],
  List: [encList, decList],
  APIVersions: [encAPIVersions, decAPIVersions],
  APIGroupList: [encAPIGroupList, decAPIGroupList],
  APIGroup: [encAPIGroup, decAPIGroup],
  ServerAddressByClientCIDR: [encServerAddressByClientCIDR, decServerAddressByClientCIDR],
  GroupVersionForDiscovery: [encGroupVersionForDiscovery, decGroupVersionForDiscovery],
  APIResource: [encAPIResource, decAPIResource],
  APIResourceList: [encAPIResourceList, decAPIResourceList],
  RootPaths: [encRootPaths, decRootPaths],
  LabelSelector: [encLabelSelector, decLabelSelector],
  LabelSelectorRequirement: [encLabelSelectorRequirement, decLabelSelectorRequirement],
  FieldSelectorRequirement: [encFieldSelectorRequirement, decFieldSelectorRequirement],
  ManagedFieldsEntry: [encManagedFieldsEntry, decManagedFieldsEntry],
  TableOptions: [encTableOptions, decTableOptions],
  PartialObjectMetadata: [encPartialObjectMetadata, decPartialObjectMetadata],
  PartialObjectMetadataList: [encPartialObjectMetadataList, decPartialObjectMetadataList],
  Condition: [encCondition, decCondition],
  GroupVersionKind: [encGroupVersionKind, decGroupVersionKind],
  GroupVersionResource: [encGroupVersionResource, decGroupVersionResource],
  WatchEvent: [encWatchEvent, decWatchEvent],
};
