// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decTime, encTime } from "../../codec/forms.ts";
import { bool, done, form, int, kept, msg, msgPtr, msgs, nested, num, numPtr, str, strs, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encFlowSchema(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encFlowSchemaSpec);
  msg(w, 26, m["status"], encFlowSchemaStatus);
  kept(w, m, path);
}
export function decFlowSchema(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decFlowSchemaSpec); break;
      case 26: m["status"] = nested(r, decFlowSchemaStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decFlowSchemaSpec(r, r.pos);
  m["status"] ??= decFlowSchemaStatus(r, r.pos);
  return m;
}

export function encFlowSchemaList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encFlowSchema);
  kept(w, m, path);
}
export function decFlowSchemaList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decFlowSchema)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encFlowSchemaSpec(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["priorityLevelConfiguration"], encPriorityLevelConfigurationReference);
  num(w, 16, m["matchingPrecedence"]);
  msgPtr(w, 26, m["distinguisherMethod"], encFlowDistinguisherMethod);
  msgs(w, 34, m["rules"], encPolicyRulesWithSubjects);
  kept(w, m, path);
}
export function decFlowSchemaSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["priorityLevelConfiguration"] = nested(r, decPriorityLevelConfigurationReference); break;
      case 16: m["matchingPrecedence"] = int(r); break;
      case 26: m["distinguisherMethod"] = nested(r, decFlowDistinguisherMethod); break;
      case 34: ((m["rules"] ??= []) as unknown[]).push(nested(r, decPolicyRulesWithSubjects)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["priorityLevelConfiguration"] ??= decPriorityLevelConfigurationReference(r, r.pos);
  m["matchingPrecedence"] ??= 0;
  return m;
}

export function encFlowDistinguisherMethod(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  kept(w, m, path);
}
export function decFlowDistinguisherMethod(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  return m;
}

export function encPriorityLevelConfigurationReference(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  kept(w, m, path);
}
export function decPriorityLevelConfigurationReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
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

export function encPolicyRulesWithSubjects(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["subjects"], encSubject);
  msgs(w, 18, m["resourceRules"], encResourcePolicyRule);
  msgs(w, 26, m["nonResourceRules"], encNonResourcePolicyRule);
  kept(w, m, path);
}
export function decPolicyRulesWithSubjects(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["subjects"] ??= []) as unknown[]).push(nested(r, decSubject)); break;
      case 18: ((m["resourceRules"] ??= []) as unknown[]).push(nested(r, decResourcePolicyRule)); break;
      case 26: ((m["nonResourceRules"] ??= []) as unknown[]).push(nested(r, decNonResourcePolicyRule)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["subjects"] ??= [];
  return m;
}

export function encSubject(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["kind"]);
  msgPtr(w, 18, m["user"], encUserSubject);
  msgPtr(w, 26, m["group"], encGroupSubject);
  msgPtr(w, 34, m["serviceAccount"], encServiceAccountSubject);
  kept(w, m, path);
}
export function decSubject(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["kind"] = r.string(); break;
      case 18: m["user"] = nested(r, decUserSubject); break;
      case 26: m["group"] = nested(r, decGroupSubject); break;
      case 34: m["serviceAccount"] = nested(r, decServiceAccountSubject); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["kind"] ??= "";
  return m;
}

