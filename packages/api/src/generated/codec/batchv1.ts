// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decTime, encTime } from "../../codec/forms.ts";
import { boolPtr, done, form, formPtr, int, kept, msg, msgPtr, msgs, nested, num, numPtr, nums, str, strPtr, strs, sub, unknown } from "../../codec/wire.ts";
import * as corev1 from "./corev1.ts";
import * as metav1 from "./metav1.ts";

export function encJob(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encJobSpec);
  msg(w, 26, m["status"], encJobStatus);
  kept(w, m, path);
}
export function decJob(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decJobSpec); break;
      case 26: m["status"] = nested(r, decJobStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decJobSpec(r, r.pos);
  m["status"] ??= decJobStatus(r, r.pos);
  return m;
}

export function encJobList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encJob);
  kept(w, m, path);
}
export function decJobList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decJob)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encPodFailurePolicyOnExitCodesRequirement(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["containerName"]);
  str(w, 18, m["operator"]);
  nums(w, 24, m["values"]);
  kept(w, m, path);
}
export function decPodFailurePolicyOnExitCodesRequirement(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["containerName"] = r.string(); break;
      case 18: m["operator"] = r.string(); break;
      case 24: ((m["values"] ??= []) as unknown[]).push(int(r)); break;
      case 26: { const e = sub(r); while (r.pos < e) ((m["values"] ??= []) as unknown[]).push(int(r)); break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["operator"] ??= "";
  m["values"] ??= [];
  return m;
}

export function encPodFailurePolicyOnPodConditionsPattern(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  kept(w, m, path);
}
export function decPodFailurePolicyOnPodConditionsPattern(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["status"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  m["status"] ??= "";
  return m;
}

export function encPodFailurePolicyRule(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["action"]);
  msgPtr(w, 18, m["onExitCodes"], encPodFailurePolicyOnExitCodesRequirement);
  msgs(w, 26, m["onPodConditions"], encPodFailurePolicyOnPodConditionsPattern);
  kept(w, m, path);
}
export function decPodFailurePolicyRule(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["action"] = r.string(); break;
      case 18: m["onExitCodes"] = nested(r, decPodFailurePolicyOnExitCodesRequirement); break;
      case 26: ((m["onPodConditions"] ??= []) as unknown[]).push(nested(r, decPodFailurePolicyOnPodConditionsPattern)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["action"] ??= "";
  return m;
}

export function encPodFailurePolicy(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["rules"], encPodFailurePolicyRule);
  kept(w, m, path);
}
export function decPodFailurePolicy(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["rules"] ??= []) as unknown[]).push(nested(r, decPodFailurePolicyRule)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["rules"] ??= [];
  return m;
}

export function encSuccessPolicy(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["rules"], encSuccessPolicyRule);
  kept(w, m, path);
}
export function decSuccessPolicy(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["rules"] ??= []) as unknown[]).push(nested(r, decSuccessPolicyRule)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["rules"] ??= [];
  return m;
}

export function encSuccessPolicyRule(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["succeededIndexes"]);
  numPtr(w, 16, m["succeededCount"]);
  kept(w, m, path);
}
export function decSuccessPolicyRule(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["succeededIndexes"] = r.string(); break;
      case 16: m["succeededCount"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encJobSpec(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 8, m["parallelism"]);
  numPtr(w, 16, m["completions"]);
  numPtr(w, 24, m["activeDeadlineSeconds"]);
  msgPtr(w, 34, m["selector"], metav1.encLabelSelector);
  boolPtr(w, 40, m["manualSelector"]);
  msg(w, 50, m["template"], corev1.encPodTemplateSpec);
  numPtr(w, 56, m["backoffLimit"]);
  numPtr(w, 64, m["ttlSecondsAfterFinished"]);
  strPtr(w, 74, m["completionMode"]);
  boolPtr(w, 80, m["suspend"]);
  msgPtr(w, 90, m["podFailurePolicy"], encPodFailurePolicy);
  numPtr(w, 96, m["backoffLimitPerIndex"]);
  numPtr(w, 104, m["maxFailedIndexes"]);
  strPtr(w, 114, m["podReplacementPolicy"]);
  strPtr(w, 122, m["managedBy"]);
  msgPtr(w, 130, m["successPolicy"], encSuccessPolicy);
  kept(w, m, path);
}
export function decJobSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["parallelism"] = int(r); break;
      case 16: m["completions"] = int(r); break;
      case 24: m["activeDeadlineSeconds"] = int(r); break;
      case 90: m["podFailurePolicy"] = nested(r, decPodFailurePolicy); break;
      case 130: m["successPolicy"] = nested(r, decSuccessPolicy); break;
      case 56: m["backoffLimit"] = int(r); break;
      case 96: m["backoffLimitPerIndex"] = int(r); break;
      case 104: m["maxFailedIndexes"] = int(r); break;
      case 34: m["selector"] = nested(r, metav1.decLabelSelector); break;
      case 40: m["manualSelector"] = r.bool(); break;
      case 50: m["template"] = nested(r, corev1.decPodTemplateSpec); break;
      case 64: m["ttlSecondsAfterFinished"] = int(r); break;
      case 74: m["completionMode"] = r.string(); break;
      case 80: m["suspend"] = r.bool(); break;
      case 114: m["podReplacementPolicy"] = r.string(); break;
      case 122: m["managedBy"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["template"] ??= corev1.decPodTemplateSpec(r, r.pos);
  return m;
}

export function encJobStatus(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["conditions"], encJobCondition);
  formPtr(w, 18, m["startTime"], encTime);
  formPtr(w, 26, m["completionTime"], encTime);
  num(w, 32, m["active"]);
  num(w, 40, m["succeeded"]);
  num(w, 48, m["failed"]);
  str(w, 58, m["completedIndexes"]);
  msgPtr(w, 66, m["uncountedTerminatedPods"], encUncountedTerminatedPods);
  numPtr(w, 72, m["ready"]);
  strPtr(w, 82, m["failedIndexes"]);
  numPtr(w, 88, m["terminating"]);
  kept(w, m, path);
}
export function decJobStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decJobCondition)); break;
      case 18: { const v = nested(r, decTime); if (v !== null) m["startTime"] = v; break; }
      case 26: { const v = nested(r, decTime); if (v !== null) m["completionTime"] = v; break; }
      case 32: { const v = int(r); if (v !== 0) m["active"] = v; break; }
      case 40: { const v = int(r); if (v !== 0) m["succeeded"] = v; break; }
      case 48: { const v = int(r); if (v !== 0) m["failed"] = v; break; }
      case 88: m["terminating"] = int(r); break;
      case 58: { const v = r.string(); if (v !== "") m["completedIndexes"] = v; break; }
      case 82: m["failedIndexes"] = r.string(); break;
      case 66: m["uncountedTerminatedPods"] = nested(r, decUncountedTerminatedPods); break;
      case 72: m["ready"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encUncountedTerminatedPods(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["succeeded"]);
  strs(w, 18, m["failed"]);
  kept(w, m, path);
}
export function decUncountedTerminatedPods(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["succeeded"] ??= []) as unknown[]).push(r.string()); break;
      case 18: ((m["failed"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encJobCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  form(w, 26, m["lastProbeTime"], encTime);
  form(w, 34, m["lastTransitionTime"], encTime);
  str(w, 42, m["reason"]);
  str(w, 50, m["message"]);
  kept(w, m, path);
}
export function decJobCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
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

export function encJobTemplateSpec(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encJobSpec);
  kept(w, m, path);
}
export function decJobTemplateSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decJobSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decJobSpec(r, r.pos);
  return m;
}

