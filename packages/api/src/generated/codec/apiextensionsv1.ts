// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type { Codecs } from "../../codec/registry.ts";
import type { Obj, Reader, Writer } from "../../codec/wire.ts";
import { decRawJSON, decSchemaOrArray, decSchemaOrBool, decSchemaOrStringArray, decTime, encRawJSON, encSchemaOrArray, encSchemaOrBool, encSchemaOrStringArray, encTime } from "../../codec/forms.ts";
import { base64, bool, boolPtr, bytes, done, doublePtr, form, formPtr, forms, int, kept, map, msg, msgEntry, msgPtr, msgs, nested, num, numPtr, str, strPtr, strs, unknown } from "../../codec/wire.ts";
import * as metav1 from "./metav1.ts";

export function encCustomResourceDefinitionSpec(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["group"]);
  msg(w, 26, m["names"], encCustomResourceDefinitionNames);
  str(w, 34, m["scope"]);
  msgs(w, 58, m["versions"], encCustomResourceDefinitionVersion);
  msgPtr(w, 74, m["conversion"], encCustomResourceConversion);
  bool(w, 80, m["preserveUnknownFields"]);
  kept(w, m, path);
}
export function decCustomResourceDefinitionSpec(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["group"] = r.string(); break;
      case 26: m["names"] = nested(r, decCustomResourceDefinitionNames); break;
      case 34: m["scope"] = r.string(); break;
      case 58: ((m["versions"] ??= []) as unknown[]).push(nested(r, decCustomResourceDefinitionVersion)); break;
      case 74: m["conversion"] = nested(r, decCustomResourceConversion); break;
      case 80: { const v = r.bool(); if (v !== false) m["preserveUnknownFields"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["group"] ??= "";
  m["names"] ??= decCustomResourceDefinitionNames(r, r.pos);
  m["scope"] ??= "";
  m["versions"] ??= [];
  return m;
}

export function encCustomResourceConversion(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["strategy"]);
  msgPtr(w, 18, m["webhook"], encWebhookConversion);
  kept(w, m, path);
}
export function decCustomResourceConversion(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["strategy"] = r.string(); break;
      case 18: m["webhook"] = nested(r, decWebhookConversion); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["strategy"] ??= "";
  return m;
}

export function encWebhookConversion(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 18, m["clientConfig"], encWebhookClientConfig);
  strs(w, 26, m["conversionReviewVersions"]);
  kept(w, m, path);
}
export function decWebhookConversion(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 18: m["clientConfig"] = nested(r, decWebhookClientConfig); break;
      case 26: ((m["conversionReviewVersions"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["conversionReviewVersions"] ??= [];
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

export function encCustomResourceDefinitionVersion(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  bool(w, 16, m["served"]);
  bool(w, 24, m["storage"]);
  msgPtr(w, 34, m["schema"], encCustomResourceValidation);
  msgPtr(w, 42, m["subresources"], encCustomResourceSubresources);
  msgs(w, 50, m["additionalPrinterColumns"], encCustomResourceColumnDefinition);
  bool(w, 56, m["deprecated"]);
  strPtr(w, 66, m["deprecationWarning"]);
  msgs(w, 74, m["selectableFields"], encSelectableField);
  kept(w, m, path);
}
export function decCustomResourceDefinitionVersion(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 16: m["served"] = r.bool(); break;
      case 24: m["storage"] = r.bool(); break;
      case 56: { const v = r.bool(); if (v !== false) m["deprecated"] = v; break; }
      case 66: m["deprecationWarning"] = r.string(); break;
      case 34: m["schema"] = nested(r, decCustomResourceValidation); break;
      case 42: m["subresources"] = nested(r, decCustomResourceSubresources); break;
      case 50: ((m["additionalPrinterColumns"] ??= []) as unknown[]).push(nested(r, decCustomResourceColumnDefinition)); break;
      case 74: ((m["selectableFields"] ??= []) as unknown[]).push(nested(r, decSelectableField)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["served"] ??= false;
  m["storage"] ??= false;
  return m;
}

export function encSelectableField(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["jsonPath"]);
  kept(w, m, path);
}
export function decSelectableField(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["jsonPath"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["jsonPath"] ??= "";
  return m;
}

export function encCustomResourceColumnDefinition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["name"]);
  str(w, 18, m["type"]);
  str(w, 26, m["format"]);
  str(w, 34, m["description"]);
  num(w, 40, m["priority"]);
  str(w, 50, m["jsonPath"]);
  kept(w, m, path);
}
export function decCustomResourceColumnDefinition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["name"] = r.string(); break;
      case 18: m["type"] = r.string(); break;
      case 26: { const v = r.string(); if (v !== "") m["format"] = v; break; }
      case 34: { const v = r.string(); if (v !== "") m["description"] = v; break; }
      case 40: { const v = int(r); if (v !== 0) m["priority"] = v; break; }
      case 50: m["jsonPath"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["name"] ??= "";
  m["type"] ??= "";
  m["jsonPath"] ??= "";
  return m;
}

export function encCustomResourceDefinitionNames(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["plural"]);
  str(w, 18, m["singular"]);
  strs(w, 26, m["shortNames"]);
  str(w, 34, m["kind"]);
  str(w, 42, m["listKind"]);
  strs(w, 50, m["categories"]);
  kept(w, m, path);
}
export function decCustomResourceDefinitionNames(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["plural"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["singular"] = v; break; }
      case 26: ((m["shortNames"] ??= []) as unknown[]).push(r.string()); break;
      case 34: m["kind"] = r.string(); break;
      case 42: { const v = r.string(); if (v !== "") m["listKind"] = v; break; }
      case 50: ((m["categories"] ??= []) as unknown[]).push(r.string()); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["plural"] ??= "";
  m["kind"] ??= "";
  return m;
}

export function encCustomResourceDefinitionCondition(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["type"]);
  str(w, 18, m["status"]);
  form(w, 26, m["lastTransitionTime"], encTime);
  str(w, 34, m["reason"]);
  str(w, 42, m["message"]);
  num(w, 48, m["observedGeneration"]);
  kept(w, m, path);
}
export function decCustomResourceDefinitionCondition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["type"] = r.string(); break;
      case 18: m["status"] = r.string(); break;
      case 26: m["lastTransitionTime"] = nested(r, decTime); break;
      case 34: { const v = r.string(); if (v !== "") m["reason"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      case 48: { const v = int(r); if (v !== 0) m["observedGeneration"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["type"] ??= "";
  m["status"] ??= "";
  m["lastTransitionTime"] ??= null;
  return m;
}

export function encCustomResourceDefinitionStatus(w: Writer, m: Obj, path = ""): void {
  msgs(w, 10, m["conditions"], encCustomResourceDefinitionCondition);
  msg(w, 18, m["acceptedNames"], encCustomResourceDefinitionNames);
  strs(w, 26, m["storedVersions"]);
  num(w, 32, m["observedGeneration"]);
  kept(w, m, path);
}
export function decCustomResourceDefinitionStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: ((m["conditions"] ??= []) as unknown[]).push(nested(r, decCustomResourceDefinitionCondition)); break;
      case 18: m["acceptedNames"] = nested(r, decCustomResourceDefinitionNames); break;
      case 26: ((m["storedVersions"] ??= []) as unknown[]).push(r.string()); break;
      case 32: { const v = int(r); if (v !== 0) m["observedGeneration"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["conditions"] ??= [];
  m["acceptedNames"] ??= decCustomResourceDefinitionNames(r, r.pos);
  m["storedVersions"] ??= [];
  return m;
}

export function encCustomResourceDefinition(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encObjectMeta);
  msg(w, 18, m["spec"], encCustomResourceDefinitionSpec);
  msg(w, 26, m["status"], encCustomResourceDefinitionStatus);
  kept(w, m, path);
}
export function decCustomResourceDefinition(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decObjectMeta); break;
      case 18: m["spec"] = nested(r, decCustomResourceDefinitionSpec); break;
      case 26: m["status"] = nested(r, decCustomResourceDefinitionStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decObjectMeta(r, r.pos);
  m["spec"] ??= decCustomResourceDefinitionSpec(r, r.pos);
  m["status"] ??= decCustomResourceDefinitionStatus(r, r.pos);
  return m;
}

export function encCustomResourceDefinitionList(w: Writer, m: Obj, path = ""): void {
  msg(w, 10, m["metadata"], metav1.encListMeta);
  msgs(w, 18, m["items"], encCustomResourceDefinition);
  kept(w, m, path);
}
export function decCustomResourceDefinitionList(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["metadata"] = nested(r, metav1.decListMeta); break;
      case 18: ((m["items"] ??= []) as unknown[]).push(nested(r, decCustomResourceDefinition)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["metadata"] ??= metav1.decListMeta(r, r.pos);
  m["items"] ??= [];
  return m;
}

export function encCustomResourceValidation(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["openAPIV3Schema"], encJSONSchemaProps);
  kept(w, m, path);
}
export function decCustomResourceValidation(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["openAPIV3Schema"] = nested(r, decJSONSchemaProps); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encCustomResourceSubresources(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["status"], encCustomResourceSubresourceStatus);
  msgPtr(w, 18, m["scale"], encCustomResourceSubresourceScale);
  kept(w, m, path);
}
export function decCustomResourceSubresources(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["status"] = nested(r, decCustomResourceSubresourceStatus); break;
      case 18: m["scale"] = nested(r, decCustomResourceSubresourceScale); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encCustomResourceSubresourceScale(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["specReplicasPath"]);
  str(w, 18, m["statusReplicasPath"]);
  strPtr(w, 26, m["labelSelectorPath"]);
  kept(w, m, path);
}
export function decCustomResourceSubresourceScale(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["specReplicasPath"] = r.string(); break;
      case 18: m["statusReplicasPath"] = r.string(); break;
      case 26: m["labelSelectorPath"] = r.string(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["specReplicasPath"] ??= "";
  m["statusReplicasPath"] ??= "";
  return m;
}

export function encConversionReview(w: Writer, m: Obj, path = ""): void {
  msgPtr(w, 10, m["request"], encConversionRequest);
  msgPtr(w, 18, m["response"], encConversionResponse);
  kept(w, m, path);
}
export function decConversionReview(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["request"] = nested(r, decConversionRequest); break;
      case 18: m["response"] = nested(r, decConversionResponse); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encConversionRequest(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["uid"]);
  str(w, 18, m["desiredAPIVersion"]);
  forms(w, 26, m["objects"], encRawJSON);
  kept(w, m, path);
}
export function decConversionRequest(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["uid"] = r.string(); break;
      case 18: m["desiredAPIVersion"] = r.string(); break;
      case 26: ((m["objects"] ??= []) as unknown[]).push(nested(r, decRawJSON)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["uid"] ??= "";
  m["desiredAPIVersion"] ??= "";
  m["objects"] ??= [];
  return m;
}

export function encConversionResponse(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["uid"]);
  forms(w, 18, m["convertedObjects"], encRawJSON);
  msg(w, 26, m["result"], metav1.encStatus);
  kept(w, m, path);
}
export function decConversionResponse(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["uid"] = r.string(); break;
      case 18: ((m["convertedObjects"] ??= []) as unknown[]).push(nested(r, decRawJSON)); break;
      case 26: m["result"] = nested(r, metav1.decStatus); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["uid"] ??= "";
  m["convertedObjects"] ??= [];
  m["result"] ??= metav1.decStatus(r, r.pos);
  return m;
}

export function encJSONSchemaProps(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["id"]);
  str(w, 18, m["$schema"]);
  strPtr(w, 26, m["$ref"]);
  str(w, 34, m["description"]);
  str(w, 42, m["type"]);
  str(w, 50, m["format"]);
  str(w, 58, m["title"]);
  formPtr(w, 66, m["default"], encRawJSON);
  doublePtr(w, 73, m["maximum"]);
  bool(w, 80, m["exclusiveMaximum"]);
  doublePtr(w, 89, m["minimum"]);
  bool(w, 96, m["exclusiveMinimum"]);
  numPtr(w, 104, m["maxLength"]);
  numPtr(w, 112, m["minLength"]);
  str(w, 122, m["pattern"]);
  numPtr(w, 128, m["maxItems"]);
  numPtr(w, 136, m["minItems"]);
  bool(w, 144, m["uniqueItems"]);
  doublePtr(w, 153, m["multipleOf"]);
  forms(w, 162, m["enum"], encRawJSON);
  numPtr(w, 168, m["maxProperties"]);
  numPtr(w, 176, m["minProperties"]);
  strs(w, 186, m["required"]);
  formPtr(w, 194, m["items"], encJSONSchemaPropsOrArray);
  msgs(w, 202, m["allOf"], encJSONSchemaProps);
  msgs(w, 210, m["oneOf"], encJSONSchemaProps);
  msgs(w, 218, m["anyOf"], encJSONSchemaProps);
  msgPtr(w, 226, m["not"], encJSONSchemaProps);
  map(w, 234, m["properties"], (w, tag, v) => msg(w, tag, v, encJSONSchemaProps));
  formPtr(w, 242, m["additionalProperties"], encJSONSchemaPropsOrBool);
  map(w, 250, m["patternProperties"], (w, tag, v) => msg(w, tag, v, encJSONSchemaProps));
  map(w, 258, m["dependencies"], (w, tag, v) => form(w, tag, v, encJSONSchemaPropsOrStringArray));
  formPtr(w, 266, m["additionalItems"], encJSONSchemaPropsOrBool);
  map(w, 274, m["definitions"], (w, tag, v) => msg(w, tag, v, encJSONSchemaProps));
  msgPtr(w, 282, m["externalDocs"], encExternalDocumentation);
  formPtr(w, 290, m["example"], encRawJSON);
  bool(w, 296, m["nullable"]);
  boolPtr(w, 304, m["x-kubernetes-preserve-unknown-fields"]);
  bool(w, 312, m["x-kubernetes-embedded-resource"]);
  bool(w, 320, m["x-kubernetes-int-or-string"]);
  strs(w, 330, m["x-kubernetes-list-map-keys"]);
  strPtr(w, 338, m["x-kubernetes-list-type"]);
  strPtr(w, 346, m["x-kubernetes-map-type"]);
  msgs(w, 354, m["x-kubernetes-validations"], encValidationRule);
  kept(w, m, path);
}
export function decJSONSchemaProps(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["id"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["$schema"] = v; break; }
      case 26: m["$ref"] = r.string(); break;
      case 34: { const v = r.string(); if (v !== "") m["description"] = v; break; }
      case 42: { const v = r.string(); if (v !== "") m["type"] = v; break; }
      case 50: { const v = r.string(); if (v !== "") m["format"] = v; break; }
      case 58: { const v = r.string(); if (v !== "") m["title"] = v; break; }
      case 66: m["default"] = nested(r, decRawJSON); break;
      case 73: m["maximum"] = r.double(); break;
      case 80: { const v = r.bool(); if (v !== false) m["exclusiveMaximum"] = v; break; }
      case 89: m["minimum"] = r.double(); break;
      case 96: { const v = r.bool(); if (v !== false) m["exclusiveMinimum"] = v; break; }
      case 104: m["maxLength"] = int(r); break;
      case 112: m["minLength"] = int(r); break;
      case 122: { const v = r.string(); if (v !== "") m["pattern"] = v; break; }
      case 128: m["maxItems"] = int(r); break;
      case 136: m["minItems"] = int(r); break;
      case 144: { const v = r.bool(); if (v !== false) m["uniqueItems"] = v; break; }
      case 153: m["multipleOf"] = r.double(); break;
      case 162: ((m["enum"] ??= []) as unknown[]).push(nested(r, decRawJSON)); break;
      case 168: m["maxProperties"] = int(r); break;
      case 176: m["minProperties"] = int(r); break;
      case 186: ((m["required"] ??= []) as unknown[]).push(r.string()); break;
      case 194: m["items"] = nested(r, decJSONSchemaPropsOrArray); break;
      case 202: ((m["allOf"] ??= []) as unknown[]).push(nested(r, decJSONSchemaProps)); break;
      case 210: ((m["oneOf"] ??= []) as unknown[]).push(nested(r, decJSONSchemaProps)); break;
      case 218: ((m["anyOf"] ??= []) as unknown[]).push(nested(r, decJSONSchemaProps)); break;
      case 226: m["not"] = nested(r, decJSONSchemaProps); break;
      case 234: msgEntry(r, (m["properties"] ??= {}) as Obj, decJSONSchemaProps); break;
      case 242: m["additionalProperties"] = nested(r, decJSONSchemaPropsOrBool); break;
      case 250: msgEntry(r, (m["patternProperties"] ??= {}) as Obj, decJSONSchemaProps); break;
      case 258: msgEntry(r, (m["dependencies"] ??= {}) as Obj, decJSONSchemaPropsOrStringArray); break;
      case 266: m["additionalItems"] = nested(r, decJSONSchemaPropsOrBool); break;
      case 274: msgEntry(r, (m["definitions"] ??= {}) as Obj, decJSONSchemaProps); break;
      case 282: m["externalDocs"] = nested(r, decExternalDocumentation); break;
      case 290: m["example"] = nested(r, decRawJSON); break;
      case 296: { const v = r.bool(); if (v !== false) m["nullable"] = v; break; }
      case 304: m["x-kubernetes-preserve-unknown-fields"] = r.bool(); break;
      case 312: { const v = r.bool(); if (v !== false) m["x-kubernetes-embedded-resource"] = v; break; }
      case 320: { const v = r.bool(); if (v !== false) m["x-kubernetes-int-or-string"] = v; break; }
      case 330: ((m["x-kubernetes-list-map-keys"] ??= []) as unknown[]).push(r.string()); break;
      case 338: m["x-kubernetes-list-type"] = r.string(); break;
      case 346: m["x-kubernetes-map-type"] = r.string(); break;
      case 354: ((m["x-kubernetes-validations"] ??= []) as unknown[]).push(nested(r, decValidationRule)); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encValidationRule(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["rule"]);
  str(w, 18, m["message"]);
  str(w, 26, m["messageExpression"]);
  strPtr(w, 34, m["reason"]);
  str(w, 42, m["fieldPath"]);
  boolPtr(w, 48, m["optionalOldSelf"]);
  kept(w, m, path);
}
export function decValidationRule(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: m["rule"] = r.string(); break;
      case 18: { const v = r.string(); if (v !== "") m["message"] = v; break; }
      case 26: { const v = r.string(); if (v !== "") m["messageExpression"] = v; break; }
      case 34: m["reason"] = r.string(); break;
      case 42: { const v = r.string(); if (v !== "") m["fieldPath"] = v; break; }
      case 48: m["optionalOldSelf"] = r.bool(); break;
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  m["rule"] ??= "";
  return m;
}


export const encJSONSchemaPropsOrArray = encSchemaOrArray(encJSONSchemaProps);
export const decJSONSchemaPropsOrArray = decSchemaOrArray(decJSONSchemaProps);

export const encJSONSchemaPropsOrBool = encSchemaOrBool(encJSONSchemaProps);
export const decJSONSchemaPropsOrBool = decSchemaOrBool(decJSONSchemaProps);

export const encJSONSchemaPropsOrStringArray = encSchemaOrStringArray(encJSONSchemaProps);
export const decJSONSchemaPropsOrStringArray = decSchemaOrStringArray(decJSONSchemaProps);

export function encExternalDocumentation(w: Writer, m: Obj, path = ""): void {
  str(w, 10, m["description"]);
  str(w, 18, m["url"]);
  kept(w, m, path);
}
export function decExternalDocumentation(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      case 10: { const v = r.string(); if (v !== "") m["description"] = v; break; }
      case 18: { const v = r.string(); if (v !== "") m["url"] = v; break; }
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export function encCustomResourceSubresourceStatus(w: Writer, m: Obj, path = ""): void {
  kept(w, m, path);
}
export function decCustomResourceSubresourceStatus(r: Reader, end: number, m: Obj = {}, path = ""): Obj {
  while (r.pos < end) {
    const start = r.pos;
    const tag = r.uint32();
    switch (tag) {
      default: unknown(r, start, tag, m, path);
    }
  }
  done(r, end);
  return m;
}

export const codecs: Codecs = {
  CustomResourceDefinitionSpec: [encCustomResourceDefinitionSpec, decCustomResourceDefinitionSpec],
  CustomResourceConversion: [encCustomResourceConversion, decCustomResourceConversion],
  WebhookConversion: [encWebhookConversion, decWebhookConversion],
  WebhookClientConfig: [encWebhookClientConfig, decWebhookClientConfig],
  ServiceReference: [encServiceReference, decServiceReference],
  CustomResourceDefinitionVersion: [encCustomResourceDefinitionVersion, decCustomResourceDefinitionVersion],
  SelectableField: [encSelectableField, decSelectableField],
  CustomResourceColumnDefinition: [encCustomResourceColumnDefinition, decCustomResourceColumnDefinition],
  CustomResourceDefinitionNames: [encCustomResourceDefinitionNames, decCustomResourceDefinitionNames],
  CustomResourceDefinitionCondition: [encCustomResourceDefinitionCondition, decCustomResourceDefinitionCondition],
  CustomResourceDefinitionStatus: [encCustomResourceDefinitionStatus, decCustomResourceDefinitionStatus],
  CustomResourceDefinition: [encCustomResourceDefinition, decCustomResourceDefinition],
  CustomResourceDefinitionList: [encCustomResourceDefinitionList, decCustomResourceDefinitionList],
  CustomResourceValidation: [encCustomResourceValidation, decCustomResourceValidation],
  CustomResourceSubresources: [encCustomResourceSubresources, decCustomResourceSubresources],
  CustomResourceSubresourceScale: [encCustomResourceSubresourceScale, decCustomResourceSubresourceScale],
  ConversionReview: [encConversionReview, decConversionReview],
  ConversionRequest: [encConversionRequest, decConversionRequest],
  ConversionResponse: [encConversionResponse, decConversionResponse],
  JSONSchemaProps: [encJSONSchemaProps, decJSONSchemaProps],
  ValidationRule: [encValidationRule, decValidationRule],
  JSONSchemaPropsOrArray: [encJSONSchemaPropsOrArray, decJSONSchemaPropsOrArray],
  JSONSchemaPropsOrBool: [encJSONSchemaPropsOrBool, decJSONSchemaPropsOrBool],
  JSONSchemaPropsOrStringArray: [encJSONSchemaPropsOrStringArray, decJSONSchemaPropsOrStringArray],
  ExternalDocumentation: [encExternalDocumentation, decExternalDocumentation],
  CustomResourceSubresourceStatus: [encCustomResourceSubresourceStatus, decCustomResourceSubresourceStatus],
};
