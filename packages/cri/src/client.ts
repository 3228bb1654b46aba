/**
 * A CRI client: what the kubelet speaks to its runtime. One gRPC connection per client, opened at the
 * first call and opened again after the runtime restarted.
 */
import * as grpc from "@grpc/grpc-js";
import type { CallOptions } from "./calls.ts";
import { decodeMessage, encodeMessage } from "./codec.ts";
import { CriError, criErrorCodeOf } from "./cri-error.ts";
import { serviceTables } from "./generated/runtime-v1-tables.ts";
import type { ImageService, RuntimeService } from "./generated/runtime-v1.ts";
import type { MethodRow } from "./tables.ts";

export interface CriClient {
  readonly runtime: RuntimeService;
  readonly image: ImageService;
  /** Drops the connection; calls in flight fail with `Canceled` or `Unavailable`. Idempotent. */
  close(): void;
}

export interface CriClientOptions {
  /** `unix:///path/to.sock`. */
  readonly endpoint: string;
  /** Closes the client when aborted. */
  readonly signal?: AbortSignal | undefined;
}

/** Large answers (thousands of containers) pass gRPC's default of 4 MiB; containerd uses 16 MiB. */
const maxMessageBytes = 16 * 1024 * 1024;

type Serialize = (message: object) => Buffer;

const serializerOf = (type: string): Serialize => {
  return (message) => {
    const bytes = encodeMessage(type, message);
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  };
};

function isServiceError(error: unknown): error is grpc.ServiceError {
  return error instanceof Error && "code" in error && typeof error.code === "number";
}

/** The only place where gRPC's errors become CriError. */
function callError(error: unknown, options: CallOptions): unknown {
  if (options.signal?.aborted === true) return options.signal.reason;
  if (!isServiceError(error)) return error;
  return new CriError(criErrorCodeOf(error.code), error.details, { cause: error });
}

function deadlineOptions(options: CallOptions): grpc.CallOptions {
  if (options.timeoutMs === undefined) return {};
  // gRPC takes the deadline as a point of the wall clock; `performance` would need the same origin.
  const deadline = grpc.getRelativeTimeout(0);
  return { deadline: deadline + options.timeoutMs };
}