export function encUserSubject(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  kept(w, m, path);
}
export function decUserSubject(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
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

export function encGroupSubject(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  kept(w, m, path);
}
export function decGroupSubject(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
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

export function encServiceAccountSubject(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["namespace"]);
  str(w, 18, m["name"]);
  kept(w, m, path);
}
export function decServiceAccountSubject(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["namespace"] = r.string(); break;
      case 18: m["name"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["namespace"] ??= "";
  m["name"] ??= "";
  return m;
}

export function encResourcePolicyRule(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["verbs"]);
  strs(w, 18, m["apiGroups"]);
  strs(w, 26, m["resources"]);
  bool(w, 32, m["clusterScope"]);
  strs(w, 42, m["namespaces"]);
  kept(w, m, path);
}
export function decResourcePolicyRule(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["verbs"] ??= []) as unknown[]).push(r.string()); break;
      case 18: ((m["apiGroups"] ??= []) as unknown[]).push(r.string()); break;
      case 26: ((m["resources"] ??= []) as unknown[]).push(r.string()); break;
      case 32: { const v = r.bool(); if (v !== false) m["clusterScope"] = v; break; }
      case 42: ((m["namespaces"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["verbs"] ??= [];
  m["apiGroups"] ??= [];
  m["resources"] ??= [];
  m["namespaces"] ??= [];
  return m;
}

export function encNonResourcePolicyRule(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["verbs"]);
  strs(w, 50, m["nonResourceURLs"]);
  kept(w, m, path);
}
export function decNonResourcePolicyRule(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["verbs"] ??= []) as unknown[]).push(r.string()); break;
      case 50: ((m["nonResourceURLs"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["verbs"] ??= [];
  m["nonResourceURLs"] ??= [];
  return m;
}

export function encFlowSchemaStatus(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["conditions"], encFlowSchemaCondition);
  kept(w, m, path);
}
export function decFlowSchemaStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decFlowSchemaCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encFlowSchemaCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  form(w, 26, m["lastTransitionTime"], encTime);
  str(w, 34, m["reason"]);
  str(w, 42, m["message"]);
  kept(w, m, path);
}
export function decFlowSchemaCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["type"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["status"] = v; break; }
      case 26: m["lastTransitionTime"] = nested(r, decTime); break;
      case 34: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["lastTransitionTime"] ??= null;
  return m;
}

export function encPriorityLevelConfiguration(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encPriorityLevelConfigurationSpec);
  msg(w, 26, m["status"], encPriorityLevelConfigurationStatus);
  kept(w, m, path);
}
export function decPriorityLevelConfiguration(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decPriorityLevelConfigurationSpec); break;
      case 26: m["status"] = nested(r, decPriorityLevelConfigurationStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decPriorityLevelConfigurationSpec(r, r.pos);
  m["status"] ??= decPriorityLevelConfigurationStatus(r, r.pos);
  return m;
}

export function encPriorityLevelConfigurationList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encPriorityLevelConfiguration);
  kept(w, m, path);
}
export function decPriorityLevelConfigurationList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decPriorityLevelConfiguration)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encPriorityLevelConfigurationSpec(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  msgPtr(w, 18, m["limited"], encLimitedPriorityLevelConfiguration);
  msgPtr(w, 26, m["exempt"], encExemptPriorityLevelConfiguration);
  kept(w, m, path);
}
export function decPriorityLevelConfigurationSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["limited"] = nested(r, decLimitedPriorityLevelConfiguration); break;
      case 26: m["exempt"] = nested(r, decExemptPriorityLevelConfiguration); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  return m;
}

