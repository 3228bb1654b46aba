// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decIntOrString, decMicroTime, decQuantity, decTime, encIntOrString, encMicroTime, encQuantity, encTime } from "../../codec/forms.ts";
import { base64, bool, boolPtr, bytes, bytesEntry, done, form, formPtr, int, kept, map, msg, msgEntry, msgPtr, msgs, nested, num, numPtr, nums, str, strPtr, strs, sub, textEntry, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encVolume(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  w.uint32(18).fork(); encVolumeSource(w, m, path + "2."); w.ldelim();
  kept(w, m, path);
}
export function decVolume(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: decVolumeSource(r, sub(r), m, path + "2."); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encVolumeSource(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["hostPath"], encHostPathVolumeSource);
  msgPtr(w, 18, m["emptyDir"], encEmptyDirVolumeSource);
  msgPtr(w, 26, m["gcePersistentDisk"], encGCEPersistentDiskVolumeSource);
  msgPtr(w, 34, m["awsElasticBlockStore"], encAWSElasticBlockStoreVolumeSource);
  msgPtr(w, 42, m["gitRepo"], encGitRepoVolumeSource);
  msgPtr(w, 50, m["secret"], encSecretVolumeSource);
  msgPtr(w, 58, m["nfs"], encNFSVolumeSource);
  msgPtr(w, 66, m["iscsi"], encISCSIVolumeSource);
  msgPtr(w, 74, m["glusterfs"], encGlusterfsVolumeSource);
  msgPtr(w, 82, m["persistentVolumeClaim"], encPersistentVolumeClaimVolumeSource);
  msgPtr(w, 90, m["rbd"], encRBDVolumeSource);
  msgPtr(w, 98, m["flexVolume"], encFlexVolumeSource);
  msgPtr(w, 106, m["cinder"], encCinderVolumeSource);
  msgPtr(w, 114, m["cephfs"], encCephFSVolumeSource);
  msgPtr(w, 122, m["flocker"], encFlockerVolumeSource);
  msgPtr(w, 130, m["downwardAPI"], encDownwardAPIVolumeSource);
  msgPtr(w, 138, m["fc"], encFCVolumeSource);
  msgPtr(w, 146, m["azureFile"], encAzureFileVolumeSource);
  msgPtr(w, 154, m["configMap"], encConfigMapVolumeSource);
  msgPtr(w, 162, m["vsphereVolume"], encVsphereVirtualDiskVolumeSource);
  msgPtr(w, 170, m["quobyte"], encQuobyteVolumeSource);
  msgPtr(w, 178, m["azureDisk"], encAzureDiskVolumeSource);
  msgPtr(w, 186, m["photonPersistentDisk"], encPhotonPersistentDiskVolumeSource);
  msgPtr(w, 194, m["portworxVolume"], encPortworxVolumeSource);
  msgPtr(w, 202, m["scaleIO"], encScaleIOVolumeSource);
  msgPtr(w, 210, m["projected"], encProjectedVolumeSource);
  msgPtr(w, 218, m["storageos"], encStorageOSVolumeSource);
  msgPtr(w, 226, m["csi"], encCSIVolumeSource);
  msgPtr(w, 234, m["ephemeral"], encEphemeralVolumeSource);
  msgPtr(w, 242, m["image"], encImageVolumeSource);
  kept(w, m, path);
}
export function decVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["hostPath"] = nested(r, decHostPathVolumeSource); break;
      case 18: m["emptyDir"] = nested(r, decEmptyDirVolumeSource); break;
      case 26: m["gcePersistentDisk"] = nested(r, decGCEPersistentDiskVolumeSource); break;
      case 34: m["awsElasticBlockStore"] = nested(r, decAWSElasticBlockStoreVolumeSource); break;
      case 42: m["gitRepo"] = nested(r, decGitRepoVolumeSource); break;
      case 50: m["secret"] = nested(r, decSecretVolumeSource); break;
      case 58: m["nfs"] = nested(r, decNFSVolumeSource); break;
      case 66: m["iscsi"] = nested(r, decISCSIVolumeSource); break;
      case 74: m["glusterfs"] = nested(r, decGlusterfsVolumeSource); break;
      case 82: m["persistentVolumeClaim"] = nested(r, decPersistentVolumeClaimVolumeSource); break;
      case 90: m["rbd"] = nested(r, decRBDVolumeSource); break;
      case 98: m["flexVolume"] = nested(r, decFlexVolumeSource); break;
      case 106: m["cinder"] = nested(r, decCinderVolumeSource); break;
      case 114: m["cephfs"] = nested(r, decCephFSVolumeSource); break;
      case 122: m["flocker"] = nested(r, decFlockerVolumeSource); break;
      case 130: m["downwardAPI"] = nested(r, decDownwardAPIVolumeSource); break;
      case 138: m["fc"] = nested(r, decFCVolumeSource); break;
      case 146: m["azureFile"] = nested(r, decAzureFileVolumeSource); break;
      case 154: m["configMap"] = nested(r, decConfigMapVolumeSource); break;
      case 162: m["vsphereVolume"] = nested(r, decVsphereVirtualDiskVolumeSource); break;
      case 170: m["quobyte"] = nested(r, decQuobyteVolumeSource); break;
      case 178: m["azureDisk"] = nested(r, decAzureDiskVolumeSource); break;
      case 186: m["photonPersistentDisk"] = nested(r, decPhotonPersistentDiskVolumeSource); break;
      case 210: m["projected"] = nested(r, decProjectedVolumeSource); break;
      case 194: m["portworxVolume"] = nested(r, decPortworxVolumeSource); break;
      case 202: m["scaleIO"] = nested(r, decScaleIOVolumeSource); break;
      case 218: m["storageos"] = nested(r, decStorageOSVolumeSource); break;
      case 226: m["csi"] = nested(r, decCSIVolumeSource); break;
      case 234: m["ephemeral"] = nested(r, decEphemeralVolumeSource); break;
      case 242: m["image"] = nested(r, decImageVolumeSource); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPersistentVolumeClaimVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["claimName"]);
  bool(w, 16, m["readOnly"]);
  kept(w, m, path);
}
export function decPersistentVolumeClaimVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["claimName"] = r.string(); break;
      case 16: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["claimName"] ??= "";
  return m;
}

export function encPersistentVolumeSource(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["gcePersistentDisk"], encGCEPersistentDiskVolumeSource);
  msgPtr(w, 18, m["awsElasticBlockStore"], encAWSElasticBlockStoreVolumeSource);
  msgPtr(w, 26, m["hostPath"], encHostPathVolumeSource);
  msgPtr(w, 34, m["glusterfs"], encGlusterfsPersistentVolumeSource);
  msgPtr(w, 42, m["nfs"], encNFSVolumeSource);
  msgPtr(w, 50, m["rbd"], encRBDPersistentVolumeSource);
  msgPtr(w, 58, m["iscsi"], encISCSIPersistentVolumeSource);
  msgPtr(w, 66, m["cinder"], encCinderPersistentVolumeSource);
  msgPtr(w, 74, m["cephfs"], encCephFSPersistentVolumeSource);
  msgPtr(w, 82, m["fc"], encFCVolumeSource);
  msgPtr(w, 90, m["flocker"], encFlockerVolumeSource);
  msgPtr(w, 98, m["flexVolume"], encFlexPersistentVolumeSource);
  msgPtr(w, 106, m["azureFile"], encAzureFilePersistentVolumeSource);
  msgPtr(w, 114, m["vsphereVolume"], encVsphereVirtualDiskVolumeSource);
  msgPtr(w, 122, m["quobyte"], encQuobyteVolumeSource);
  msgPtr(w, 130, m["azureDisk"], encAzureDiskVolumeSource);
  msgPtr(w, 138, m["photonPersistentDisk"], encPhotonPersistentDiskVolumeSource);
  msgPtr(w, 146, m["portworxVolume"], encPortworxVolumeSource);
  msgPtr(w, 154, m["scaleIO"], encScaleIOPersistentVolumeSource);
  msgPtr(w, 162, m["local"], encLocalVolumeSource);
  msgPtr(w, 170, m["storageos"], encStorageOSPersistentVolumeSource);
  msgPtr(w, 178, m["csi"], encCSIPersistentVolumeSource);
  kept(w, m, path);
}
export function decPersistentVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["gcePersistentDisk"] = nested(r, decGCEPersistentDiskVolumeSource); break;
      case 18: m["awsElasticBlockStore"] = nested(r, decAWSElasticBlockStoreVolumeSource); break;
      case 26: m["hostPath"] = nested(r, decHostPathVolumeSource); break;
      case 34: m["glusterfs"] = nested(r, decGlusterfsPersistentVolumeSource); break;
      case 42: m["nfs"] = nested(r, decNFSVolumeSource); break;
      case 50: m["rbd"] = nested(r, decRBDPersistentVolumeSource); break;
      case 58: m["iscsi"] = nested(r, decISCSIPersistentVolumeSource); break;
      case 66: m["cinder"] = nested(r, decCinderPersistentVolumeSource); break;
      case 74: m["cephfs"] = nested(r, decCephFSPersistentVolumeSource); break;
      case 82: m["fc"] = nested(r, decFCVolumeSource); break;
      case 90: m["flocker"] = nested(r, decFlockerVolumeSource); break;
      case 98: m["flexVolume"] = nested(r, decFlexPersistentVolumeSource); break;
      case 106: m["azureFile"] = nested(r, decAzureFilePersistentVolumeSource); break;
      case 114: m["vsphereVolume"] = nested(r, decVsphereVirtualDiskVolumeSource); break;
      case 122: m["quobyte"] = nested(r, decQuobyteVolumeSource); break;
      case 130: m["azureDisk"] = nested(r, decAzureDiskVolumeSource); break;
      case 138: m["photonPersistentDisk"] = nested(r, decPhotonPersistentDiskVolumeSource); break;
      case 146: m["portworxVolume"] = nested(r, decPortworxVolumeSource); break;
      case 154: m["scaleIO"] = nested(r, decScaleIOPersistentVolumeSource); break;
      case 162: m["local"] = nested(r, decLocalVolumeSource); break;
      case 170: m["storageos"] = nested(r, decStorageOSPersistentVolumeSource); break;
      case 178: m["csi"] = nested(r, decCSIPersistentVolumeSource); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPersistentVolume(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encPersistentVolumeSpec);
  msg(w, 26, m["status"], encPersistentVolumeStatus);
  kept(w, m, path);
}
export function decPersistentVolume(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decPersistentVolumeSpec); break;
      case 26: m["status"] = nested(r, decPersistentVolumeStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decPersistentVolumeSpec(r, r.pos);
  m["status"] ??= decPersistentVolumeStatus(r, r.pos);
  return m;
}

export function encPersistentVolumeSpec(w: Writer, m: Obj, path = ""): void {
  map(w, 10, m["capacity"], (w, tag, v) => form(w, tag, v, encQuantity));
  w.uint32(18).fork(); encPersistentVolumeSource(w, m, path + "2."); w.ldelim();
  strs(w, 26, m["accessModes"]);
  msgPtr(w, 34, m["claimRef"], encObjectReference);
  str(w, 42, m["persistentVolumeReclaimPolicy"]);
  str(w, 50, m["storageClassName"]);
  strs(w, 58, m["mountOptions"]);
  strPtr(w, 66, m["volumeMode"]);
  msgPtr(w, 74, m["nodeAffinity"], encVolumeNodeAffinity);
  strPtr(w, 82, m["volumeAttributesClassName"]);
  kept(w, m, path);
}
export function decPersistentVolumeSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: msgEntry(r, (m["capacity"] ??= {}) as Obj, decQuantity); break;
      case 18: decPersistentVolumeSource(r, sub(r), m, path + "2."); break;
      case 26: ((m["accessModes"] ??= []) as unknown[]).push(r.string()); break;
      case 34: m["claimRef"] = nested(r, decObjectReference); break;
      case 42: { const v = r.string(); if (v !== "") m["persistentVolumeReclaimPolicy"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["storageClassName"] = v; break; }
      case 58: ((m["mountOptions"] ??= []) as unknown[]).push(r.string()); break;
      case 66: m["volumeMode"] = r.string(); break;
      case 74: m["nodeAffinity"] = nested(r, decVolumeNodeAffinity); break;
      case 82: m["volumeAttributesClassName"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encVolumeNodeAffinity(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["required"], encNodeSelector);
  kept(w, m, path);
}
export function decVolumeNodeAffinity(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["required"] = nested(r, decNodeSelector); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPersistentVolumeStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["phase"]);
  str(w, 18, m["message"]);
  str(w, 26, m["reason"]);
  formPtr(w, 34, m["lastPhaseTransitionTime"], encTime);
  kept(w, m, path);
}
export function decPersistentVolumeStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["phase"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 34: { const v = nested(r, decTime); if (v !== null) m["lastPhaseTransitionTime"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPersistentVolumeList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encPersistentVolume);
  kept(w, m, path);
}
export function decPersistentVolumeList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decPersistentVolume)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encPersistentVolumeClaim(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encPersistentVolumeClaimSpec);
  msg(w, 26, m["status"], encPersistentVolumeClaimStatus);
  kept(w, m, path);
}
export function decPersistentVolumeClaim(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decPersistentVolumeClaimSpec); break;
      case 26: m["status"] = nested(r, decPersistentVolumeClaimStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decPersistentVolumeClaimSpec(r, r.pos);
  m["status"] ??= decPersistentVolumeClaimStatus(r, r.pos);
  return m;
}

export function encPersistentVolumeClaimList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encPersistentVolumeClaim);
  kept(w, m, path);
}
export function decPersistentVolumeClaimList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decPersistentVolumeClaim)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encPersistentVolumeClaimSpec(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["accessModes"]);
  msg(w, 18, m["resources"], encVolumeResourceRequirements);
  str(w, 26, m["volumeName"]);
  msgPtr(w, 34, m["selector"], metav1.encLabelSelector);
  strPtr(w, 42, m["storageClassName"]);
  strPtr(w, 50, m["volumeMode"]);
  msgPtr(w, 58, m["dataSource"], encTypedLocalObjectReference);
  msgPtr(w, 66, m["dataSourceRef"], encTypedObjectReference);
  strPtr(w, 74, m["volumeAttributesClassName"]);
  kept(w, m, path);
}
export function decPersistentVolumeClaimSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["accessModes"] ??= []) as unknown[]).push(r.string()); break;
      case 34: m["selector"] = nested(r, metav1.decLabelSelector); break;
      case 18: m["resources"] = nested(r, decVolumeResourceRequirements); break;
      case 26: { const v = r.string(); if (v !== "") m["volumeName"] = v; break; }
      case 42: m["storageClassName"] = r.string(); break;
      case 50: m["volumeMode"] = r.string(); break;
      case 58: m["dataSource"] = nested(r, decTypedLocalObjectReference); break;
      case 66: m["dataSourceRef"] = nested(r, decTypedObjectReference); break;
      case 74: m["volumeAttributesClassName"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["resources"] ??= decVolumeResourceRequirements(r, r.pos);
  return m;
}

export function encTypedObjectReference(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["apiGroup"]);
  str(w, 18, m["kind"]);
  str(w, 26, m["name"]);
  strPtr(w, 34, m["namespace"]);
  kept(w, m, path);
}
export function decTypedObjectReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["apiGroup"] = r.string(); break;
      case 18: m["kind"] = r.string(); break;
      case 26: m["name"] = r.string(); break;
      case 34: m["namespace"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["apiGroup"] ??= null;
  m["kind"] ??= "";
  m["name"] ??= "";
  return m;
}

export function encModifyVolumeStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["targetVolumeAttributesClassName"]);
  str(w, 18, m["status"]);
  kept(w, m, path);
}
export function decModifyVolumeStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["targetVolumeAttributesClassName"] = v; break; }
      case 18: m["status"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["status"] ??= "";
  return m;
}

export function encPersistentVolumeClaimCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  form(w, 26, m["lastProbeTime"], encTime);
  form(w, 34, m["lastTransitionTime"], encTime);
  str(w, 42, m["reason"]);
  str(w, 50, m["message"]);
  kept(w, m, path);
}
export function decPersistentVolumeClaimCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["status"] = r.string(); break;
      case 26: m["lastProbeTime"] = nested(r, decTime); break;
      case 34: m["lastTransitionTime"] = nested(r, decTime); break;
      case 42: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  m["status"] ??= "";
  m["lastProbeTime"] ??= null;
  m["lastTransitionTime"] ??= null;
  return m;
}

export function encPersistentVolumeClaimStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["phase"]);
  strs(w, 18, m["accessModes"]);
  map(w, 26, m["capacity"], (w, tag, v) => form(w, tag, v, encQuantity));
  msgs(w, 34, m["conditions"], encPersistentVolumeClaimCondition);
  map(w, 42, m["allocatedResources"], (w, tag, v) => form(w, tag, v, encQuantity));
  map(w, 58, m["allocatedResourceStatuses"], str);
  strPtr(w, 66, m["currentVolumeAttributesClassName"]);
  msgPtr(w, 74, m["modifyVolumeStatus"], encModifyVolumeStatus);
  kept(w, m, path);
}
export function decPersistentVolumeClaimStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["phase"] = v; break; }
      case 18: ((m["accessModes"] ??= []) as unknown[]).push(r.string()); break;
      case 26: msgEntry(r, (m["capacity"] ??= {}) as Obj, decQuantity); break;
      case 34: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decPersistentVolumeClaimCondition)); break;
      case 42: msgEntry(r, (m["allocatedResources"] ??= {}) as Obj, decQuantity); break;
      case 58: textEntry(r, (m["allocatedResourceStatuses"] ??= {}) as Obj); break;
      case 66: m["currentVolumeAttributesClassName"] = r.string(); break;
      case 74: m["modifyVolumeStatus"] = nested(r, decModifyVolumeStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encHostPathVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["path"]);
  strPtr(w, 18, m["type"]);
  kept(w, m, path);
}
export function decHostPathVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["path"] = r.string(); break;
      case 18: m["type"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["path"] ??= "";
  return m;
}

export function encEmptyDirVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["medium"]);
  formPtr(w, 18, m["sizeLimit"], encQuantity);
  kept(w, m, path);
}
export function decEmptyDirVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["medium"] = v; break; }
      case 18: m["sizeLimit"] = nested(r, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encGlusterfsVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["endpoints"]);
  str(w, 18, m["path"]);
  bool(w, 24, m["readOnly"]);
  kept(w, m, path);
}
export function decGlusterfsVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["endpoints"] = r.string(); break;
      case 18: m["path"] = r.string(); break;
      case 24: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["endpoints"] ??= "";
  m["path"] ??= "";
  return m;
}

export function encGlusterfsPersistentVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["endpoints"]);
  str(w, 18, m["path"]);
  bool(w, 24, m["readOnly"]);
  strPtr(w, 34, m["endpointsNamespace"]);
  kept(w, m, path);
}
export function decGlusterfsPersistentVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["endpoints"] = r.string(); break;
      case 18: m["path"] = r.string(); break;
      case 24: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 34: m["endpointsNamespace"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["endpoints"] ??= "";
  m["path"] ??= "";
  return m;
}

export function encRBDVolumeSource(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["monitors"]);
  str(w, 18, m["image"]);
  str(w, 26, m["fsType"]);
  str(w, 34, m["pool"]);
  str(w, 42, m["user"]);
  str(w, 50, m["keyring"]);
  msgPtr(w, 58, m["secretRef"], encLocalObjectReference);
  bool(w, 64, m["readOnly"]);
  kept(w, m, path);
}
export function decRBDVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["monitors"] ??= []) as unknown[]).push(r.string()); break;
      case 18: m["image"] = r.string(); break;
      case 26: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["pool"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["user"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["keyring"] = v; break; }
      case 58: m["secretRef"] = nested(r, decLocalObjectReference); break;
      case 64: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["monitors"] ??= [];
  m["image"] ??= "";
  return m;
}

