// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decIntOrString, encIntOrString } from "../../codec/forms.ts";
import { done, formPtr, int, kept, msg, msgPtr, msgs, nested, num, numPtr, str, strPtr, strs, sub, unknown } from "../../codec/wire.ts";
import * as corev1 from "./corev1.ts";
import * as metav1 from "./metav1.ts";

export function encNetworkPolicy(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encNetworkPolicySpec);
  kept(w, m, path);
}
export function decNetworkPolicy(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decNetworkPolicySpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decNetworkPolicySpec(r, r.pos);
  return m;
}

export function encNetworkPolicySpec(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["podSelector"], metav1.encLabelSelector);
  msgs(w, 18, m["ingress"], encNetworkPolicyIngressRule);
  msgs(w, 26, m["egress"], encNetworkPolicyEgressRule);
  strs(w, 34, m["policyTypes"]);
  kept(w, m, path);
}
export function decNetworkPolicySpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["podSelector"] = nested(r, metav1.decLabelSelector); break;
      case 18: ((m["ingress"] ??= []) as unknown[]).push(nested(r, decNetworkPolicyIngressRule)); break;
      case 26: ((m["egress"] ??= []) as unknown[]).push(nested(r, decNetworkPolicyEgressRule)); break;
      case 34: ((m["policyTypes"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["podSelector"] ??= metav1.decLabelSelector(r, r.pos);
  return m;
}

export function encNetworkPolicyIngressRule(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["ports"], encNetworkPolicyPort);
  msgs(w, 18, m["from"], encNetworkPolicyPeer);
  kept(w, m, path);
}
export function decNetworkPolicyIngressRule(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["ports"] ??= []) as unknown[]).push(nested(r, decNetworkPolicyPort)); break;
      case 18: ((m["from"] ??= []) as unknown[]).push(nested(r, decNetworkPolicyPeer)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNetworkPolicyEgressRule(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["ports"], encNetworkPolicyPort);
  msgs(w, 18, m["to"], encNetworkPolicyPeer);
  kept(w, m, path);
}
export function decNetworkPolicyEgressRule(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["ports"] ??= []) as unknown[]).push(nested(r, decNetworkPolicyPort)); break;
      case 18: ((m["to"] ??= []) as unknown[]).push(nested(r, decNetworkPolicyPeer)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNetworkPolicyPort(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["protocol"]);
  formPtr(w, 18, m["port"], encIntOrString);
  numPtr(w, 24, m["endPort"]);
  kept(w, m, path);
}
export function decNetworkPolicyPort(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["protocol"] = r.string(); break;
      case 18: m["port"] = nested(r, decIntOrString); break;
      case 24: m["endPort"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encIPBlock(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["cidr"]);
  strs(w, 18, m["except"]);
  kept(w, m, path);
}
export function decIPBlock(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["cidr"] = r.string(); break;
      case 18: ((m["except"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["cidr"] ??= "";
  return m;
}

export function encNetworkPolicyPeer(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["podSelector"], metav1.encLabelSelector);
  msgPtr(w, 18, m["namespaceSelector"], metav1.encLabelSelector);
  msgPtr(w, 26, m["ipBlock"], encIPBlock);
  kept(w, m, path);
}
export function decNetworkPolicyPeer(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["podSelector"] = nested(r, metav1.decLabelSelector); break;
      case 18: m["namespaceSelector"] = nested(r, metav1.decLabelSelector); break;
      case 26: m["ipBlock"] = nested(r, decIPBlock); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encNetworkPolicyList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encNetworkPolicy);
  kept(w, m, path);
}
export function decNetworkPolicyList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decNetworkPolicy)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encIngress(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encIngressSpec);
  msg(w, 26, m["status"], encIngressStatus);
  kept(w, m, path);
}
export function decIngress(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decIngressSpec); break;
      case 26: m["status"] = nested(r, decIngressStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decIngressSpec(r, r.pos);
  m["status"] ??= decIngressStatus(r, r.pos);
  return m;
}

