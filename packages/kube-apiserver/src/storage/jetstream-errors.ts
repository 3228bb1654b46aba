import { NatsError } from "nats";
import { StoreError } from "./store.ts";

/** An error in an answer of JetStream's API. */
export class JetStreamApiError extends Error {
  override readonly name = "JetStreamApiError";
  readonly errorCode: number;

  constructor(errorCode: number, description: string) {
    super(`${description} (${errorCode})`);
    this.errorCode = errorCode;
  }
}

/** No answer came, for instance as the connection went away: what was asked may have been done. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

// JetStream's error codes, as nats-server lists them (server/errors.json).
const wrongLastSequence: ReadonlySet<number> = new Set([10071, 10164]);
const noMessageFound = 10037;
const streamNotFound = 10059;
const messageTooLarge: ReadonlySet<number> = new Set([10054, 10097]);

/** A compare-and-set found another last message than expected. */
export function isWrongLastSequence(err: unknown): boolean {
  return err instanceof JetStreamApiError && wrongLastSequence.has(err.errorCode);
}

export function isNoMessage(err: unknown): boolean {
  return err instanceof JetStreamApiError && err.errorCode === noMessageFound;
}

export function isStreamNotFound(err: unknown): boolean {
  return err instanceof JetStreamApiError && err.errorCode === streamNotFound;
}

const passingCodes: ReadonlySet<string> = new Set(["DISCONNECT", "CONNECTION_REFUSED"]);

/** The server is away or not ready yet: asking again may help. */
export function isPassing(err: unknown): boolean {
  if (err instanceof InterruptedError) return true;
  if (err instanceof NatsError) return passingCodes.has(err.code);
  // A server that is still loading its streams knows none.
  return isStreamNotFound(err);
}

/** Any failure, as callers of the store know it. */
export function toStoreError(err: unknown, doing: string): StoreError {
  if (err instanceof StoreError) return err;
  const tooLarge =
    (err instanceof NatsError && err.code === "MAX_PAYLOAD_EXCEEDED") ||
    (err instanceof JetStreamApiError && messageTooLarge.has(err.errorCode));
  const message = err instanceof Error ? err.message : String(err);
  return new StoreError(tooLarge ? "too-large" : "unavailable", `${doing}: ${message}`, { cause: err });
}