export function encRBDPersistentVolumeSource(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["monitors"]);
  str(w, 18, m["image"]);
  str(w, 26, m["fsType"]);
  str(w, 34, m["pool"]);
  str(w, 42, m["user"]);
  str(w, 50, m["keyring"]);
  msgPtr(w, 58, m["secretRef"], encSecretReference);
  bool(w, 64, m["readOnly"]);
  kept(w, m, path);
}
export function decRBDPersistentVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["monitors"] ??= []) as unknown[]).push(r.string()); break;
      case 18: m["image"] = r.string(); break;
      case 26: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["pool"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["user"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["keyring"] = v; break; }
      case 58: m["secretRef"] = nested(r, decSecretReference); break;
      case 64: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["monitors"] ??= [];
  m["image"] ??= "";
  return m;
}

export function encCinderVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["volumeID"]);
  str(w, 18, m["fsType"]);
  bool(w, 24, m["readOnly"]);
  msgPtr(w, 34, m["secretRef"], encLocalObjectReference);
  kept(w, m, path);
}
export function decCinderVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["volumeID"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 24: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 34: m["secretRef"] = nested(r, decLocalObjectReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["volumeID"] ??= "";
  return m;
}

export function encCinderPersistentVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["volumeID"]);
  str(w, 18, m["fsType"]);
  bool(w, 24, m["readOnly"]);
  msgPtr(w, 34, m["secretRef"], encSecretReference);
  kept(w, m, path);
}
export function decCinderPersistentVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["volumeID"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 24: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 34: m["secretRef"] = nested(r, decSecretReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["volumeID"] ??= "";
  return m;
}

export function encCephFSVolumeSource(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["monitors"]);
  str(w, 18, m["path"]);
  str(w, 26, m["user"]);
  str(w, 34, m["secretFile"]);
  msgPtr(w, 42, m["secretRef"], encLocalObjectReference);
  bool(w, 48, m["readOnly"]);
  kept(w, m, path);
}
export function decCephFSVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["monitors"] ??= []) as unknown[]).push(r.string()); break;
      case 18: { const v = r.string(); if (v !== "") m["path"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["user"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["secretFile"] = v; break; }
      case 42: m["secretRef"] = nested(r, decLocalObjectReference); break;
      case 48: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["monitors"] ??= [];
  return m;
}

export function encSecretReference(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["namespace"]);
  kept(w, m, path);
}
export function decSecretReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["namespace"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encCephFSPersistentVolumeSource(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["monitors"]);
  str(w, 18, m["path"]);
  str(w, 26, m["user"]);
  str(w, 34, m["secretFile"]);
  msgPtr(w, 42, m["secretRef"], encSecretReference);
  bool(w, 48, m["readOnly"]);
  kept(w, m, path);
}
export function decCephFSPersistentVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["monitors"] ??= []) as unknown[]).push(r.string()); break;
      case 18: { const v = r.string(); if (v !== "") m["path"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["user"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["secretFile"] = v; break; }
      case 42: m["secretRef"] = nested(r, decSecretReference); break;
      case 48: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["monitors"] ??= [];
  return m;
}

export function encFlockerVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["datasetName"]);
  str(w, 18, m["datasetUUID"]);
  kept(w, m, path);
}
export function decFlockerVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["datasetName"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["datasetUUID"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encGCEPersistentDiskVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["pdName"]);
  str(w, 18, m["fsType"]);
  num(w, 24, m["partition"]);
  bool(w, 32, m["readOnly"]);
  kept(w, m, path);
}
export function decGCEPersistentDiskVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["pdName"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 24: { const v = int(r); if (v !== 0) m["partition"] = v; break; }
      case 32: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["pdName"] ??= "";
  return m;
}

export function encQuobyteVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["registry"]);
  str(w, 18, m["volume"]);
  bool(w, 24, m["readOnly"]);
  str(w, 34, m["user"]);
  str(w, 42, m["group"]);
  str(w, 50, m["tenant"]);
  kept(w, m, path);
}
export function decQuobyteVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["registry"] = r.string(); break;
      case 18: m["volume"] = r.string(); break;
      case 24: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["user"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["group"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["tenant"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["registry"] ??= "";
  m["volume"] ??= "";
  return m;
}

export function encFlexPersistentVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["driver"]);
  str(w, 18, m["fsType"]);
  msgPtr(w, 26, m["secretRef"], encSecretReference);
  bool(w, 32, m["readOnly"]);
  map(w, 42, m["options"], str);
  kept(w, m, path);
}
export function decFlexPersistentVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["driver"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 26: m["secretRef"] = nested(r, decSecretReference); break;
      case 32: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 42: textEntry(r, (m["options"] ??= {}) as Obj); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["driver"] ??= "";
  return m;
}

export function encFlexVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["driver"]);
  str(w, 18, m["fsType"]);
  msgPtr(w, 26, m["secretRef"], encLocalObjectReference);
  bool(w, 32, m["readOnly"]);
  map(w, 42, m["options"], str);
  kept(w, m, path);
}
export function decFlexVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["driver"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 26: m["secretRef"] = nested(r, decLocalObjectReference); break;
      case 32: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 42: textEntry(r, (m["options"] ??= {}) as Obj); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["driver"] ??= "";
  return m;
}

export function encAWSElasticBlockStoreVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["volumeID"]);
  str(w, 18, m["fsType"]);
  num(w, 24, m["partition"]);
  bool(w, 32, m["readOnly"]);
  kept(w, m, path);
}
export function decAWSElasticBlockStoreVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["volumeID"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 24: { const v = int(r); if (v !== 0) m["partition"] = v; break; }
      case 32: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["volumeID"] ??= "";
  return m;
}

export function encGitRepoVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["repository"]);
  str(w, 18, m["revision"]);
  str(w, 26, m["directory"]);
  kept(w, m, path);
}
export function decGitRepoVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["repository"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["revision"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["directory"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["repository"] ??= "";
  return m;
}

export function encSecretVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["secretName"]);
  msgs(w, 18, m["items"], encKeyToPath);
  numPtr(w, 24, m["defaultMode"]);
  boolPtr(w, 32, m["optional"]);
  kept(w, m, path);
}
export function decSecretVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["secretName"] = v; break; }
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decKeyToPath)); break;
      case 24: m["defaultMode"] = int(r); break;
      case 32: m["optional"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encSecretProjection(w: Writer, m: Obj, path = ""): void {
  w.uint32(10).fork(); encLocalObjectReference(w, m, path + "1."); w.ldelim();
  msgs(w, 18, m["items"], encKeyToPath);
  boolPtr(w, 32, m["optional"]);
  kept(w, m, path);
}
export function decSecretProjection(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: decLocalObjectReference(r, sub(r), m, path + "1."); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decKeyToPath)); break;
      case 32: m["optional"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNFSVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["server"]);
  str(w, 18, m["path"]);
  bool(w, 24, m["readOnly"]);
  kept(w, m, path);
}
export function decNFSVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["server"] = r.string(); break;
      case 18: m["path"] = r.string(); break;
      case 24: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["server"] ??= "";
  m["path"] ??= "";
  return m;
}

export function encISCSIVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["targetPortal"]);
  str(w, 18, m["iqn"]);
  num(w, 24, m["lun"]);
  str(w, 34, m["iscsiInterface"]);
  str(w, 42, m["fsType"]);
  bool(w, 48, m["readOnly"]);
  strs(w, 58, m["portals"]);
  bool(w, 64, m["chapAuthDiscovery"]);
  msgPtr(w, 82, m["secretRef"], encLocalObjectReference);
  bool(w, 88, m["chapAuthSession"]);
  strPtr(w, 98, m["initiatorName"]);
  kept(w, m, path);
}
export function decISCSIVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["targetPortal"] = r.string(); break;
      case 18: m["iqn"] = r.string(); break;
      case 24: m["lun"] = int(r); break;
      case 34: { const v = r.string(); if (v !== "") m["iscsiInterface"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 48: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 58: ((m["portals"] ??= []) as unknown[]).push(r.string()); break;
      case 64: { const v = r.bool(); if (v !== false) m["chapAuthDiscovery"] = v; break; }
      case 88: { const v = r.bool(); if (v !== false) m["chapAuthSession"] = v; break; }
      case 82: m["secretRef"] = nested(r, decLocalObjectReference); break;
      case 98: m["initiatorName"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["targetPortal"] ??= "";
  m["iqn"] ??= "";
  m["lun"] ??= 0;
  return m;
}

export function encISCSIPersistentVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["targetPortal"]);
  str(w, 18, m["iqn"]);
  num(w, 24, m["lun"]);
  str(w, 34, m["iscsiInterface"]);
  str(w, 42, m["fsType"]);
  bool(w, 48, m["readOnly"]);
  strs(w, 58, m["portals"]);
  bool(w, 64, m["chapAuthDiscovery"]);
  msgPtr(w, 82, m["secretRef"], encSecretReference);
  bool(w, 88, m["chapAuthSession"]);
  strPtr(w, 98, m["initiatorName"]);
  kept(w, m, path);
}
export function decISCSIPersistentVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["targetPortal"] = r.string(); break;
      case 18: m["iqn"] = r.string(); break;
      case 24: m["lun"] = int(r); break;
      case 34: { const v = r.string(); if (v !== "") m["iscsiInterface"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 48: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 58: ((m["portals"] ??= []) as unknown[]).push(r.string()); break;
      case 64: { const v = r.bool(); if (v !== false) m["chapAuthDiscovery"] = v; break; }
      case 88: { const v = r.bool(); if (v !== false) m["chapAuthSession"] = v; break; }
      case 82: m["secretRef"] = nested(r, decSecretReference); break;
      case 98: m["initiatorName"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["targetPortal"] ??= "";
  m["iqn"] ??= "";
  m["lun"] ??= 0;
  return m;
}

export function encFCVolumeSource(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["targetWWNs"]);
  numPtr(w, 16, m["lun"]);
  str(w, 26, m["fsType"]);
  bool(w, 32, m["readOnly"]);
  strs(w, 42, m["wwids"]);
  kept(w, m, path);
}
export function decFCVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["targetWWNs"] ??= []) as unknown[]).push(r.string()); break;
      case 16: m["lun"] = int(r); break;
      case 26: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 32: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 42: ((m["wwids"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encAzureFileVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["secretName"]);
  str(w, 18, m["shareName"]);
  bool(w, 24, m["readOnly"]);
  kept(w, m, path);
}
export function decAzureFileVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["secretName"] = r.string(); break;
      case 18: m["shareName"] = r.string(); break;
      case 24: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["secretName"] ??= "";
  m["shareName"] ??= "";
  return m;
}

export function encAzureFilePersistentVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["secretName"]);
  str(w, 18, m["shareName"]);
  bool(w, 24, m["readOnly"]);
  strPtr(w, 34, m["secretNamespace"]);
  kept(w, m, path);
}
export function decAzureFilePersistentVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["secretName"] = r.string(); break;
      case 18: m["shareName"] = r.string(); break;
      case 24: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 34: m["secretNamespace"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["secretName"] ??= "";
  m["shareName"] ??= "";
  m["secretNamespace"] ??= null;
  return m;
}

export function encVsphereVirtualDiskVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["volumePath"]);
  str(w, 18, m["fsType"]);
  str(w, 26, m["storagePolicyName"]);
  str(w, 34, m["storagePolicyID"]);
  kept(w, m, path);
}
export function decVsphereVirtualDiskVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["volumePath"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["storagePolicyName"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["storagePolicyID"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["volumePath"] ??= "";
  return m;
}

export function encPhotonPersistentDiskVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["pdID"]);
  str(w, 18, m["fsType"]);
  kept(w, m, path);
}
export function decPhotonPersistentDiskVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["pdID"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["pdID"] ??= "";
  return m;
}

export function encAzureDiskVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["diskName"]);
  str(w, 18, m["diskURI"]);
  strPtr(w, 26, m["cachingMode"]);
  strPtr(w, 34, m["fsType"]);
  boolPtr(w, 40, m["readOnly"]);
  strPtr(w, 50, m["kind"]);
  kept(w, m, path);
}
export function decAzureDiskVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["diskName"] = r.string(); break;
      case 18: m["diskURI"] = r.string(); break;
      case 26: m["cachingMode"] = r.string(); break;
      case 34: m["fsType"] = r.string(); break;
      case 40: m["readOnly"] = r.bool(); break;
      case 50: m["kind"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["diskName"] ??= "";
  m["diskURI"] ??= "";
  return m;
}

export function encPortworxVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["volumeID"]);
  str(w, 18, m["fsType"]);
  bool(w, 24, m["readOnly"]);
  kept(w, m, path);
}
export function decPortworxVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["volumeID"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 24: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["volumeID"] ??= "";
  return m;
}

export function encScaleIOVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["gateway"]);
  str(w, 18, m["system"]);
  msgPtr(w, 26, m["secretRef"], encLocalObjectReference);
  bool(w, 32, m["sslEnabled"]);
  str(w, 42, m["protectionDomain"]);
  str(w, 50, m["storagePool"]);
  str(w, 58, m["storageMode"]);
  str(w, 66, m["volumeName"]);
  str(w, 74, m["fsType"]);
  bool(w, 80, m["readOnly"]);
  kept(w, m, path);
}
export function decScaleIOVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["gateway"] = r.string(); break;
      case 18: m["system"] = r.string(); break;
      case 26: m["secretRef"] = nested(r, decLocalObjectReference); break;
      case 32: { const v = r.bool(); if (v !== false) m["sslEnabled"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["protectionDomain"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["storagePool"] = v; break; }
      case 58: { const v = r.string(); if (v !== "") m["storageMode"] = v; break; }
      case 66: { const v = r.string(); if (v !== "") m["volumeName"] = v; break; }
      case 74: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 80: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["gateway"] ??= "";
  m["system"] ??= "";
  m["secretRef"] ??= null;
  return m;
}

export function encScaleIOPersistentVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["gateway"]);
  str(w, 18, m["system"]);
  msgPtr(w, 26, m["secretRef"], encSecretReference);
  bool(w, 32, m["sslEnabled"]);
  str(w, 42, m["protectionDomain"]);
  str(w, 50, m["storagePool"]);
  str(w, 58, m["storageMode"]);
  str(w, 66, m["volumeName"]);
  str(w, 74, m["fsType"]);
  bool(w, 80, m["readOnly"]);
  kept(w, m, path);
}
export function decScaleIOPersistentVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["gateway"] = r.string(); break;
      case 18: m["system"] = r.string(); break;
      case 26: m["secretRef"] = nested(r, decSecretReference); break;
      case 32: { const v = r.bool(); if (v !== false) m["sslEnabled"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["protectionDomain"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["storagePool"] = v; break; }
      case 58: { const v = r.string(); if (v !== "") m["storageMode"] = v; break; }
      case 66: { const v = r.string(); if (v !== "") m["volumeName"] = v; break; }
      case 74: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 80: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["gateway"] ??= "";
  m["system"] ??= "";
  m["secretRef"] ??= null;
  return m;
}

export function encStorageOSVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["volumeName"]);
  str(w, 18, m["volumeNamespace"]);
  str(w, 26, m["fsType"]);
  bool(w, 32, m["readOnly"]);
  msgPtr(w, 42, m["secretRef"], encLocalObjectReference);
  kept(w, m, path);
}
export function decStorageOSVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["volumeName"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["volumeNamespace"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 32: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 42: m["secretRef"] = nested(r, decLocalObjectReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encStorageOSPersistentVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["volumeName"]);
  str(w, 18, m["volumeNamespace"]);
  str(w, 26, m["fsType"]);
  bool(w, 32, m["readOnly"]);
  msgPtr(w, 42, m["secretRef"], encObjectReference);
  kept(w, m, path);
}
export function decStorageOSPersistentVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["volumeName"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["volumeNamespace"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 32: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 42: m["secretRef"] = nested(r, decObjectReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encConfigMapVolumeSource(w: Writer, m: Obj, path = ""): void {
  w.uint32(10).fork(); encLocalObjectReference(w, m, path + "1."); w.ldelim();
  msgs(w, 18, m["items"], encKeyToPath);
  numPtr(w, 24, m["defaultMode"]);
  boolPtr(w, 32, m["optional"]);
  kept(w, m, path);
}
export function decConfigMapVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: decLocalObjectReference(r, sub(r), m, path + "1."); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decKeyToPath)); break;
      case 24: m["defaultMode"] = int(r); break;
      case 32: m["optional"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encConfigMapProjection(w: Writer, m: Obj, path = ""): void {
  w.uint32(10).fork(); encLocalObjectReference(w, m, path + "1."); w.ldelim();
  msgs(w, 18, m["items"], encKeyToPath);
  boolPtr(w, 32, m["optional"]);
  kept(w, m, path);
}
export function decConfigMapProjection(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: decLocalObjectReference(r, sub(r), m, path + "1."); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decKeyToPath)); break;
      case 32: m["optional"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encServiceAccountTokenProjection(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["audience"]);
  numPtr(w, 16, m["expirationSeconds"]);
  str(w, 26, m["path"]);
  kept(w, m, path);
}
export function decServiceAccountTokenProjection(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["audience"] = v; break; }
      case 16: m["expirationSeconds"] = int(r); break;
      case 26: m["path"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["path"] ??= "";
  return m;
}

export function encClusterTrustBundleProjection(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["name"]);
  strPtr(w, 18, m["signerName"]);
  msgPtr(w, 26, m["labelSelector"], metav1.encLabelSelector);
  str(w, 34, m["path"]);
  boolPtr(w, 40, m["optional"]);
  kept(w, m, path);
}
export function decClusterTrustBundleProjection(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["signerName"] = r.string(); break;
      case 26: m["labelSelector"] = nested(r, metav1.decLabelSelector); break;
      case 40: m["optional"] = r.bool(); break;
      case 34: m["path"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["path"] ??= "";
  return m;
}

export function encPodCertificateProjection(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["signerName"]);
  str(w, 18, m["keyType"]);
  numPtr(w, 24, m["maxExpirationSeconds"]);
  str(w, 34, m["credentialBundlePath"]);
  str(w, 42, m["keyPath"]);
  str(w, 50, m["certificateChainPath"]);
  map(w, 58, m["userAnnotations"], str);
  kept(w, m, path);
}
export function decPodCertificateProjection(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["signerName"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["keyType"] = v; break; }
      case 24: m["maxExpirationSeconds"] = int(r); break;
      case 34: { const v = r.string(); if (v !== "") m["credentialBundlePath"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["keyPath"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["certificateChainPath"] = v; break; }
      case 58: textEntry(r, (m["userAnnotations"] ??= {}) as Obj); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encProjectedVolumeSource(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["sources"], encVolumeProjection);
  numPtr(w, 16, m["defaultMode"]);
  kept(w, m, path);
}
export function decProjectedVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["sources"] ??= []) as unknown[]).push(nested(r, decVolumeProjection)); break;
      case 16: m["defaultMode"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["sources"] ??= [];
  return m;
}

export function encVolumeProjection(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["secret"], encSecretProjection);
  msgPtr(w, 18, m["downwardAPI"], encDownwardAPIProjection);
  msgPtr(w, 26, m["configMap"], encConfigMapProjection);
  msgPtr(w, 34, m["serviceAccountToken"], encServiceAccountTokenProjection);
  msgPtr(w, 42, m["clusterTrustBundle"], encClusterTrustBundleProjection);
  msgPtr(w, 50, m["podCertificate"], encPodCertificateProjection);
  kept(w, m, path);
}
export function decVolumeProjection(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["secret"] = nested(r, decSecretProjection); break;
      case 18: m["downwardAPI"] = nested(r, decDownwardAPIProjection); break;
      case 26: m["configMap"] = nested(r, decConfigMapProjection); break;
      case 34: m["serviceAccountToken"] = nested(r, decServiceAccountTokenProjection); break;
      case 42: m["clusterTrustBundle"] = nested(r, decClusterTrustBundleProjection); break;
      case 50: m["podCertificate"] = nested(r, decPodCertificateProjection); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encKeyToPath(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["key"]);
  str(w, 18, m["path"]);
  numPtr(w, 24, m["mode"]);
  kept(w, m, path);
}
export function decKeyToPath(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["key"] = r.string(); break;
      case 18: m["path"] = r.string(); break;
      case 24: m["mode"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["key"] ??= "";
  m["path"] ??= "";
  return m;
}

export function encLocalVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["path"]);
  strPtr(w, 18, m["fsType"]);
  kept(w, m, path);
}
export function decLocalVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["path"] = r.string(); break;
      case 18: m["fsType"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["path"] ??= "";
  return m;
}

