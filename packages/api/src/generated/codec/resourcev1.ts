// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decQuantity, decRawJSON, decTime, encQuantity, encRawJSON, encTime } from "../../codec/forms.ts";
import { boolPtr, bools, done, form, formPtr, forms, int, kept, map, msg, msgEntry, msgPtr, msgs, nested, num, numPtr, nums, str, strPtr, strs, sub, unknown } from "../../codec/wire.ts";
import * as corev1 from "./corev1.ts";
import * as metav1 from "./metav1.ts";

export function encResourceSlice(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encResourceSliceSpec);
  kept(w, m, path);
}
export function decResourceSlice(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decResourceSliceSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decResourceSliceSpec(r, r.pos);
  return m;
}

export function encResourceSliceSpec(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["driver"]);
  msg(w, 18, m["pool"], encResourcePool);
  strPtr(w, 26, m["nodeName"]);
  msgPtr(w, 34, m["nodeSelector"], corev1.encNodeSelector);
  boolPtr(w, 40, m["allNodes"]);
  msgs(w, 50, m["devices"], encDevice);
  boolPtr(w, 56, m["perDeviceNodeSelection"]);
  msgs(w, 66, m["sharedCounters"], encCounterSet);
  kept(w, m, path);
}
export function decResourceSliceSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["driver"] = r.string(); break;
      case 18: m["pool"] = nested(r, decResourcePool); break;
      case 26: m["nodeName"] = r.string(); break;
      case 34: m["nodeSelector"] = nested(r, corev1.decNodeSelector); break;
      case 40: m["allNodes"] = r.bool(); break;
      case 50: ((m["devices"] ??= []) as unknown[]).push(nested(r, decDevice)); break;
      case 56: m["perDeviceNodeSelection"] = r.bool(); break;
      case 66: ((m["sharedCounters"] ??= []) as unknown[]).push(nested(r, decCounterSet)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["driver"] ??= "";
  m["pool"] ??= decResourcePool(r, r.pos);
  return m;
}

