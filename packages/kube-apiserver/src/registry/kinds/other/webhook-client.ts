/** How the API server reaches a webhook (apiserver/pkg/util/webhook, v1.36). */
import type { FieldError, FieldPath } from "@kubets/apimachinery";
import {
  checkDns1035Label,
  checkDns1123Subdomain,
  checkPortNumber,
  invalidValue,
  requiredValue,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";

interface Client {
  readonly url?: string;
  readonly service?: {
    readonly namespace: string;
    readonly name: string;
    readonly path?: string;
    readonly port?: number;
  };
}

export function validateWebhookClient(client: Client, path: FieldPath): FieldError[] {
  const { url, service } = client;
  if ((url === undefined) === (service === undefined))
    return [requiredValue(path, "exactly one of url or service is required")];
  if (service) return validateService(service, path.child("service"));
  return url === undefined ? [] : validateUrl(url, path.child("url"));
}

const form = "; desired format: https://host[/path]";

function validateUrl(text: string, path: FieldPath): FieldError[] {
  const [, scheme = "", authority = "", query = "", fragment = ""] =
    /^(?:([A-Za-z][A-Za-z0-9+.-]*):)?(?:\/\/([^/?#]*))?[^?#]*(?:\?([^#]*))?(?:#(.*))?$/s.exec(text) ?? [];
  const at = authority.lastIndexOf("@");
  const host = authority.slice(at + 1);
  const errors: FieldError[] = [];
  if (scheme.toLowerCase() !== "https")
    errors.push(invalidValue(path, scheme.toLowerCase(), `'https' is the only allowed URL scheme${form}`));
  if (host === "") errors.push(invalidValue(path, host, `host must be provided${form}`));
  const refused = [
    [at < 0 ? undefined : authority.slice(0, at), "user information is not permitted in the URL"],
    [fragment || undefined, "fragments are not permitted in the URL"],
    [query || undefined, "query parameters are not permitted in the URL"],
  ] as const;
  for (const [part, detail] of refused) if (part !== undefined) errors.push(invalidValue(path, part, detail));
  return errors;
}

function validateService(service: NonNullable<Client["service"]>, path: FieldPath): FieldError[] {
  const errors: FieldError[] = [];
  for (const field of ["name", "namespace"] as const)
    if (!service[field]) errors.push(requiredValue(path.child(field), `service ${field} is required`));
  const { port = 0 } = service;
  const texts = checkPortNumber(port);
  if (texts.length > 0)
    errors.push(invalidValue(path.child("port"), port, `port is not valid: ${texts.join(", ")}`));
  return [...errors, ...validatePath(service.path ?? "", path.child("path"))];
}

function validatePath(text: string, path: FieldPath): FieldError[] {
  if (text === "" || text === "/") return [];
  if (text === "//") return [invalidValue(path, text, "segment[0] may not be empty")];
  const errors = text.startsWith("/") ? [] : [invalidValue(path, text, "must start with a '/'")];
  const steps = text.slice(1).replace(/\/$/, "").split("/");
  return [
    ...errors,
    ...steps.flatMap((step, i) => {
      const texts = step === "" ? [" may not be empty"] : checkDns1123Subdomain(step).map((at) => `: ${at}`);
      return texts.map((detail) => invalidValue(path, text, `segment[${i}]${detail}`));
    }),
  ];
}

/** The versions of a review that a webhook takes: one of those that Kubernetes speaks. */
export function validateReviewVersions(
  versions: readonly string[] | undefined,
  path: FieldPath,
  emptyText = "",
): FieldError[] {
  if (versions === undefined || versions.length === 0) return [requiredValue(path, emptyText)];
  const errors = versions.flatMap((version, i) =>
    versions.indexOf(version) < i
      ? [invalidValue(path.index(i), version, "duplicate version")]
      : invalidTexts(path.index(i), version, checkDns1035Label(version)),
  );
  if (versions.some((version) => version === "v1" || version === "v1beta1")) return errors;
  return [...errors, invalidValue(path, versions, "must include at least one of v1, v1beta1")];
}
