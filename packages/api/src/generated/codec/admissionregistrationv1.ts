// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { base64, bytes, done, int, kept, msg, msgPtr, msgs, nested, num, numPtr, str, strPtr, strs, sub, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encRule(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["apiGroups"]);
  strs(w, 18, m["apiVersions"]);
  strs(w, 26, m["resources"]);
  strPtr(w, 34, m["scope"]);
  kept(w, m, path);
}
export function decRule(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["apiGroups"] ??= []) as unknown[]).push(r.string()); break;
      case 18: ((m["apiVersions"] ??= []) as unknown[]).push(r.string()); break;
      case 26: ((m["resources"] ??= []) as unknown[]).push(r.string()); break;
      case 34: m["scope"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encValidatingAdmissionPolicy(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encValidatingAdmissionPolicySpec);
  msg(w, 26, m["status"], encValidatingAdmissionPolicyStatus);
  kept(w, m, path);
}
export function decValidatingAdmissionPolicy(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decValidatingAdmissionPolicySpec); break;
      case 26: m["status"] = nested(r, decValidatingAdmissionPolicyStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decValidatingAdmissionPolicySpec(r, r.pos);
  m["status"] ??= decValidatingAdmissionPolicyStatus(r, r.pos);
  return m;
}

export function encValidatingAdmissionPolicyStatus(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["observedGeneration"]);
  msgPtr(w, 18, m["typeChecking"], encTypeChecking);
  msgs(w, 26, m["conditions"], metav1.encCondition);
  kept(w, m, path);
}
export function decValidatingAdmissionPolicyStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 8: { const v = int(r); if (v !== 0) m["observedGeneration"] = v; break; }
      case 18: m["typeChecking"] = nested(r, decTypeChecking); break;
      case 26: ((m["conditions"] ??= []) as unknown[]).push(nested(r, metav1.decCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encTypeChecking(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["expressionWarnings"], encExpressionWarning);
  kept(w, m, path);
}
export function decTypeChecking(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["expressionWarnings"] ??= []) as unknown[]).push(nested(r, decExpressionWarning)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encExpressionWarning(w: Writer, m: Obj, path = ""): void {
  str(w, 18, m["fieldRef"]);
  str(w, 26, m["warning"]);
  kept(w, m, path);
}
export function decExpressionWarning(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 18: m["fieldRef"] = r.string(); break;
      case 26: m["warning"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["fieldRef"] ??= "";
  m["warning"] ??= "";
  return m;
}

export function encValidatingAdmissionPolicyList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encValidatingAdmissionPolicy);
  kept(w, m, path);
}
export function decValidatingAdmissionPolicyList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decValidatingAdmissionPolicy)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encValidatingAdmissionPolicySpec(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["paramKind"], encParamKind);
  msgPtr(w, 18, m["matchConstraints"], encMatchResources);
  msgs(w, 26, m["validations"], encValidation);
  strPtr(w, 34, m["failurePolicy"]);
  msgs(w, 42, m["auditAnnotations"], encAuditAnnotation);
  msgs(w, 50, m["matchConditions"], encMatchCondition);
  msgs(w, 58, m["variables"], encVariable);
  kept(w, m, path);
}
export function decValidatingAdmissionPolicySpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["paramKind"] = nested(r, decParamKind); break;
      case 18: m["matchConstraints"] = nested(r, decMatchResources); break;
      case 26: ((m["validations"] ??= []) as unknown[]).push(nested(r, decValidation)); break;
      case 34: m["failurePolicy"] = r.string(); break;
      case 42: ((m["auditAnnotations"] ??= []) as unknown[]).push(nested(r, decAuditAnnotation)); break;
      case 50: ((m["matchConditions"] ??= []) as unknown[]).push(nested(r, decMatchCondition)); break;
      case 58: ((m["variables"] ??= []) as unknown[]).push(nested(r, decVariable)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encParamKind(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["apiVersion"]);
  str(w, 18, m["kind"]);
  kept(w, m, path);
}
export function decParamKind(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["apiVersion"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["kind"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encValidation(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["expression"]);
  str(w, 18, m["message"]);
  strPtr(w, 26, m["reason"]);
  str(w, 34, m["messageExpression"]);
  kept(w, m, path);
}
export function decValidation(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["expression"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      case 26: m["reason"] = r.string(); break;
      case 34: { const v = r.string(); if (v !== "") m["messageExpression"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["expression"] ??= "";
  return m;
}

export function encVariable(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["expression"]);
  kept(w, m, path);
}
export function decVariable(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["expression"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["expression"] ??= "";
  return m;
}

export function encAuditAnnotation(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["key"]);
  str(w, 18, m["valueExpression"]);
  kept(w, m, path);
}
export function decAuditAnnotation(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["key"] = r.string(); break;
      case 18: m["valueExpression"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["key"] ??= "";
  m["valueExpression"] ??= "";
  return m;
}

export function encValidatingAdmissionPolicyBinding(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encValidatingAdmissionPolicyBindingSpec);
  kept(w, m, path);
}
export function decValidatingAdmissionPolicyBinding(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decValidatingAdmissionPolicyBindingSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decValidatingAdmissionPolicyBindingSpec(r, r.pos);
  return m;
}

export function encValidatingAdmissionPolicyBindingList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encValidatingAdmissionPolicyBinding);
  kept(w, m, path);
}
export function decValidatingAdmissionPolicyBindingList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decValidatingAdmissionPolicyBinding)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encValidatingAdmissionPolicyBindingSpec(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["policyName"]);
  msgPtr(w, 18, m["paramRef"], encParamRef);
  msgPtr(w, 26, m["matchResources"], encMatchResources);
  strs(w, 34, m["validationActions"]);
  kept(w, m, path);
}
export function decValidatingAdmissionPolicyBindingSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["policyName"] = v; break; }
      case 18: m["paramRef"] = nested(r, decParamRef); break;
      case 26: m["matchResources"] = nested(r, decMatchResources); break;
      case 34: ((m["validationActions"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encParamRef(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["namespace"]);
  msgPtr(w, 26, m["selector"], metav1.encLabelSelector);
  strPtr(w, 34, m["parameterNotFoundAction"]);
  kept(w, m, path);
}
export function decParamRef(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["namespace"] = v; break; }
      case 26: m["selector"] = nested(r, metav1.decLabelSelector); break;
      case 34: m["parameterNotFoundAction"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encMatchResources(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["namespaceSelector"], metav1.encLabelSelector);
  msgPtr(w, 18, m["objectSelector"], metav1.encLabelSelector);
  msgs(w, 26, m["resourceRules"], encNamedRuleWithOperations);
  msgs(w, 34, m["excludeResourceRules"], encNamedRuleWithOperations);
  strPtr(w, 58, m["matchPolicy"]);
  kept(w, m, path);
}
export function decMatchResources(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["namespaceSelector"] = nested(r, metav1.decLabelSelector); break;
      case 18: m["objectSelector"] = nested(r, metav1.decLabelSelector); break;
      case 26: ((m["resourceRules"] ??= []) as unknown[]).push(nested(r, decNamedRuleWithOperations)); break;
      case 34: ((m["excludeResourceRules"] ??= []) as unknown[]).push(nested(r, decNamedRuleWithOperations)); break;
      case 58: m["matchPolicy"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNamedRuleWithOperations(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["resourceNames"]);
  w.uint32(18).fork(); encRuleWithOperations(w, m, path + "2."); w.ldelim();
  kept(w, m, path);
}
export function decNamedRuleWithOperations(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["resourceNames"] ??= []) as unknown[]).push(r.string()); break;
      case 18: decRuleWithOperations(r, sub(r), m, path + "2."); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encValidatingWebhookConfiguration(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msgs(w, 18, m["webhooks"], encValidatingWebhook);
  kept(w, m, path);
}
export function decValidatingWebhookConfiguration(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: ((m["webhooks"] ??= []) as unknown[]).push(nested(r, decValidatingWebhook)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  return m;
}

export function encValidatingWebhookConfigurationList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encValidatingWebhookConfiguration);
  kept(w, m, path);
}
export function decValidatingWebhookConfigurationList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decValidatingWebhookConfiguration)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encMutatingWebhookConfiguration(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msgs(w, 18, m["webhooks"], encMutatingWebhook);
  kept(w, m, path);
}
export function decMutatingWebhookConfiguration(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: ((m["webhooks"] ??= []) as unknown[]).push(nested(r, decMutatingWebhook)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  return m;
}

export function encMutatingWebhookConfigurationList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encMutatingWebhookConfiguration);
  kept(w, m, path);
}
export function decMutatingWebhookConfigurationList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decMutatingWebhookConfiguration)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encValidatingWebhook(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  msg(w, 18, m["clientConfig"], encWebhookClientConfig);
  msgs(w, 26, m["rules"], encRuleWithOperations);
  strPtr(w, 34, m["failurePolicy"]);
  msgPtr(w, 42, m["namespaceSelector"], metav1.encLabelSelector);
  strPtr(w, 50, m["sideEffects"]);
  numPtr(w, 56, m["timeoutSeconds"]);
  strs(w, 66, m["admissionReviewVersions"]);
  strPtr(w, 74, m["matchPolicy"]);
  msgPtr(w, 82, m["objectSelector"], metav1.encLabelSelector);
  msgs(w, 90, m["matchConditions"], encMatchCondition);
  kept(w, m, path);
}
export function decValidatingWebhook(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["clientConfig"] = nested(r, decWebhookClientConfig); break;
      case 26: ((m["rules"] ??= []) as unknown[]).push(nested(r, decRuleWithOperations)); break;
      case 34: m["failurePolicy"] = r.string(); break;
      case 74: m["matchPolicy"] = r.string(); break;
      case 42: m["namespaceSelector"] = nested(r, metav1.decLabelSelector); break;
      case 82: m["objectSelector"] = nested(r, metav1.decLabelSelector); break;
      case 50: m["sideEffects"] = r.string(); break;
      case 56: m["timeoutSeconds"] = int(r); break;
      case 66: ((m["admissionReviewVersions"] ??= []) as unknown[]).push(r.string()); break;
      case 90: ((m["matchConditions"] ??= []) as unknown[]).push(nested(r, decMatchCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["clientConfig"] ??= decWebhookClientConfig(r, r.pos);
  m["sideEffects"] ??= null;
  m["admissionReviewVersions"] ??= [];
  return m;
}

export function encMutatingWebhook(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  msg(w, 18, m["clientConfig"], encWebhookClientConfig);
  msgs(w, 26, m["rules"], encRuleWithOperations);
  strPtr(w, 34, m["failurePolicy"]);
  msgPtr(w, 42, m["namespaceSelector"], metav1.encLabelSelector);
  strPtr(w, 50, m["sideEffects"]);
  numPtr(w, 56, m["timeoutSeconds"]);
  strs(w, 66, m["admissionReviewVersions"]);
  strPtr(w, 74, m["matchPolicy"]);
  strPtr(w, 82, m["reinvocationPolicy"]);
  msgPtr(w, 90, m["objectSelector"], metav1.encLabelSelector);
  msgs(w, 98, m["matchConditions"], encMatchCondition);
  kept(w, m, path);
}
export function decMutatingWebhook(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["clientConfig"] = nested(r, decWebhookClientConfig); break;
      case 26: ((m["rules"] ??= []) as unknown[]).push(nested(r, decRuleWithOperations)); break;
      case 34: m["failurePolicy"] = r.string(); break;
      case 74: m["matchPolicy"] = r.string(); break;
      case 42: m["namespaceSelector"] = nested(r, metav1.decLabelSelector); break;
      case 90: m["objectSelector"] = nested(r, metav1.decLabelSelector); break;
      case 50: m["sideEffects"] = r.string(); break;
      case 56: m["timeoutSeconds"] = int(r); break;
      case 66: ((m["admissionReviewVersions"] ??= []) as unknown[]).push(r.string()); break;
      case 82: m["reinvocationPolicy"] = r.string(); break;
      case 98: ((m["matchConditions"] ??= []) as unknown[]).push(nested(r, decMatchCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["clientConfig"] ??= decWebhookClientConfig(r, r.pos);
  m["sideEffects"] ??= null;
  m["admissionReviewVersions"] ??= [];
  return m;
}

export function encMutatingAdmissionPolicy(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encMutatingAdmissionPolicySpec);
  kept(w, m, path);
}
export function decMutatingAdmissionPolicy(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decMutatingAdmissionPolicySpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decMutatingAdmissionPolicySpec(r, r.pos);
  return m;
}

export function encMutatingAdmissionPolicyList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encMutatingAdmissionPolicy);
  kept(w, m, path);
}
export function decMutatingAdmissionPolicyList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decMutatingAdmissionPolicy)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encMutatingAdmissionPolicySpec(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["paramKind"], encParamKind);
  msgPtr(w, 18, m["matchConstraints"], encMatchResources);
  msgs(w, 26, m["variables"], encVariable);
  msgs(w, 34, m["mutations"], encMutation);
  strPtr(w, 42, m["failurePolicy"]);
  msgs(w, 50, m["matchConditions"], encMatchCondition);
  str(w, 58, m["reinvocationPolicy"]);
  kept(w, m, path);
}
export function decMutatingAdmissionPolicySpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["paramKind"] = nested(r, decParamKind); break;
      case 18: m["matchConstraints"] = nested(r, decMatchResources); break;
      case 26: ((m["variables"] ??= []) as unknown[]).push(nested(r, decVariable)); break;
      case 34: ((m["mutations"] ??= []) as unknown[]).push(nested(r, decMutation)); break;
      case 42: m["failurePolicy"] = r.string(); break;
      case 50: ((m["matchConditions"] ??= []) as unknown[]).push(nested(r, decMatchCondition)); break;
      case 58: { const v = r.string(); if (v !== "") m["reinvocationPolicy"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encMutation(w: Writer, m: Obj, path = ""): void {
  str(w, 18, m["patchType"]);
  msgPtr(w, 26, m["applyConfiguration"], encApplyConfiguration);
  msgPtr(w, 34, m["jsonPatch"], encJSONPatch);
  kept(w, m, path);
}
export function decMutation(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 18: m["patchType"] = r.string(); break;
      case 26: m["applyConfiguration"] = nested(r, decApplyConfiguration); break;
      case 34: m["jsonPatch"] = nested(r, decJSONPatch); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["patchType"] ??= "";
  return m;
}

export function encApplyConfiguration(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["expression"]);
  kept(w, m, path);
}
export function decApplyConfiguration(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["expression"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encJSONPatch(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["expression"]);
  kept(w, m, path);
}
export function decJSONPatch(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["expression"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encMutatingAdmissionPolicyBinding(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encMutatingAdmissionPolicyBindingSpec);
  kept(w, m, path);
}
export function decMutatingAdmissionPolicyBinding(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decMutatingAdmissionPolicyBindingSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decMutatingAdmissionPolicyBindingSpec(r, r.pos);
  return m;
}

export function encMutatingAdmissionPolicyBindingList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encMutatingAdmissionPolicyBinding);
  kept(w, m, path);
}
export function decMutatingAdmissionPolicyBindingList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decMutatingAdmissionPolicyBinding)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encMutatingAdmissionPolicyBindingSpec(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["policyName"]);
  msgPtr(w, 18, m["paramRef"], encParamRef);
  msgPtr(w, 26, m["matchResources"], encMatchResources);
  kept(w, m, path);
}
export function decMutatingAdmissionPolicyBindingSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["policyName"] = v; break; }
      case 18: m["paramRef"] = nested(r, decParamRef); break;
      case 26: m["matchResources"] = nested(r, decMatchResources); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encRuleWithOperations(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["operations"]);
  w.uint32(18).fork(); encRule(w, m, path + "2."); w.ldelim();
  kept(w, m, path);
}
export function decRuleWithOperations(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["operations"] ??= []) as unknown[]).push(r.string()); break;
      case 18: decRule(r, sub(r), m, path + "2."); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encWebhookClientConfig(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["service"], encServiceReference);
  bytes(w, 18, m["caBundle"]);
  strPtr(w, 26, m["url"]);
  kept(w, m, path);
}
export function decWebhookClientConfig(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 26: m["url"] = r.string(); break;
      case 10: m["service"] = nested(r, decServiceReference); break;
      case 18: { const v = base64(r); if (v !== "") m["caBundle"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encServiceReference(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["namespace"]);
  str(w, 18, m["name"]);
  strPtr(w, 26, m["path"]);
  numPtr(w, 32, m["port"]);
  kept(w, m, path);
}
export function decServiceReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["namespace"] = r.string(); break;
      case 18: m["name"] = r.string(); break;
      case 26: m["path"] = r.string(); break;
      case 32: m["port"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["namespace"] ??= "";
  m["name"] ??= "";
  return m;
}

export function encMatchCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["expression"]);
  kept(w, m, path);
}
export function decMatchCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["expression"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["expression"] ??= "";
  return m;
}