export function encCSIPersistentVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["driver"]);
  str(w, 18, m["volumeHandle"]);
  bool(w, 24, m["readOnly"]);
  str(w, 34, m["fsType"]);
  map(w, 42, m["volumeAttributes"], str);
  msgPtr(w, 50, m["controllerPublishSecretRef"], encSecretReference);
  msgPtr(w, 58, m["nodeStageSecretRef"], encSecretReference);
  msgPtr(w, 66, m["nodePublishSecretRef"], encSecretReference);
  msgPtr(w, 74, m["controllerExpandSecretRef"], encSecretReference);
  msgPtr(w, 82, m["nodeExpandSecretRef"], encSecretReference);
  kept(w, m, path);
}
export function decCSIPersistentVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["driver"] = r.string(); break;
      case 18: m["volumeHandle"] = r.string(); break;
      case 24: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["fsType"] = v; break; }
      case 42: textEntry(r, (m["volumeAttributes"] ??= {}) as Obj); break;
      case 50: m["controllerPublishSecretRef"] = nested(r, decSecretReference); break;
      case 58: m["nodeStageSecretRef"] = nested(r, decSecretReference); break;
      case 66: m["nodePublishSecretRef"] = nested(r, decSecretReference); break;
      case 74: m["controllerExpandSecretRef"] = nested(r, decSecretReference); break;
      case 82: m["nodeExpandSecretRef"] = nested(r, decSecretReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["driver"] ??= "";
  m["volumeHandle"] ??= "";
  return m;
}

export function encCSIVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["driver"]);
  boolPtr(w, 16, m["readOnly"]);
  strPtr(w, 26, m["fsType"]);
  map(w, 34, m["volumeAttributes"], str);
  msgPtr(w, 42, m["nodePublishSecretRef"], encLocalObjectReference);
  kept(w, m, path);
}
export function decCSIVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["driver"] = r.string(); break;
      case 16: m["readOnly"] = r.bool(); break;
      case 26: m["fsType"] = r.string(); break;
      case 34: textEntry(r, (m["volumeAttributes"] ??= {}) as Obj); break;
      case 42: m["nodePublishSecretRef"] = nested(r, decLocalObjectReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["driver"] ??= "";
  return m;
}

export function encEphemeralVolumeSource(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["volumeClaimTemplate"], encPersistentVolumeClaimTemplate);
  kept(w, m, path);
}
export function decEphemeralVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["volumeClaimTemplate"] = nested(r, decPersistentVolumeClaimTemplate); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPersistentVolumeClaimTemplate(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encPersistentVolumeClaimSpec);
  kept(w, m, path);
}
export function decPersistentVolumeClaimTemplate(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decPersistentVolumeClaimSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decPersistentVolumeClaimSpec(r, r.pos);
  return m;
}

