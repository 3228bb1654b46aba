/** One constructor per reason, with Kubernetes' texts (apimachinery pkg/api/errors, v1.36). */
import type { metav1 } from "@kubets/api";
import type { FieldError } from "./field-error.ts";
import { aggregateText, fieldErrorBody, fieldErrorText } from "./field-error.ts";
import { goQuote } from "./go-quote.ts";
import { StatusError } from "./status-error.ts";

/** A resource named without its version; a ResourceType is one. */
export interface GroupResource {
  readonly group: string;
  readonly resource: string;
}

export interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/** `deployments.apps`, or `pods` for the core group. */
export function groupResourceText(resource: GroupResource): string {
  return qualified(resource.resource, resource.group);
}

function qualified(name: string, group: string): string {
  return group === "" ? name : `${name}.${group}`;
}

function details(resource: GroupResource, name: string): metav1.StatusDetails {
  return {
    ...(name === "" ? {} : { name }),
    ...(resource.group === "" ? {} : { group: resource.group }),
    ...(resource.resource === "" ? {} : { kind: resource.resource }),
  };
}

export function newNotFound(resource: GroupResource, name: string): StatusError {
  const message = `${groupResourceText(resource)} ${goQuote(name)} not found`;
  return new StatusError({ reason: "NotFound", code: 404, message, details: details(resource, name) });
}

export function newAlreadyExists(resource: GroupResource, name: string): StatusError {
  const message = `${groupResourceText(resource)} ${goQuote(name)} already exists`;
  return new StatusError({ reason: "AlreadyExists", code: 409, message, details: details(resource, name) });
}

/** A generated name was taken too often. */
export function newGenerateNameConflict(
  resource: GroupResource,
  name: string,
  retryAfterSeconds: number,
): StatusError {
  return new StatusError({
    reason: "AlreadyExists",
    code: 409,
    message: `${groupResourceText(resource)} ${goQuote(name)} already exists, the server was not able to generate a unique name for the object`,
    details: { ...details(resource, name), retryAfterSeconds },
  });
}

/** What an update with an old resourceVersion is told. */
export const optimisticLockText =
  "the object has been modified; please apply your changes to the latest version and try again";

export function newConflict(
  resource: GroupResource,
  name: string,
  why: string = optimisticLockText,
): StatusError {
  const message = `Operation cannot be fulfilled on ${groupResourceText(resource)} ${goQuote(name)}: ${why}`;
  return new StatusError({ reason: "Conflict", code: 409, message, details: details(resource, name) });
}

/** Another field manager owns fields that an apply wants to change. */
export function newApplyConflict(causes: readonly metav1.StatusCause[], message: string): StatusError {
  return new StatusError({ reason: "Conflict", code: 409, message, details: { causes } });
}

export function newInvalid(kind: GroupKind, name: string, errors: readonly FieldError[]): StatusError {
  const subject = `${qualified(kind.kind, kind.group)} ${goQuote(name)} is invalid`;
  const text = aggregateText(errors.map(fieldErrorText));
  const causes = errors.map((error) => ({
    reason: error.type,
    message: fieldErrorBody(error),
    field: error.field,
  }));
  return new StatusError({
    reason: "Invalid",
    code: 422,
    message: text === "" ? subject : `${subject}: ${text}`,
    details: {
      ...details({ group: kind.group, resource: kind.kind }, name),
      ...(causes.length === 0 ? {} : { causes }),
    },
  });
}

export function newForbidden(resource: GroupResource, name: string, why: string): StatusError {
  const subject = groupResourceText(resource);
  const forbidden = name === "" ? `${subject} is forbidden` : `${subject} ${goQuote(name)} is forbidden`;
  return new StatusError({
    reason: "Forbidden",
    code: 403,
    message: resource.resource === "" ? `forbidden: ${why}` : `${forbidden}: ${why}`,
    details: details(resource, name),
  });
}

export function newUnauthorized(message = "not authorized"): StatusError {
  return new StatusError({ reason: "Unauthorized", code: 401, message });
}

export function newBadRequest(message: string): StatusError {
  return new StatusError({ reason: "BadRequest", code: 400, message });
}

export function newMethodNotSupported(resource: GroupResource, action: string): StatusError {
  const message = `${action} is not supported on resources of kind ${goQuote(groupResourceText(resource))}`;
  return new StatusError({ reason: "MethodNotAllowed", code: 405, message, details: details(resource, "") });
}

/** The request was not for any known path. */
export function newPageNotFound(): StatusError {
  return new StatusError({
    reason: "NotFound",
    code: 404,
    message: "the server could not find the requested resource",
    details: {},
  });
}

export function newNotAcceptable(acceptable: readonly string[]): StatusError {
  const message = `only the following media types are accepted: ${acceptable.join(", ")}`;
  return new StatusError({ reason: "NotAcceptable", code: 406, message });
}