export function encCounterSet(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  map(w, 18, m["counters"], (w, tag, v) => msg(w, tag, v, encCounter));
  kept(w, m, path);
}
export function decCounterSet(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: msgEntry(r, (m["counters"] ??= {}) as Obj, decCounter); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encResourcePool(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  num(w, 16, m["generation"]);
  num(w, 24, m["resourceSliceCount"]);
  kept(w, m, path);
}
export function decResourcePool(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 16: m["generation"] = int(r); break;
      case 24: m["resourceSliceCount"] = int(r); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["generation"] ??= 0;
  m["resourceSliceCount"] ??= 0;
  return m;
}

export function encDevice(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  map(w, 18, m["attributes"], (w, tag, v) => msg(w, tag, v, encDeviceAttribute));
  map(w, 26, m["capacity"], (w, tag, v) => msg(w, tag, v, encDeviceCapacity));
  msgs(w, 34, m["consumesCounters"], encDeviceCounterConsumption);
  strPtr(w, 42, m["nodeName"]);
  msgPtr(w, 50, m["nodeSelector"], corev1.encNodeSelector);
  boolPtr(w, 56, m["allNodes"]);
  msgs(w, 66, m["taints"], encDeviceTaint);
  boolPtr(w, 72, m["bindsToNode"]);
  strs(w, 82, m["bindingConditions"]);
  strs(w, 90, m["bindingFailureConditions"]);
  boolPtr(w, 96, m["allowMultipleAllocations"]);
  map(w, 106, m["nodeAllocatableResourceMappings"], (w, tag, v) => msg(w, tag, v, encNodeAllocatableResourceMapping));
  kept(w, m, path);
}
export function decDevice(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: msgEntry(r, (m["attributes"] ??= {}) as Obj, decDeviceAttribute); break;
      case 26: msgEntry(r, (m["capacity"] ??= {}) as Obj, decDeviceCapacity); break;
      case 34: ((m["consumesCounters"] ??= []) as unknown[]).push(nested(r, decDeviceCounterConsumption)); break;
      case 42: m["nodeName"] = r.string(); break;
      case 50: m["nodeSelector"] = nested(r, corev1.decNodeSelector); break;
      case 56: m["allNodes"] = r.bool(); break;
      case 66: ((m["taints"] ??= []) as unknown[]).push(nested(r, decDeviceTaint)); break;
      case 72: m["bindsToNode"] = r.bool(); break;
      case 82: ((m["bindingConditions"] ??= []) as unknown[]).push(r.string()); break;
      case 90: ((m["bindingFailureConditions"] ??= []) as unknown[]).push(r.string()); break;
      case 96: m["allowMultipleAllocations"] = r.bool(); break;
      case 106: msgEntry(r, (m["nodeAllocatableResourceMappings"] ??= {}) as Obj, decNodeAllocatableResourceMapping); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encNodeAllocatableResourceMapping(w: Writer, m: Obj, path = ""): void {
  strPtr(w, 10, m["capacityKey"]);
  formPtr(w, 18, m["allocationMultiplier"], encQuantity);
  kept(w, m, path);
}
export function decNodeAllocatableResourceMapping(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["capacityKey"] = r.string(); break;
      case 18: m["allocationMultiplier"] = nested(r, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encDeviceCounterConsumption(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["counterSet"]);
  map(w, 18, m["counters"], (w, tag, v) => msg(w, tag, v, encCounter));
  kept(w, m, path);
}
export function decDeviceCounterConsumption(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["counterSet"] = r.string(); break;
      case 18: msgEntry(r, (m["counters"] ??= {}) as Obj, decCounter); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["counterSet"] ??= "";
  return m;
}

export function encDeviceCapacity(w: Writer, m: Obj, path = ""): void {
  form(w, 10, m["value"], encQuantity);
  msgPtr(w, 18, m["requestPolicy"], encCapacityRequestPolicy);
  kept(w, m, path);
}
export function decDeviceCapacity(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["value"] = nested(r, decQuantity); break;
      case 18: m["requestPolicy"] = nested(r, decCapacityRequestPolicy); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["value"] ??= "0";
  return m;
}

export function encCounter(w: Writer, m: Obj, path = ""): void {
  form(w, 10, m["value"], encQuantity);
  kept(w, m, path);
}
export function decCounter(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["value"] = nested(r, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["value"] ??= "0";
  return m;
}

export function encCapacityRequestPolicy(w: Writer, m: Obj, path = ""): void {
  formPtr(w, 10, m["default"], encQuantity);
  forms(w, 26, m["validValues"], encQuantity);
  msgPtr(w, 34, m["validRange"], encCapacityRequestPolicyRange);
  kept(w, m, path);
}
export function decCapacityRequestPolicy(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["default"] = nested(r, decQuantity); break;
      case 26: ((m["validValues"] ??= []) as unknown[]).push(nested(r, decQuantity)); break;
      case 34: m["validRange"] = nested(r, decCapacityRequestPolicyRange); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["default"] ??= null;
  return m;
}

export function encCapacityRequestPolicyRange(w: Writer, m: Obj, path = ""): void {
  formPtr(w, 10, m["min"], encQuantity);
  formPtr(w, 18, m["max"], encQuantity);
  formPtr(w, 26, m["step"], encQuantity);
  kept(w, m, path);
}
export function decCapacityRequestPolicyRange(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["min"] = nested(r, decQuantity); break;
      case 18: m["max"] = nested(r, decQuantity); break;
      case 26: m["step"] = nested(r, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encDeviceAttribute(w: Writer, m: Obj, path = ""): void {
  numPtr(w, 16, m["int"]);
  boolPtr(w, 24, m["bool"]);
  strPtr(w, 34, m["string"]);
  strPtr(w, 42, m["version"]);
  nums(w, 48, m["ints"]);
  bools(w, 56, m["bools"]);
  strs(w, 66, m["strings"]);
  strs(w, 74, m["versions"]);
  kept(w, m, path);
}
export function decDeviceAttribute(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 16: m["int"] = int(r); break;
      case 24: m["bool"] = r.bool(); break;
      case 34: m["string"] = r.string(); break;
      case 42: m["version"] = r.string(); break;
      case 48: ((m["ints"] ??= []) as unknown[]).push(int(r)); break;
      case 50: { const e = sub(r); while (r.pos < e) ((m["ints"] ??= []) as unknown[]).push(int(r)); break; }
      case 56: ((m["bools"] ??= []) as unknown[]).push(r.bool()); break;
      case 58: { const e = sub(r); while (r.pos < e) ((m["bools"] ??= []) as unknown[]).push(r.bool()); break; }
      case 66: ((m["strings"] ??= []) as unknown[]).push(r.string()); break;
      case 74: ((m["versions"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encDeviceTaint(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["key"]);
  str(w, 18, m["value"]);
  str(w, 26, m["effect"]);
  formPtr(w, 34, m["timeAdded"], encTime);
  kept(w, m, path);
}
export function decDeviceTaint(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
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

export function encResourceSliceList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encResourceSlice);
  kept(w, m, path);
}
export function decResourceSliceList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decResourceSlice)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encResourceClaim(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encResourceClaimSpec);
  msg(w, 26, m["status"], encResourceClaimStatus);
  kept(w, m, path);
}
export function decResourceClaim(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decResourceClaimSpec); break;
      case 26: m["status"] = nested(r, decResourceClaimStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decResourceClaimSpec(r, r.pos);
  m["status"] ??= decResourceClaimStatus(r, r.pos);
  return m;
}

export function encResourceClaimSpec(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["devices"], encDeviceClaim);
  kept(w, m, path);
}
export function decResourceClaimSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["devices"] = nested(r, decDeviceClaim); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["devices"] ??= decDeviceClaim(r, r.pos);
  return m;
}

export function encDeviceClaim(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["requests"], encDeviceRequest);
  msgs(w, 18, m["constraints"], encDeviceConstraint);
  msgs(w, 26, m["config"], encDeviceClaimConfiguration);
  kept(w, m, path);
}
export function decDeviceClaim(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["requests"] ??= []) as unknown[]).push(nested(r, decDeviceRequest)); break;
      case 18: ((m["constraints"] ??= []) as unknown[]).push(nested(r, decDeviceConstraint)); break;
      case 26: ((m["config"] ??= []) as unknown[]).push(nested(r, decDeviceClaimConfiguration)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["requests"] ??= [];
  return m;
}

export function encDeviceRequest(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  msgPtr(w, 18, m["exactly"], encExactDeviceRequest);
  msgs(w, 26, m["firstAvailable"], encDeviceSubRequest);
  kept(w, m, path);
}
export function decDeviceRequest(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["exactly"] = nested(r, decExactDeviceRequest); break;
      case 26: ((m["firstAvailable"] ??= []) as unknown[]).push(nested(r, decDeviceSubRequest)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  return m;
}

export function encExactDeviceRequest(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["deviceClassName"]);
  msgs(w, 18, m["selectors"], encDeviceSelector);
  str(w, 26, m["allocationMode"]);
  num(w, 32, m["count"]);
  boolPtr(w, 40, m["adminAccess"]);
  msgs(w, 50, m["tolerations"], encDeviceToleration);
  msgPtr(w, 58, m["capacity"], encCapacityRequirements);
  kept(w, m, path);
}
export function decExactDeviceRequest(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["deviceClassName"] = r.string(); break;
      case 18: ((m["selectors"] ??= []) as unknown[]).push(nested(r, decDeviceSelector)); break;
      case 26: { const v = r.string(); if (v !== "") m["allocationMode"] = v; break; }
      case 32: { const v = int(r); if (v !== 0) m["count"] = v; break; }
      case 40: m["adminAccess"] = r.bool(); break;
      case 50: ((m["tolerations"] ??= []) as unknown[]).push(nested(r, decDeviceToleration)); break;
      case 58: m["capacity"] = nested(r, decCapacityRequirements); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["deviceClassName"] ??= "";
  return m;
}

export function encDeviceSubRequest(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["deviceClassName"]);
  msgs(w, 26, m["selectors"], encDeviceSelector);
  str(w, 34, m["allocationMode"]);
  num(w, 40, m["count"]);
  msgs(w, 50, m["tolerations"], encDeviceToleration);
  msgPtr(w, 58, m["capacity"], encCapacityRequirements);
  kept(w, m, path);
}
export function decDeviceSubRequest(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["deviceClassName"] = r.string(); break;
      case 26: ((m["selectors"] ??= []) as unknown[]).push(nested(r, decDeviceSelector)); break;
      case 34: { const v = r.string(); if (v !== "") m["allocationMode"] = v; break; }
      case 40: { const v = int(r); if (v !== 0) m["count"] = v; break; }
      case 50: ((m["tolerations"] ??= []) as unknown[]).push(nested(r, decDeviceToleration)); break;
      case 58: m["capacity"] = nested(r, decCapacityRequirements); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["deviceClassName"] ??= "";
  return m;
}

export function encCapacityRequirements(w: Writer, m: Obj, path = ""): void {
  map(w, 10, m["requests"], (w, tag, v) => form(w, tag, v, encQuantity));
  kept(w, m, path);
}
export function decCapacityRequirements(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: msgEntry(r, (m["requests"] ??= {}) as Obj, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encDeviceSelector(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["cel"], encCELDeviceSelector);
  kept(w, m, path);
}
export function decDeviceSelector(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["cel"] = nested(r, decCELDeviceSelector); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encCELDeviceSelector(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["expression"]);
  kept(w, m, path);
}
export function decCELDeviceSelector(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["expression"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["expression"] ??= "";
  return m;
}

export function encDeviceConstraint(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["requests"]);
  strPtr(w, 18, m["matchAttribute"]);
  strPtr(w, 26, m["distinctAttribute"]);
  kept(w, m, path);
}
export function decDeviceConstraint(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["requests"] ??= []) as unknown[]).push(r.string()); break;
      case 18: m["matchAttribute"] = r.string(); break;
      case 26: m["distinctAttribute"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encDeviceClaimConfiguration(w: Writer, m: Obj, path = ""): void {
  strs(w, 10, m["requests"]);
  w.uint32(18).fork(); encDeviceConfiguration(w, m, path + "2."); w.ldelim();
  kept(w, m, path);
}
export function decDeviceClaimConfiguration(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["requests"] ??= []) as unknown[]).push(r.string()); break;
      case 18: decDeviceConfiguration(r, sub(r), m, path + "2."); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encDeviceConfiguration(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["opaque"], encOpaqueDeviceConfiguration);
  kept(w, m, path);
}
export function decDeviceConfiguration(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["opaque"] = nested(r, decOpaqueDeviceConfiguration); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encOpaqueDeviceConfiguration(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["driver"]);
  form(w, 18, m["parameters"], encRawJSON);
  kept(w, m, path);
}
export function decOpaqueDeviceConfiguration(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["driver"] = r.string(); break;
      case 18: m["parameters"] = nested(r, decRawJSON); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["driver"] ??= "";
  m["parameters"] ??= null;
  return m;
}

