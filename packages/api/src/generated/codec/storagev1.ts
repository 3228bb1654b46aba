// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decQuantity, decTime, encQuantity, encTime } from "../../codec/forms.ts";
import { bool, boolPtr, done, form, formPtr, int, kept, map, msg, msgPtr, msgs, nested, numPtr, str, strPtr, strs, textEntry, unknown } from "../../codec/wire.ts";
import * as corev1 from "./corev1.ts";
import * as metav1 from "./metav1.ts";

export function encStorageClass(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  str(w, 18, m["provisioner"]);
  map(w, 26, m["parameters"], str);
  strPtr(w, 34, m["reclaimPolicy"]);
  strs(w, 42, m["mountOptions"]);
  boolPtr(w, 48, m["allowVolumeExpansion"]);
  strPtr(w, 58, m["volumeBindingMode"]);
  msgs(w, 66, m["allowedTopologies"], corev1.encTopologySelectorTerm);
  kept(w, m, path);
}
export function decStorageClass(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["provisioner"] = r.string(); break;
      case 26: textEntry(r, (m["parameters"] ??= {}) as Obj); break;
      case 34: m["reclaimPolicy"] = r.string(); break;
      case 42: ((m["mountOptions"] ??= []) as unknown[]).push(r.string()); break;
      case 48: m["allowVolumeExpansion"] = r.bool(); break;
      case 58: m["volumeBindingMode"] = r.string(); break;
      case 66: ((m["allowedTopologies"] ??= []) as unknown[]).push(nested(r, corev1.decTopologySelectorTerm)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["provisioner"] ??= "";
  return m;
}

export function encStorageClassList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encStorageClass);
  kept(w, m, path);
}
export function decStorageClassList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decStorageClass)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encVolumeAttachment(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encVolumeAttachmentSpec);
  msg(w, 26, m["status"], encVolumeAttachmentStatus);
  kept(w, m, path);
}
export function decVolumeAttachment(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decVolumeAttachmentSpec); break;
      case 26: m["status"] = nested(r, decVolumeAttachmentStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decVolumeAttachmentSpec(r, r.pos);
  m["status"] ??= decVolumeAttachmentStatus(r, r.pos);
  return m;
}

export function encVolumeAttachmentList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encVolumeAttachment);
  kept(w, m, path);
}
export function decVolumeAttachmentList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decVolumeAttachment)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encVolumeAttachmentSpec(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["attacher"]);
  msg(w, 18, m["source"], encVolumeAttachmentSource);
  str(w, 26, m["nodeName"]);
  kept(w, m, path);
}
export function decVolumeAttachmentSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["attacher"] = r.string(); break;
      case 18: m["source"] = nested(r, decVolumeAttachmentSource); break;
      case 26: m["nodeName"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["attacher"] ??= "";
  m["source"] ??= decVolumeAttachmentSource(r, r.pos);
  m["nodeName"] ??= "";
  return m;
}

export function encVolumeAttachmentSource(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["persistentVolumeName"]);
  msgPtr(w, 18, m["inlineVolumeSpec"], corev1.encPersistentVolumeSpec);
  kept(w, m, path);
}
export function decVolumeAttachmentSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["persistentVolumeName"] = r.string(); break;
      case 18: m["inlineVolumeSpec"] = nested(r, corev1.decPersistentVolumeSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encVolumeAttachmentStatus(w: Writer, m: Obj, path = ""): void {
  bool(w, 8, m["attached"]);
  map(w, 18, m["attachmentMetadata"], str);
  msgPtr(w, 26, m["attachError"], encVolumeError);
  msgPtr(w, 34, m["detachError"], encVolumeError);
  kept(w, m, path);
}
export function decVolumeAttachmentStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["attached"] = r.bool(); break;
      case 18: textEntry(r, (m["attachmentMetadata"] ??= {}) as Obj); break;
      case 26: m["attachError"] = nested(r, decVolumeError); break;
      case 34: m["detachError"] = nested(r, decVolumeError); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["attached"] ??= false;
  return m;
}

export function encVolumeError(w: Writer, m: Obj, path = ""): void {
  form(w, 10, m["time"], encTime);
  str(w, 18, m["message"]);
  numPtr(w, 24, m["errorCode"]);
  kept(w, m, path);
}
export function decVolumeError(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["time"] = nested(r, decTime); break;
      case 18: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      case 24: m["errorCode"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["time"] ??= null;
  return m;
}

export function encCSIDriver(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encCSIDriverSpec);
  kept(w, m, path);
}
export function decCSIDriver(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decCSIDriverSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decCSIDriverSpec(r, r.pos);
  return m;
}