export function encIngressList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encIngress);
  kept(w, m, path);
}
export function decIngressList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decIngress)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encIngressSpec(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["defaultBackend"], encIngressBackend);
  msgs(w, 18, m["tls"], encIngressTLS);
  msgs(w, 26, m["rules"], encIngressRule);
  strPtr(w, 34, m["ingressClassName"]);
  kept(w, m, path);
}
export function decIngressSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 34: m["ingressClassName"] = r.string(); break;
      case 10: m["defaultBackend"] = nested(r, decIngressBackend); break;
      case 18: ((m["tls"] ??= []) as unknown[]).push(nested(r, decIngressTLS)); break;
      case 26: ((m["rules"] ??= []) as unknown[]).push(nested(r, decIngressRule)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encIngressTLS(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["hosts"]);
  str(w, 18, m["secretName"]);
  kept(w, m, path);
}
export function decIngressTLS(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["hosts"] ??= []) as unknown[]).push(r.string()); break;
      case 18: { const v = r.string(); if (v !== "") m["secretName"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encIngressStatus(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["loadBalancer"], encIngressLoadBalancerStatus);
  kept(w, m, path);
}
export function decIngressStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["loadBalancer"] = nested(r, decIngressLoadBalancerStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["loadBalancer"] ??= decIngressLoadBalancerStatus(r, r.pos);
  return m;
}

export function encIngressLoadBalancerStatus(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["ingress"], encIngressLoadBalancerIngress);
  kept(w, m, path);
}
export function decIngressLoadBalancerStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["ingress"] ??= []) as unknown[]).push(nested(r, decIngressLoadBalancerIngress)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encIngressLoadBalancerIngress(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["ip"]);
  str(w, 18, m["hostname"]);
  msgs(w, 34, m["ports"], encIngressPortStatus);
  kept(w, m, path);
}
export function decIngressLoadBalancerIngress(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["ip"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["hostname"] = v; break; }
      case 34: ((m["ports"] ??= []) as unknown[]).push(nested(r, decIngressPortStatus)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encIngressPortStatus(w: Writer, m: Obj, path = ""): void {
  num(w, 8, m["port"]);
  str(w, 18, m["protocol"]);
  strPtr(w, 26, m["error"]);
  kept(w, m, path);
}
export function decIngressPortStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
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

export function encIngressRule(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["host"]);
  w.uint32(18).fork(); encIngressRuleValue(w, m, path + "2."); w.ldelim();
  kept(w, m, path);
}
export function decIngressRule(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["host"] = v; break; }
      case 18: decIngressRuleValue(r, sub(r), m, path + "2."); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encIngressRuleValue(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["http"], encHTTPIngressRuleValue);
  kept(w, m, path);
}
export function decIngressRuleValue(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["http"] = nested(r, decHTTPIngressRuleValue); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encHTTPIngressRuleValue(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["paths"], encHTTPIngressPath);
  kept(w, m, path);
}
export function decHTTPIngressRuleValue(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["paths"] ??= []) as unknown[]).push(nested(r, decHTTPIngressPath)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["paths"] ??= [];
  return m;
}

export function encHTTPIngressPath(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["path"]);
  msg(w, 18, m["backend"], encIngressBackend);
  strPtr(w, 26, m["pathType"]);
  kept(w, m, path);
}
export function decHTTPIngressPath(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["path"] = v; break; }
      case 26: m["pathType"] = r.string(); break;
      case 18: m["backend"] = nested(r, decIngressBackend); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["pathType"] ??= null;
  m["backend"] ??= decIngressBackend(r, r.pos);
  return m;
}

export function encIngressBackend(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 26, m["resource"], corev1.encTypedLocalObjectReference);
  msgPtr(w, 34, m["service"], encIngressServiceBackend);
  kept(w, m, path);
}
export function decIngressBackend(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 34: m["service"] = nested(r, decIngressServiceBackend); break;
      case 26: m["resource"] = nested(r, corev1.decTypedLocalObjectReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encIngressServiceBackend(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  msg(w, 18, m["port"], encServiceBackendPort);
  kept(w, m, path);
}
export function decIngressServiceBackend(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["port"] = nested(r, decServiceBackendPort); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["port"] ??= decServiceBackendPort(r, r.pos);
  return m;
}

export function encServiceBackendPort(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  num(w, 16, m["number"]);
  kept(w, m, path);
}
export function decServiceBackendPort(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      case 16: { const v = int(r); if (v !== 0) m["number"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encIngressClass(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encIngressClassSpec);
  kept(w, m, path);
}
export function decIngressClass(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decIngressClassSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decIngressClassSpec(r, r.pos);
  return m;
}

export function encIngressClassSpec(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["controller"]);
  msgPtr(w, 18, m["parameters"], encIngressClassParametersReference);
  kept(w, m, path);
}
export function decIngressClassSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["controller"] = v; break; }
      case 18: m["parameters"] = nested(r, decIngressClassParametersReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encIngressClassParametersReference(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["apiGroup"]);
  str(w, 18, m["kind"]);
  str(w, 26, m["name"]);
  strPtr(w, 34, m["scope"]);
  strPtr(w, 42, m["namespace"]);
  kept(w, m, path);
}
export function decIngressClassParametersReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["apiGroup"] = r.string(); break;
      case 18: m["kind"] = r.string(); break;
      case 26: m["name"] = r.string(); break;
      case 34: m["scope"] = r.string(); break;
      case 42: m["namespace"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["kind"] ??= "";
  m["name"] ??= "";
  m["scope"] ??= null;
  return m;
}

export function encIngressClassList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encIngressClass);
  kept(w, m, path);
}
export function decIngressClassList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decIngressClass)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encIPAddress(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encIPAddressSpec);
  kept(w, m, path);
}
export function decIPAddress(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decIPAddressSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decIPAddressSpec(r, r.pos);
  return m;
}