export function encDeviceToleration(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["key"]);
  str(w, 18, m["operator"]);
  str(w, 26, m["value"]);
  str(w, 34, m["effect"]);
  numPtr(w, 40, m["tolerationSeconds"]);
  kept(w, m, path);
}
export function decDeviceToleration(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
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

export function encResourceClaimStatus(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["allocation"], encAllocationResult);
  msgs(w, 18, m["reservedFor"], encResourceClaimConsumerReference);
  msgs(w, 34, m["devices"], encAllocatedDeviceStatus);
  kept(w, m, path);
}
export function decResourceClaimStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["allocation"] = nested(r, decAllocationResult); break;
      case 18: ((m["reservedFor"] ??= []) as unknown[]).push(nested(r, decResourceClaimConsumerReference)); break;
      case 34: ((m["devices"] ??= []) as unknown[]).push(nested(r, decAllocatedDeviceStatus)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encResourceClaimConsumerReference(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["apiGroup"]);
  str(w, 26, m["resource"]);
  str(w, 34, m["name"]);
  str(w, 42, m["uid"]);
  kept(w, m, path);
}
export function decResourceClaimConsumerReference(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["apiGroup"] = v; break; }
      case 26: m["resource"] = r.string(); break;
      case 34: m["name"] = r.string(); break;
      case 42: m["uid"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["resource"] ??= "";
  m["name"] ??= "";
  m["uid"] ??= "";
  return m;
}

