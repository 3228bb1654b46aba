import type { certificatesv1 } from "@kubets/api";
import { formatTime, humanDuration } from "@kubets/apimachinery";
import { ageColumn, column, nameColumn } from "../columns.ts";
import type { RequestContext, Strategy } from "../../strategy.ts";
import {
  validateSigningRequest,
  validateSigningRequestStatus,
  validateSigningRequestUpdate,
} from "./signing-request-validation.ts";

type Request = certificatesv1.CertificateSigningRequest;

export const certificateSigningRequests: Strategy<Request> = {
  prepareForCreate: (request, context) => ({ ...request, spec: withRequester(request, context), status: {} }),
  prepareForUpdate: prepareUpdate,
  validate: validateSigningRequest,
  validateUpdate: validateSigningRequestUpdate,
  validateStatus: validateSigningRequestStatus,
  nameRule: "path-segment",
  selectableFields: { "spec.signerName": (request) => request.spec.signerName },
  columns: [
    nameColumn(),
    ageColumn(),
    column("SignerName", "Who is asked to sign.", (request) => request.spec.signerName),
    column("Requestor", "Who asks.", (request) => request.spec.username ?? ""),
    column("RequestedDuration", "For how long.", ({ spec: { expirationSeconds } }) =>
      expirationSeconds === undefined ? "<none>" : humanDuration(expirationSeconds * 1000),
    ),
    column("Condition", "How far it got.", conditionText),
  ],
};

/** Who asks is what the server knows, not what the request says. */
function withRequester(
  request: Request,
  { user }: RequestContext,
): certificatesv1.CertificateSigningRequestSpec {
  const { request: csr, signerName, expirationSeconds, usages } = request.spec;
  return {
    request: csr,
    signerName,
    ...(expirationSeconds === undefined ? {} : { expirationSeconds }),
    ...(usages === undefined ? {} : { usages }),
    username: user.username,
    ...(user.uid === "" ? {} : { uid: user.uid }),
    groups: user.groups,
    ...(Object.keys(user.extra).length === 0 ? {} : { extra: user.extra }),
  };
}

/** The spec never changes; approval sets conditions, status the certificate and what became of signing. */
function prepareUpdate(request: Request, old: Request, { subresource, nowMs }: RequestContext): Request {
  const conditions = withTimes(request, old, formatTime(nowMs));
  switch (subresource) {
    case "approval":
      return { ...old, metadata: request.metadata, status: withConditions(old.status, conditions) };
    case "status":
      return {
        ...request,
        spec: old.spec,
        status: withConditions(request.status, keepDecision(conditions, old)),
      };
    default:
      return { ...request, spec: old.spec, status: old.status };
  }
}

type Condition = certificatesv1.CertificateSigningRequestCondition;

function withConditions(
  { conditions: _replaced, ...status }: Request["status"],
  conditions: readonly Condition[],
): Request["status"] {
  return conditions.length === 0 ? status : { ...status, conditions };
}

/** Times that whoever sets a condition leaves out. */
function withTimes({ status }: Request, old: Request, now: string): readonly Condition[] {
  return (status.conditions ?? []).map((condition) => {
    const before = (old.status.conditions ?? []).find(
      ({ type, status: was }) => type === condition.type && was === condition.status,
    );
    return {
      ...condition,
      lastUpdateTime: condition.lastUpdateTime ?? now,
      lastTransitionTime: condition.lastTransitionTime ?? before?.lastTransitionTime ?? now,
    };
  });
}

/** A signer that sends Approved or Denied back as it read it changes nothing, whatever it has done to its times. */
function keepDecision(conditions: readonly Condition[], old: Request): readonly Condition[] {
  return conditions.map((condition) => {
    if (condition.type !== "Approved" && condition.type !== "Denied") return condition;
    return old.status.conditions?.find(({ type }) => type === condition.type) ?? condition;
  });
}

function conditionText({ status }: Request): string {
  const types = new Set((status.conditions ?? []).map((condition) => condition.type));
  const parts = ["Approved", "Denied", "Failed"].filter((type) => types.has(type));
  if (parts.length === 0) parts.push("Pending");
  if ((status.certificate ?? "") !== "") parts.push("Issued");
  return parts.join(",");
}
