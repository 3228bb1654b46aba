/**
 * The one error a CRI call fails with: a gRPC status code by name and a text. The kubelet branches on
 * `code`; users see `message` in events and container statuses, so it says what to do.
 */

/** gRPC's status codes (grpc/doc/statuscodes.md). */
export const criErrorCodes = {
  Canceled: 1,
  Unknown: 2,
  InvalidArgument: 3,
  DeadlineExceeded: 4,
  NotFound: 5,
  AlreadyExists: 6,
  PermissionDenied: 7,
  ResourceExhausted: 8,
  FailedPrecondition: 9,
  Aborted: 10,
  OutOfRange: 11,
  Unimplemented: 12,
  Internal: 13,
  Unavailable: 14,
  DataLoss: 15,
  Unauthenticated: 16,
} as const;

export type CriErrorCode = keyof typeof criErrorCodes;

export class CriError extends Error {
  override readonly name = "CriError";
  readonly code: CriErrorCode;

  constructor(code: CriErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

export function criErrorCodeOf(status: number): CriErrorCode {
  const found = Object.entries(criErrorCodes).find(([, number]) => number === status);
  return found === undefined ? "Unknown" : (found[0] as CriErrorCode);
}

/** True for a CriError with this code. */
export function isCriError(error: unknown, code: CriErrorCode): error is CriError {
  return error instanceof CriError && error.code === code;
}
