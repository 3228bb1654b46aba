import type { metav1 } from "@kubets/api";

/** What identifies a failure to programs. A server may send others; they are kept as they are. */
export type StatusReason =
  | "Unauthorized"
  | "Forbidden"
  | "NotFound"
  | "AlreadyExists"
  | "Conflict"
  | "Gone"
  | "Invalid"
  | "ServerTimeout"
  | "StoreReadError"
  | "Timeout"
  | "TooManyRequests"
  | "BadRequest"
  | "MethodNotAllowed"
  | "NotAcceptable"
  | "RequestEntityTooLarge"
  | "UnsupportedMediaType"
  | "InternalError"
  | "Expired"
  | "ServiceUnavailable"
  | "";

export interface StatusErrorFields {
  readonly reason: string;
  readonly code: number;
  readonly message: string;
  readonly details?: metav1.StatusDetails;
  readonly cause?: unknown;
}

/** The one error that crosses the wire: a failed request, as `metav1.Status` describes it. */
export class StatusError extends Error {
  override readonly name = "StatusError";
  readonly reason: string;
  readonly code: number;
  readonly details: metav1.StatusDetails | undefined;

  constructor(fields: StatusErrorFields) {
    super(fields.message, fields.cause === undefined ? undefined : { cause: fields.cause });
    this.reason = fields.reason;
    this.code = fields.code;
    this.details = fields.details;
  }

  /** Seconds to wait before another try; undefined when the server did not say. */
  get retryAfterSeconds(): number | undefined {
    return this.details?.retryAfterSeconds;
  }

  toStatus(): metav1.Status {
    return {
      apiVersion: "v1",
      kind: "Status",
      metadata: {},
      status: "Failure",
      message: this.message,
      ...(this.reason === "" ? {} : { reason: this.reason }),
      ...(this.details === undefined ? {} : { details: this.details }),
      code: this.code,
    };
  }

  static fromStatus(status: Partial<metav1.Status>): StatusError {
    return new StatusError({
      reason: status.reason ?? "",
      code: status.code ?? 500,
      message: status.message ?? "",
      ...(status.details === undefined ? {} : { details: status.details }),
    });
  }
}

function hasReason(err: unknown, reason: StatusReason): boolean {
  return statusErrorOf(err)?.reason === reason;
}

/** The StatusError that `err` is or was caused by. */
export function statusErrorOf(err: unknown): StatusError | undefined {
  for (let current = err; current instanceof Error; current = current.cause) {
    if (current instanceof StatusError) return current;
  }
  return undefined;
}

export function isNotFound(err: unknown): boolean {
  return hasReason(err, "NotFound");
}

export function isAlreadyExists(err: unknown): boolean {
  return hasReason(err, "AlreadyExists");
}

export function isConflict(err: unknown): boolean {
  return hasReason(err, "Conflict");
}

export function isInvalid(err: unknown): boolean {
  return hasReason(err, "Invalid");
}

export function isForbidden(err: unknown): boolean {
  return hasReason(err, "Forbidden");
}

export function isUnauthorized(err: unknown): boolean {
  return hasReason(err, "Unauthorized");
}

export function isBadRequest(err: unknown): boolean {
  return hasReason(err, "BadRequest");
}

export function isMethodNotSupported(err: unknown): boolean {
  return hasReason(err, "MethodNotAllowed");
}

/** The requested resourceVersion or continue token is too old: list again. */
export function isResourceExpired(err: unknown): boolean {
  return hasReason(err, "Expired");
}

export function isGone(err: unknown): boolean {
  return hasReason(err, "Gone");
}

export function isTimeout(err: unknown): boolean {
  return hasReason(err, "Timeout");
}

export function isServerTimeout(err: unknown): boolean {
  return hasReason(err, "ServerTimeout");
}

export function isTooManyRequests(err: unknown): boolean {
  return hasReason(err, "TooManyRequests") || statusErrorOf(err)?.code === 429;
}

export function isServiceUnavailable(err: unknown): boolean {
  return hasReason(err, "ServiceUnavailable");
}

export function isInternalError(err: unknown): boolean {
  return hasReason(err, "InternalError");
}

export function isRequestEntityTooLarge(err: unknown): boolean {
  return hasReason(err, "RequestEntityTooLarge") || statusErrorOf(err)?.code === 413;
}

/** The namespace is being deleted, so nothing can be created in it. */
export function isNamespaceTerminating(err: unknown): boolean {
  return (
    statusErrorOf(err)?.details?.causes?.some((cause) => cause.reason === "NamespaceTerminating") ?? false
  );
}