export function encLimitedPriorityLevelConfiguration(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 8, m["nominalConcurrencyShares"]);
  msg(w, 18, m["limitResponse"], encLimitResponse);
  numPtr(w, 24, m["lendablePercent"]);
  numPtr(w, 32, m["borrowingLimitPercent"]);
  kept(w, m, path);
}
export function decLimitedPriorityLevelConfiguration(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["nominalConcurrencyShares"] = int(r); break;
      case 18: m["limitResponse"] = nested(r, decLimitResponse); break;
      case 24: m["lendablePercent"] = int(r); break;
      case 32: m["borrowingLimitPercent"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["nominalConcurrencyShares"] ??= null;
  m["limitResponse"] ??= decLimitResponse(r, r.pos);
  return m;
}

export function encExemptPriorityLevelConfiguration(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 8, m["nominalConcurrencyShares"]);
  numPtr(w, 16, m["lendablePercent"]);
  kept(w, m, path);
}
export function decExemptPriorityLevelConfiguration(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["nominalConcurrencyShares"] = int(r); break;
      case 16: m["lendablePercent"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encLimitResponse(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  msgPtr(w, 18, m["queuing"], encQueuingConfiguration);
  kept(w, m, path);
}
export function decLimitResponse(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["queuing"] = nested(r, decQueuingConfiguration); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  return m;
}

export function encQueuingConfiguration(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["queues"]);
  num(w, 16, m["handSize"]);
  num(w, 24, m["queueLengthLimit"]);
  kept(w, m, path);
}
export function decQueuingConfiguration(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: m["queues"] = int(r); break;
      case 16: m["handSize"] = int(r); break;
      case 24: m["queueLengthLimit"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["queues"] ??= 0;
  m["handSize"] ??= 0;
  m["queueLengthLimit"] ??= 0;
  return m;
}

export function encPriorityLevelConfigurationStatus(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["conditions"], encPriorityLevelConfigurationCondition);
  kept(w, m, path);
}
export function decPriorityLevelConfigurationStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decPriorityLevelConfigurationCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encPriorityLevelConfigurationCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  form(w, 26, m["lastTransitionTime"], encTime);
  str(w, 34, m["reason"]);
  str(w, 42, m["message"]);
  kept(w, m, path);
}
export function decPriorityLevelConfigurationCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["type"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["status"] = v; break; }
      case 26: m["lastTransitionTime"] = nested(r, decTime); break;
      case 34: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["lastTransitionTime"] ??= null;
  return m;
}

export const codecs: Codecs = {
  FlowSchema: [encFlowSchema, decFlowSchema],
  FlowSchemaList: [encFlowSchemaList, decFlowSchemaList],
  FlowSchemaSpec: [encFlowSchemaSpec, decFlowSchemaSpec],
  FlowDistinguisherMethod: [encFlowDistinguisherMethod, decFlowDistinguisherMethod],
  PriorityLevelConfigurationReference: [encPriorityLevelConfigurationReference, decPriorityLevelConfigurationReference],
  PolicyRulesWithSubjects: [encPolicyRulesWithSubjects, decPolicyRulesWithSubjects],
  Subject: [encSubject, decSubject],
  UserSubject: [encUserSubject, decUserSubject],
  GroupSubject: [encGroupSubject, decGroupSubject],
  ServiceAccountSubject: [encServiceAccountSubject, decServiceAccountSubject],
  ResourcePolicyRule: [encResourcePolicyRule, decResourcePolicyRule],
  NonResourcePolicyRule: [encNonResourcePolicyRule, decNonResourcePolicyRule],
  FlowSchemaStatus: [encFlowSchemaStatus, decFlowSchemaStatus],
  FlowSchemaCondition: [encFlowSchemaCondition, decFlowSchemaCondition],
  PriorityLevelConfiguration: [encPriorityLevelConfiguration, decPriorityLevelConfiguration],
  PriorityLevelConfigurationList: [encPriorityLevelConfigurationList, decPriorityLevelConfigurationList],
  PriorityLevelConfigurationSpec: [encPriorityLevelConfigurationSpec, decPriorityLevelConfigurationSpec],
  LimitedPriorityLevelConfiguration: [encLimitedPriorityLevelConfiguration, decLimitedPriorityLevelConfiguration],
  ExemptPriorityLevelConfiguration: [encExemptPriorityLevelConfiguration, decExemptPriorityLevelConfiguration],
  LimitResponse: [encLimitResponse, decLimitResponse],
  QueuingConfiguration: [encQueuingConfiguration, decQueuingConfiguration],
  PriorityLevelConfigurationStatus: [encPriorityLevelConfigurationStatus, decPriorityLevelConfigurationStatus],
  PriorityLevelConfigurationCondition: [encPriorityLevelConfigurationCondition, decPriorityLevelConfigurationCondition],
};
