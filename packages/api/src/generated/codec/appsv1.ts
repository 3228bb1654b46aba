// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decIntOrString, decRawJSON, decTime, encIntOrString, encRawJSON, encTime } from "../../codec/forms.ts";
import { bool, done, form, formPtr, int, kept, msg, msgPtr, msgs, nested, num, numPtr, str, sub, unknown } from "../../codec/wire.ts";
import * as corev1 from "./corev1.ts";
import * as metav1 from "./metav1.ts";

export function encStatefulSet(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encStatefulSetSpec);
  msg(w, 26, m["status"], encStatefulSetStatus);
  kept(w, m, path);
}
export function decStatefulSet(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decStatefulSetSpec); break;
      case 26: m["status"] = nested(r, decStatefulSetStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decStatefulSetSpec(r, r.pos);
  m["status"] ??= decStatefulSetStatus(r, r.pos);
  return m;
}

export function encStatefulSetUpdateStrategy(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  msgPtr(w, 18, m["rollingUpdate"], encRollingUpdateStatefulSetStrategy);
  kept(w, m, path);
}
export function decStatefulSetUpdateStrategy(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["type"] = v; break; }
      case 18: m["rollingUpdate"] = nested(r, decRollingUpdateStatefulSetStrategy); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encRollingUpdateStatefulSetStrategy(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 8, m["partition"]);
  formPtr(w, 18, m["maxUnavailable"], encIntOrString);
  kept(w, m, path);
}
export function decRollingUpdateStatefulSetStrategy(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["partition"] = int(r); break;
      case 18: m["maxUnavailable"] = nested(r, decIntOrString); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encStatefulSetPersistentVolumeClaimRetentionPolicy(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["whenDeleted"]);
  str(w, 18, m["whenScaled"]);
  kept(w, m, path);
}
export function decStatefulSetPersistentVolumeClaimRetentionPolicy(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["whenDeleted"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["whenScaled"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encStatefulSetOrdinals(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["start"]);
  kept(w, m, path);
}
export function decStatefulSetOrdinals(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["start"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["start"] ??= 0;
  return m;
}

export function encStatefulSetSpec(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 8, m["replicas"]);
  msgPtr(w, 18, m["selector"], metav1.encLabelSelector);
  msg(w, 26, m["template"], corev1.encPodTemplateSpec);
  msgs(w, 34, m["volumeClaimTemplates"], corev1.encPersistentVolumeClaim);
  str(w, 42, m["serviceName"]);
  str(w, 50, m["podManagementPolicy"]);
  msg(w, 58, m["updateStrategy"], encStatefulSetUpdateStrategy);
  numPtr(w, 64, m["revisionHistoryLimit"]);
  num(w, 72, m["minReadySeconds"]);
  msgPtr(w, 82, m["persistentVolumeClaimRetentionPolicy"], encStatefulSetPersistentVolumeClaimRetentionPolicy);
  msgPtr(w, 90, m["ordinals"], encStatefulSetOrdinals);
  kept(w, m, path);
}
export function decStatefulSetSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["replicas"] = int(r); break;
      case 18: m["selector"] = nested(r, metav1.decLabelSelector); break;
      case 26: m["template"] = nested(r, corev1.decPodTemplateSpec); break;
      case 34: ((m["volumeClaimTemplates"] ??= []) as unknown[]).push(corev1.decPersistentVolumeClaim(r, sub(r), {"apiVersion":"v1","kind":"PersistentVolumeClaim"})); break;
      case 42: m["serviceName"] = r.string(); break;
      case 50: { const v = r.string(); if (v !== "") m["podManagementPolicy"] = v; break; }
      case 58: m["updateStrategy"] = nested(r, decStatefulSetUpdateStrategy); break;
      case 64: m["revisionHistoryLimit"] = int(r); break;
      case 72: { const v = int(r); if (v !== 0) m["minReadySeconds"] = v; break; }
      case 82: m["persistentVolumeClaimRetentionPolicy"] = nested(r, decStatefulSetPersistentVolumeClaimRetentionPolicy); break;
      case 90: m["ordinals"] = nested(r, decStatefulSetOrdinals); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["selector"] ??= null;
  m["template"] ??= corev1.decPodTemplateSpec(r, r.pos);
  m["serviceName"] ??= "";
  m["updateStrategy"] ??= decStatefulSetUpdateStrategy(r, r.pos);
  return m;
}

export function encStatefulSetStatus(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["observedGeneration"]);
  num(w, 16, m["replicas"]);
  num(w, 24, m["readyReplicas"]);
  num(w, 32, m["currentReplicas"]);
  num(w, 40, m["updatedReplicas"]);
  str(w, 50, m["currentRevision"]);
  str(w, 58, m["updateRevision"]);
  numPtr(w, 72, m["collisionCount"]);
  msgs(w, 82, m["conditions"], encStatefulSetCondition);
  num(w, 88, m["availableReplicas"]);
  kept(w, m, path);
}
export function decStatefulSetStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: { const v = int(r); if (v !== 0) m["observedGeneration"] = v; break; }
      case 16: m["replicas"] = int(r); break;
      case 24: { const v = int(r); if (v !== 0) m["readyReplicas"] = v; break; }
      case 32: { const v = int(r); if (v !== 0) m["currentReplicas"] = v; break; }
      case 40: { const v = int(r); if (v !== 0) m["updatedReplicas"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["currentRevision"] = v; break; }
      case 58: { const v = r.string(); if (v !== "") m["updateRevision"] = v; break; }
      case 72: m["collisionCount"] = int(r); break;
      case 82: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decStatefulSetCondition)); break;
      case 88: m["availableReplicas"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["replicas"] ??= 0;
  m["availableReplicas"] ??= 0;
  return m;
}

