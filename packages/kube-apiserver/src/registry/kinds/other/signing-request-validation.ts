import type { certificatesv1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Label,
  checkDns1123Subdomain,
  deepEqual,
  duplicateValue,
  FieldPath,
  forbiddenValue,
  invalidValue,
  requiredValue,
  tooLong,
  unsupportedValue,
} from "@kubets/apimachinery";
import { certificatesProblem, parseSigningRequest } from "./signing-request.ts";

type Request = certificatesv1.CertificateSigningRequest;
type Condition = certificatesv1.CertificateSigningRequestCondition;

const specPath = FieldPath.of("spec");
const conditionsPath = FieldPath.of("status", "conditions");

/** Kubernetes v1.36, pkg/apis/certificates/validation. */
export function validateSigningRequest(request: Request): FieldError[] {
  const { spec, status } = request;
  const parsed = parseSigningRequest(Buffer.from(spec.request, "base64").toString("latin1"));
  const errors: FieldError[] = [];
  if (typeof parsed === "string") errors.push(invalidValue(specPath.child("request"), spec.request, parsed));
  errors.push(...usageErrors(spec.usages ?? []));
  const signerPath = specPath.child("signerName");
  if (spec.signerName === "kubernetes.io/legacy-unknown") {
    const detail = "the legacy signerName is not allowed via this API version";
    errors.push(invalidValue(signerPath, spec.signerName, detail));
  } else errors.push(...signerNameErrors(spec.signerName, signerPath));
  const seconds = spec.expirationSeconds;
  if (seconds !== undefined && seconds < 600) {
    const detail = "may not specify a duration less than 600 seconds (10 minutes)";
    errors.push(invalidValue(specPath.child("expirationSeconds"), seconds, detail));
  }
  return [...errors, ...conditionErrors(status.conditions ?? []), ...certificateErrors(status)];
}

const usages: readonly string[] = [
  ...["any", "cert sign", "client auth", "code signing", "content commitment", "crl sign"],
  ...["data encipherment", "decipher only", "digital signature", "email protection", "encipher only"],
  ...["ipsec end system", "ipsec tunnel", "ipsec user", "key agreement", "key encipherment"],
  ...["microsoft sgc", "netscape sgc", "ocsp signing", "s/mime", "server auth", "signing", "timestamping"],
];

function usageErrors(given: readonly string[]): FieldError[] {
  const path = specPath.child("usages");
  if (given.length === 0) return [requiredValue(path)];
  const unknown = given.flatMap((usage, i) =>
    usages.includes(usage) ? [] : [unsupportedValue(path.index(i), usage, usages)],
  );
  const repeated = given.flatMap((usage, i) =>
    given.indexOf(usage) === i ? [] : [duplicateValue(path.index(i), usage)],
  );
  return [...unknown, ...repeated];
}

const maxDomain = 253;
const maxSignerName = maxDomain + 1 + 253 + 1 + 63;

/** `domain.example/name`, with names in the path that fit namespace and resource. */
function signerNameErrors(name: string, path: FieldPath): FieldError[] {
  if (name === "") return [requiredValue(path)];
  const [domain = "", last = "", ...more] = name.split("/");
  if (!name.includes("/") || more.length > 0) {
    const detail = "must be a fully qualified domain and path of the form 'example.com/signer-name'";
    return [invalidValue(path, name, detail)];
  }
  const errors: FieldError[] = [];
  if (domain.length > maxDomain) errors.push(tooLong(path, maxDomain));
  errors.push(...firstLabelErrors(domain, checkDns1123Label, path));
  if (!domain.includes(".")) {
    const detail = "should be a domain with at least two segments separated by dots";
    errors.push(invalidValue(path, domain, detail));
  }
  errors.push(...firstLabelErrors(last, checkDns1123Subdomain, path));
  if (name.length > maxSignerName) errors.push(tooLong(path, maxSignerName));
  return errors;
}

/** Of the first label that is none. */
function firstLabelErrors(
  segment: string,
  check: (label: string) => readonly string[],
  path: FieldPath,
): readonly FieldError[] {
  const label = segment.split(".").find((part) => check(part).length > 0);
  if (label === undefined) return [];
  return check(label).map((text) =>
    invalidValue(path, segment, `validating label ${JSON.stringify(label)}: ${text}`),
  );
}

const decided = ["Approved", "Denied"];
const onlyTrue = ["Approved", "Denied", "Failed"];

function conditionErrors(conditions: readonly Condition[]): FieldError[] {
  return conditions.flatMap((condition, i) => {
    const { type, status } = condition;
    const path = conditionsPath.index(i);
    const before = conditions.slice(0, i).map((other) => other.type);
    const errors: FieldError[] = [];
    if (type === "") errors.push(requiredValue(path.child("type")));
    const allowed = onlyTrue.includes(type) ? ["True"] : ["False", "True", "Unknown"];
    if (!status) errors.push(requiredValue(path.child("status")));
    else if (!allowed.includes(status)) errors.push(unsupportedValue(path.child("status"), status, allowed));
    if (decided.includes(type) && decided.some((other) => other !== type && before.includes(other))) {
      const detail = "Approved and Denied conditions are mutually exclusive";
      errors.push(invalidValue(path.child("type"), type, detail));
    }
    if (before.includes(type)) errors.push(duplicateValue(path.child("type"), type));
    return errors;
  });
}

function certificateErrors({ certificate = "" }: Request["status"]): FieldError[] {
  const problem =
    certificate === ""
      ? undefined
      : certificatesProblem(Buffer.from(certificate, "base64").toString("latin1"));
  if (problem === undefined) return [];
  return [invalidValue(FieldPath.of("status", "certificate"), "<certificate data>", problem)];
}

/** What is decided stays so. */
export function validateSigningRequestUpdate(request: Request, old: Request): FieldError[] {
  const errors = onlyTrue
    .filter((type) => ofType(request, type).length < ofType(old, type).length)
    .map((type) =>
      forbiddenValue(conditionsPath, `updates may not remove a condition of type ${JSON.stringify(type)}`),
    );
  const before = old.status.certificate ?? "";
  if (before === "" || (request.status.certificate ?? "") === before) return errors;
  const path = FieldPath.of("status", "certificate");
  return [...errors, forbiddenValue(path, "updates may not modify existing certificate content")];
}

/** Of a write to `status`: who signs does not approve. */
export function validateSigningRequestStatus(request: Request, old: Request): FieldError[] {
  const errors = [...validateSigningRequest(request), ...validateSigningRequestUpdate(request, old)];
  for (const type of decided) {
    const [now, before] = [ofType(request, type), ofType(old, type)];
    if (now.length < before.length || deepEqual(now, before)) continue;
    const what = now.length > before.length ? "add" : "modify";
    const detail = `updates may not ${what} a condition of type ${JSON.stringify(type)}`;
    errors.push(forbiddenValue(conditionsPath, detail));
  }
  return errors;
}

function ofType({ status }: Request, type: string): readonly Condition[] {
  return (status.conditions ?? []).filter((condition) => condition.type === type);
}
