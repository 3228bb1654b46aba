/**
 * A CRI client: what the kubelet speaks to its runtime. One gRPC connection per client, opened at the
 * first call and opened again after the runtime restarted.
 */
import * as grpc from "@grpc/grpc-js";
import type { Clock } from "@kubets/apimachinery";
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
  /** The wall clock, for the deadlines of calls with `timeoutMs`. */
  readonly clock: Pick<Clock, "now">;
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

type AnyCall = (request: object, options?: CallOptions) => unknown;

/** Serves calls of one connection. */
class GrpcCaller {
  readonly #client: grpc.Client;
  readonly #clock: Pick<Clock, "now">;

  constructor(client: grpc.Client, clock: Pick<Clock, "now">) {
    this.#client = client;
    this.#clock = clock;
  }

  #callOptions(options: CallOptions): grpc.CallOptions {
    return options.timeoutMs === undefined ? {} : { deadline: this.#clock.now() + options.timeoutMs };
  }

  unary(method: MethodRow): AnyCall {
    const serialize = serializerOf(method.request);
    const deserialize = (bytes: Buffer): object => decodeMessage(method.response, bytes);
    return (request, options = {}) =>
      new Promise<object>((resolve, reject) => {
        options.signal?.throwIfAborted();
        const cancel = (): void => call.cancel();
        const call = this.#client.makeUnaryRequest<object, object>(
          method.path,
          serialize,
          deserialize,
          request,
          new grpc.Metadata(),
          this.#callOptions(options),
          (error, response) => {
            options.signal?.removeEventListener("abort", cancel);
            if (error !== null) reject(callError(error, options));
            else if (response === undefined)
              reject(new CriError("Internal", `${method.path} gave no answer`));
            else resolve(response);
          },
        );
        options.signal?.addEventListener("abort", cancel, { once: true });
      });
  }

  stream(method: MethodRow): AnyCall {
    const serialize = serializerOf(method.request);
    const deserialize = (bytes: Buffer): object => decodeMessage(method.response, bytes);
    return (request, options = {}) => this.#frames(method, { serialize, deserialize, request }, options);
  }

  async *#frames(
    method: MethodRow,
    message: { serialize: Serialize; deserialize: (bytes: Buffer) => object; request: object },
    options: CallOptions,
  ): AsyncGenerator<unknown> {
    options.signal?.throwIfAborted();
    const call = this.#client.makeServerStreamRequest<object, object>(
      method.path,
      message.serialize,
      message.deserialize,
      message.request,
      new grpc.Metadata(),
      this.#callOptions(options),
    );
    const cancel = (): void => call.cancel();
    options.signal?.addEventListener("abort", cancel, { once: true });
    try {
      yield* call;
    } catch (error: unknown) {
      throw callError(error, options);
    } finally {
      options.signal?.removeEventListener("abort", cancel);
      call.cancel();
    }
  }
}

function serviceClient(caller: GrpcCaller, methods: Readonly<Record<string, MethodRow>>): object {
  return Object.fromEntries(
    Object.entries(methods).map(([name, method]) => [
      name,
      method.responseStream ? caller.stream(method) : caller.unary(method),
    ]),
  );
}

/** A client for the runtime at the endpoint. Nothing is sent until the first call. */
export function createCriClient(options: CriClientOptions): CriClient {
  const client = new grpc.Client(options.endpoint, grpc.credentials.createInsecure(), {
    "grpc.max_receive_message_length": maxMessageBytes,
    "grpc.max_send_message_length": maxMessageBytes,
    // A restarted runtime must be found again at once: it is on this machine.
    "grpc.initial_reconnect_backoff_ms": 50,
    "grpc.min_reconnect_backoff_ms": 50,
    "grpc.max_reconnect_backoff_ms": 500,
    "grpc.use_local_subchannel_pool": 1,
    "grpc.default_authority": "localhost",
    "grpc.enable_retries": 0,
  });
  const caller = new GrpcCaller(client, options.clock);
  const close = (): void => {
    options.signal?.removeEventListener("abort", close);
    client.close();
  };
  options.signal?.addEventListener("abort", close, { once: true });
  return {
    // The tables name exactly the methods of the interfaces: both come from the same .proto.
    runtime: serviceClient(caller, serviceTables.RuntimeService) as RuntimeService,
    image: serviceClient(caller, serviceTables.ImageService) as ImageService,
    close,
  };
}