export function encStatefulSetCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  form(w, 26, m["lastTransitionTime"], encTime);
  str(w, 34, m["reason"]);
  str(w, 42, m["message"]);
  kept(w, m, path);
}
export function decStatefulSetCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
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

export function encStatefulSetList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encStatefulSet);
  kept(w, m, path);
}
export function decStatefulSetList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decStatefulSet)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encDeployment(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encDeploymentSpec);
  msg(w, 26, m["status"], encDeploymentStatus);
  kept(w, m, path);
}
export function decDeployment(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decDeploymentSpec); break;
      case 26: m["status"] = nested(r, decDeploymentStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decDeploymentSpec(r, r.pos);
  m["status"] ??= decDeploymentStatus(r, r.pos);
  return m;
}

export function encDeploymentSpec(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 8, m["replicas"]);
  msgPtr(w, 18, m["selector"], metav1.encLabelSelector);
  msg(w, 26, m["template"], corev1.encPodTemplateSpec);
  msg(w, 34, m["strategy"], encDeploymentStrategy);
  num(w, 40, m["minReadySeconds"]);
  numPtr(w, 48, m["revisionHistoryLimit"]);
  bool(w, 56, m["paused"]);
  numPtr(w, 72, m["progressDeadlineSeconds"]);
  kept(w, m, path);
}
export function decDeploymentSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["replicas"] = int(r); break;
      case 18: m["selector"] = nested(r, metav1.decLabelSelector); break;
      case 26: m["template"] = nested(r, corev1.decPodTemplateSpec); break;
      case 34: m["strategy"] = nested(r, decDeploymentStrategy); break;
      case 40: { const v = int(r); if (v !== 0) m["minReadySeconds"] = v; break; }
      case 48: m["revisionHistoryLimit"] = int(r); break;
      case 56: { const v = r.bool(); if (v !== false) m["paused"] = v; break; }
      case 72: m["progressDeadlineSeconds"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["selector"] ??= null;
  m["template"] ??= corev1.decPodTemplateSpec(r, r.pos);
  m["strategy"] ??= decDeploymentStrategy(r, r.pos);
  return m;
}