export function encIPAddressSpec(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["parentRef"], encParentReference);
  kept(w, m, path);
}
export function decIPAddressSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["parentRef"] = nested(r, decParentReference); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encParentReference(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["group"]);
  str(w, 18, m["resource"]);
  str(w, 26, m["namespace"]);
  str(w, 34, m["name"]);
  kept(w, m, path);
}
export function decParentReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["group"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["resource"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["namespace"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["name"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encIPAddressList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encIPAddress);
  kept(w, m, path);
}
export function decIPAddressList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decIPAddress)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encServiceCIDR(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encServiceCIDRSpec);
  msg(w, 26, m["status"], encServiceCIDRStatus);
  kept(w, m, path);
}
export function decServiceCIDR(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decServiceCIDRSpec); break;
      case 26: m["status"] = nested(r, decServiceCIDRStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decServiceCIDRSpec(r, r.pos);
  m["status"] ??= decServiceCIDRStatus(r, r.pos);
  return m;
}

export function encServiceCIDRSpec(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["cidrs"]);
  kept(w, m, path);
}
export function decServiceCIDRSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["cidrs"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encServiceCIDRStatus(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["conditions"], metav1.encCondition);
  kept(w, m, path);
}
export function decServiceCIDRStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["conditions"] ??= []) as unknown[]).push(nested(r, metav1.decCondition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encServiceCIDRList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encServiceCIDR);
  kept(w, m, path);
}
export function decServiceCIDRList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decServiceCIDR)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export const codecs: Codecs = {
  NetworkPolicy: [encNetworkPolicy, decNetworkPolicy],
  NetworkPolicySpec: [encNetworkPolicySpec, decNetworkPolicySpec],
  NetworkPolicyIngressRule: [encNetworkPolicyIngressRule, decNetworkPolicyIngressRule],
  NetworkPolicyEgressRule: [encNetworkPolicyEgressRule, decNetworkPolicyEgressRule],
  NetworkPolicyPort: [encNetworkPolicyPort, decNetworkPolicyPort],
  IPBlock: [encIPBlock, decIPBlock],
  NetworkPolicyPeer: [encNetworkPolicyPeer, decNetworkPolicyPeer],
  NetworkPolicyList: [encNetworkPolicyList, decNetworkPolicyList],
  Ingress: [encIngress, decIngress],
  IngressList: [encIngressList, decIngressList],
  IngressSpec: [encIngressSpec, decIngressSpec],
  IngressTLS: [encIngressTLS, decIngressTLS],
  IngressStatus: [encIngressStatus, decIngressStatus],
  IngressLoadBalancerStatus: [encIngressLoadBalancerStatus, decIngressLoadBalancerStatus],
  IngressLoadBalancerIngress: [encIngressLoadBalancerIngress, decIngressLoadBalancerIngress],
  IngressPortStatus: [encIngressPortStatus, decIngressPortStatus],
  IngressRule: [encIngressRule, decIngressRule],
  IngressRuleValue: [encIngressRuleValue, decIngressRuleValue],
  HTTPIngressRuleValue: [encHTTPIngressRuleValue, decHTTPIngressRuleValue],
  HTTPIngressPath: [encHTTPIngressPath, decHTTPIngressPath],
  IngressBackend: [encIngressBackend, decIngressBackend],
  IngressServiceBackend: [encIngressServiceBackend, decIngressServiceBackend],
  ServiceBackendPort: [encServiceBackendPort, decServiceBackendPort],
  IngressClass: [encIngressClass, decIngressClass],
  IngressClassSpec: [encIngressClassSpec, decIngressClassSpec],
  IngressClassParametersReference: [encIngressClassParametersReference, decIngressClassParametersReference],
  IngressClassList: [encIngressClassList, decIngressClassList],
  IPAddress: [encIPAddress, decIPAddress],
  IPAddressSpec: [encIPAddressSpec, decIPAddressSpec],
  ParentReference: [encParentReference, decParentReference],
  IPAddressList: [encIPAddressList, decIPAddressList],
  ServiceCIDR: [encServiceCIDR, decServiceCIDR],
  ServiceCIDRSpec: [encServiceCIDRSpec, decServiceCIDRSpec],
  ServiceCIDRStatus: [encServiceCIDRStatus, decServiceCIDRStatus],
  ServiceCIDRList: [encServiceCIDRList, decServiceCIDRList],
};
