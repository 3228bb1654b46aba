import { newServiceUnavailable, untilAborted } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { ApiRequest as ApiMessage, Incoming, Responder, Stream, Transport } from "@kubets/transport";
import {
  allApiSubjects,
  decodeApiRequest,
  encodeApiResponse,
  encodeWatchFrame,
  parseApiSubject,
} from "@kubets/transport";
import type {
  ApiRequest,
  ApiResponse,
  ApiVerb,
  EncodedWatchEvent,
  ResourceTarget,
} from "../endpoints/api-request.ts";
import { isLongRunning } from "../endpoints/long-running.ts";
import type { RequestHandler } from "../endpoints/pipeline.ts";
import { userOfIdentity } from "./identity.ts";

/** Bodies over this size go out in frames. */
const frameBytes = 512 * 1024;

/**
 * Serves the API on `kube.api.>`, sharing the load with other API servers. The subject says who asks: the bus
 * lets nobody publish under another's identity.
 */
export class NatsFront {
  readonly #transport: Transport;
  readonly #handler: RequestHandler;
  readonly #logger: Logger;
  readonly #active = new Set<Promise<void>>();
  /** Aborts long-running requests when the server ends. */
  readonly #ending = new AbortController();

  constructor(deps: {
    readonly transport: Transport;
    readonly handler: RequestHandler;
    readonly logger: Logger;
  }) {
    this.#transport = deps.transport;
    this.#handler = deps.handler;
    this.#logger = deps.logger;
  }

  /** Resolves once requests are taken; they are until the signal aborts. */
  async serve(options: { readonly signal: AbortSignal }): Promise<void> {
    const take = (incoming: Incoming, responder: Responder): Promise<void> => {
      const taken = this.#take(incoming, responder).finally(() => this.#active.delete(taken));
      this.#active.add(taken);
      return taken;
    };
    await this.#transport.serve(allApiSubjects, take, { signal: options.signal, queue: "kube-apiserver" });
  }