export function encDeploymentStrategy(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  msgPtr(w, 18, m["rollingUpdate"], encRollingUpdateDeployment);
  kept(w, m, path);
}
export function decDeploymentStrategy(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["type"] = v; break; }
      case 18: m["rollingUpdate"] = nested(r, decRollingUpdateDeployment); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encRollingUpdateDeployment(w: Writer, m: Obj, path = ""): void {
  formPtr(w, 10, m["maxUnavailable"], encIntOrString);
  formPtr(w, 18, m["maxSurge"], encIntOrString);
  kept(w, m, path);
}
export function decRollingUpdateDeployment(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["maxUnavailable"] = nested(r, decIntOrString); break;
      case 18: m["maxSurge"] = nested(r, decIntOrString); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encDeploymentStatus(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["observedGeneration"]);
  num(w, 16, m["replicas"]);
  num(w, 24, m["updatedReplicas"]);
  num(w, 32, m["availableReplicas"]);
  num(w, 40, m["unavailableReplicas"]);
  msgs(w, 50, m["conditions"], encDeploymentCondition);
  num(w, 56, m["readyReplicas"]);
  numPtr(w, 64, m["collisionCount"]);
  numPtr(w, 72, m["terminatingReplicas"]);
  kept(w, m, path);
}
export function decDeploymentStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: { const v = int(r); if (v !== 0) m["observedGeneration"] = v; break; }
      case 16: { const v = int(r); if (v !== 0) m["replicas"] = v; break; }
      case 24: { const v = int(r); if (v !== 0) m["updatedReplicas"] = v; break; }
      case 56: { const v = int(r); if (v !== 0) m["readyReplicas"] = v; break; }
      case 32: { const v = int(r); if (v !== 0) m["availableReplicas"] = v; break; }
      case 40: { const v = int(r); if (v !== 0) m["unavailableReplicas"] = v; break; }
      case 72: m["terminatingReplicas"] = int(r); break;
      case 50: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decDeploymentCondition)); break;
      case 64: m["collisionCount"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encDeploymentCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  str(w, 34, m["reason"]);
  str(w, 42, m["message"]);
  form(w, 50, m["lastUpdateTime"], encTime);
  form(w, 58, m["lastTransitionTime"], encTime);
  kept(w, m, path);
}
export function decDeploymentCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["status"] = r.string(); break;
      case 50: m["lastUpdateTime"] = nested(r, decTime); break;
      case 58: m["lastTransitionTime"] = nested(r, decTime); break;
      case 34: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["message"] = v; break; }
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

export function encDeploymentList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encDeployment);
  kept(w, m, path);
}
export function decDeploymentList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decDeployment)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encDaemonSetUpdateStrategy(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  msgPtr(w, 18, m["rollingUpdate"], encRollingUpdateDaemonSet);
  kept(w, m, path);
}
export function decDaemonSetUpdateStrategy(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["type"] = v; break; }
      case 18: m["rollingUpdate"] = nested(r, decRollingUpdateDaemonSet); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encRollingUpdateDaemonSet(w: Writer, m: Obj, path = ""): void {
  formPtr(w, 10, m["maxUnavailable"], encIntOrString);
  formPtr(w, 18, m["maxSurge"], encIntOrString);
  kept(w, m, path);
}
export function decRollingUpdateDaemonSet(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["maxUnavailable"] = nested(r, decIntOrString); break;
      case 18: m["maxSurge"] = nested(r, decIntOrString); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encDaemonSetSpec(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["selector"], metav1.encLabelSelector);
  msg(w, 18, m["template"], corev1.encPodTemplateSpec);
  msg(w, 26, m["updateStrategy"], encDaemonSetUpdateStrategy);
  num(w, 32, m["minReadySeconds"]);
  numPtr(w, 48, m["revisionHistoryLimit"]);
  kept(w, m, path);
}
export function decDaemonSetSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["selector"] = nested(r, metav1.decLabelSelector); break;
      case 18: m["template"] = nested(r, corev1.decPodTemplateSpec); break;
      case 26: m["updateStrategy"] = nested(r, decDaemonSetUpdateStrategy); break;
      case 32: { const v = int(r); if (v !== 0) m["minReadySeconds"] = v; break; }
      case 48: m["revisionHistoryLimit"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["selector"] ??= null;
  m["template"] ??= corev1.decPodTemplateSpec(r, r.pos);
  m["updateStrategy"] ??= decDaemonSetUpdateStrategy(r, r.pos);
  return m;
}