export function encContainerPort(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  num(w, 16, m["hostPort"]);
  num(w, 24, m["containerPort"]);
  str(w, 34, m["protocol"]);
  str(w, 42, m["hostIP"]);
  kept(w, m, path);
}
export function decContainerPort(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      case 16: { const v = int(r); if (v !== 0) m["hostPort"] = v; break; }
      case 24: m["containerPort"] = int(r); break;
      case 34: { const v = r.string(); if (v !== "") m["protocol"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["hostIP"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["containerPort"] ??= 0;
  return m;
}

export function encVolumeMount(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  bool(w, 16, m["readOnly"]);
  str(w, 26, m["mountPath"]);
  str(w, 34, m["subPath"]);
  strPtr(w, 42, m["mountPropagation"]);
  str(w, 50, m["subPathExpr"]);
  strPtr(w, 58, m["recursiveReadOnly"]);
  kept(w, m, path);
}
export function decVolumeMount(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 16: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 58: m["recursiveReadOnly"] = r.string(); break;
      case 26: m["mountPath"] = r.string(); break;
      case 34: { const v = r.string(); if (v !== "") m["subPath"] = v; break; }
      case 42: m["mountPropagation"] = r.string(); break;
      case 50: { const v = r.string(); if (v !== "") m["subPathExpr"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["mountPath"] ??= "";
  return m;
}

export function encVolumeDevice(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["devicePath"]);
  kept(w, m, path);
}
export function decVolumeDevice(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["devicePath"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["devicePath"] ??= "";
  return m;
}

export function encEnvVar(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["value"]);
  msgPtr(w, 26, m["valueFrom"], encEnvVarSource);
  kept(w, m, path);
}
export function decEnvVar(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["value"] = v; break; }
      case 26: m["valueFrom"] = nested(r, decEnvVarSource); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encEnvVarSource(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["fieldRef"], encObjectFieldSelector);
  msgPtr(w, 18, m["resourceFieldRef"], encResourceFieldSelector);
  msgPtr(w, 26, m["configMapKeyRef"], encConfigMapKeySelector);
  msgPtr(w, 34, m["secretKeyRef"], encSecretKeySelector);
  msgPtr(w, 42, m["fileKeyRef"], encFileKeySelector);
  kept(w, m, path);
}
export function decEnvVarSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["fieldRef"] = nested(r, decObjectFieldSelector); break;
      case 18: m["resourceFieldRef"] = nested(r, decResourceFieldSelector); break;
      case 26: m["configMapKeyRef"] = nested(r, decConfigMapKeySelector); break;
      case 34: m["secretKeyRef"] = nested(r, decSecretKeySelector); break;
      case 42: m["fileKeyRef"] = nested(r, decFileKeySelector); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encFileKeySelector(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["volumeName"]);
  str(w, 18, m["path"]);
  str(w, 26, m["key"]);
  boolPtr(w, 32, m["optional"]);
  kept(w, m, path);
}
export function decFileKeySelector(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["volumeName"] = r.string(); break;
      case 18: m["path"] = r.string(); break;
      case 26: m["key"] = r.string(); break;
      case 32: m["optional"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["volumeName"] ??= "";
  m["path"] ??= "";
  m["key"] ??= "";
  return m;
}

export function encObjectFieldSelector(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["apiVersion"]);
  str(w, 18, m["fieldPath"]);
  kept(w, m, path);
}
export function decObjectFieldSelector(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["apiVersion"] = v; break; }
      case 18: m["fieldPath"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["fieldPath"] ??= "";
  return m;
}

export function encResourceFieldSelector(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["containerName"]);
  str(w, 18, m["resource"]);
  form(w, 26, m["divisor"], encQuantity);
  kept(w, m, path);
}
export function decResourceFieldSelector(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["containerName"] = v; break; }
      case 18: m["resource"] = r.string(); break;
      case 26: m["divisor"] = nested(r, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["resource"] ??= "";
  m["divisor"] ??= "0";
  return m;
}

export function encConfigMapKeySelector(w: Writer, m: Obj, path = ""): void {
  w.uint32(10).fork(); encLocalObjectReference(w, m, path + "1."); w.ldelim();
  str(w, 18, m["key"]);
  boolPtr(w, 24, m["optional"]);
  kept(w, m, path);
}
export function decConfigMapKeySelector(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: decLocalObjectReference(r, sub(r), m, path + "1."); break;
      case 18: m["key"] = r.string(); break;
      case 24: m["optional"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["key"] ??= "";
  return m;
}

export function encSecretKeySelector(w: Writer, m: Obj, path = ""): void {
  w.uint32(10).fork(); encLocalObjectReference(w, m, path + "1."); w.ldelim();
  str(w, 18, m["key"]);
  boolPtr(w, 24, m["optional"]);
  kept(w, m, path);
}
export function decSecretKeySelector(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: decLocalObjectReference(r, sub(r), m, path + "1."); break;
      case 18: m["key"] = r.string(); break;
      case 24: m["optional"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["key"] ??= "";
  return m;
}

export function encEnvFromSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["prefix"]);
  msgPtr(w, 18, m["configMapRef"], encConfigMapEnvSource);
  msgPtr(w, 26, m["secretRef"], encSecretEnvSource);
  kept(w, m, path);
}
export function decEnvFromSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["prefix"] = v; break; }
      case 18: m["configMapRef"] = nested(r, decConfigMapEnvSource); break;
      case 26: m["secretRef"] = nested(r, decSecretEnvSource); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encConfigMapEnvSource(w: Writer, m: Obj, path = ""): void {
  w.uint32(10).fork(); encLocalObjectReference(w, m, path + "1."); w.ldelim();
  boolPtr(w, 16, m["optional"]);
  kept(w, m, path);
}
export function decConfigMapEnvSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: decLocalObjectReference(r, sub(r), m, path + "1."); break;
      case 16: m["optional"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encSecretEnvSource(w: Writer, m: Obj, path = ""): void {
  w.uint32(10).fork(); encLocalObjectReference(w, m, path + "1."); w.ldelim();
  boolPtr(w, 16, m["optional"]);
  kept(w, m, path);
}
export function decSecretEnvSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: decLocalObjectReference(r, sub(r), m, path + "1."); break;
      case 16: m["optional"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encHTTPHeader(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["value"]);
  kept(w, m, path);
}
export function decHTTPHeader(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["value"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["value"] ??= "";
  return m;
}

export function encHTTPGetAction(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["path"]);
  form(w, 18, m["port"], encIntOrString);
  str(w, 26, m["host"]);
  str(w, 34, m["scheme"]);
  msgs(w, 42, m["httpHeaders"], encHTTPHeader);
  kept(w, m, path);
}
export function decHTTPGetAction(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["path"] = v; break; }
      case 18: m["port"] = nested(r, decIntOrString); break;
      case 26: { const v = r.string(); if (v !== "") m["host"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["scheme"] = v; break; }
      case 42: ((m["httpHeaders"] ??= []) as unknown[]).push(nested(r, decHTTPHeader)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["port"] ??= 0;
  return m;
}

export function encTCPSocketAction(w: Writer, m: Obj, path = ""): void {
  form(w, 10, m["port"], encIntOrString);
  str(w, 18, m["host"]);
  kept(w, m, path);
}
export function decTCPSocketAction(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["port"] = nested(r, decIntOrString); break;
      case 18: { const v = r.string(); if (v !== "") m["host"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["port"] ??= 0;
  return m;
}

export function encGRPCAction(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["port"]);
  strPtr(w, 18, m["service"]);
  kept(w, m, path);
}
export function decGRPCAction(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["port"] = int(r); break;
      case 18: m["service"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["port"] ??= 0;
  m["service"] ??= null;
  return m;
}

export function encExecAction(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["command"]);
  kept(w, m, path);
}
export function decExecAction(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["command"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encSleepAction(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["seconds"]);
  kept(w, m, path);
}
export function decSleepAction(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["seconds"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["seconds"] ??= 0;
  return m;
}

export function encProbe(w: Writer, m: Obj, path = ""): void {
  w.uint32(10).fork(); encProbeHandler(w, m, path + "1."); w.ldelim();
  num(w, 16, m["initialDelaySeconds"]);
  num(w, 24, m["timeoutSeconds"]);
  num(w, 32, m["periodSeconds"]);
  num(w, 40, m["successThreshold"]);
  num(w, 48, m["failureThreshold"]);
  numPtr(w, 56, m["terminationGracePeriodSeconds"]);
  kept(w, m, path);
}
export function decProbe(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: decProbeHandler(r, sub(r), m, path + "1."); break;
      case 16: { const v = int(r); if (v !== 0) m["initialDelaySeconds"] = v; break; }
      case 24: { const v = int(r); if (v !== 0) m["timeoutSeconds"] = v; break; }
      case 32: { const v = int(r); if (v !== 0) m["periodSeconds"] = v; break; }
      case 40: { const v = int(r); if (v !== 0) m["successThreshold"] = v; break; }
      case 48: { const v = int(r); if (v !== 0) m["failureThreshold"] = v; break; }
      case 56: m["terminationGracePeriodSeconds"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encContainerResizePolicy(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["resourceName"]);
  str(w, 18, m["restartPolicy"]);
  kept(w, m, path);
}
export function decContainerResizePolicy(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["resourceName"] = r.string(); break;
      case 18: m["restartPolicy"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["resourceName"] ??= "";
  m["restartPolicy"] ??= "";
  return m;
}

export function encCapabilities(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["add"]);
  strs(w, 18, m["drop"]);
  kept(w, m, path);
}
export function decCapabilities(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["add"] ??= []) as unknown[]).push(r.string()); break;
      case 18: ((m["drop"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encResourceRequirements(w: Writer, m: Obj, path = ""): void {
  map(w, 10, m["limits"], (w, tag, v) => form(w, tag, v, encQuantity));
  map(w, 18, m["requests"], (w, tag, v) => form(w, tag, v, encQuantity));
  msgs(w, 26, m["claims"], encResourceClaim);
  kept(w, m, path);
}
export function decResourceRequirements(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: msgEntry(r, (m["limits"] ??= {}) as Obj, decQuantity); break;
      case 18: msgEntry(r, (m["requests"] ??= {}) as Obj, decQuantity); break;
      case 26: ((m["claims"] ??= []) as unknown[]).push(nested(r, decResourceClaim)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encVolumeResourceRequirements(w: Writer, m: Obj, path = ""): void {
  map(w, 10, m["limits"], (w, tag, v) => form(w, tag, v, encQuantity));
  map(w, 18, m["requests"], (w, tag, v) => form(w, tag, v, encQuantity));
  kept(w, m, path);
}
export function decVolumeResourceRequirements(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: msgEntry(r, (m["limits"] ??= {}) as Obj, decQuantity); break;
      case 18: msgEntry(r, (m["requests"] ??= {}) as Obj, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encResourceClaim(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["request"]);
  kept(w, m, path);
}
export function decResourceClaim(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["request"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encContainer(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["image"]);
  strs(w, 26, m["command"]);
  strs(w, 34, m["args"]);
  str(w, 42, m["workingDir"]);
  msgs(w, 50, m["ports"], encContainerPort);
  msgs(w, 58, m["env"], encEnvVar);
  msg(w, 66, m["resources"], encResourceRequirements);
  msgs(w, 74, m["volumeMounts"], encVolumeMount);
  msgPtr(w, 82, m["livenessProbe"], encProbe);
  msgPtr(w, 90, m["readinessProbe"], encProbe);
  msgPtr(w, 98, m["lifecycle"], encLifecycle);
  str(w, 106, m["terminationMessagePath"]);
  str(w, 114, m["imagePullPolicy"]);
  msgPtr(w, 122, m["securityContext"], encSecurityContext);
  bool(w, 128, m["stdin"]);
  bool(w, 136, m["stdinOnce"]);
  bool(w, 144, m["tty"]);
  msgs(w, 154, m["envFrom"], encEnvFromSource);
  str(w, 162, m["terminationMessagePolicy"]);
  msgs(w, 170, m["volumeDevices"], encVolumeDevice);
  msgPtr(w, 178, m["startupProbe"], encProbe);
  msgs(w, 186, m["resizePolicy"], encContainerResizePolicy);
  strPtr(w, 194, m["restartPolicy"]);
  msgs(w, 202, m["restartPolicyRules"], encContainerRestartRule);
  kept(w, m, path);
}
export function decContainer(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["image"] = v; break; }
      case 26: ((m["command"] ??= []) as unknown[]).push(r.string()); break;
      case 34: ((m["args"] ??= []) as unknown[]).push(r.string()); break;
      case 42: { const v = r.string(); if (v !== "") m["workingDir"] = v; break; }
      case 50: ((m["ports"] ??= []) as unknown[]).push(nested(r, decContainerPort)); break;
      case 154: ((m["envFrom"] ??= []) as unknown[]).push(nested(r, decEnvFromSource)); break;
      case 58: ((m["env"] ??= []) as unknown[]).push(nested(r, decEnvVar)); break;
      case 66: m["resources"] = nested(r, decResourceRequirements); break;
      case 186: ((m["resizePolicy"] ??= []) as unknown[]).push(nested(r, decContainerResizePolicy)); break;
      case 194: m["restartPolicy"] = r.string(); break;
      case 202: ((m["restartPolicyRules"] ??= []) as unknown[]).push(nested(r, decContainerRestartRule)); break;
      case 74: ((m["volumeMounts"] ??= []) as unknown[]).push(nested(r, decVolumeMount)); break;
      case 170: ((m["volumeDevices"] ??= []) as unknown[]).push(nested(r, decVolumeDevice)); break;
      case 82: m["livenessProbe"] = nested(r, decProbe); break;
      case 90: m["readinessProbe"] = nested(r, decProbe); break;
      case 178: m["startupProbe"] = nested(r, decProbe); break;
      case 98: m["lifecycle"] = nested(r, decLifecycle); break;
      case 106: { const v = r.string(); if (v !== "") m["terminationMessagePath"] = v; break; }
      case 162: { const v = r.string(); if (v !== "") m["terminationMessagePolicy"] = v; break; }
      case 114: { const v = r.string(); if (v !== "") m["imagePullPolicy"] = v; break; }
      case 122: m["securityContext"] = nested(r, decSecurityContext); break;
      case 128: { const v = r.bool(); if (v !== false) m["stdin"] = v; break; }
      case 136: { const v = r.bool(); if (v !== false) m["stdinOnce"] = v; break; }
      case 144: { const v = r.bool(); if (v !== false) m["tty"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["resources"] ??= decResourceRequirements(r, r.pos);
  return m;
}

export function encProbeHandler(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["exec"], encExecAction);
  msgPtr(w, 18, m["httpGet"], encHTTPGetAction);
  msgPtr(w, 26, m["tcpSocket"], encTCPSocketAction);
  msgPtr(w, 34, m["grpc"], encGRPCAction);
  kept(w, m, path);
}
export function decProbeHandler(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["exec"] = nested(r, decExecAction); break;
      case 18: m["httpGet"] = nested(r, decHTTPGetAction); break;
      case 26: m["tcpSocket"] = nested(r, decTCPSocketAction); break;
      case 34: m["grpc"] = nested(r, decGRPCAction); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encLifecycleHandler(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["exec"], encExecAction);
  msgPtr(w, 18, m["httpGet"], encHTTPGetAction);
  msgPtr(w, 26, m["tcpSocket"], encTCPSocketAction);
  msgPtr(w, 34, m["sleep"], encSleepAction);
  kept(w, m, path);
}
export function decLifecycleHandler(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["exec"] = nested(r, decExecAction); break;
      case 18: m["httpGet"] = nested(r, decHTTPGetAction); break;
      case 26: m["tcpSocket"] = nested(r, decTCPSocketAction); break;
      case 34: m["sleep"] = nested(r, decSleepAction); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encLifecycle(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["postStart"], encLifecycleHandler);
  msgPtr(w, 18, m["preStop"], encLifecycleHandler);
  strPtr(w, 26, m["stopSignal"]);
  kept(w, m, path);
}
export function decLifecycle(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["postStart"] = nested(r, decLifecycleHandler); break;
      case 18: m["preStop"] = nested(r, decLifecycleHandler); break;
      case 26: m["stopSignal"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encContainerStateWaiting(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["reason"]);
  str(w, 18, m["message"]);
  kept(w, m, path);
}
export function decContainerStateWaiting(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encContainerStateRunning(w: Writer, m: Obj, path = ""): void {
  form(w, 10, m["startedAt"], encTime);
  kept(w, m, path);
}
export function decContainerStateRunning(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["startedAt"] = nested(r, decTime); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["startedAt"] ??= null;
  return m;
}

export function encContainerStateTerminated(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["exitCode"]);
  num(w, 16, m["signal"]);
  str(w, 26, m["reason"]);
  str(w, 34, m["message"]);
  form(w, 42, m["startedAt"], encTime);
  form(w, 50, m["finishedAt"], encTime);
  str(w, 58, m["containerID"]);
  kept(w, m, path);
}
export function decContainerStateTerminated(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["exitCode"] = int(r); break;
      case 16: { const v = int(r); if (v !== 0) m["signal"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      case 42: m["startedAt"] = nested(r, decTime); break;
      case 50: m["finishedAt"] = nested(r, decTime); break;
      case 58: { const v = r.string(); if (v !== "") m["containerID"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["exitCode"] ??= 0;
  m["startedAt"] ??= null;
  m["finishedAt"] ??= null;
  return m;
}

export function encContainerState(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["waiting"], encContainerStateWaiting);
  msgPtr(w, 18, m["running"], encContainerStateRunning);
  msgPtr(w, 26, m["terminated"], encContainerStateTerminated);
  kept(w, m, path);
}
export function decContainerState(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["waiting"] = nested(r, decContainerStateWaiting); break;
      case 18: m["running"] = nested(r, decContainerStateRunning); break;
      case 26: m["terminated"] = nested(r, decContainerStateTerminated); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encContainerStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  msg(w, 18, m["state"], encContainerState);
  msg(w, 26, m["lastState"], encContainerState);
  bool(w, 32, m["ready"]);
  num(w, 40, m["restartCount"]);
  str(w, 50, m["image"]);
  str(w, 58, m["imageID"]);
  str(w, 66, m["containerID"]);
  boolPtr(w, 72, m["started"]);
  map(w, 82, m["allocatedResources"], (w, tag, v) => form(w, tag, v, encQuantity));
  msgPtr(w, 90, m["resources"], encResourceRequirements);
  msgs(w, 98, m["volumeMounts"], encVolumeMountStatus);
  msgPtr(w, 106, m["user"], encContainerUser);
  msgs(w, 114, m["allocatedResourcesStatus"], encResourceStatus);
  strPtr(w, 122, m["stopSignal"]);
  kept(w, m, path);
}
export function decContainerStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["state"] = nested(r, decContainerState); break;
      case 26: m["lastState"] = nested(r, decContainerState); break;
      case 32: m["ready"] = r.bool(); break;
      case 40: m["restartCount"] = int(r); break;
      case 50: m["image"] = r.string(); break;
      case 58: m["imageID"] = r.string(); break;
      case 66: { const v = r.string(); if (v !== "") m["containerID"] = v; break; }
      case 72: m["started"] = r.bool(); break;
      case 82: msgEntry(r, (m["allocatedResources"] ??= {}) as Obj, decQuantity); break;
      case 90: m["resources"] = nested(r, decResourceRequirements); break;
      case 98: ((m["volumeMounts"] ??= []) as unknown[]).push(nested(r, decVolumeMountStatus)); break;
      case 106: m["user"] = nested(r, decContainerUser); break;
      case 114: ((m["allocatedResourcesStatus"] ??= []) as unknown[]).push(nested(r, decResourceStatus)); break;
      case 122: m["stopSignal"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["state"] ??= decContainerState(r, r.pos);
  m["lastState"] ??= decContainerState(r, r.pos);
  m["ready"] ??= false;
  m["restartCount"] ??= 0;
  m["image"] ??= "";
  m["imageID"] ??= "";
  return m;
}

export function encResourceStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  msgs(w, 18, m["resources"], encResourceHealth);
  kept(w, m, path);
}
export function decResourceStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: ((m["resources"] ??= []) as unknown[]).push(nested(r, decResourceHealth)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encResourceHealth(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["resourceID"]);
  str(w, 18, m["health"]);
  strPtr(w, 50, m["message"]);
  kept(w, m, path);
}
export function decResourceHealth(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["resourceID"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["health"] = v; break; }
      case 50: m["message"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["resourceID"] ??= "";
  return m;
}

export function encContainerUser(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["linux"], encLinuxContainerUser);
  kept(w, m, path);
}
export function decContainerUser(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["linux"] = nested(r, decLinuxContainerUser); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encLinuxContainerUser(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["uid"]);
  num(w, 16, m["gid"]);
  nums(w, 24, m["supplementalGroups"]);
  kept(w, m, path);
}
export function decLinuxContainerUser(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["uid"] = int(r); break;
      case 16: m["gid"] = int(r); break;
      case 24: ((m["supplementalGroups"] ??= []) as unknown[]).push(int(r)); break;
      case 26: { const e = sub(r); while (r.pos < e) ((m["supplementalGroups"] ??= []) as unknown[]).push(int(r)); break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["uid"] ??= 0;
  m["gid"] ??= 0;
  return m;
}

export function encPodCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  form(w, 26, m["lastProbeTime"], encTime);
  form(w, 34, m["lastTransitionTime"], encTime);
  str(w, 42, m["reason"]);
  str(w, 50, m["message"]);
  num(w, 56, m["observedGeneration"]);
  kept(w, m, path);
}
export function decPodCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 56: { const v = int(r); if (v !== 0) m["observedGeneration"] = v; break; }
      case 18: m["status"] = r.string(); break;
      case 26: m["lastProbeTime"] = nested(r, decTime); break;
      case 34: m["lastTransitionTime"] = nested(r, decTime); break;
      case 42: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  m["status"] ??= "";
  m["lastProbeTime"] ??= null;
  m["lastTransitionTime"] ??= null;
  return m;
}

export function encVolumeMountStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["mountPath"]);
  bool(w, 24, m["readOnly"]);
  strPtr(w, 34, m["recursiveReadOnly"]);
  msgPtr(w, 42, m["volumeStatus"], encVolumeStatus);
  kept(w, m, path);
}
export function decVolumeMountStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["mountPath"] = r.string(); break;
      case 24: { const v = r.bool(); if (v !== false) m["readOnly"] = v; break; }
      case 34: m["recursiveReadOnly"] = r.string(); break;
      case 42: m["volumeStatus"] = nested(r, decVolumeStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["mountPath"] ??= "";
  return m;
}

export function encVolumeStatus(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["image"], encImageVolumeStatus);
  kept(w, m, path);
}
export function decVolumeStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["image"] = nested(r, decImageVolumeStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encImageVolumeStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["imageRef"]);
  kept(w, m, path);
}
export function decImageVolumeStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["imageRef"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encContainerRestartRule(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["action"]);
  msgPtr(w, 18, m["exitCodes"], encContainerRestartRuleOnExitCodes);
  kept(w, m, path);
}
export function decContainerRestartRule(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["action"] = v; break; }
      case 18: m["exitCodes"] = nested(r, decContainerRestartRuleOnExitCodes); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encContainerRestartRuleOnExitCodes(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["operator"]);
  nums(w, 16, m["values"]);
  kept(w, m, path);
}
export function decContainerRestartRuleOnExitCodes(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["operator"] = v; break; }
      case 16: ((m["values"] ??= []) as unknown[]).push(int(r)); break;
      case 18: { const e = sub(r); while (r.pos < e) ((m["values"] ??= []) as unknown[]).push(int(r)); break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNodeSelector(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["nodeSelectorTerms"], encNodeSelectorTerm);
  kept(w, m, path);
}
export function decNodeSelector(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["nodeSelectorTerms"] ??= []) as unknown[]).push(nested(r, decNodeSelectorTerm)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["nodeSelectorTerms"] ??= [];
  return m;
}

export function encNodeSelectorTerm(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["matchExpressions"], encNodeSelectorRequirement);
  msgs(w, 18, m["matchFields"], encNodeSelectorRequirement);
  kept(w, m, path);
}
export function decNodeSelectorTerm(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["matchExpressions"] ??= []) as unknown[]).push(nested(r, decNodeSelectorRequirement)); break;
      case 18: ((m["matchFields"] ??= []) as unknown[]).push(nested(r, decNodeSelectorRequirement)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNodeSelectorRequirement(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["key"]);
  str(w, 18, m["operator"]);
  strs(w, 26, m["values"]);
  kept(w, m, path);
}
export function decNodeSelectorRequirement(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
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

export function encTopologySelectorTerm(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["matchLabelExpressions"], encTopologySelectorLabelRequirement);
  kept(w, m, path);
}
export function decTopologySelectorTerm(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["matchLabelExpressions"] ??= []) as unknown[]).push(nested(r, decTopologySelectorLabelRequirement)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encTopologySelectorLabelRequirement(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["key"]);
  strs(w, 18, m["values"]);
  kept(w, m, path);
}
export function decTopologySelectorLabelRequirement(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["key"] = r.string(); break;
      case 18: ((m["values"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["key"] ??= "";
  m["values"] ??= [];
  return m;
}

export function encAffinity(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["nodeAffinity"], encNodeAffinity);
  msgPtr(w, 18, m["podAffinity"], encPodAffinity);
  msgPtr(w, 26, m["podAntiAffinity"], encPodAntiAffinity);
  kept(w, m, path);
}
export function decAffinity(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["nodeAffinity"] = nested(r, decNodeAffinity); break;
      case 18: m["podAffinity"] = nested(r, decPodAffinity); break;
      case 26: m["podAntiAffinity"] = nested(r, decPodAntiAffinity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPodAffinity(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["requiredDuringSchedulingIgnoredDuringExecution"], encPodAffinityTerm);
  msgs(w, 18, m["preferredDuringSchedulingIgnoredDuringExecution"], encWeightedPodAffinityTerm);
  kept(w, m, path);
}
export function decPodAffinity(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["requiredDuringSchedulingIgnoredDuringExecution"] ??= []) as unknown[]).push(nested(r, decPodAffinityTerm)); break;
      case 18: ((m["preferredDuringSchedulingIgnoredDuringExecution"] ??= []) as unknown[]).push(nested(r, decWeightedPodAffinityTerm)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPodAntiAffinity(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["requiredDuringSchedulingIgnoredDuringExecution"], encPodAffinityTerm);
  msgs(w, 18, m["preferredDuringSchedulingIgnoredDuringExecution"], encWeightedPodAffinityTerm);
  kept(w, m, path);
}
export function decPodAntiAffinity(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["requiredDuringSchedulingIgnoredDuringExecution"] ??= []) as unknown[]).push(nested(r, decPodAffinityTerm)); break;
      case 18: ((m["preferredDuringSchedulingIgnoredDuringExecution"] ??= []) as unknown[]).push(nested(r, decWeightedPodAffinityTerm)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encWeightedPodAffinityTerm(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["weight"]);
  msg(w, 18, m["podAffinityTerm"], encPodAffinityTerm);
  kept(w, m, path);
}
export function decWeightedPodAffinityTerm(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["weight"] = int(r); break;
      case 18: m["podAffinityTerm"] = nested(r, decPodAffinityTerm); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["weight"] ??= 0;
  m["podAffinityTerm"] ??= decPodAffinityTerm(r, r.pos);
  return m;
}

export function encPodAffinityTerm(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["labelSelector"], metav1.encLabelSelector);
  strs(w, 18, m["namespaces"]);
  str(w, 26, m["topologyKey"]);
  msgPtr(w, 34, m["namespaceSelector"], metav1.encLabelSelector);
  strs(w, 42, m["matchLabelKeys"]);
  strs(w, 50, m["mismatchLabelKeys"]);
  kept(w, m, path);
}
export function decPodAffinityTerm(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["labelSelector"] = nested(r, metav1.decLabelSelector); break;
      case 18: ((m["namespaces"] ??= []) as unknown[]).push(r.string()); break;
      case 26: m["topologyKey"] = r.string(); break;
      case 34: m["namespaceSelector"] = nested(r, metav1.decLabelSelector); break;
      case 42: ((m["matchLabelKeys"] ??= []) as unknown[]).push(r.string()); break;
      case 50: ((m["mismatchLabelKeys"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["topologyKey"] ??= "";
  return m;
}

export function encNodeAffinity(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["requiredDuringSchedulingIgnoredDuringExecution"], encNodeSelector);
  msgs(w, 18, m["preferredDuringSchedulingIgnoredDuringExecution"], encPreferredSchedulingTerm);
  kept(w, m, path);
}
export function decNodeAffinity(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["requiredDuringSchedulingIgnoredDuringExecution"] = nested(r, decNodeSelector); break;
      case 18: ((m["preferredDuringSchedulingIgnoredDuringExecution"] ??= []) as unknown[]).push(nested(r, decPreferredSchedulingTerm)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPreferredSchedulingTerm(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["weight"]);
  msg(w, 18, m["preference"], encNodeSelectorTerm);
  kept(w, m, path);
}
export function decPreferredSchedulingTerm(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["weight"] = int(r); break;
      case 18: m["preference"] = nested(r, decNodeSelectorTerm); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["weight"] ??= 0;
  m["preference"] ??= decNodeSelectorTerm(r, r.pos);
  return m;
}

export function encTaint(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["key"]);
  str(w, 18, m["value"]);
  str(w, 26, m["effect"]);
  formPtr(w, 34, m["timeAdded"], encTime);
  kept(w, m, path);
}
export function decTaint(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["key"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["value"] = v; break; }
      case 26: m["effect"] = r.string(); break;
      case 34: { const v = nested(r, decTime); if (v !== null) m["timeAdded"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["key"] ??= "";
  m["effect"] ??= "";
  return m;
}

export function encToleration(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["key"]);
  str(w, 18, m["operator"]);
  str(w, 26, m["value"]);
  str(w, 34, m["effect"]);
  numPtr(w, 40, m["tolerationSeconds"]);
  kept(w, m, path);
}
export function decToleration(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["key"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["operator"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["value"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["effect"] = v; break; }
      case 40: m["tolerationSeconds"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPodReadinessGate(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["conditionType"]);
  kept(w, m, path);
}
export function decPodReadinessGate(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["conditionType"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["conditionType"] ??= "";
  return m;
}

export function encPodSpec(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["volumes"], encVolume);
  msgs(w, 18, m["containers"], encContainer);
  str(w, 26, m["restartPolicy"]);
  numPtr(w, 32, m["terminationGracePeriodSeconds"]);
  numPtr(w, 40, m["activeDeadlineSeconds"]);
  str(w, 50, m["dnsPolicy"]);
  map(w, 58, m["nodeSelector"], str);
  str(w, 66, m["serviceAccountName"]);
  str(w, 74, m["serviceAccount"]);
  str(w, 82, m["nodeName"]);
  bool(w, 88, m["hostNetwork"]);
  bool(w, 96, m["hostPID"]);
  bool(w, 104, m["hostIPC"]);
  msgPtr(w, 114, m["securityContext"], encPodSecurityContext);
  msgs(w, 122, m["imagePullSecrets"], encLocalObjectReference);
  str(w, 130, m["hostname"]);
  str(w, 138, m["subdomain"]);
  msgPtr(w, 146, m["affinity"], encAffinity);
  str(w, 154, m["schedulerName"]);
  msgs(w, 162, m["initContainers"], encContainer);
  boolPtr(w, 168, m["automountServiceAccountToken"]);
  msgs(w, 178, m["tolerations"], encToleration);
  msgs(w, 186, m["hostAliases"], encHostAlias);
  str(w, 194, m["priorityClassName"]);
  numPtr(w, 200, m["priority"]);
  msgPtr(w, 210, m["dnsConfig"], encPodDNSConfig);
  boolPtr(w, 216, m["shareProcessNamespace"]);
  msgs(w, 226, m["readinessGates"], encPodReadinessGate);
  strPtr(w, 234, m["runtimeClassName"]);
  boolPtr(w, 240, m["enableServiceLinks"]);
  strPtr(w, 250, m["preemptionPolicy"]);
  map(w, 258, m["overhead"], (w, tag, v) => form(w, tag, v, encQuantity));
  msgs(w, 266, m["topologySpreadConstraints"], encTopologySpreadConstraint);
  msgs(w, 274, m["ephemeralContainers"], encEphemeralContainer);
  boolPtr(w, 280, m["setHostnameAsFQDN"]);
  msgPtr(w, 290, m["os"], encPodOS);
  boolPtr(w, 296, m["hostUsers"]);
  msgs(w, 306, m["schedulingGates"], encPodSchedulingGate);
  msgs(w, 314, m["resourceClaims"], encPodResourceClaim);
  msgPtr(w, 322, m["resources"], encResourceRequirements);
  strPtr(w, 330, m["hostnameOverride"]);
  msgPtr(w, 346, m["schedulingGroup"], encPodSchedulingGroup);
  kept(w, m, path);
}
export function decPodSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["volumes"] ??= []) as unknown[]).push(nested(r, decVolume)); break;
      case 162: ((m["initContainers"] ??= []) as unknown[]).push(nested(r, decContainer)); break;
      case 18: ((m["containers"] ??= []) as unknown[]).push(nested(r, decContainer)); break;
      case 274: ((m["ephemeralContainers"] ??= []) as unknown[]).push(nested(r, decEphemeralContainer)); break;
      case 26: { const v = r.string(); if (v !== "") m["restartPolicy"] = v; break; }
      case 32: m["terminationGracePeriodSeconds"] = int(r); break;
      case 40: m["activeDeadlineSeconds"] = int(r); break;
      case 50: { const v = r.string(); if (v !== "") m["dnsPolicy"] = v; break; }
      case 58: textEntry(r, (m["nodeSelector"] ??= {}) as Obj); break;
      case 66: { const v = r.string(); if (v !== "") m["serviceAccountName"] = v; break; }
      case 74: { const v = r.string(); if (v !== "") m["serviceAccount"] = v; break; }
      case 168: m["automountServiceAccountToken"] = r.bool(); break;
      case 82: { const v = r.string(); if (v !== "") m["nodeName"] = v; break; }
      case 88: { const v = r.bool(); if (v !== false) m["hostNetwork"] = v; break; }
      case 96: { const v = r.bool(); if (v !== false) m["hostPID"] = v; break; }
      case 104: { const v = r.bool(); if (v !== false) m["hostIPC"] = v; break; }
      case 216: m["shareProcessNamespace"] = r.bool(); break;
      case 114: m["securityContext"] = nested(r, decPodSecurityContext); break;
      case 122: ((m["imagePullSecrets"] ??= []) as unknown[]).push(nested(r, decLocalObjectReference)); break;
      case 130: { const v = r.string(); if (v !== "") m["hostname"] = v; break; }
      case 138: { const v = r.string(); if (v !== "") m["subdomain"] = v; break; }
      case 146: m["affinity"] = nested(r, decAffinity); break;
      case 154: { const v = r.string(); if (v !== "") m["schedulerName"] = v; break; }
      case 178: ((m["tolerations"] ??= []) as unknown[]).push(nested(r, decToleration)); break;
      case 186: ((m["hostAliases"] ??= []) as unknown[]).push(nested(r, decHostAlias)); break;
      case 194: { const v = r.string(); if (v !== "") m["priorityClassName"] = v; break; }
      case 200: m["priority"] = int(r); break;
      case 210: m["dnsConfig"] = nested(r, decPodDNSConfig); break;
      case 226: ((m["readinessGates"] ??= []) as unknown[]).push(nested(r, decPodReadinessGate)); break;
      case 234: m["runtimeClassName"] = r.string(); break;
      case 240: m["enableServiceLinks"] = r.bool(); break;
      case 250: m["preemptionPolicy"] = r.string(); break;
      case 258: msgEntry(r, (m["overhead"] ??= {}) as Obj, decQuantity); break;
      case 266: ((m["topologySpreadConstraints"] ??= []) as unknown[]).push(nested(r, decTopologySpreadConstraint)); break;
      case 280: m["setHostnameAsFQDN"] = r.bool(); break;
      case 290: m["os"] = nested(r, decPodOS); break;
      case 296: m["hostUsers"] = r.bool(); break;
      case 306: ((m["schedulingGates"] ??= []) as unknown[]).push(nested(r, decPodSchedulingGate)); break;
      case 314: ((m["resourceClaims"] ??= []) as unknown[]).push(nested(r, decPodResourceClaim)); break;
      case 322: m["resources"] = nested(r, decResourceRequirements); break;
      case 330: m["hostnameOverride"] = r.string(); break;
      case 346: m["schedulingGroup"] = nested(r, decPodSchedulingGroup); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["containers"] ??= [];
  return m;
}

export function encPodResourceClaim(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  strPtr(w, 26, m["resourceClaimName"]);
  strPtr(w, 34, m["resourceClaimTemplateName"]);
  kept(w, m, path);
}
export function decPodResourceClaim(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 26: m["resourceClaimName"] = r.string(); break;
      case 34: m["resourceClaimTemplateName"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encPodResourceClaimStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  strPtr(w, 18, m["resourceClaimName"]);
  kept(w, m, path);
}
export function decPodResourceClaimStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["resourceClaimName"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encPodExtendedResourceClaimStatus(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["requestMappings"], encContainerExtendedResourceRequest);
  str(w, 18, m["resourceClaimName"]);
  kept(w, m, path);
}
export function decPodExtendedResourceClaimStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["requestMappings"] ??= []) as unknown[]).push(nested(r, decContainerExtendedResourceRequest)); break;
      case 18: m["resourceClaimName"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["requestMappings"] ??= [];
  m["resourceClaimName"] ??= "";
  return m;
}

export function encContainerExtendedResourceRequest(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["containerName"]);
  str(w, 18, m["resourceName"]);
  str(w, 26, m["requestName"]);
  kept(w, m, path);
}
export function decContainerExtendedResourceRequest(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["containerName"] = r.string(); break;
      case 18: m["resourceName"] = r.string(); break;
      case 26: m["requestName"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["containerName"] ??= "";
  m["resourceName"] ??= "";
  m["requestName"] ??= "";
  return m;
}

export function encPodOS(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  kept(w, m, path);
}
export function decPodOS(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encPodSchedulingGate(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  kept(w, m, path);
}
export function decPodSchedulingGate(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encPodSchedulingGroup(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["podGroupName"]);
  kept(w, m, path);
}
export function decPodSchedulingGroup(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["podGroupName"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encTopologySpreadConstraint(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["maxSkew"]);
  str(w, 18, m["topologyKey"]);
  str(w, 26, m["whenUnsatisfiable"]);
  msgPtr(w, 34, m["labelSelector"], metav1.encLabelSelector);
  numPtr(w, 40, m["minDomains"]);
  strPtr(w, 50, m["nodeAffinityPolicy"]);
  strPtr(w, 58, m["nodeTaintsPolicy"]);
  strs(w, 66, m["matchLabelKeys"]);
  kept(w, m, path);
}
export function decTopologySpreadConstraint(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["maxSkew"] = int(r); break;
      case 18: m["topologyKey"] = r.string(); break;
      case 26: m["whenUnsatisfiable"] = r.string(); break;
      case 34: m["labelSelector"] = nested(r, metav1.decLabelSelector); break;
      case 40: m["minDomains"] = int(r); break;
      case 50: m["nodeAffinityPolicy"] = r.string(); break;
      case 58: m["nodeTaintsPolicy"] = r.string(); break;
      case 66: ((m["matchLabelKeys"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["maxSkew"] ??= 0;
  m["topologyKey"] ??= "";
  m["whenUnsatisfiable"] ??= "";
  return m;
}

export function encHostAlias(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["ip"]);
  strs(w, 18, m["hostnames"]);
  kept(w, m, path);
}
export function decHostAlias(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["ip"] = r.string(); break;
      case 18: ((m["hostnames"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["ip"] ??= "";
  return m;
}

export function encPodSecurityContext(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["seLinuxOptions"], encSELinuxOptions);
  numPtr(w, 16, m["runAsUser"]);
  boolPtr(w, 24, m["runAsNonRoot"]);
  nums(w, 32, m["supplementalGroups"]);
  numPtr(w, 40, m["fsGroup"]);
  numPtr(w, 48, m["runAsGroup"]);
  msgs(w, 58, m["sysctls"], encSysctl);
  msgPtr(w, 66, m["windowsOptions"], encWindowsSecurityContextOptions);
  strPtr(w, 74, m["fsGroupChangePolicy"]);
  msgPtr(w, 82, m["seccompProfile"], encSeccompProfile);
  msgPtr(w, 90, m["appArmorProfile"], encAppArmorProfile);
  strPtr(w, 98, m["supplementalGroupsPolicy"]);
  strPtr(w, 106, m["seLinuxChangePolicy"]);
  kept(w, m, path);
}
export function decPodSecurityContext(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["seLinuxOptions"] = nested(r, decSELinuxOptions); break;
      case 66: m["windowsOptions"] = nested(r, decWindowsSecurityContextOptions); break;
      case 16: m["runAsUser"] = int(r); break;
      case 48: m["runAsGroup"] = int(r); break;
      case 24: m["runAsNonRoot"] = r.bool(); break;
      case 32: ((m["supplementalGroups"] ??= []) as unknown[]).push(int(r)); break;
      case 34: { const e = sub(r); while (r.pos < e) ((m["supplementalGroups"] ??= []) as unknown[]).push(int(r)); break; }
      case 98: m["supplementalGroupsPolicy"] = r.string(); break;
      case 40: m["fsGroup"] = int(r); break;
      case 58: ((m["sysctls"] ??= []) as unknown[]).push(nested(r, decSysctl)); break;
      case 74: m["fsGroupChangePolicy"] = r.string(); break;
      case 82: m["seccompProfile"] = nested(r, decSeccompProfile); break;
      case 90: m["appArmorProfile"] = nested(r, decAppArmorProfile); break;
      case 106: m["seLinuxChangePolicy"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encSeccompProfile(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  strPtr(w, 18, m["localhostProfile"]);
  kept(w, m, path);
}
export function decSeccompProfile(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["localhostProfile"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  return m;
}

export function encAppArmorProfile(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  strPtr(w, 18, m["localhostProfile"]);
  kept(w, m, path);
}
export function decAppArmorProfile(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["localhostProfile"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  return m;
}

export function encPodDNSConfig(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["nameservers"]);
  strs(w, 18, m["searches"]);
  msgs(w, 26, m["options"], encPodDNSConfigOption);
  kept(w, m, path);
}
export function decPodDNSConfig(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["nameservers"] ??= []) as unknown[]).push(r.string()); break;
      case 18: ((m["searches"] ??= []) as unknown[]).push(r.string()); break;
      case 26: ((m["options"] ??= []) as unknown[]).push(nested(r, decPodDNSConfigOption)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPodDNSConfigOption(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  strPtr(w, 18, m["value"]);
  kept(w, m, path);
}
export function decPodDNSConfigOption(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      case 18: m["value"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPodIP(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["ip"]);
  kept(w, m, path);
}
export function decPodIP(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["ip"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["ip"] ??= "";
  return m;
}

export function encHostIP(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["ip"]);
  kept(w, m, path);
}
export function decHostIP(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["ip"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["ip"] ??= "";
  return m;
}

export function encEphemeralContainerCommon(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["image"]);
  strs(w, 26, m["command"]);
  strs(w, 34, m["args"]);
  str(w, 42, m["workingDir"]);
  msgs(w, 50, m["ports"], encContainerPort);
  msgs(w, 58, m["env"], encEnvVar);
  msg(w, 66, m["resources"], encResourceRequirements);
  msgs(w, 74, m["volumeMounts"], encVolumeMount);
  msgPtr(w, 82, m["livenessProbe"], encProbe);
  msgPtr(w, 90, m["readinessProbe"], encProbe);
  msgPtr(w, 98, m["lifecycle"], encLifecycle);
  str(w, 106, m["terminationMessagePath"]);
  str(w, 114, m["imagePullPolicy"]);
  msgPtr(w, 122, m["securityContext"], encSecurityContext);
  bool(w, 128, m["stdin"]);
  bool(w, 136, m["stdinOnce"]);
  bool(w, 144, m["tty"]);
  msgs(w, 154, m["envFrom"], encEnvFromSource);
  str(w, 162, m["terminationMessagePolicy"]);
  msgs(w, 170, m["volumeDevices"], encVolumeDevice);
  msgPtr(w, 178, m["startupProbe"], encProbe);
  msgs(w, 186, m["resizePolicy"], encContainerResizePolicy);
  strPtr(w, 194, m["restartPolicy"]);
  msgs(w, 202, m["restartPolicyRules"], encContainerRestartRule);
  kept(w, m, path);
}
export function decEphemeralContainerCommon(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["image"] = v; break; }
      case 26: ((m["command"] ??= []) as unknown[]).push(r.string()); break;
      case 34: ((m["args"] ??= []) as unknown[]).push(r.string()); break;
      case 42: { const v = r.string(); if (v !== "") m["workingDir"] = v; break; }
      case 50: ((m["ports"] ??= []) as unknown[]).push(nested(r, decContainerPort)); break;
      case 154: ((m["envFrom"] ??= []) as unknown[]).push(nested(r, decEnvFromSource)); break;
      case 58: ((m["env"] ??= []) as unknown[]).push(nested(r, decEnvVar)); break;
      case 66: m["resources"] = nested(r, decResourceRequirements); break;
      case 186: ((m["resizePolicy"] ??= []) as unknown[]).push(nested(r, decContainerResizePolicy)); break;
      case 194: m["restartPolicy"] = r.string(); break;
      case 202: ((m["restartPolicyRules"] ??= []) as unknown[]).push(nested(r, decContainerRestartRule)); break;
      case 74: ((m["volumeMounts"] ??= []) as unknown[]).push(nested(r, decVolumeMount)); break;
      case 170: ((m["volumeDevices"] ??= []) as unknown[]).push(nested(r, decVolumeDevice)); break;
      case 82: m["livenessProbe"] = nested(r, decProbe); break;
      case 90: m["readinessProbe"] = nested(r, decProbe); break;
      case 178: m["startupProbe"] = nested(r, decProbe); break;
      case 98: m["lifecycle"] = nested(r, decLifecycle); break;
      case 106: { const v = r.string(); if (v !== "") m["terminationMessagePath"] = v; break; }
      case 162: { const v = r.string(); if (v !== "") m["terminationMessagePolicy"] = v; break; }
      case 114: { const v = r.string(); if (v !== "") m["imagePullPolicy"] = v; break; }
      case 122: m["securityContext"] = nested(r, decSecurityContext); break;
      case 128: { const v = r.bool(); if (v !== false) m["stdin"] = v; break; }
      case 136: { const v = r.bool(); if (v !== false) m["stdinOnce"] = v; break; }
      case 144: { const v = r.bool(); if (v !== false) m["tty"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["resources"] ??= decResourceRequirements(r, r.pos);
  return m;
}

export function encEphemeralContainer(w: Writer, m: Obj, path = ""): void {
  w.uint32(10).fork(); encEphemeralContainerCommon(w, m, path + "1."); w.ldelim();
  str(w, 18, m["targetContainerName"]);
  kept(w, m, path);
}
export function decEphemeralContainer(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: decEphemeralContainerCommon(r, sub(r), m, path + "1."); break;
      case 18: { const v = r.string(); if (v !== "") m["targetContainerName"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["resources"] ??= decResourceRequirements(r, r.pos);
  return m;
}

export function encPodStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["phase"]);
  msgs(w, 18, m["conditions"], encPodCondition);
  str(w, 26, m["message"]);
  str(w, 34, m["reason"]);
  str(w, 42, m["hostIP"]);
  str(w, 50, m["podIP"]);
  formPtr(w, 58, m["startTime"], encTime);
  msgs(w, 66, m["containerStatuses"], encContainerStatus);
  str(w, 74, m["qosClass"]);
  msgs(w, 82, m["initContainerStatuses"], encContainerStatus);
  str(w, 90, m["nominatedNodeName"]);
  msgs(w, 98, m["podIPs"], encPodIP);
  msgs(w, 106, m["ephemeralContainerStatuses"], encContainerStatus);
  str(w, 114, m["resize"]);
  msgs(w, 122, m["resourceClaimStatuses"], encPodResourceClaimStatus);
  msgs(w, 130, m["hostIPs"], encHostIP);
  num(w, 136, m["observedGeneration"]);
  msgPtr(w, 146, m["extendedResourceClaimStatus"], encPodExtendedResourceClaimStatus);
  map(w, 154, m["allocatedResources"], (w, tag, v) => form(w, tag, v, encQuantity));
  msgPtr(w, 162, m["resources"], encResourceRequirements);
  msgs(w, 170, m["nodeAllocatableResourceClaimStatuses"], encNodeAllocatableResourceClaimStatus);
  kept(w, m, path);
}
export function decPodStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 136: { const v = int(r); if (v !== 0) m["observedGeneration"] = v; break; }
      case 10: { const v = r.string(); if (v !== "") m["phase"] = v; break; }
      case 18: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decPodCondition)); break;
      case 26: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 90: { const v = r.string(); if (v !== "") m["nominatedNodeName"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["hostIP"] = v; break; }
      case 130: ((m["hostIPs"] ??= []) as unknown[]).push(nested(r, decHostIP)); break;
      case 50: { const v = r.string(); if (v !== "") m["podIP"] = v; break; }
      case 98: ((m["podIPs"] ??= []) as unknown[]).push(nested(r, decPodIP)); break;
      case 58: { const v = nested(r, decTime); if (v !== null) m["startTime"] = v; break; }
      case 82: ((m["initContainerStatuses"] ??= []) as unknown[]).push(nested(r, decContainerStatus)); break;
      case 66: ((m["containerStatuses"] ??= []) as unknown[]).push(nested(r, decContainerStatus)); break;
      case 74: { const v = r.string(); if (v !== "") m["qosClass"] = v; break; }
      case 106: ((m["ephemeralContainerStatuses"] ??= []) as unknown[]).push(nested(r, decContainerStatus)); break;
      case 114: { const v = r.string(); if (v !== "") m["resize"] = v; break; }
      case 122: ((m["resourceClaimStatuses"] ??= []) as unknown[]).push(nested(r, decPodResourceClaimStatus)); break;
      case 146: m["extendedResourceClaimStatus"] = nested(r, decPodExtendedResourceClaimStatus); break;
      case 154: msgEntry(r, (m["allocatedResources"] ??= {}) as Obj, decQuantity); break;
      case 162: m["resources"] = nested(r, decResourceRequirements); break;
      case 170: ((m["nodeAllocatableResourceClaimStatuses"] ??= []) as unknown[]).push(nested(r, decNodeAllocatableResourceClaimStatus)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPodStatusResult(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["status"], encPodStatus);
  kept(w, m, path);
}
export function decPodStatusResult(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["status"] = nested(r, decPodStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["status"] ??= decPodStatus(r, r.pos);
  return m;
}

export function encPod(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encPodSpec);
  msg(w, 26, m["status"], encPodStatus);
  kept(w, m, path);
}
export function decPod(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decPodSpec); break;
      case 26: m["status"] = nested(r, decPodStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decPodSpec(r, r.pos);
  m["status"] ??= decPodStatus(r, r.pos);
  return m;
}

export function encPodList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encPod);
  kept(w, m, path);
}
export function decPodList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decPod)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encPodTemplateSpec(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encPodSpec);
  kept(w, m, path);
}
export function decPodTemplateSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decPodSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decPodSpec(r, r.pos);
  return m;
}

export function encPodTemplate(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["template"], encPodTemplateSpec);
  kept(w, m, path);
}
export function decPodTemplate(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["template"] = nested(r, decPodTemplateSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["template"] ??= decPodTemplateSpec(r, r.pos);
  return m;
}

export function encPodTemplateList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encPodTemplate);
  kept(w, m, path);
}
export function decPodTemplateList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decPodTemplate)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encReplicationControllerSpec(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 8, m["replicas"]);
  map(w, 18, m["selector"], str);
  msgPtr(w, 26, m["template"], encPodTemplateSpec);
  num(w, 32, m["minReadySeconds"]);
  kept(w, m, path);
}
export function decReplicationControllerSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["replicas"] = int(r); break;
      case 32: { const v = int(r); if (v !== 0) m["minReadySeconds"] = v; break; }
      case 18: textEntry(r, (m["selector"] ??= {}) as Obj); break;
      case 26: m["template"] = nested(r, decPodTemplateSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encReplicationControllerStatus(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["replicas"]);
  num(w, 16, m["fullyLabeledReplicas"]);
  num(w, 24, m["observedGeneration"]);
  num(w, 32, m["readyReplicas"]);
  num(w, 40, m["availableReplicas"]);
  msgs(w, 50, m["conditions"], encReplicationControllerCondition);
  kept(w, m, path);
}
export function decReplicationControllerStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["replicas"] = int(r); break;
      case 16: { const v = int(r); if (v !== 0) m["fullyLabeledReplicas"] = v; break; }
      case 32: { const v = int(r); if (v !== 0) m["readyReplicas"] = v; break; }
      case 40: { const v = int(r); if (v !== 0) m["availableReplicas"] = v; break; }
      case 24: { const v = int(r); if (v !== 0) m["observedGeneration"] = v; break; }
      case 50: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decReplicationControllerCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["replicas"] ??= 0;
  return m;
}

export function encReplicationControllerCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  form(w, 26, m["lastTransitionTime"], encTime);
  str(w, 34, m["reason"]);
  str(w, 42, m["message"]);
  kept(w, m, path);
}
export function decReplicationControllerCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["status"] = r.string(); break;
      case 26: m["lastTransitionTime"] = nested(r, decTime); break;
      case 34: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  m["status"] ??= "";
  m["lastTransitionTime"] ??= null;
  return m;
}

export function encReplicationController(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encReplicationControllerSpec);
  msg(w, 26, m["status"], encReplicationControllerStatus);
  kept(w, m, path);
}
export function decReplicationController(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decReplicationControllerSpec); break;
      case 26: m["status"] = nested(r, decReplicationControllerStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decReplicationControllerSpec(r, r.pos);
  m["status"] ??= decReplicationControllerStatus(r, r.pos);
  return m;
}

export function encReplicationControllerList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encReplicationController);
  kept(w, m, path);
}
export function decReplicationControllerList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decReplicationController)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encSessionAffinityConfig(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["clientIP"], encClientIPConfig);
  kept(w, m, path);
}
export function decSessionAffinityConfig(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["clientIP"] = nested(r, decClientIPConfig); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encClientIPConfig(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 8, m["timeoutSeconds"]);
  kept(w, m, path);
}
export function decClientIPConfig(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["timeoutSeconds"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encServiceStatus(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["loadBalancer"], encLoadBalancerStatus);
  msgs(w, 18, m["conditions"], metav1.encCondition);
  kept(w, m, path);
}
export function decServiceStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["loadBalancer"] = nested(r, decLoadBalancerStatus); break;
      case 18: ((m["conditions"] ??= []) as unknown[]).push(nested(r, metav1.decCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["loadBalancer"] ??= decLoadBalancerStatus(r, r.pos);
  return m;
}

export function encLoadBalancerStatus(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["ingress"], encLoadBalancerIngress);
  kept(w, m, path);
}
export function decLoadBalancerStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["ingress"] ??= []) as unknown[]).push(nested(r, decLoadBalancerIngress)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encLoadBalancerIngress(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["ip"]);
  str(w, 18, m["hostname"]);
  strPtr(w, 26, m["ipMode"]);
  msgs(w, 34, m["ports"], encPortStatus);
  kept(w, m, path);
}
export function decLoadBalancerIngress(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["ip"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["hostname"] = v; break; }
      case 26: m["ipMode"] = r.string(); break;
      case 34: ((m["ports"] ??= []) as unknown[]).push(nested(r, decPortStatus)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encServiceSpec(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["ports"], encServicePort);
  map(w, 18, m["selector"], str);
  str(w, 26, m["clusterIP"]);
  str(w, 34, m["type"]);
  strs(w, 42, m["externalIPs"]);
  str(w, 58, m["sessionAffinity"]);
  str(w, 66, m["loadBalancerIP"]);
  strs(w, 74, m["loadBalancerSourceRanges"]);
  str(w, 82, m["externalName"]);
  str(w, 90, m["externalTrafficPolicy"]);
  num(w, 96, m["healthCheckNodePort"]);
  bool(w, 104, m["publishNotReadyAddresses"]);
  msgPtr(w, 114, m["sessionAffinityConfig"], encSessionAffinityConfig);
  strPtr(w, 138, m["ipFamilyPolicy"]);
  strs(w, 146, m["clusterIPs"]);
  strs(w, 154, m["ipFamilies"]);
  boolPtr(w, 160, m["allocateLoadBalancerNodePorts"]);
  strPtr(w, 170, m["loadBalancerClass"]);
  strPtr(w, 178, m["internalTrafficPolicy"]);
  strPtr(w, 186, m["trafficDistribution"]);
  kept(w, m, path);
}
export function decServiceSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["ports"] ??= []) as unknown[]).push(nested(r, decServicePort)); break;
      case 18: textEntry(r, (m["selector"] ??= {}) as Obj); break;
      case 26: { const v = r.string(); if (v !== "") m["clusterIP"] = v; break; }
      case 146: ((m["clusterIPs"] ??= []) as unknown[]).push(r.string()); break;
      case 34: { const v = r.string(); if (v !== "") m["type"] = v; break; }
      case 42: ((m["externalIPs"] ??= []) as unknown[]).push(r.string()); break;
      case 58: { const v = r.string(); if (v !== "") m["sessionAffinity"] = v; break; }
      case 66: { const v = r.string(); if (v !== "") m["loadBalancerIP"] = v; break; }
      case 74: ((m["loadBalancerSourceRanges"] ??= []) as unknown[]).push(r.string()); break;
      case 82: { const v = r.string(); if (v !== "") m["externalName"] = v; break; }
      case 90: { const v = r.string(); if (v !== "") m["externalTrafficPolicy"] = v; break; }
      case 96: { const v = int(r); if (v !== 0) m["healthCheckNodePort"] = v; break; }
      case 104: { const v = r.bool(); if (v !== false) m["publishNotReadyAddresses"] = v; break; }
      case 114: m["sessionAffinityConfig"] = nested(r, decSessionAffinityConfig); break;
      case 154: ((m["ipFamilies"] ??= []) as unknown[]).push(r.string()); break;
      case 138: m["ipFamilyPolicy"] = r.string(); break;
      case 160: m["allocateLoadBalancerNodePorts"] = r.bool(); break;
      case 170: m["loadBalancerClass"] = r.string(); break;
      case 178: m["internalTrafficPolicy"] = r.string(); break;
      case 186: m["trafficDistribution"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encServicePort(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["protocol"]);
  num(w, 24, m["port"]);
  form(w, 34, m["targetPort"], encIntOrString);
  num(w, 40, m["nodePort"]);
  strPtr(w, 50, m["appProtocol"]);
  kept(w, m, path);
}
export function decServicePort(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["protocol"] = v; break; }
      case 50: m["appProtocol"] = r.string(); break;
      case 24: m["port"] = int(r); break;
      case 34: m["targetPort"] = nested(r, decIntOrString); break;
      case 40: { const v = int(r); if (v !== 0) m["nodePort"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["port"] ??= 0;
  m["targetPort"] ??= 0;
  return m;
}

export function encService(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encServiceSpec);
  msg(w, 26, m["status"], encServiceStatus);
  kept(w, m, path);
}
export function decService(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decServiceSpec); break;
      case 26: m["status"] = nested(r, decServiceStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decServiceSpec(r, r.pos);
  m["status"] ??= decServiceStatus(r, r.pos);
  return m;
}