export function encCSIDriverList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encCSIDriver);
  kept(w, m, path);
}
export function decCSIDriverList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decCSIDriver)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encCSIDriverSpec(w: Writer, m: Obj, path = ""): void {
  boolPtr(w, 8, m["attachRequired"]);
  boolPtr(w, 16, m["podInfoOnMount"]);
  strs(w, 26, m["volumeLifecycleModes"]);
  boolPtr(w, 32, m["storageCapacity"]);
  strPtr(w, 42, m["fsGroupPolicy"]);
  msgs(w, 50, m["tokenRequests"], encTokenRequest);
  boolPtr(w, 56, m["requiresRepublish"]);
  boolPtr(w, 64, m["seLinuxMount"]);
  numPtr(w, 72, m["nodeAllocatableUpdatePeriodSeconds"]);
  boolPtr(w, 80, m["serviceAccountTokenInSecrets"]);
  boolPtr(w, 88, m["preventPodSchedulingIfMissing"]);
  kept(w, m, path);
}
export function decCSIDriverSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["attachRequired"] = r.bool(); break;
      case 16: m["podInfoOnMount"] = r.bool(); break;
      case 26: ((m["volumeLifecycleModes"] ??= []) as unknown[]).push(r.string()); break;
      case 32: m["storageCapacity"] = r.bool(); break;
      case 42: m["fsGroupPolicy"] = r.string(); break;
      case 50: ((m["tokenRequests"] ??= []) as unknown[]).push(nested(r, decTokenRequest)); break;
      case 56: m["requiresRepublish"] = r.bool(); break;
      case 64: m["seLinuxMount"] = r.bool(); break;
      case 72: m["nodeAllocatableUpdatePeriodSeconds"] = int(r); break;
      case 80: m["serviceAccountTokenInSecrets"] = r.bool(); break;
      case 88: m["preventPodSchedulingIfMissing"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encTokenRequest(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["audience"]);
  numPtr(w, 16, m["expirationSeconds"]);
  kept(w, m, path);
}
export function decTokenRequest(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["audience"] = r.string(); break;
      case 16: m["expirationSeconds"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["audience"] ??= "";
  return m;
}

export function encCSINode(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encCSINodeSpec);
  kept(w, m, path);
}
export function decCSINode(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decCSINodeSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decCSINodeSpec(r, r.pos);
  return m;
}

export function encCSINodeSpec(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["drivers"], encCSINodeDriver);
  kept(w, m, path);
}
export function decCSINodeSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["drivers"] ??= []) as unknown[]).push(nested(r, decCSINodeDriver)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["drivers"] ??= [];
  return m;
}

export function encCSINodeDriver(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["nodeID"]);
  strs(w, 26, m["topologyKeys"]);
  msgPtr(w, 34, m["allocatable"], encVolumeNodeResources);
  kept(w, m, path);
}
export function decCSINodeDriver(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["nodeID"] = r.string(); break;
      case 26: ((m["topologyKeys"] ??= []) as unknown[]).push(r.string()); break;
      case 34: m["allocatable"] = nested(r, decVolumeNodeResources); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["nodeID"] ??= "";
  m["topologyKeys"] ??= [];
  return m;
}

export function encVolumeNodeResources(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 8, m["count"]);
  kept(w, m, path);
}
export function decVolumeNodeResources(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["count"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encCSINodeList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encCSINode);
  kept(w, m, path);
}
export function decCSINodeList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decCSINode)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encCSIStorageCapacity(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msgPtr(w, 18, m["nodeTopology"], metav1.encLabelSelector);
  str(w, 26, m["storageClassName"]);
  formPtr(w, 34, m["capacity"], encQuantity);
  formPtr(w, 42, m["maximumVolumeSize"], encQuantity);
  kept(w, m, path);
}
export function decCSIStorageCapacity(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["nodeTopology"] = nested(r, metav1.decLabelSelector); break;
      case 26: m["storageClassName"] = r.string(); break;
      case 34: m["capacity"] = nested(r, decQuantity); break;
      case 42: m["maximumVolumeSize"] = nested(r, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["storageClassName"] ??= "";
  return m;
}

export function encCSIStorageCapacityList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encCSIStorageCapacity);
  kept(w, m, path);
}
export function decCSIStorageCapacityList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decCSIStorageCapacity)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encVolumeAttributesClass(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  str(w, 18, m["driverName"]);
  map(w, 26, m["parameters"], str);
  kept(w, m, path);
}
export function decVolumeAttributesClass(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["driverName"] = r.string(); break;
      case 26: textEntry(r, (m["parameters"] ??= {}) as Obj); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["driverName"] ??= "";
  return m;
}

export function encVolumeAttributesClassList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encVolumeAttributesClass);
  kept(w, m, path);
}
export function decVolumeAttributesClassList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decVolumeAttributesClass)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export const codecs: Codecs = {
  StorageClass: [encStorageClass, decStorageClass],
  StorageClassList: [encStorageClassList, decStorageClassList],
  VolumeAttachment: [encVolumeAttachment, decVolumeAttachment],
  VolumeAttachmentList: [encVolumeAttachmentList, decVolumeAttachmentList],
  VolumeAttachmentSpec: [encVolumeAttachmentSpec, decVolumeAttachmentSpec],
  VolumeAttachmentSource: [encVolumeAttachmentSource, decVolumeAttachmentSource],
  VolumeAttachmentStatus: [encVolumeAttachmentStatus, decVolumeAttachmentStatus],
  VolumeError: [encVolumeError, decVolumeError],
  CSIDriver: [encCSIDriver, decCSIDriver],
  CSIDriverList: [encCSIDriverList, decCSIDriverList],
  CSIDriverSpec: [encCSIDriverSpec, decCSIDriverSpec],
  TokenRequest: [encTokenRequest, decTokenRequest],
  CSINode: [encCSINode, decCSINode],
  CSINodeSpec: [encCSINodeSpec, decCSINodeSpec],
  CSINodeDriver: [encCSINodeDriver, decCSINodeDriver],
  VolumeNodeResources: [encVolumeNodeResources, decVolumeNodeResources],
  CSINodeList: [encCSINodeList, decCSINodeList],
  CSIStorageCapacity: [encCSIStorageCapacity, decCSIStorageCapacity],
  CSIStorageCapacityList: [encCSIStorageCapacityList, decCSIStorageCapacityList],
  VolumeAttributesClass: [encVolumeAttributesClass, decVolumeAttributesClass],
  VolumeAttributesClassList: [encVolumeAttributesClassList, decVolumeAttributesClassList],
};