export function encAllocationResult(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["devices"], encDeviceAllocationResult);
  msgPtr(w, 26, m["nodeSelector"], corev1.encNodeSelector);
  formPtr(w, 42, m["allocationTimestamp"], encTime);
  kept(w, m, path);
}
export function decAllocationResult(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["devices"] = nested(r, decDeviceAllocationResult); break;
      case 26: m["nodeSelector"] = nested(r, corev1.decNodeSelector); break;
      case 42: { const v = nested(r, decTime); if (v !== null) m["allocationTimestamp"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["devices"] ??= decDeviceAllocationResult(r, r.pos);
  return m;
}

export function encDeviceAllocationResult(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["results"], encDeviceRequestAllocationResult);
  msgs(w, 18, m["config"], encDeviceAllocationConfiguration);
  kept(w, m, path);
}
export function decDeviceAllocationResult(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["results"] ??= []) as unknown[]).push(nested(r, decDeviceRequestAllocationResult)); break;
      case 18: ((m["config"] ??= []) as unknown[]).push(nested(r, decDeviceAllocationConfiguration)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encDeviceRequestAllocationResult(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["request"]);
  str(w, 18, m["driver"]);
  str(w, 26, m["pool"]);
  str(w, 34, m["device"]);
  boolPtr(w, 40, m["adminAccess"]);
  msgs(w, 50, m["tolerations"], encDeviceToleration);
  strs(w, 58, m["bindingConditions"]);
  strs(w, 66, m["bindingFailureConditions"]);
  strPtr(w, 74, m["shareID"]);
  map(w, 82, m["consumedCapacity"], (w, tag, v) => form(w, tag, v, encQuantity));
  kept(w, m, path);
}
export function decDeviceRequestAllocationResult(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["request"] = r.string(); break;
      case 18: m["driver"] = r.string(); break;
      case 26: m["pool"] = r.string(); break;
      case 34: m["device"] = r.string(); break;
      case 40: m["adminAccess"] = r.bool(); break;
      case 50: ((m["tolerations"] ??= []) as unknown[]).push(nested(r, decDeviceToleration)); break;
      case 58: ((m["bindingConditions"] ??= []) as unknown[]).push(r.string()); break;
      case 66: ((m["bindingFailureConditions"] ??= []) as unknown[]).push(r.string()); break;
      case 74: m["shareID"] = r.string(); break;
      case 82: msgEntry(r, (m["consumedCapacity"] ??= {}) as Obj, decQuantity); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["request"] ??= "";
  m["driver"] ??= "";
  m["pool"] ??= "";
  m["device"] ??= "";
  return m;
}