export function encServiceList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encService);
  kept(w, m, path);
}
export function decServiceList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decService)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encServiceAccount(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msgs(w, 18, m["secrets"], encObjectReference);
  msgs(w, 26, m["imagePullSecrets"], encLocalObjectReference);
  boolPtr(w, 32, m["automountServiceAccountToken"]);
  kept(w, m, path);
}
export function decServiceAccount(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: ((m["secrets"] ??= []) as unknown[]).push(nested(r, decObjectReference)); break;
      case 26: ((m["imagePullSecrets"] ??= []) as unknown[]).push(nested(r, decLocalObjectReference)); break;
      case 32: m["automountServiceAccountToken"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  return m;
}

export function encServiceAccountList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encServiceAccount);
  kept(w, m, path);
}
export function decServiceAccountList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decServiceAccount)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encEndpoints(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msgs(w, 18, m["subsets"], encEndpointSubset);
  kept(w, m, path);
}
export function decEndpoints(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: ((m["subsets"] ??= []) as unknown[]).push(nested(r, decEndpointSubset)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  return m;
}

export function encEndpointSubset(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["addresses"], encEndpointAddress);
  msgs(w, 18, m["notReadyAddresses"], encEndpointAddress);
  msgs(w, 26, m["ports"], encEndpointPort);
  kept(w, m, path);
}
export function decEndpointSubset(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["addresses"] ??= []) as unknown[]).push(nested(r, decEndpointAddress)); break;
      case 18: ((m["notReadyAddresses"] ??= []) as unknown[]).push(nested(r, decEndpointAddress)); break;
      case 26: ((m["ports"] ??= []) as unknown[]).push(nested(r, decEndpointPort)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encEndpointAddress(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["ip"]);
  msgPtr(w, 18, m["targetRef"], encObjectReference);
  str(w, 26, m["hostname"]);
  strPtr(w, 34, m["nodeName"]);
  kept(w, m, path);
}
export function decEndpointAddress(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["ip"] = r.string(); break;
      case 26: { const v = r.string(); if (v !== "") m["hostname"] = v; break; }
      case 34: m["nodeName"] = r.string(); break;
      case 18: m["targetRef"] = nested(r, decObjectReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["ip"] ??= "";
  return m;
}

export function encEndpointPort(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  num(w, 16, m["port"]);
  str(w, 26, m["protocol"]);
  strPtr(w, 34, m["appProtocol"]);
  kept(w, m, path);
}
export function decEndpointPort(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      case 16: m["port"] = int(r); break;
      case 26: { const v = r.string(); if (v !== "") m["protocol"] = v; break; }
      case 34: m["appProtocol"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["port"] ??= 0;
  return m;
}

export function encEndpointsList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encEndpoints);
  kept(w, m, path);
}
export function decEndpointsList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decEndpoints)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encNodeSpec(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["podCIDR"]);
  str(w, 18, m["externalID"]);
  str(w, 26, m["providerID"]);
  bool(w, 32, m["unschedulable"]);
  msgs(w, 42, m["taints"], encTaint);
  msgPtr(w, 50, m["configSource"], encNodeConfigSource);
  strs(w, 58, m["podCIDRs"]);
  kept(w, m, path);
}
export function decNodeSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["podCIDR"] = v; break; }
      case 58: ((m["podCIDRs"] ??= []) as unknown[]).push(r.string()); break;
      case 26: { const v = r.string(); if (v !== "") m["providerID"] = v; break; }
      case 32: { const v = r.bool(); if (v !== false) m["unschedulable"] = v; break; }
      case 42: ((m["taints"] ??= []) as unknown[]).push(nested(r, decTaint)); break;
      case 50: m["configSource"] = nested(r, decNodeConfigSource); break;
      case 18: { const v = r.string(); if (v !== "") m["externalID"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNodeConfigSource(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 18, m["configMap"], encConfigMapNodeConfigSource);
  kept(w, m, path);
}
export function decNodeConfigSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 18: m["configMap"] = nested(r, decConfigMapNodeConfigSource); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encConfigMapNodeConfigSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["namespace"]);
  str(w, 18, m["name"]);
  str(w, 26, m["uid"]);
  str(w, 34, m["resourceVersion"]);
  str(w, 42, m["kubeletConfigKey"]);
  kept(w, m, path);
}
export function decConfigMapNodeConfigSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["namespace"] = r.string(); break;
      case 18: m["name"] = r.string(); break;
      case 26: { const v = r.string(); if (v !== "") m["uid"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["resourceVersion"] = v; break; }
      case 42: m["kubeletConfigKey"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["namespace"] ??= "";
  m["name"] ??= "";
  m["kubeletConfigKey"] ??= "";
  return m;
}

export function encDaemonEndpoint(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["Port"]);
  kept(w, m, path);
}
export function decDaemonEndpoint(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["Port"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["Port"] ??= 0;
  return m;
}

export function encNodeDaemonEndpoints(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["kubeletEndpoint"], encDaemonEndpoint);
  kept(w, m, path);
}
export function decNodeDaemonEndpoints(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["kubeletEndpoint"] = nested(r, decDaemonEndpoint); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["kubeletEndpoint"] ??= decDaemonEndpoint(r, r.pos);
  return m;
}