export function encDaemonSetStatus(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["currentNumberScheduled"]);
  num(w, 16, m["numberMisscheduled"]);
  num(w, 24, m["desiredNumberScheduled"]);
  num(w, 32, m["numberReady"]);
  num(w, 40, m["observedGeneration"]);
  num(w, 48, m["updatedNumberScheduled"]);
  num(w, 56, m["numberAvailable"]);
  num(w, 64, m["numberUnavailable"]);
  numPtr(w, 72, m["collisionCount"]);
  msgs(w, 82, m["conditions"], encDaemonSetCondition);
  kept(w, m, path);
}
export function decDaemonSetStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["currentNumberScheduled"] = int(r); break;
      case 16: m["numberMisscheduled"] = int(r); break;
      case 24: m["desiredNumberScheduled"] = int(r); break;
      case 32: m["numberReady"] = int(r); break;
      case 40: { const v = int(r); if (v !== 0) m["observedGeneration"] = v; break; }
      case 48: { const v = int(r); if (v !== 0) m["updatedNumberScheduled"] = v; break; }
      case 56: { const v = int(r); if (v !== 0) m["numberAvailable"] = v; break; }
      case 64: { const v = int(r); if (v !== 0) m["numberUnavailable"] = v; break; }
      case 72: m["collisionCount"] = int(r); break;
      case 82: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decDaemonSetCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["currentNumberScheduled"] ??= 0;
  m["numberMisscheduled"] ??= 0;
  m["desiredNumberScheduled"] ??= 0;
  m["numberReady"] ??= 0;
  return m;
}

export function encDaemonSetCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  form(w, 26, m["lastTransitionTime"], encTime);
  str(w, 34, m["reason"]);
  str(w, 42, m["message"]);
  kept(w, m, path);
}
export function decDaemonSetCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
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

export function encDaemonSet(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encDaemonSetSpec);
  msg(w, 26, m["status"], encDaemonSetStatus);
  kept(w, m, path);
}
export function decDaemonSet(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decDaemonSetSpec); break;
      case 26: m["status"] = nested(r, decDaemonSetStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decDaemonSetSpec(r, r.pos);
  m["status"] ??= decDaemonSetStatus(r, r.pos);
  return m;
}

export function encDaemonSetList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encDaemonSet);
  kept(w, m, path);
}
export function decDaemonSetList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decDaemonSet)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encReplicaSet(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encReplicaSetSpec);
  msg(w, 26, m["status"], encReplicaSetStatus);
  kept(w, m, path);
}
export function decReplicaSet(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decReplicaSetSpec); break;
      case 26: m["status"] = nested(r, decReplicaSetStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decReplicaSetSpec(r, r.pos);
  m["status"] ??= decReplicaSetStatus(r, r.pos);
  return m;
}

export function encReplicaSetList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encReplicaSet);
  kept(w, m, path);
}
export function decReplicaSetList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decReplicaSet)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encReplicaSetSpec(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 8, m["replicas"]);
  msgPtr(w, 18, m["selector"], metav1.encLabelSelector);
  msg(w, 26, m["template"], corev1.encPodTemplateSpec);
  num(w, 32, m["minReadySeconds"]);
  kept(w, m, path);
}
export function decReplicaSetSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["replicas"] = int(r); break;
      case 32: { const v = int(r); if (v !== 0) m["minReadySeconds"] = v; break; }
      case 18: m["selector"] = nested(r, metav1.decLabelSelector); break;
      case 26: m["template"] = nested(r, corev1.decPodTemplateSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["selector"] ??= null;
  m["template"] ??= corev1.decPodTemplateSpec(r, r.pos);
  return m;
}