export function encDeviceAllocationConfiguration(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["source"]);
  strs(w, 18, m["requests"]);
  w.uint32(26).fork(); encDeviceConfiguration(w, m, path + "3."); w.ldelim();
  kept(w, m, path);
}
export function decDeviceAllocationConfiguration(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["source"] = r.string(); break;
      case 18: ((m["requests"] ??= []) as unknown[]).push(r.string()); break;
      case 26: decDeviceConfiguration(r, sub(r), m, path + "3."); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["source"] ??= "";
  return m;
}

export function encResourceClaimList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encResourceClaim);
  kept(w, m, path);
}
export function decResourceClaimList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decResourceClaim)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encDeviceClass(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encDeviceClassSpec);
  kept(w, m, path);
}
export function decDeviceClass(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decDeviceClassSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decDeviceClassSpec(r, r.pos);
  return m;
}

export function encDeviceClassSpec(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["selectors"], encDeviceSelector);
  msgs(w, 18, m["config"], encDeviceClassConfiguration);
  strPtr(w, 34, m["extendedResourceName"]);
  kept(w, m, path);
}
export function decDeviceClassSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["selectors"] ??= []) as unknown[]).push(nested(r, decDeviceSelector)); break;
      case 18: ((m["config"] ??= []) as unknown[]).push(nested(r, decDeviceClassConfiguration)); break;
      case 34: m["extendedResourceName"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encDeviceClassConfiguration(w: Writer, m: Obj, path = ""): void {
  w.uint32(10).fork(); encDeviceConfiguration(w, m, path + "1."); w.ldelim();
  kept(w, m, path);
}
export function decDeviceClassConfiguration(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: decDeviceConfiguration(r, sub(r), m, path + "1."); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encDeviceClassList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encDeviceClass);
  kept(w, m, path);
}
export function decDeviceClassList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decDeviceClass)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encResourceClaimTemplate(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encResourceClaimTemplateSpec);
  kept(w, m, path);
}
export function decResourceClaimTemplate(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decResourceClaimTemplateSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decResourceClaimTemplateSpec(r, r.pos);
  return m;
}