  /**
   * Once `serve` takes no more: ends watches, so that their clients go on elsewhere at once, and waits for the
   * requests that are being answered, until the signal aborts.
   */
  async drain(options: { readonly signal: AbortSignal }): Promise<void> {
    this.#ending.abort(newServiceUnavailable("the server is shutting down"));
    while (this.#active.size > 0 && !options.signal.aborted) {
      await Promise.race([Promise.allSettled(this.#active), untilAborted(options.signal)]);
    }
  }

  async #take(incoming: Incoming, responder: Responder): Promise<void> {
    const request = requestOf(incoming);
    if (!request) {
      this.#logger.warn({ subject: incoming.subject }, "Refused a request on a malformed subject");
      responder.reply(encodeApiResponse({ code: 404 }));
      return;
    }
    if (request.verb === "watch" && !incoming.wantsStream) return refuse(responder, "a watch needs a stream");
    if (!isLongRunning(request)) return this.#answer(request, responder, incoming);
    using life = lifeOf(incoming.signal, this.#ending.signal);
    await this.#answer({ ...request, signal: life.signal }, responder, incoming);
  }

  async #answer(request: ApiRequest, responder: Responder, { wantsStream }: Incoming): Promise<void> {
    const response = await this.#handler.handle(request);
    await answer(response, responder, wantsStream);
  }
}

/** The life of a long-running request: until its caller is gone, the server ends, or it is disposed. */
function lifeOf(...ends: readonly AbortSignal[]): Disposable & { readonly signal: AbortSignal } {
  const life = new AbortController();
  const cleanup = new DisposableStack();
  for (const end of ends) {
    const abort = (): void => life.abort(end.reason);
    if (end.aborted) abort();
    end.addEventListener("abort", abort, { once: true });
    cleanup.defer(() => end.removeEventListener("abort", abort));
  }
  cleanup.defer(() => life.abort(new Error("the request is over")));
  return { signal: life.signal, [Symbol.dispose]: () => cleanup.dispose() };
}

/** The request in a message; undefined when the subject is none of ours. */
function requestOf(incoming: Incoming): ApiRequest | undefined {
  const subject = parseApiSubject(incoming.subject);
  if (!subject) return undefined;
  const message = decodeApiRequest(incoming.body);
  const raw = subject.verb === "raw";
  return {
    verb: subject.verb as ApiVerb, // the pipeline refuses verbs it does not know
    target: raw ? undefined : targetOf(subject, message),
    path: raw ? message.path : pathOf(subject, message),
    query: new URLSearchParams(message.query),
    user: userOfIdentity(subject.identity),
    contentType: message.contentType,
    accept: message.accept === "" ? "application/vnd.kubernetes.protobuf" : message.accept,
    userAgent: message.userAgent,
    body: message.body,
    traceparent: incoming.traceparent,
    signal: incoming.signal,
  };
}

type Subject = NonNullable<ReturnType<typeof parseApiSubject>>;

function targetOf(subject: Subject, message: ApiMessage): ResourceTarget {
  return {
    group: subject.group,
    version: subject.version,
    resource: subject.resource,
    subresource: subject.subresource ?? "",
    namespace: message.namespace,
    name: message.name,
    rest: message.path,
  };
}

/** The path an HTTP client would have used, for logs. */
function pathOf(subject: Subject, { namespace, name }: ApiMessage): string {
  const version = subject.group === "" ? ["api", subject.version] : ["apis", subject.group, subject.version];
  const scope = namespace === "" ? [] : ["namespaces", namespace];
  return ["", ...version, ...scope, subject.resource, name, subject.subresource ?? ""]
    .filter((part, index) => index === 0 || part !== "")
    .join("/");
}

async function answer(response: ApiResponse, responder: Responder, wantsStream: boolean): Promise<void> {
  switch (response.kind) {
    case "bytes":
      return answerBytes(response, responder, wantsStream);
    case "chunks":
      return answerChunks(response, responder, wantsStream);
    case "watch":
      return sendWatch(response.events, accept(responder, response, false));
    case "upgrade":
      // Interactive sessions are for clients of the HTTPS front.
      return refuse(responder, `${response.operation.operation} is served over HTTPS only`);
  }
}

function refuse(responder: Responder, message: string): void {
  const status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Failure", message };
  const body = Buffer.from(JSON.stringify({ ...status, reason: "BadRequest", code: 400 }));
  responder.reply(encodeApiResponse({ code: 400, contentType: "application/json", body }));
}

type Head = Exclude<ApiResponse, { kind: "upgrade" }>;

function headOf(response: Head): Parameters<typeof encodeApiResponse>[0] {
  const { code, contentType, warnings = [], headers = {} } = response;
  return { code, contentType, warnings, retryAfterSeconds: Number(headers["Retry-After"] ?? "0") };
}

function accept(responder: Responder, response: Head, more: boolean, body?: Uint8Array): Stream {
  const message = { ...headOf(response), more, ...(body === undefined ? {} : { body }) };
  return responder.accept(encodeApiResponse(message));
}

async function answerBytes(
  response: Extract<ApiResponse, { kind: "bytes" }>,
  responder: Responder,
  wantsStream: boolean,
): Promise<void> {
  const { body } = response;
  if (body.length <= frameBytes) {
    // Also to one who wanted a stream: as a refusal it carries a failure, as a reply a short list.
    responder.reply(encodeApiResponse({ ...headOf(response), body }));
    return;
  }
  if (!wantsStream) return refuse(responder, "the answer is larger than a message: ask for a stream");
  await sendPieces([body], accept(responder, response, true));
}

async function answerChunks(
  response: Extract<ApiResponse, { kind: "chunks" }>,
  responder: Responder,
  wantsStream: boolean,
): Promise<void> {
  if (!wantsStream) {
    await response.body[Symbol.asyncIterator]().return?.();
    return refuse(responder, "the answer is larger than a message: ask for a stream");
  }
  await sendPieces(response.body, accept(responder, response, true));
}

async function sendPieces(
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  stream: Stream,
): Promise<void> {
  await using out = stream;
  for await (const piece of body)
    for (let at = 0; at < piece.length; at += frameBytes) await out.send(piece.subarray(at, at + frameBytes));
  await out.end();
}

async function sendWatch(events: AsyncIterable<EncodedWatchEvent>, stream: Stream): Promise<void> {
  await using out = stream;
  for await (const event of events) {
    if (out.signal.aborted) return;
    await out.send(encodeWatchFrame(event));
  }
  await out.end();
}