export function encCronJob(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encCronJobSpec);
  msg(w, 26, m["status"], encCronJobStatus);
  kept(w, m, path);
}
export function decCronJob(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decCronJobSpec); break;
      case 26: m["status"] = nested(r, decCronJobStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decCronJobSpec(r, r.pos);
  m["status"] ??= decCronJobStatus(r, r.pos);
  return m;
}

export function encCronJobList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encCronJob);
  kept(w, m, path);
}
export function decCronJobList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decCronJob)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encCronJobSpec(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["schedule"]);
  numPtr(w, 16, m["startingDeadlineSeconds"]);
  str(w, 26, m["concurrencyPolicy"]);
  boolPtr(w, 32, m["suspend"]);
  msg(w, 42, m["jobTemplate"], encJobTemplateSpec);
  numPtr(w, 48, m["successfulJobsHistoryLimit"]);
  numPtr(w, 56, m["failedJobsHistoryLimit"]);
  strPtr(w, 66, m["timeZone"]);
  kept(w, m, path);
}
export function decCronJobSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["schedule"] = r.string(); break;
      case 66: m["timeZone"] = r.string(); break;
      case 16: m["startingDeadlineSeconds"] = int(r); break;
      case 26: { const v = r.string(); if (v !== "") m["concurrencyPolicy"] = v; break; }
      case 32: m["suspend"] = r.bool(); break;
      case 42: m["jobTemplate"] = nested(r, decJobTemplateSpec); break;
      case 48: m["successfulJobsHistoryLimit"] = int(r); break;
      case 56: m["failedJobsHistoryLimit"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["schedule"] ??= "";
  m["jobTemplate"] ??= decJobTemplateSpec(r, r.pos);
  return m;
}

export function encCronJobStatus(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["active"], corev1.encObjectReference);
  formPtr(w, 34, m["lastScheduleTime"], encTime);
  formPtr(w, 42, m["lastSuccessfulTime"], encTime);
  kept(w, m, path);
}
export function decCronJobStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["active"] ??= []) as unknown[]).push(nested(r, corev1.decObjectReference)); break;
      case 34: { const v = nested(r, decTime); if (v !== null) m["lastScheduleTime"] = v; break; }
      case 42: { const v = nested(r, decTime); if (v !== null) m["lastSuccessfulTime"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export const codecs: Codecs = {
  Job: [encJob, decJob],
  JobList: [encJobList, decJobList],
  PodFailurePolicyOnExitCodesRequirement: [encPodFailurePolicyOnExitCodesRequirement, decPodFailurePolicyOnExitCodesRequirement],
  PodFailurePolicyOnPodConditionsPattern: [encPodFailurePolicyOnPodConditionsPattern, decPodFailurePolicyOnPodConditionsPattern],
  PodFailurePolicyRule: [encPodFailurePolicyRule, decPodFailurePolicyRule],
  PodFailurePolicy: [encPodFailurePolicy, decPodFailurePolicy],
  SuccessPolicy: [encSuccessPolicy, decSuccessPolicy],
  SuccessPolicyRule: [encSuccessPolicyRule, decSuccessPolicyRule],
  JobSpec: [encJobSpec, decJobSpec],
  JobStatus: [encJobStatus, decJobStatus],
  UncountedTerminatedPods: [encUncountedTerminatedPods, decUncountedTerminatedPods],
  JobCondition: [encJobCondition, decJobCondition],
  JobTemplateSpec: [encJobTemplateSpec, decJobTemplateSpec],
  CronJob: [encCronJob, decCronJob],
  CronJobList: [encCronJobList, decCronJobList],
  CronJobSpec: [encCronJobSpec, decCronJobSpec],
  CronJobStatus: [encCronJobStatus, decCronJobStatus],
};