export function encResourceClaimTemplateSpec(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encResourceClaimSpec);
  kept(w, m, path);
}
export function decResourceClaimTemplateSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decResourceClaimSpec); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decResourceClaimSpec(r, r.pos);
  return m;
}

export function encResourceClaimTemplateList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encResourceClaimTemplate);
  kept(w, m, path);
}
export function decResourceClaimTemplateList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decResourceClaimTemplate)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encAllocatedDeviceStatus(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["driver"]);
  str(w, 18, m["pool"]);
  str(w, 26, m["device"]);
  msgs(w, 34, m["conditions"], metav1.encCondition);
  formPtr(w, 42, m["data"], encRawJSON);
  msgPtr(w, 50, m["networkData"], encNetworkDeviceData);
  strPtr(w, 58, m["shareID"]);
  kept(w, m, path);
}
export function decAllocatedDeviceStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["driver"] = r.string(); break;
      case 18: m["pool"] = r.string(); break;
      case 26: m["device"] = r.string(); break;
      case 58: m["shareID"] = r.string(); break;
      case 34: ((m["conditions"] ??= []) as unknown[]).push(nested(r, metav1.decCondition)); break;
      case 42: m["data"] = nested(r, decRawJSON); break;
      case 50: m["networkData"] = nested(r, decNetworkDeviceData); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["driver"] ??= "";
  m["pool"] ??= "";
  m["device"] ??= "";
  m["conditions"] ??= [];
  return m;
}