export function encNodeRuntimeHandlerFeatures(w: Writer, m: Obj, path = ""): void {
  boolPtr(w, 8, m["recursiveReadOnlyMounts"]);
  boolPtr(w, 16, m["userNamespaces"]);
  kept(w, m, path);
}
export function decNodeRuntimeHandlerFeatures(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["recursiveReadOnlyMounts"] = r.bool(); break;
      case 16: m["userNamespaces"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNodeRuntimeHandler(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  msgPtr(w, 18, m["features"], encNodeRuntimeHandlerFeatures);
  kept(w, m, path);
}
export function decNodeRuntimeHandler(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["features"] = nested(r, decNodeRuntimeHandlerFeatures); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encNodeFeatures(w: Writer, m: Obj, path = ""): void {
  boolPtr(w, 8, m["supplementalGroupsPolicy"]);
  kept(w, m, path);
}
export function decNodeFeatures(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["supplementalGroupsPolicy"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNodeSystemInfo(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["machineID"]);
  str(w, 18, m["systemUUID"]);
  str(w, 26, m["bootID"]);
  str(w, 34, m["kernelVersion"]);
  str(w, 42, m["osImage"]);
  str(w, 50, m["containerRuntimeVersion"]);
  str(w, 58, m["kubeletVersion"]);
  str(w, 66, m["kubeProxyVersion"]);
  str(w, 74, m["operatingSystem"]);
  str(w, 82, m["architecture"]);
  msgPtr(w, 90, m["swap"], encNodeSwapStatus);
  kept(w, m, path);
}
export function decNodeSystemInfo(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["machineID"] = r.string(); break;
      case 18: m["systemUUID"] = r.string(); break;
      case 26: m["bootID"] = r.string(); break;
      case 34: m["kernelVersion"] = r.string(); break;
      case 42: m["osImage"] = r.string(); break;
      case 50: m["containerRuntimeVersion"] = r.string(); break;
      case 58: m["kubeletVersion"] = r.string(); break;
      case 66: m["kubeProxyVersion"] = r.string(); break;
      case 74: m["operatingSystem"] = r.string(); break;
      case 82: m["architecture"] = r.string(); break;
      case 90: m["swap"] = nested(r, decNodeSwapStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["machineID"] ??= "";
  m["systemUUID"] ??= "";
  m["bootID"] ??= "";
  m["kernelVersion"] ??= "";
  m["osImage"] ??= "";
  m["containerRuntimeVersion"] ??= "";
  m["kubeletVersion"] ??= "";
  m["kubeProxyVersion"] ??= "";
  m["operatingSystem"] ??= "";
  m["architecture"] ??= "";
  return m;
}

export function encNodeSwapStatus(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 8, m["capacity"]);
  kept(w, m, path);
}
export function decNodeSwapStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["capacity"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNodeConfigStatus(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["assigned"], encNodeConfigSource);
  msgPtr(w, 18, m["active"], encNodeConfigSource);
  msgPtr(w, 26, m["lastKnownGood"], encNodeConfigSource);
  str(w, 34, m["error"]);
  kept(w, m, path);
}
export function decNodeConfigStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["assigned"] = nested(r, decNodeConfigSource); break;
      case 18: m["active"] = nested(r, decNodeConfigSource); break;
      case 26: m["lastKnownGood"] = nested(r, decNodeConfigSource); break;
      case 34: { const v = r.string(); if (v !== "") m["error"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNodeStatus(w: Writer, m: Obj, path = ""): void {
  map(w, 10, m["capacity"], (w, tag, v) => form(w, tag, v, encQuantity));
  map(w, 18, m["allocatable"], (w, tag, v) => form(w, tag, v, encQuantity));
  str(w, 26, m["phase"]);
  msgs(w, 34, m["conditions"], encNodeCondition);
  msgs(w, 42, m["addresses"], encNodeAddress);
  msg(w, 50, m["daemonEndpoints"], encNodeDaemonEndpoints);
  msg(w, 58, m["nodeInfo"], encNodeSystemInfo);
  msgs(w, 66, m["images"], encContainerImage);
  strs(w, 74, m["volumesInUse"]);
  msgs(w, 82, m["volumesAttached"], encAttachedVolume);
  msgPtr(w, 90, m["config"], encNodeConfigStatus);
  msgs(w, 98, m["runtimeHandlers"], encNodeRuntimeHandler);
  msgPtr(w, 106, m["features"], encNodeFeatures);
  strs(w, 114, m["declaredFeatures"]);
  kept(w, m, path);
}
export function decNodeStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: msgEntry(r, (m["capacity"] ??= {}) as Obj, decQuantity); break;
      case 18: msgEntry(r, (m["allocatable"] ??= {}) as Obj, decQuantity); break;
      case 26: { const v = r.string(); if (v !== "") m["phase"] = v; break; }
      case 34: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decNodeCondition)); break;
      case 42: ((m["addresses"] ??= []) as unknown[]).push(nested(r, decNodeAddress)); break;
      case 50: m["daemonEndpoints"] = nested(r, decNodeDaemonEndpoints); break;
      case 58: m["nodeInfo"] = nested(r, decNodeSystemInfo); break;
      case 66: ((m["images"] ??= []) as unknown[]).push(nested(r, decContainerImage)); break;
      case 74: ((m["volumesInUse"] ??= []) as unknown[]).push(r.string()); break;
      case 82: ((m["volumesAttached"] ??= []) as unknown[]).push(nested(r, decAttachedVolume)); break;
      case 90: m["config"] = nested(r, decNodeConfigStatus); break;
      case 98: ((m["runtimeHandlers"] ??= []) as unknown[]).push(nested(r, decNodeRuntimeHandler)); break;
      case 106: m["features"] = nested(r, decNodeFeatures); break;
      case 114: ((m["declaredFeatures"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["daemonEndpoints"] ??= decNodeDaemonEndpoints(r, r.pos);
  m["nodeInfo"] ??= decNodeSystemInfo(r, r.pos);
  return m;
}

export function encAttachedVolume(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["devicePath"]);
  kept(w, m, path);
}
export function decAttachedVolume(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["devicePath"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["devicePath"] ??= "";
  return m;
}

export function encAvoidPods(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["preferAvoidPods"], encPreferAvoidPodsEntry);
  kept(w, m, path);
}
export function decAvoidPods(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["preferAvoidPods"] ??= []) as unknown[]).push(nested(r, decPreferAvoidPodsEntry)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPreferAvoidPodsEntry(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["podSignature"], encPodSignature);
  form(w, 18, m["evictionTime"], encTime);
  str(w, 26, m["reason"]);
  str(w, 34, m["message"]);
  kept(w, m, path);
}
export function decPreferAvoidPodsEntry(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["podSignature"] = nested(r, decPodSignature); break;
      case 18: m["evictionTime"] = nested(r, decTime); break;
      case 26: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["podSignature"] ??= decPodSignature(r, r.pos);
  m["evictionTime"] ??= null;
  return m;
}

export function encPodSignature(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["podController"], metav1.encOwnerReference);
  kept(w, m, path);
}
export function decPodSignature(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["podController"] = nested(r, metav1.decOwnerReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encContainerImage(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["names"]);
  num(w, 16, m["sizeBytes"]);
  kept(w, m, path);
}
export function decContainerImage(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["names"] ??= []) as unknown[]).push(r.string()); break;
      case 16: { const v = int(r); if (v !== 0) m["sizeBytes"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["names"] ??= [];
  return m;
}

export function encNodeCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  form(w, 26, m["lastHeartbeatTime"], encTime);
  form(w, 34, m["lastTransitionTime"], encTime);
  str(w, 42, m["reason"]);
  str(w, 50, m["message"]);
  kept(w, m, path);
}
export function decNodeCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["status"] = r.string(); break;
      case 26: m["lastHeartbeatTime"] = nested(r, decTime); break;
      case 34: m["lastTransitionTime"] = nested(r, decTime); break;
      case 42: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  m["status"] ??= "";
  m["lastHeartbeatTime"] ??= null;
  m["lastTransitionTime"] ??= null;
  return m;
}

export function encNodeAddress(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["address"]);
  kept(w, m, path);
}
export function decNodeAddress(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["address"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  m["address"] ??= "";
  return m;
}

export function encNode(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encNodeSpec);
  msg(w, 26, m["status"], encNodeStatus);
  kept(w, m, path);
}
export function decNode(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decNodeSpec); break;
      case 26: m["status"] = nested(r, decNodeStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decNodeSpec(r, r.pos);
  m["status"] ??= decNodeStatus(r, r.pos);
  return m;
}

export function encNodeList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encNode);
  kept(w, m, path);
}
export function decNodeList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decNode)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encNamespaceSpec(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["finalizers"]);
  kept(w, m, path);
}
export function decNamespaceSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["finalizers"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNamespaceStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["phase"]);
  msgs(w, 18, m["conditions"], encNamespaceCondition);
  kept(w, m, path);
}
export function decNamespaceStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["phase"] = v; break; }
      case 18: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decNamespaceCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNamespaceCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  form(w, 34, m["lastTransitionTime"], encTime);
  str(w, 42, m["reason"]);
  str(w, 50, m["message"]);
  kept(w, m, path);
}
export function decNamespaceCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["status"] = r.string(); break;
      case 34: m["lastTransitionTime"] = nested(r, decTime); break;
      case 42: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  m["status"] ??= "";
  m["lastTransitionTime"] ??= null;
  return m;
}

