/**
 * The serving half of CRI: turns handlers with plain objects into a gRPC server on a unix socket.
 * A method without a handler answers UNIMPLEMENTED, as gRPC demands, naming itself.
 */
import * as grpc from "@grpc/grpc-js";
import type { Init } from "./calls.ts";
import type { StreamCall, UnaryCall } from "./calls.ts";
import { decodeMessage, encodeMessage } from "./codec.ts";
import { CriError, criErrorCodes } from "./cri-error.ts";
import { serviceTables } from "./generated/runtime-v1-tables.ts";
import type { ImageService, RuntimeService } from "./generated/runtime-v1.ts";
import type { MethodRow } from "./tables.ts";

/** What a handler knows of its call: `signal` aborts when the caller cancelled or its deadline passed. */
export interface CallContext {
  readonly signal: AbortSignal;
}

type Handler<Call> =
  Call extends UnaryCall<infer Request, infer Response>
    ? (request: Request, context: CallContext) => Promise<Init<Response>>
    : Call extends StreamCall<infer Request, infer Response>
      ? (request: Request, context: CallContext) => AsyncIterable<Init<Response>>
      : never;

/** One optional handler per method. Throw CriError to answer with a status; anything else is Unknown. */
export type ServiceHandlers<Service> = { readonly [Method in keyof Service]?: Handler<Service[Method]> };

export type RuntimeServiceHandlers = ServiceHandlers<RuntimeService>;
export type ImageServiceHandlers = ServiceHandlers<ImageService>;

export interface CriServerOptions {
  /** `unix:///path/to.sock`; the path must be free. */
  readonly endpoint: string;
  readonly runtime: RuntimeServiceHandlers;
  readonly image: ImageServiceHandlers;
  /** Called with every failed call whose error was no CriError: a defect of the server. */
  readonly onUnexpectedError?: (method: string, error: unknown) => void;
}

export interface CriServer extends AsyncDisposable {
  /** Stops accepting, cancels the calls in flight and closes the socket. Idempotent. */
  close(): Promise<void>;
}

type AnyUnary = (request: object, context: CallContext) => Promise<object>;
type AnyStream = (request: object, context: CallContext) => AsyncIterable<object>;
type AnyHandlers = Readonly<Record<string, AnyUnary | AnyStream | undefined>>;
type Report = (method: string, error: unknown) => void;

function statusOf(error: unknown, method: string, report: Report): grpc.StatusObject {
  if (error instanceof CriError) {
    return { code: criErrorCodes[error.code], details: error.message, metadata: new grpc.Metadata() };
  }
  report(method, error);
  const details = error instanceof Error ? error.message : String(error);
  return { code: grpc.status.UNKNOWN, details, metadata: new grpc.Metadata() };
}

function cancellation(
  call: grpc.ServerUnaryCall<object, object> | grpc.ServerWritableStream<object, object>,
) {
  const controller = new AbortController();
  call.on("cancelled", () => controller.abort(new CriError("Canceled", "the caller cancelled the call")));
  return controller;
}

function unaryHandler(method: MethodRow, handler: AnyUnary, report: Report) {
  return (call: grpc.ServerUnaryCall<object, object>, callback: grpc.sendUnaryData<object>): void => {
    handler(call.request, cancellation(call)).then(
      (response) => callback(null, response),
      (error: unknown) => callback(statusOf(error, method.path, report)),
    );
  };
}

async function pump(
  call: grpc.ServerWritableStream<object, object>,
  messages: AsyncIterable<object>,
  signal: AbortSignal,
): Promise<void> {
  for await (const message of messages) {
    if (signal.aborted) return;
    if (call.write(message)) continue;
    // A slow reader holds back only its own stream.
    await new Promise<void>((resolve) => {
      const done = (): void => {
        call.off("drain", done);
        signal.removeEventListener("abort", done);
        resolve();
      };
      call.on("drain", done);
      signal.addEventListener("abort", done, { once: true });
    });
  }
}

function streamHandler(method: MethodRow, handler: AnyStream, report: Report) {
  return (call: grpc.ServerWritableStream<object, object>): void => {
    const { signal } = cancellation(call);
    // The stream's reader may be gone already; the cancellation above is what tells us.
    call.on("error", () => undefined);
    pump(call, handler(call.request, { signal }), signal).then(
      () => call.end(),
      (error: unknown) => {
        if (signal.aborted) call.end();
        else call.emit("error", statusOf(error, method.path, report));
      },
    );
  };
}

const never = new AbortController().signal;

function refusal(name: string): AnyUnary {
  return () => Promise.reject(new CriError("Unimplemented", `this runtime does not support ${name}`));
}

function refuseStream(name: string): AsyncIterable<object> {
  return {
    [Symbol.asyncIterator]: () => ({ next: () => refusal(name)({}, { signal: never }) as Promise<never> }),
  };
}

function addService(
  server: grpc.Server,
  service: { methods: Readonly<Record<string, MethodRow>>; handlers: AnyHandlers },
  report: Report,
): void {
  const definition: Record<string, grpc.MethodDefinition<object, object>> = {};
  const implementation: grpc.UntypedServiceImplementation = {};
  for (const [name, method] of Object.entries(service.methods)) {
    definition[name] = {
      path: method.path,
      requestStream: false,
      responseStream: method.responseStream,
      requestSerialize: (message) => Buffer.from(encodeMessage(method.request, message)),
      requestDeserialize: (bytes) => decodeMessage(method.request, bytes),
      responseSerialize: (message) => Buffer.from(encodeMessage(method.response, message)),
      responseDeserialize: (bytes) => decodeMessage(method.response, bytes),
    };
    const handler = service.handlers[name];
    implementation[name] = method.responseStream
      ? streamHandler(method, (handler as AnyStream | undefined) ?? (() => refuseStream(name)), report)
      : unaryHandler(method, (handler as AnyUnary | undefined) ?? refusal(name), report);
  }
  server.addService(definition, implementation);
}

/** Binds the socket and serves until closed. Rejects when the address cannot be bound. */
export async function startCriServer(options: CriServerOptions): Promise<CriServer> {
  const server = new grpc.Server({
    "grpc.max_receive_message_length": 16 * 1024 * 1024,
    "grpc.max_send_message_length": 16 * 1024 * 1024,
  });
  const report: Report = (method, error) => options.onUnexpectedError?.(method, error);
  // Handler types are erased here: the tables and the interfaces come from the same .proto.
  const runtime = options.runtime as AnyHandlers;
  const image = options.image as AnyHandlers;
  addService(server, { methods: serviceTables.RuntimeService, handlers: runtime }, report);
  addService(server, { methods: serviceTables.ImageService, handlers: image }, report);
  await new Promise<void>((resolve, reject) => {
    server.bindAsync(options.endpoint, grpc.ServerCredentials.createInsecure(), (error) => {
      if (error === null) resolve();
      else reject(error);
    });
  });
  const close = (): Promise<void> => {
    server.forceShutdown();
    return Promise.resolve();
  };
  return { close, [Symbol.asyncDispose]: close };
}