export function encNetworkDeviceData(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["interfaceName"]);
  strs(w, 18, m["ips"]);
  str(w, 26, m["hardwareAddress"]);
  kept(w, m, path);
}
export function decNetworkDeviceData(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["interfaceName"] = v; break; }
      case 18: ((m["ips"] ??= []) as unknown[]).push(r.string()); break;
      case 26: { const v = r.string(); if (v !== "") m["hardwareAddress"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export const codecs: Codecs = {
  ResourceSlice: [encResourceSlice, decResourceSlice],
  ResourceSliceSpec: [encResourceSliceSpec, decResourceSliceSpec],
  CounterSet: [encCounterSet, decCounterSet],
  ResourcePool: [encResourcePool, decResourcePool],
  Device: [encDevice, decDevice],
  NodeAllocatableResourceMapping: [encNodeAllocatableResourceMapping, decNodeAllocatableResourceMapping],
  DeviceCounterConsumption: [encDeviceCounterConsumption, decDeviceCounterConsumption],
  DeviceCapacity: [encDeviceCapacity, decDeviceCapacity],
  Counter: [encCounter, decCounter],
  CapacityRequestPolicy: [encCapacityRequestPolicy, decCapacityRequestPolicy],
  CapacityRequestPolicyRange: [encCapacityRequestPolicyRange, decCapacityRequestPolicyRange],
  DeviceAttribute: [encDeviceAttribute, decDeviceAttribute],
  DeviceTaint: [encDeviceTaint, decDeviceTaint],
  ResourceSliceList: [encResourceSliceList, decResourceSliceList],
  ResourceClaim: [encResourceClaim, decResourceClaim],
  ResourceClaimSpec: [encResourceClaimSpec, decResourceClaimSpec],
  DeviceClaim: [encDeviceClaim, decDeviceClaim],
  DeviceRequest: [encDeviceRequest, decDeviceRequest],
  ExactDeviceRequest: [encExactDeviceRequest, decExactDeviceRequest],
  DeviceSubRequest: [encDeviceSubRequest, decDeviceSubRequest],
  CapacityRequirements: [encCapacityRequirements, decCapacityRequirements],
  DeviceSelector: [encDeviceSelector, decDeviceSelector],
  CELDeviceSelector: [encCELDeviceSelector, decCELDeviceSelector],
  DeviceConstraint: [encDeviceConstraint, decDeviceConstraint],
  DeviceClaimConfiguration: [encDeviceClaimConfiguration, decDeviceClaimConfiguration],
  DeviceConfiguration: [encDeviceConfiguration, decDeviceConfiguration],
  OpaqueDeviceConfiguration: [encOpaqueDeviceConfiguration, decOpaqueDeviceConfiguration],
  DeviceToleration: [encDeviceToleration, decDeviceToleration],
  ResourceClaimStatus: [encResourceClaimStatus, decResourceClaimStatus],
  ResourceClaimConsumerReference: [encResourceClaimConsumerReference, decResourceClaimConsumerReference],
  AllocationResult: [encAllocationResult, decAllocationResult],
  DeviceAllocationResult: [encDeviceAllocationResult, decDeviceAllocationResult],
  DeviceRequestAllocationResult: [encDeviceRequestAllocationResult, decDeviceRequestAllocationResult],
  DeviceAllocationConfiguration: [encDeviceAllocationConfiguration, decDeviceAllocationConfiguration],
  ResourceClaimList: [encResourceClaimList, decResourceClaimList],
  DeviceClass: [encDeviceClass, decDeviceClass],
  DeviceClassSpec: [encDeviceClassSpec, decDeviceClassSpec],
  DeviceClassConfiguration: [encDeviceClassConfiguration, decDeviceClassConfiguration],
  DeviceClassList: [encDeviceClassList, decDeviceClassList],
  ResourceClaimTemplate: [encResourceClaimTemplate, decResourceClaimTemplate],
  ResourceClaimTemplateSpec: [encResourceClaimTemplateSpec, decResourceClaimTemplateSpec],
  ResourceClaimTemplateList: [encResourceClaimTemplateList, decResourceClaimTemplateList],
  AllocatedDeviceStatus: [encAllocatedDeviceStatus, decAllocatedDeviceStatus],
  NetworkDeviceData: [encNetworkDeviceData, decNetworkDeviceData],
};