export function encNamespace(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encNamespaceSpec);
  msg(w, 26, m["status"], encNamespaceStatus);
  kept(w, m, path);
}
export function decNamespace(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decNamespaceSpec); break;
      case 26: m["status"] = nested(r, decNamespaceStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decNamespaceSpec(r, r.pos);
  m["status"] ??= decNamespaceStatus(r, r.pos);
  return m;
}

export function encNamespaceList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encNamespace);
  kept(w, m, path);
}
export function decNamespaceList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decNamespace)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encBinding(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["target"], encObjectReference);
  kept(w, m, path);
}
export function decBinding(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["target"] = nested(r, decObjectReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["target"] ??= decObjectReference(r, r.pos);
  return m;
}

export function encPreconditions(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["uid"]);
  kept(w, m, path);
}
export function decPreconditions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["uid"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPodLogOptions(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["container"]);
  bool(w, 16, m["follow"]);
  bool(w, 24, m["previous"]);
  numPtr(w, 32, m["sinceSeconds"]);
  formPtr(w, 42, m["sinceTime"], encTime);
  bool(w, 48, m["timestamps"]);
  numPtr(w, 56, m["tailLines"]);
  numPtr(w, 64, m["limitBytes"]);
  bool(w, 72, m["insecureSkipTLSVerifyBackend"]);
  strPtr(w, 82, m["stream"]);
  kept(w, m, path);
}
export function decPodLogOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["container"] = v; break; }
      case 16: { const v = r.bool(); if (v !== false) m["follow"] = v; break; }
      case 24: { const v = r.bool(); if (v !== false) m["previous"] = v; break; }
      case 32: m["sinceSeconds"] = int(r); break;
      case 42: { const v = nested(r, decTime); if (v !== null) m["sinceTime"] = v; break; }
      case 48: { const v = r.bool(); if (v !== false) m["timestamps"] = v; break; }
      case 56: m["tailLines"] = int(r); break;
      case 64: m["limitBytes"] = int(r); break;
      case 72: { const v = r.bool(); if (v !== false) m["insecureSkipTLSVerifyBackend"] = v; break; }
      case 82: m["stream"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPodAttachOptions(w: Writer, m: Obj, path = ""): void {
  bool(w, 8, m["stdin"]);
  bool(w, 16, m["stdout"]);
  bool(w, 24, m["stderr"]);
  bool(w, 32, m["tty"]);
  str(w, 42, m["container"]);
  kept(w, m, path);
}
export function decPodAttachOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: { const v = r.bool(); if (v !== false) m["stdin"] = v; break; }
      case 16: { const v = r.bool(); if (v !== false) m["stdout"] = v; break; }
      case 24: { const v = r.bool(); if (v !== false) m["stderr"] = v; break; }
      case 32: { const v = r.bool(); if (v !== false) m["tty"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["container"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPodExecOptions(w: Writer, m: Obj, path = ""): void {
  bool(w, 8, m["stdin"]);
  bool(w, 16, m["stdout"]);
  bool(w, 24, m["stderr"]);
  bool(w, 32, m["tty"]);
  str(w, 42, m["container"]);
  strs(w, 50, m["command"]);
  kept(w, m, path);
}
export function decPodExecOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: { const v = r.bool(); if (v !== false) m["stdin"] = v; break; }
      case 16: { const v = r.bool(); if (v !== false) m["stdout"] = v; break; }
      case 24: { const v = r.bool(); if (v !== false) m["stderr"] = v; break; }
      case 32: { const v = r.bool(); if (v !== false) m["tty"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["container"] = v; break; }
      case 50: ((m["command"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["command"] ??= [];
  return m;
}

export function encPodPortForwardOptions(w: Writer, m: Obj, path = ""): void {
  nums(w, 8, m["ports"]);
  kept(w, m, path);
}
export function decPodPortForwardOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: ((m["ports"] ??= []) as unknown[]).push(int(r)); break;
      case 10: { const e = sub(r); while (r.pos < e) ((m["ports"] ??= []) as unknown[]).push(int(r)); break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPodProxyOptions(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["path"]);
  kept(w, m, path);
}
export function decPodProxyOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["path"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNodeProxyOptions(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["path"]);
  kept(w, m, path);
}
export function decNodeProxyOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["path"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encServiceProxyOptions(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["path"]);
  kept(w, m, path);
}
export function decServiceProxyOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["path"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encObjectReference(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["kind"]);
  str(w, 18, m["namespace"]);
  str(w, 26, m["name"]);
  str(w, 34, m["uid"]);
  str(w, 42, m["apiVersion"]);
  str(w, 50, m["resourceVersion"]);
  str(w, 58, m["fieldPath"]);
  kept(w, m, path);
}
export function decObjectReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["kind"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["namespace"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["uid"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["apiVersion"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["resourceVersion"] = v; break; }
      case 58: { const v = r.string(); if (v !== "") m["fieldPath"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encLocalObjectReference(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  kept(w, m, path);
}
export function decLocalObjectReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encTypedLocalObjectReference(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["apiGroup"]);
  str(w, 18, m["kind"]);
  str(w, 26, m["name"]);
  kept(w, m, path);
}
export function decTypedLocalObjectReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
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
  m["apiGroup"] ??= null;
  m["kind"] ??= "";
  m["name"] ??= "";
  return m;
}

export function encSerializedReference(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["reference"], encObjectReference);
  kept(w, m, path);
}
export function decSerializedReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["reference"] = nested(r, decObjectReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["reference"] ??= decObjectReference(r, r.pos);
  return m;
}

export function encEventSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["component"]);
  str(w, 18, m["host"]);
  kept(w, m, path);
}
export function decEventSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["component"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["host"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encEvent(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["involvedObject"], encObjectReference);
  str(w, 26, m["reason"]);
  str(w, 34, m["message"]);
  msg(w, 42, m["source"], encEventSource);
  form(w, 50, m["firstTimestamp"], encTime);
  form(w, 58, m["lastTimestamp"], encTime);
  num(w, 64, m["count"]);
  str(w, 74, m["type"]);
  form(w, 82, m["eventTime"], encMicroTime);
  msgPtr(w, 90, m["series"], encEventSeries);
  str(w, 98, m["action"]);
  msgPtr(w, 106, m["related"], encObjectReference);
  str(w, 114, m["reportingComponent"]);
  str(w, 122, m["reportingInstance"]);
  kept(w, m, path);
}
export function decEvent(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["involvedObject"] = nested(r, decObjectReference); break;
      case 26: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      case 42: m["source"] = nested(r, decEventSource); break;
      case 50: m["firstTimestamp"] = nested(r, decTime); break;
      case 58: m["lastTimestamp"] = nested(r, decTime); break;
      case 64: { const v = int(r); if (v !== 0) m["count"] = v; break; }
      case 74: { const v = r.string(); if (v !== "") m["type"] = v; break; }
      case 82: m["eventTime"] = nested(r, decMicroTime); break;
      case 90: m["series"] = nested(r, decEventSeries); break;
      case 98: { const v = r.string(); if (v !== "") m["action"] = v; break; }
      case 106: m["related"] = nested(r, decObjectReference); break;
      case 114: m["reportingComponent"] = r.string(); break;
      case 122: m["reportingInstance"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["involvedObject"] ??= decObjectReference(r, r.pos);
  m["source"] ??= decEventSource(r, r.pos);
  m["firstTimestamp"] ??= null;
  m["lastTimestamp"] ??= null;
  m["eventTime"] ??= null;
  m["reportingComponent"] ??= "";
  m["reportingInstance"] ??= "";
  return m;
}

export function encEventSeries(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["count"]);
  form(w, 18, m["lastObservedTime"], encMicroTime);
  kept(w, m, path);
}
export function decEventSeries(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: { const v = int(r); if (v !== 0) m["count"] = v; break; }
      case 18: m["lastObservedTime"] = nested(r, decMicroTime); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["lastObservedTime"] ??= null;
  return m;
}

export function encEventList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encEvent);
  kept(w, m, path);
}
export function decEventList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decEvent)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encLimitRangeItem(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  map(w, 18, m["max"], (w, tag, v) => form(w, tag, v, encQuantity));
  map(w, 26, m["min"], (w, tag, v) => form(w, tag, v, encQuantity));
  map(w, 34, m["default"], (w, tag, v) => form(w, tag, v, encQuantity));
  map(w, 42, m["defaultRequest"], (w, tag, v) => form(w, tag, v, encQuantity));
  map(w, 50, m["maxLimitRequestRatio"], (w, tag, v) => form(w, tag, v, encQuantity));
  kept(w, m, path);
}
export function decLimitRangeItem(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: msgEntry(r, (m["max"] ??= {}) as Obj, decQuantity); break;
      case 26: msgEntry(r, (m["min"] ??= {}) as Obj, decQuantity); break;
      case 34: msgEntry(r, (m["default"] ??= {}) as Obj, decQuantity); break;
      case 42: msgEntry(r, (m["defaultRequest"] ??= {}) as Obj, decQuantity); break;
      case 50: msgEntry(r, (m["maxLimitRequestRatio"] ??= {}) as Obj, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  return m;
}

export function encLimitRangeSpec(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["limits"], encLimitRangeItem);
  kept(w, m, path);
}
export function decLimitRangeSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["limits"] ??= []) as unknown[]).push(nested(r, decLimitRangeItem)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["limits"] ??= [];
  return m;
}

export function encLimitRange(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encLimitRangeSpec);
  kept(w, m, path);
}
export function decLimitRange(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decLimitRangeSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decLimitRangeSpec(r, r.pos);
  return m;
}

export function encLimitRangeList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encLimitRange);
  kept(w, m, path);
}
export function decLimitRangeList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decLimitRange)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encResourceQuotaSpec(w: Writer, m: Obj, path = ""): void {
  map(w, 10, m["hard"], (w, tag, v) => form(w, tag, v, encQuantity));
  strs(w, 18, m["scopes"]);
  msgPtr(w, 26, m["scopeSelector"], encScopeSelector);
  kept(w, m, path);
}
export function decResourceQuotaSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: msgEntry(r, (m["hard"] ??= {}) as Obj, decQuantity); break;
      case 18: ((m["scopes"] ??= []) as unknown[]).push(r.string()); break;
      case 26: m["scopeSelector"] = nested(r, decScopeSelector); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encScopeSelector(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["matchExpressions"], encScopedResourceSelectorRequirement);
  kept(w, m, path);
}
export function decScopeSelector(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["matchExpressions"] ??= []) as unknown[]).push(nested(r, decScopedResourceSelectorRequirement)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encScopedResourceSelectorRequirement(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["scopeName"]);
  str(w, 18, m["operator"]);
  strs(w, 26, m["values"]);
  kept(w, m, path);
}
export function decScopedResourceSelectorRequirement(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["scopeName"] = r.string(); break;
      case 18: m["operator"] = r.string(); break;
      case 26: ((m["values"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["scopeName"] ??= "";
  m["operator"] ??= "";
  return m;
}

export function encResourceQuotaStatus(w: Writer, m: Obj, path = ""): void {
  map(w, 10, m["hard"], (w, tag, v) => form(w, tag, v, encQuantity));
  map(w, 18, m["used"], (w, tag, v) => form(w, tag, v, encQuantity));
  kept(w, m, path);
}
export function decResourceQuotaStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: msgEntry(r, (m["hard"] ??= {}) as Obj, decQuantity); break;
      case 18: msgEntry(r, (m["used"] ??= {}) as Obj, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encResourceQuota(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encResourceQuotaSpec);
  msg(w, 26, m["status"], encResourceQuotaStatus);
  kept(w, m, path);
}
export function decResourceQuota(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decResourceQuotaSpec); break;
      case 26: m["status"] = nested(r, decResourceQuotaStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decResourceQuotaSpec(r, r.pos);
  m["status"] ??= decResourceQuotaStatus(r, r.pos);
  return m;
}

export function encResourceQuotaList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encResourceQuota);
  kept(w, m, path);
}
export function decResourceQuotaList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decResourceQuota)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encSecret(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  map(w, 18, m["data"], bytes);
  str(w, 26, m["type"]);
  map(w, 34, m["stringData"], str);
  boolPtr(w, 40, m["immutable"]);
  kept(w, m, path);
}
export function decSecret(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 40: m["immutable"] = r.bool(); break;
      case 18: bytesEntry(r, (m["data"] ??= {}) as Obj); break;
      case 34: textEntry(r, (m["stringData"] ??= {}) as Obj); break;
      case 26: { const v = r.string(); if (v !== "") m["type"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  return m;
}

export function encSecretList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encSecret);
  kept(w, m, path);
}
export function decSecretList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decSecret)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encConfigMap(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  map(w, 18, m["data"], str);
  map(w, 26, m["binaryData"], bytes);
  boolPtr(w, 32, m["immutable"]);
  kept(w, m, path);
}
export function decConfigMap(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 32: m["immutable"] = r.bool(); break;
      case 18: textEntry(r, (m["data"] ??= {}) as Obj); break;
      case 26: bytesEntry(r, (m["binaryData"] ??= {}) as Obj); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  return m;
}

export function encConfigMapList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encConfigMap);
  kept(w, m, path);
}
export function decConfigMapList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decConfigMap)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encComponentCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  str(w, 26, m["message"]);
  str(w, 34, m["error"]);
  kept(w, m, path);
}
export function decComponentCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["status"] = r.string(); break;
      case 26: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["error"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  m["status"] ??= "";
  return m;
}

export function encComponentStatus(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msgs(w, 18, m["conditions"], encComponentCondition);
  kept(w, m, path);
}
export function decComponentStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decComponentCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  return m;
}

