import type { AdmissionRequest } from "../registry/admission-chain.ts";

/** The request is about the pod itself, not a subresource. */
export function isPodRequest(request: AdmissionRequest): boolean {
  return request.type.group === "" && request.type.resource === "pods" && request.subresource === "";
}

export function isNewPod(request: AdmissionRequest): boolean {
  return request.operation === "CREATE" && isPodRequest(request);
}
