import type { certificatesv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import { FieldPath, humanDuration, requiredValue } from "@kubets/apimachinery";
import { ageColumn, column, nameColumn } from "../columns.ts";
import type { RequestContext, Strategy } from "../../strategy.ts";

type Request = certificatesv1.CertificateSigningRequest;

const specPath = FieldPath.of("spec");

export const certificateSigningRequests: Strategy<Request> = {
  prepareForCreate: (request, context) => ({ ...request, spec: withRequester(request, context), status: {} }),
  prepareForUpdate: prepareUpdate,
  validate: validateRequest,
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

/** The spec never changes; approval sets conditions, status the certificate. */
function prepareUpdate(request: Request, old: Request, context: RequestContext): Request {
  if (context.subresource !== "approval") return { ...request, spec: old.spec };
  const { conditions = [] } = request.status;
  return { ...old, metadata: request.metadata, status: { ...old.status, conditions } };
}

function validateRequest({ spec }: Request): FieldError[] {
  const errors: FieldError[] = [];
  if (!spec.request) errors.push(requiredValue(specPath.child("request")));
  if (!spec.signerName) errors.push(requiredValue(specPath.child("signerName")));
  if ((spec.usages?.length ?? 0) === 0) errors.push(requiredValue(specPath.child("usages")));
  return errors;
}

function conditionText({ status }: Request): string {
  const types = new Set((status.conditions ?? []).map((condition) => condition.type));
  const parts = ["Approved", "Denied", "Failed"].filter((type) => types.has(type));
  if (parts.length === 0) parts.push("Pending");
  if ((status.certificate ?? "") !== "") parts.push("Issued");
  return parts.join(",");
}