export function encComponentStatusList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encComponentStatus);
  kept(w, m, path);
}
export function decComponentStatusList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decComponentStatus)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encDownwardAPIVolumeSource(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["items"], encDownwardAPIVolumeFile);
  numPtr(w, 16, m["defaultMode"]);
  kept(w, m, path);
}
export function decDownwardAPIVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["items"] ??= []) as unknown[]).push(nested(r, decDownwardAPIVolumeFile)); break;
      case 16: m["defaultMode"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encDownwardAPIVolumeFile(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["path"]);
  msgPtr(w, 18, m["fieldRef"], encObjectFieldSelector);
  msgPtr(w, 26, m["resourceFieldRef"], encResourceFieldSelector);
  numPtr(w, 32, m["mode"]);
  kept(w, m, path);
}
export function decDownwardAPIVolumeFile(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["path"] = r.string(); break;
      case 18: m["fieldRef"] = nested(r, decObjectFieldSelector); break;
      case 26: m["resourceFieldRef"] = nested(r, decResourceFieldSelector); break;
      case 32: m["mode"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["path"] ??= "";
  return m;
}

export function encDownwardAPIProjection(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["items"], encDownwardAPIVolumeFile);
  kept(w, m, path);
}
export function decDownwardAPIProjection(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["items"] ??= []) as unknown[]).push(nested(r, decDownwardAPIVolumeFile)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encSecurityContext(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["capabilities"], encCapabilities);
  boolPtr(w, 16, m["privileged"]);
  msgPtr(w, 26, m["seLinuxOptions"], encSELinuxOptions);
  numPtr(w, 32, m["runAsUser"]);
  boolPtr(w, 40, m["runAsNonRoot"]);
  boolPtr(w, 48, m["readOnlyRootFilesystem"]);
  boolPtr(w, 56, m["allowPrivilegeEscalation"]);
  numPtr(w, 64, m["runAsGroup"]);
  strPtr(w, 74, m["procMount"]);
  msgPtr(w, 82, m["windowsOptions"], encWindowsSecurityContextOptions);
  msgPtr(w, 90, m["seccompProfile"], encSeccompProfile);
  msgPtr(w, 98, m["appArmorProfile"], encAppArmorProfile);
  kept(w, m, path);
}
export function decSecurityContext(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["capabilities"] = nested(r, decCapabilities); break;
      case 16: m["privileged"] = r.bool(); break;
      case 26: m["seLinuxOptions"] = nested(r, decSELinuxOptions); break;
      case 82: m["windowsOptions"] = nested(r, decWindowsSecurityContextOptions); break;
      case 32: m["runAsUser"] = int(r); break;
      case 64: m["runAsGroup"] = int(r); break;
      case 40: m["runAsNonRoot"] = r.bool(); break;
      case 48: m["readOnlyRootFilesystem"] = r.bool(); break;
      case 56: m["allowPrivilegeEscalation"] = r.bool(); break;
      case 74: m["procMount"] = r.string(); break;
      case 90: m["seccompProfile"] = nested(r, decSeccompProfile); break;
      case 98: m["appArmorProfile"] = nested(r, decAppArmorProfile); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encSELinuxOptions(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["user"]);
  str(w, 18, m["role"]);
  str(w, 26, m["type"]);
  str(w, 34, m["level"]);
  kept(w, m, path);
}
export function decSELinuxOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["user"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["role"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["type"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["level"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encWindowsSecurityContextOptions(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["gmsaCredentialSpecName"]);
  strPtr(w, 18, m["gmsaCredentialSpec"]);
  strPtr(w, 26, m["runAsUserName"]);
  boolPtr(w, 32, m["hostProcess"]);
  kept(w, m, path);
}
export function decWindowsSecurityContextOptions(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["gmsaCredentialSpecName"] = r.string(); break;
      case 18: m["gmsaCredentialSpec"] = r.string(); break;
      case 26: m["runAsUserName"] = r.string(); break;
      case 32: m["hostProcess"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encRangeAllocation(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  str(w, 18, m["range"]);
  bytes(w, 26, m["data"]);
  kept(w, m, path);
}
export function decRangeAllocation(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["range"] = r.string(); break;
      case 26: m["data"] = base64(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["range"] ??= "";
  m["data"] ??= "";
  return m;
}

export function encSysctl(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["value"]);
  kept(w, m, path);
}
export function decSysctl(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["value"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["value"] ??= "";
  return m;
}

export function encPortStatus(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["port"]);
  str(w, 18, m["protocol"]);
  strPtr(w, 26, m["error"]);
  kept(w, m, path);
}
export function decPortStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["port"] = int(r); break;
      case 18: m["protocol"] = r.string(); break;
      case 26: m["error"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["port"] ??= 0;
  m["protocol"] ??= "";
  return m;
}

export function encImageVolumeSource(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["reference"]);
  str(w, 18, m["pullPolicy"]);
  kept(w, m, path);
}
export function decImageVolumeSource(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["reference"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["pullPolicy"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNodeAllocatableResourceClaimStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["resourceClaimName"]);
  strs(w, 18, m["containers"]);
  map(w, 26, m["resources"], (w, tag, v) => form(w, tag, v, encQuantity));
  kept(w, m, path);
}
export function decNodeAllocatableResourceClaimStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["resourceClaimName"] = r.string(); break;
      case 18: ((m["containers"] ??= []) as unknown[]).push(r.string()); break;
      case 26: msgEntry(r, (m["resources"] ??= {}) as Obj, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["resourceClaimName"] ??= "";
  m["resources"] ??= {};
  return m;
}

export const codecs: Codecs = {
  Volume: [encVolume, decVolume],
  VolumeSource: [encVolumeSource, decVolumeSource],
  PersistentVolumeClaimVolumeSource: [encPersistentVolumeClaimVolumeSource, decPersistentVolumeClaimVolumeSource],
  PersistentVolumeSource: [encPersistentVolumeSource, decPersistentVolumeSource],
  PersistentVolume: [encPersistentVolume, decPersistentVolume],
  PersistentVolumeSpec: [encPersistentVolumeSpec, decPersistentVolumeSpec],
  VolumeNodeAffinity: [encVolumeNodeAffinity, decVolumeNodeAffinity],
  PersistentVolumeStatus: [encPersistentVolumeStatus, decPersistentVolumeStatus],
  PersistentVolumeList: [encPersistentVolumeList, decPersistentVolumeList],
  PersistentVolumeClaim: [encPersistentVolumeClaim, decPersistentVolumeClaim],
  PersistentVolumeClaimList: [encPersistentVolumeClaimList, decPersistentVolumeClaimList],
  PersistentVolumeClaimSpec: [encPersistentVolumeClaimSpec, decPersistentVolumeClaimSpec],
  TypedObjectReference: [encTypedObjectReference, decTypedObjectReference],
  ModifyVolumeStatus: [encModifyVolumeStatus, decModifyVolumeStatus],
  PersistentVolumeClaimCondition: [encPersistentVolumeClaimCondition, decPersistentVolumeClaimCondition],
  PersistentVolumeClaimStatus: [encPersistentVolumeClaimStatus, decPersistentVolumeClaimStatus],
  HostPathVolumeSource: [encHostPathVolumeSource, decHostPathVolumeSource],
  EmptyDirVolumeSource: [encEmptyDirVolumeSource, decEmptyDirVolumeSource],
  GlusterfsVolumeSource: [encGlusterfsVolumeSource, decGlusterfsVolumeSource],
  GlusterfsPersistentVolumeSource: [encGlusterfsPersistentVolumeSource, decGlusterfsPersistentVolumeSource],
  RBDVolumeSource: [encRBDVolumeSource, decRBDVolumeSource],
  RBDPersistentVolumeSource: [encRBDPersistentVolumeSource, decRBDPersistentVolumeSource],
  CinderVolumeSource: [encCinderVolumeSource, decCinderVolumeSource],
  CinderPersistentVolumeSource: [encCinderPersistentVolumeSource, decCinderPersistentVolumeSource],
  CephFSVolumeSource: [encCephFSVolumeSource, decCephFSVolumeSource],
  SecretReference: [encSecretReference, decSecretReference],
  CephFSPersistentVolumeSource: [encCephFSPersistentVolumeSource, decCephFSPersistentVolumeSource],
  FlockerVolumeSource: [encFlockerVolumeSource, decFlockerVolumeSource],
  GCEPersistentDiskVolumeSource: [encGCEPersistentDiskVolumeSource, decGCEPersistentDiskVolumeSource],
  QuobyteVolumeSource: [encQuobyteVolumeSource, decQuobyteVolumeSource],
  FlexPersistentVolumeSource: [encFlexPersistentVolumeSource, decFlexPersistentVolumeSource],
  FlexVolumeSource: [encFlexVolumeSource, decFlexVolumeSource],
  AWSElasticBlockStoreVolumeSource: [encAWSElasticBlockStoreVolumeSource, decAWSElasticBlockStoreVolumeSource],
  GitRepoVolumeSource: [encGitRepoVolumeSource, decGitRepoVolumeSource],
  SecretVolumeSource: [encSecretVolumeSource, decSecretVolumeSource],
  SecretProjection: [encSecretProjection, decSecretProjection],
  NFSVolumeSource: [encNFSVolumeSource, decNFSVolumeSource],
  ISCSIVolumeSource: [encISCSIVolumeSource, decISCSIVolumeSource],
  ISCSIPersistentVolumeSource: [encISCSIPersistentVolumeSource, decISCSIPersistentVolumeSource],
  FCVolumeSource: [encFCVolumeSource, decFCVolumeSource],
  AzureFileVolumeSource: [encAzureFileVolumeSource, decAzureFileVolumeSource],
  AzureFilePersistentVolumeSource: [encAzureFilePersistentVolumeSource, decAzureFilePersistentVolumeSource],
  VsphereVirtualDiskVolumeSource: [encVsphereVirtualDiskVolumeSource, decVsphereVirtualDiskVolumeSource],
  PhotonPersistentDiskVolumeSource: [encPhotonPersistentDiskVolumeSource, decPhotonPersistentDiskVolumeSource],
  AzureDiskVolumeSource: [encAzureDiskVolumeSource, decAzureDiskVolumeSource],
  PortworxVolumeSource: [encPortworxVolumeSource, decPortworxVolumeSource],
  ScaleIOVolumeSource: [encScaleIOVolumeSource, decScaleIOVolumeSource],
  ScaleIOPersistentVolumeSource: [encScaleIOPersistentVolumeSource, decScaleIOPersistentVolumeSource],
  StorageOSVolumeSource: [encStorageOSVolumeSource, decStorageOSVolumeSource],
  StorageOSPersistentVolumeSource: [encStorageOSPersistentVolumeSource, decStorageOSPersistentVolumeSource],
  ConfigMapVolumeSource: [encConfigMapVolumeSource, decConfigMapVolumeSource],
  ConfigMapProjection: [encConfigMapProjection, decConfigMapProjection],
  ServiceAccountTokenProjection: [encServiceAccountTokenProjection, decServiceAccountTokenProjection],
  ClusterTrustBundleProjection: [encClusterTrustBundleProjection, decClusterTrustBundleProjection],
  PodCertificateProjection: [encPodCertificateProjection, decPodCertificateProjection],
  ProjectedVolumeSource: [encProjectedVolumeSource, decProjectedVolumeSource],
  VolumeProjection: [encVolumeProjection, decVolumeProjection],
  KeyToPath: [encKeyToPath, decKeyToPath],
  LocalVolumeSource: [encLocalVolumeSource, decLocalVolumeSource],
  CSIPersistentVolumeSource: [encCSIPersistentVolumeSource, decCSIPersistentVolumeSource],
  CSIVolumeSource: [encCSIVolumeSource, decCSIVolumeSource],
  EphemeralVolumeSource: [encEphemeralVolumeSource, decEphemeralVolumeSource],
  PersistentVolumeClaimTemplate: [encPersistentVolumeClaimTemplate, decPersistentVolumeClaimTemplate],
  ContainerPort: [encContainerPort, decContainerPort],
  VolumeMount: [encVolumeMount, decVolumeMount],
  VolumeDevice: [encVolumeDevice, decVolumeDevice],
  EnvVar: [encEnvVar, decEnvVar],
  EnvVarSource: [encEnvVarSource, decEnvVarSource],
  FileKeySelector: [encFileKeySelector, decFileKeySelector],
  ObjectFieldSelector: [encObjectFieldSelector, decObjectFieldSelector],
  ResourceFieldSelector: [encResourceFieldSelector, decResourceFieldSelector],
  ConfigMapKeySelector: [encConfigMapKeySelector, decConfigMapKeySelector],
  SecretKeySelector: [encSecretKeySelector, decSecretKeySelector],
  EnvFromSource: [encEnvFromSource, decEnvFromSource],
  ConfigMapEnvSource: [encConfigMapEnvSource, decConfigMapEnvSource],
  SecretEnvSource: [encSecretEnvSource, decSecretEnvSource],
  HTTPHeader: [encHTTPHeader, decHTTPHeader],
  HTTPGetAction: [encHTTPGetAction, decHTTPGetAction],
  TCPSocketAction: [encTCPSocketAction, decTCPSocketAction],
  GRPCAction: [encGRPCAction, decGRPCAction],
  ExecAction: [encExecAction, decExecAction],
  SleepAction: [encSleepAction, decSleepAction],
  Probe: [encProbe, decProbe],
  ContainerResizePolicy: [encContainerResizePolicy, decContainerResizePolicy],
  Capabilities: [encCapabilities, decCapabilities],
  ResourceRequirements: [encResourceRequirements, decResourceRequirements],
  VolumeResourceRequirements: [encVolumeResourceRequirements, decVolumeResourceRequirements],
  ResourceClaim: [encResourceClaim, decResourceClaim],
  Container: [encContainer, decContainer],
  ProbeHandler: [encProbeHandler, decProbeHandler],
  LifecycleHandler: [encLifecycleHandler, decLifecycleHandler],
  Lifecycle: [encLifecycle, decLifecycle],
  ContainerStateWaiting: [encContainerStateWaiting, decContainerStateWaiting],
  ContainerStateRunning: [encContainerStateRunning, decContainerStateRunning],
  ContainerStateTerminated: [encContainerStateTerminated, decContainerStateTerminated],
  ContainerState: [encContainerState, decContainerState],
  ContainerStatus: [encContainerStatus, decContainerStatus],
  ResourceStatus: [encResourceStatus, decResourceStatus],
  ResourceHealth: [encResourceHealth, decResourceHealth],
  ContainerUser: [encContainerUser, decContainerUser],
  LinuxContainerUser: [encLinuxContainerUser, decLinuxContainerUser],
  PodCondition: [encPodCondition, decPodCondition],
  VolumeMountStatus: [encVolumeMountStatus, decVolumeMountStatus],
  VolumeStatus: [encVolumeStatus, decVolumeStatus],
  ImageVolumeStatus: [encImageVolumeStatus, decImageVolumeStatus],
  ContainerRestartRule: [encContainerRestartRule, decContainerRestartRule],
  ContainerRestartRuleOnExitCodes: [encContainerRestartRuleOnExitCodes, decContainerRestartRuleOnExitCodes],
  NodeSelector: [encNodeSelector, decNodeSelector],
  NodeSelectorTerm: [encNodeSelectorTerm, decNodeSelectorTerm],
  NodeSelectorRequirement: [encNodeSelectorRequirement, decNodeSelectorRequirement],
  TopologySelectorTerm: [encTopologySelectorTerm, decTopologySelectorTerm],
  TopologySelectorLabelRequirement: [encTopologySelectorLabelRequirement, decTopologySelectorLabelRequirement],
  Affinity: [encAffinity, decAffinity],
  PodAffinity: [encPodAffinity, decPodAffinity],
  PodAntiAffinity: [encPodAntiAffinity, decPodAntiAffinity],
  WeightedPodAffinityTerm: [encWeightedPodAffinityTerm, decWeightedPodAffinityTerm],
  PodAffinityTerm: [encPodAffinityTerm, decPodAffinityTerm],
  NodeAffinity: [encNodeAffinity, decNodeAffinity],
  PreferredSchedulingTerm: [encPreferredSchedulingTerm, decPreferredSchedulingTerm],
  Taint: [encTaint, decTaint],
  Toleration: [encToleration, decToleration],
  PodReadinessGate: [encPodReadinessGate, decPodReadinessGate],
  PodSpec: [encPodSpec, decPodSpec],
  PodResourceClaim: [encPodResourceClaim, decPodResourceClaim],
  PodResourceClaimStatus: [encPodResourceClaimStatus, decPodResourceClaimStatus],
  PodExtendedResourceClaimStatus: [encPodExtendedResourceClaimStatus, decPodExtendedResourceClaimStatus],
  ContainerExtendedResourceRequest: [encContainerExtendedResourceRequest, decContainerExtendedResourceRequest],
  PodOS: [encPodOS, decPodOS],
  PodSchedulingGate: [encPodSchedulingGate, decPodSchedulingGate],
  PodSchedulingGroup: [encPodSchedulingGroup, decPodSchedulingGroup],
  TopologySpreadConstraint: [encTopologySpreadConstraint, decTopologySpreadConstraint],
  HostAlias: [encHostAlias, decHostAlias],
  PodSecurityContext: [encPodSecurityContext, decPodSecurityContext],
  SeccompProfile: [encSeccompProfile, decSeccompProfile],
  AppArmorProfile: [encAppArmorProfile, decAppArmorProfile],
  PodDNSConfig: [encPodDNSConfig, decPodDNSConfig],
  PodDNSConfigOption: [encPodDNSConfigOption, decPodDNSConfigOption],
  PodIP: [encPodIP, decPodIP],
  HostIP: [encHostIP, decHostIP],
  EphemeralContainerCommon: [encEphemeralContainerCommon, decEphemeralContainerCommon],
  EphemeralContainer: [encEphemeralContainer, decEphemeralContainer],
  PodStatus: [encPodStatus, decPodStatus],
  PodStatusResult: [encPodStatusResult, decPodStatusResult],
  Pod: [encPod, decPod],
  PodList: [encPodList, decPodList],
  PodTemplateSpec: [encPodTemplateSpec, decPodTemplateSpec],
  PodTemplate: [encPodTemplate, decPodTemplate],
  PodTemplateList: [encPodTemplateList, decPodTemplateList],
  ReplicationControllerSpec: [encReplicationControllerSpec, decReplicationControllerSpec],
  ReplicationControllerStatus: [encReplicationControllerStatus, decReplicationControllerStatus],
  ReplicationControllerCondition: [encReplicationControllerCondition, decReplicationControllerCondition],
  ReplicationController: [encReplicationController, decReplicationController],
  ReplicationControllerList: [encReplicationControllerList, decReplicationControllerList],
  SessionAffinityConfig: [encSessionAffinityConfig, decSessionAffinityConfig],
  ClientIPConfig: [encClientIPConfig, decClientIPConfig],
  ServiceStatus: [encServiceStatus, decServiceStatus],
  LoadBalancerStatus: [encLoadBalancerStatus, decLoadBalancerStatus],
  LoadBalancerIngress: [encLoadBalancerIngress, decLoadBalancerIngress],
  ServiceSpec: [encServiceSpec, decServiceSpec],
  ServicePort: [encServicePort, decServicePort],
  Service: [encService, decService],
  ServiceList: [encServiceList, decServiceList],
  ServiceAccount: [encServiceAccount, decServiceAccount],
  ServiceAccountList: [encServiceAccountList, decServiceAccountList],
  Endpoints: [encEndpoints, decEndpoints],
  EndpointSubset: [encEndpointSubset, decEndpointSubset],
  EndpointAddress: [encEndpointAddress, decEndpointAddress],
  EndpointPort: [encEndpointPort, decEndpointPort],
  EndpointsList: [encEndpointsList, decEndpointsList],
  NodeSpec: [encNodeSpec, decNodeSpec],
  NodeConfigSource: [encNodeConfigSource, decNodeConfigSource],
  ConfigMapNodeConfigSource: [encConfigMapNodeConfigSource, decConfigMapNodeConfigSource],
  DaemonEndpoint: [encDaemonEndpoint, decDaemonEndpoint],
  NodeDaemonEndpoints: [encNodeDaemonEndpoints, decNodeDaemonEndpoints],
  NodeRuntimeHandlerFeatures: [encNodeRuntimeHandlerFeatures, decNodeRuntimeHandlerFeatures],
  NodeRuntimeHandler: [encNodeRuntimeHandler, decNodeRuntimeHandler],
  NodeFeatures: [encNodeFeatures, decNodeFeatures],
  NodeSystemInfo: [encNodeSystemInfo, decNodeSystemInfo],
  NodeSwapStatus: [encNodeSwapStatus, decNodeSwapStatus],
  NodeConfigStatus: [encNodeConfigStatus, decNodeConfigStatus],
  NodeStatus: [encNodeStatus, decNodeStatus],
  AttachedVolume: [encAttachedVolume, decAttachedVolume],
  AvoidPods: [encAvoidPods, decAvoidPods],
  PreferAvoidPodsEntry: [encPreferAvoidPodsEntry, decPreferAvoidPodsEntry],
  PodSignature: [encPodSignature, decPodSignature],
  ContainerImage: [encContainerImage, decContainerImage],
  NodeCondition: [encNodeCondition, decNodeCondition],
  NodeAddress: [encNodeAddress, decNodeAddress],
  Node: [encNode, decNode],
  NodeList: [encNodeList, decNodeList],
  NamespaceSpec: [encNamespaceSpec, decNamespaceSpec],
  NamespaceStatus: [encNamespaceStatus, decNamespaceStatus],
  NamespaceCondition: [encNamespaceCondition, decNamespaceCondition],
  Namespace: [encNamespace, decNamespace],
  NamespaceList: [encNamespaceList, decNamespaceList],
  Binding: [encBinding, decBinding],
  Preconditions: [encPreconditions, decPreconditions],
  PodLogOptions: [encPodLogOptions, decPodLogOptions],
  PodAttachOptions: [encPodAttachOptions, decPodAttachOptions],
  PodExecOptions: [encPodExecOptions, decPodExecOptions],
  PodPortForwardOptions: [encPodPortForwardOptions, decPodPortForwardOptions],
  PodProxyOptions: [encPodProxyOptions, decPodProxyOptions],
  NodeProxyOptions: [encNodeProxyOptions, decNodeProxyOptions],
  ServiceProxyOptions: [encServiceProxyOptions, decServiceProxyOptions],
  ObjectReference: [encObjectReference, decObjectReference],
  LocalObjectReference: [encLocalObjectReference, decLocalObjectReference],
  TypedLocalObjectReference: [encTypedLocalObjectReference, decTypedLocalObjectReference],
  SerializedReference: [encSerializedReference, decSerializedReference],
  EventSource: [encEventSource, decEventSource],
  Event: [encEvent, decEvent],
  EventSeries: [encEventSeries, decEventSeries],
  EventList: [encEventList, decEventList],
  LimitRangeItem: [encLimitRangeItem, decLimitRangeItem],
  LimitRangeSpec: [encLimitRangeSpec, decLimitRangeSpec],
  LimitRange: [encLimitRange, decLimitRange],
  LimitRangeList: [encLimitRangeList, decLimitRangeList],
  ResourceQuotaSpec: [encResourceQuotaSpec, decResourceQuotaSpec],
  ScopeSelector: [encScopeSelector, decScopeSelector],
  ScopedResourceSelectorRequirement: [encScopedResourceSelectorRequirement, decScopedResourceSelectorRequirement],
  ResourceQuotaStatus: [encResourceQuotaStatus, decResourceQuotaStatus],
  ResourceQuota: [encResourceQuota, decResourceQuota],
  ResourceQuotaList: [encResourceQuotaList, decResourceQuotaList],
  Secret: [encSecret, decSecret],
  SecretList: [encSecretList, decSecretList],
  ConfigMap: [encConfigMap, decConfigMap],
  ConfigMapList: [encConfigMapList, decConfigMapList],
  ComponentCondition: [encComponentCondition, decComponentCondition],
  ComponentStatus: [encComponentStatus, decComponentStatus],
  ComponentStatusList: [encComponentStatusList, decComponentStatusList],
  DownwardAPIVolumeSource: [encDownwardAPIVolumeSource, decDownwardAPIVolumeSource],
  DownwardAPIVolumeFile: [encDownwardAPIVolumeFile, decDownwardAPIVolumeFile],
  DownwardAPIProjection: [encDownwardAPIProjection, decDownwardAPIProjection],
  SecurityContext: [encSecurityContext, decSecurityContext],
  SELinuxOptions: [encSELinuxOptions, decSELinuxOptions],
  WindowsSecurityContextOptions: [encWindowsSecurityContextOptions, decWindowsSecurityContextOptions],
  RangeAllocation: [encRangeAllocation, decRangeAllocation],
  Sysctl: [encSysctl, decSysctl],
  PortStatus: [encPortStatus, decPortStatus],
  ImageVolumeSource: [encImageVolumeSource, decImageVolumeSource],
  NodeAllocatableResourceClaimStatus: [encNodeAllocatableResourceClaimStatus, decNodeAllocatableResourceClaimStatus],
};