export function newUnsupportedMediaType(acceptable: readonly string[]): StatusError {
  const message = `the body of the request was in an unknown format - accepted media types include: ${acceptable.join(", ")}`;
  return new StatusError({ reason: "UnsupportedMediaType", code: 415, message });
}

/** Nothing of that history is left, and nobody else has it. */
export function newGone(message: string): StatusError {
  return new StatusError({ reason: "Gone", code: 410, message });
}

export function newResourceExpired(message: string): StatusError {
  return new StatusError({ reason: "Expired", code: 410, message });
}

export function newRequestEntityTooLarge(why: string): StatusError {
  return new StatusError({
    reason: "RequestEntityTooLarge",
    code: 413,
    message: `Request entity too large: ${why}`,
  });
}

export function newTooManyRequests(message: string, retryAfterSeconds: number): StatusError {
  return new StatusError({ reason: "TooManyRequests", code: 429, message, details: { retryAfterSeconds } });
}

export function newInternalError(err: unknown): StatusError {
  const message = err instanceof Error ? err.message : String(err);
  return new StatusError({
    reason: "InternalError",
    code: 500,
    message: `Internal error occurred: ${message}`,
    details: { causes: [{ message }] },
    cause: err,
  });
}

/** A transient failure before anything was done: try again. */
export function newServerTimeout(
  resource: GroupResource,
  operation: string,
  retryAfterSeconds: number,
): StatusError {
  const message = `The ${operation} operation against ${groupResourceText(resource)} could not be completed at this time, please try again.`;
  const fields = { ...details(resource, operation), retryAfterSeconds };
  return new StatusError({ reason: "ServerTimeout", code: 500, message, details: fields });
}

export function newServiceUnavailable(message: string): StatusError {
  return new StatusError({ reason: "ServiceUnavailable", code: 503, message });
}

/** The deadline passed; the operation may complete all the same. */
export function newTimeout(message: string, retryAfterSeconds: number): StatusError {
  return new StatusError({
    reason: "Timeout",
    code: 504,
    message: `Timeout: ${message}`,
    details: retryAfterSeconds === 0 ? {} : { retryAfterSeconds },
  });
}

const genericResponses: Readonly<Record<number, readonly [reason: string, message: string]>> = {
  400: ["BadRequest", "the server rejected our request for an unknown reason"],
  401: ["Unauthorized", "the server has asked for the client to provide credentials"],
  404: ["NotFound", "the server could not find the requested resource"],
  405: ["MethodNotAllowed", "the server does not allow this method on the requested resource"],
  409: ["Conflict", "the server reported a conflict"],
  422: ["Invalid", "the server rejected our request due to an error in our request"],
  429: ["TooManyRequests", "the server has received too many requests and has asked us to try again later"],
  503: ["ServiceUnavailable", "the server is currently unable to handle the request"],
  504: [
    "Timeout",
    "the server was unable to return a response in the time allotted, but may still be processing the request",
  ],
};

/** An answer that was no Status, made into an error from its HTTP status code. */
export function newGenericServerResponse(response: {
  readonly code: number;
  /** The HTTP method. */
  readonly verb: string;
  readonly resource: GroupResource;
  readonly name: string;
  readonly serverMessage: string;
  readonly retryAfterSeconds?: number;
  /** The answer was no Status at all (the default), so its text becomes a cause. */
  readonly isUnexpectedResponse?: boolean;
}): StatusError {
  const { code, resource, name, serverMessage } = response;
  let [reason, message] = genericResponses[code] ?? [
    "Unknown",
    `the server responded with the status code ${code} but did not return more information`,
  ];
  if (code === 409 && response.verb.toUpperCase() === "POST") reason = "AlreadyExists";
  if (code === 403) [reason, message] = ["Forbidden", serverMessage];
  if (code === 406) [reason, message] = ["NotAcceptable", serverMessage];
  if (code === 415) [reason, message] = ["UnsupportedMediaType", serverMessage];
  if (code >= 500 && genericResponses[code] === undefined) {
    reason = "InternalError";
    message = `an error on the server (${goQuote(serverMessage)}) has prevented the request from succeeding`;
  }
  if (resource.resource !== "") {
    const target = name === "" ? "" : ` ${name}`;
    message += ` (${response.verb.toLowerCase()} ${groupResourceText(resource)}${target})`;
  }
  const retryAfter = response.retryAfterSeconds;
  return new StatusError({
    reason,
    code,
    message,
    details: {
      ...details(resource, name),
      ...(response.isUnexpectedResponse === false
        ? {}
        : { causes: [{ reason: "UnexpectedServerResponse", message: serverMessage }] }),
      ...(retryAfter === undefined ? {} : { retryAfterSeconds: retryAfter }),
    },
  });
}