export const codecs: Codecs = {
  Rule: [encRule, decRule],
  ValidatingAdmissionPolicy: [encValidatingAdmissionPolicy, decValidatingAdmissionPolicy],
  ValidatingAdmissionPolicyStatus: [encValidatingAdmissionPolicyStatus, decValidatingAdmissionPolicyStatus],
  TypeChecking: [encTypeChecking, decTypeChecking],
  ExpressionWarning: [encExpressionWarning, decExpressionWarning],
  ValidatingAdmissionPolicyList: [encValidatingAdmissionPolicyList, decValidatingAdmissionPolicyList],
  ValidatingAdmissionPolicySpec: [encValidatingAdmissionPolicySpec, decValidatingAdmissionPolicySpec],
  ParamKind: [encParamKind, decParamKind],
  Validation: [encValidation, decValidation],
  Variable: [encVariable, decVariable],
  AuditAnnotation: [encAuditAnnotation, decAuditAnnotation],
  ValidatingAdmissionPolicyBinding: [encValidatingAdmissionPolicyBinding, decValidatingAdmissionPolicyBinding],
  ValidatingAdmissionPolicyBindingList: [encValidatingAdmissionPolicyBindingList, decValidatingAdmissionPolicyBindingList],
  ValidatingAdmissionPolicyBindingSpec: [encValidatingAdmissionPolicyBindingSpec, decValidatingAdmissionPolicyBindingSpec],
  ParamRef: [encParamRef, decParamRef],
  MatchResources: [encMatchResources, decMatchResources],
  NamedRuleWithOperations: [encNamedRuleWithOperations, decNamedRuleWithOperations],
  ValidatingWebhookConfiguration: [encValidatingWebhookConfiguration, decValidatingWebhookConfiguration],
  ValidatingWebhookConfigurationList: [encValidatingWebhookConfigurationList, decValidatingWebhookConfigurationList],
  MutatingWebhookConfiguration: [encMutatingWebhookConfiguration, decMutatingWebhookConfiguration],
  MutatingWebhookConfigurationList: [encMutatingWebhookConfigurationList, decMutatingWebhookConfigurationList],
  ValidatingWebhook: [encValidatingWebhook, decValidatingWebhook],
  MutatingWebhook: [encMutatingWebhook, decMutatingWebhook],
  MutatingAdmissionPolicy: [encMutatingAdmissionPolicy, decMutatingAdmissionPolicy],
  MutatingAdmissionPolicyList: [encMutatingAdmissionPolicyList, decMutatingAdmissionPolicyList],
  MutatingAdmissionPolicySpec: [encMutatingAdmissionPolicySpec, decMutatingAdmissionPolicySpec],
  Mutation: [encMutation, decMutation],
  ApplyConfiguration: [encApplyConfiguration, decApplyConfiguration],
  JSONPatch: [encJSONPatch, decJSONPatch],
  MutatingAdmissionPolicyBinding: [encMutatingAdmissionPolicyBinding, decMutatingAdmissionPolicyBinding],
  MutatingAdmissionPolicyBindingList: [encMutatingAdmissionPolicyBindingList, decMutatingAdmissionPolicyBindingList],
  MutatingAdmissionPolicyBindingSpec: [encMutatingAdmissionPolicyBindingSpec, decMutatingAdmissionPolicyBindingSpec],
  RuleWithOperations: [encRuleWithOperations, decRuleWithOperations],
  WebhookClientConfig: [encWebhookClientConfig, decWebhookClientConfig],
  ServiceReference: [encServiceReference, decServiceReference],
  MatchCondition: [encMatchCondition, decMatchCondition],
};
