import { decodeObject, isEnvelope, type metav1 } from "@kubets/api";
import {
  StatusError,
  newForbidden,
  newGenericServerResponse,
  newRequestEntityTooLarge,
  newServiceUnavailable,
  newTimeout,
} from "@kubets/apimachinery";
import { TransportError, type ApiResponse } from "@kubets/transport";

/** What was asked, for the texts of errors. */
export interface Asked {
  readonly verb: string;
  readonly resource: { readonly group: string; readonly resource: string };
  readonly name: string;
}

/** An object in either of the two forms that bodies have. */
export function decodeBody(body: Uint8Array): unknown {
  return isEnvelope(body) ? decodeObject(body) : JSON.parse(Buffer.from(body).toString("utf8"));
}

/** The error that a response with a code of 400 or more stands for. */
export function errorOfResponse(response: ApiResponse, body: Uint8Array, asked: Asked): StatusError {
  const status = statusOf(body);
  if (status !== undefined) return StatusError.fromStatus(status);
  return newGenericServerResponse({
    ...asked,
    code: response.code,
    serverMessage: Buffer.from(body).toString("utf8").trim(),
    ...(response.retryAfterSeconds === 0 ? {} : { retryAfterSeconds: response.retryAfterSeconds }),
  });
}

function statusOf(body: Uint8Array): Partial<metav1.Status> | undefined {
  try {
    const status = decodeBody(body) as Partial<metav1.Status>; // Its kind is looked at next.
    return status.kind === "Status" ? status : undefined;
  } catch {
    // No Kubernetes object at all: the caller makes an error of the bytes.
    return undefined;
  }
}

/**
 * One kind of error for callers to look at: what the transport could not do becomes a StatusError, so that retry
 * loops treat it as an answer of the server's. The caller's own cancellation stays what it was.
 */
export function errorOfTransport(err: unknown, asked: Asked): unknown {
  if (!(err instanceof TransportError)) return err;
  switch (err.code) {
    case "cancelled":
      return err.cause ?? err;
    case "deadline":
    case "broken":
    case "peer":
      return withCause(newTimeout(err.message, 1), err);
    case "permission":
      return withCause(newForbidden(asked.resource, asked.name, err.message), err);
    case "too-large":
      return withCause(newRequestEntityTooLarge(err.message), err);
    default:
      return withCause(newServiceUnavailable(err.message), err);
  }
}

function withCause(error: StatusError, cause: unknown): StatusError {
  const { reason, code, message, details } = error;
  return new StatusError({ reason, code, message, cause, ...(details === undefined ? {} : { details }) });
}