export function encReplicaSetStatus(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["replicas"]);
  num(w, 16, m["fullyLabeledReplicas"]);
  num(w, 24, m["observedGeneration"]);
  num(w, 32, m["readyReplicas"]);
  num(w, 40, m["availableReplicas"]);
  msgs(w, 50, m["conditions"], encReplicaSetCondition);
  numPtr(w, 56, m["terminatingReplicas"]);
  kept(w, m, path);
}
export function decReplicaSetStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["replicas"] = int(r); break;
      case 16: { const v = int(r); if (v !== 0) m["fullyLabeledReplicas"] = v; break; }
      case 32: { const v = int(r); if (v !== 0) m["readyReplicas"] = v; break; }
      case 40: { const v = int(r); if (v !== 0) m["availableReplicas"] = v; break; }
      case 56: m["terminatingReplicas"] = int(r); break;
      case 24: { const v = int(r); if (v !== 0) m["observedGeneration"] = v; break; }
      case 50: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decReplicaSetCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["replicas"] ??= 0;
  return m;
}

export function encReplicaSetCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  form(w, 26, m["lastTransitionTime"], encTime);
  str(w, 34, m["reason"]);
  str(w, 42, m["message"]);
  kept(w, m, path);
}
export function decReplicaSetCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
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

export function encControllerRevision(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  form(w, 18, m["data"], encRawJSON);
  num(w, 24, m["revision"]);
  kept(w, m, path);
}
export function decControllerRevision(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["data"] = nested(r, decRawJSON); break;
      case 24: m["revision"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["data"] ??= null;
  m["revision"] ??= 0;
  return m;
}

export function encControllerRevisionList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encControllerRevision);
  kept(w, m, path);
}
export function decControllerRevisionList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decControllerRevision)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export const codecs: Codecs = {
  StatefulSet: [encStatefulSet, decStatefulSet],
  StatefulSetUpdateStrategy: [encStatefulSetUpdateStrategy, decStatefulSetUpdateStrategy],
  RollingUpdateStatefulSetStrategy: [encRollingUpdateStatefulSetStrategy, decRollingUpdateStatefulSetStrategy],
  StatefulSetPersistentVolumeClaimRetentionPolicy: [encStatefulSetPersistentVolumeClaimRetentionPolicy, decStatefulSetPersistentVolumeClaimRetentionPolicy],
  StatefulSetOrdinals: [encStatefulSetOrdinals, decStatefulSetOrdinals],
  StatefulSetSpec: [encStatefulSetSpec, decStatefulSetSpec],
  StatefulSetStatus: [encStatefulSetStatus, decStatefulSetStatus],
  StatefulSetCondition: [encStatefulSetCondition, decStatefulSetCondition],
  StatefulSetList: [encStatefulSetList, decStatefulSetList],
  Deployment: [encDeployment, decDeployment],
  DeploymentSpec: [encDeploymentSpec, decDeploymentSpec],
  DeploymentStrategy: [encDeploymentStrategy, decDeploymentStrategy],
  RollingUpdateDeployment: [encRollingUpdateDeployment, decRollingUpdateDeployment],
  DeploymentStatus: [encDeploymentStatus, decDeploymentStatus],
  DeploymentCondition: [encDeploymentCondition, decDeploymentCondition],
  DeploymentList: [encDeploymentList, decDeploymentList],
  DaemonSetUpdateStrategy: [encDaemonSetUpdateStrategy, decDaemonSetUpdateStrategy],
  RollingUpdateDaemonSet: [encRollingUpdateDaemonSet, decRollingUpdateDaemonSet],
  DaemonSetSpec: [encDaemonSetSpec, decDaemonSetSpec],
  DaemonSetStatus: [encDaemonSetStatus, decDaemonSetStatus],
  DaemonSetCondition: [encDaemonSetCondition, decDaemonSetCondition],
  DaemonSet: [encDaemonSet, decDaemonSet],
  DaemonSetList: [encDaemonSetList, decDaemonSetList],
  ReplicaSet: [encReplicaSet, decReplicaSet],
  ReplicaSetList: [encReplicaSetList, decReplicaSetList],
  ReplicaSetSpec: [encReplicaSetSpec, decReplicaSetSpec],
  ReplicaSetStatus: [encReplicaSetStatus, decReplicaSetStatus],
  ReplicaSetCondition: [encReplicaSetCondition, decReplicaSetCondition],
  ControllerRevision: [encControllerRevision, decControllerRevision],
  ControllerRevisionList: [encControllerRevisionList, decControllerRevisionList],
};
