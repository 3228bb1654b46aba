import { createSecureServer } from "node:http2";
import type { Http2SecureServer } from "node:http2";
import type { IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { TLSSocket } from "node:tls";
import {
  newBadRequest,
  newInternalError,
  newServiceUnavailable,
  newUnauthorized,
  statusErrorOf,
  untilAborted,
} from "@kubets/apimachinery";
import type { Clock, Random, StatusError } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { ApiRequest, ApiResponse } from "../endpoints/api-request.ts";
import type { ProxiedHttpRequest, ProxyHandler } from "../streaming/proxy-handler.ts";
import { isLongRunning } from "../endpoints/long-running.ts";
import type { StreamingHandler } from "../streaming/streaming-handler.ts";
import type { Authorizer } from "../endpoints/authorization/authorizer.ts";
import { impersonated } from "../endpoints/authorization/impersonation.ts";
import { BodyMemory } from "./body-memory.ts";
import { idleMs, IdleSessions } from "./idle-sessions.ts";
import { authenticate, clientCertificateOf } from "./https-authentication.ts";
import type { ClientCertificate, TokenAuthenticator } from "./https-authentication.ts";
import { apiRequestOf, parseLine, readBody } from "./https-request.ts";
import { writeResponse } from "./https-response.ts";
import type { HttpResponse } from "./https-response.ts";
import { checkTimeout, openScope } from "./https-scope.ts";
import type { Closable, RequestScope } from "./https-scope.ts";
import { statusResponse } from "./https-status.ts";
import type { TlsMaterial } from "./https-tls.ts";
import { answerUpgrade } from "./https-upgrade.ts";

/** The pipeline behind the front. A StatusError it throws is answered as such. */
export type RequestHandler = (request: ApiRequest) => Promise<ApiResponse>;

export interface HttpsFrontOptions {
  readonly host: string;
  /** 0: a free one. */
  readonly port: number;
  readonly tls: TlsMaterial;
  readonly handler: RequestHandler;
  readonly streaming: StreamingHandler;
  readonly proxy: ProxyHandler;
  /** Says who may act as whom. Absent: nobody. */
  readonly authorizer?: Pick<Authorizer, "authorize">;
  /** Absent: no bearer token is valid. */
  readonly tokens?: TokenAuthenticator;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  /** Of requests that are not long-running. Default 60 s, as --request-timeout. */
  readonly requestTimeoutMs?: number;
  /** How long requests may go on after the end was asked for. Default 3 s. */
  readonly shutdownMs?: number;
  /** Requests that an HTTP/2 connection may have open. Default 1,000, as kube-apiserver. */
  readonly maxStreamsPerConnection?: number;
}

/**
 * The API over HTTPS: HTTP/2 and HTTP/1.1 on one port, with upgrades to WebSocket and SPDY/3.1. Turns each
 * request into an ApiRequest with its authenticated user, and writes out what the pipeline answers.
 */
export class HttpsFront {
  readonly #options: HttpsFrontOptions;
  readonly #server: Http2SecureServer;
  readonly #sockets = new Set<TLSSocket>();
  readonly #certificates = new WeakMap<object, ClientCertificate>();
  readonly #bodies = new BodyMemory();
  readonly #idle: IdleSessions;
  readonly #active = new Set<Promise<void>>();
  /** Aborts long-running requests on shutdown. */
  readonly #ending = new AbortController();

  constructor(options: HttpsFrontOptions) {
    this.#options = options;
    this.#idle = new IdleSessions(options.clock);
    this.#server = createSecureServer({
      ...connectionLimits,
      allowHTTP1: true,
      requestCert: true,
      // An invalid certificate is answered with 401, which a refused handshake could not say.
      rejectUnauthorized: false,
      ...secureContextOf(options.tls),
      minVersion: "TLSv1.2",
      settings: {
        maxConcurrentStreams: options.maxStreamsPerConnection ?? 1_000,
        initialWindowSize: 256 * 1024,
        maxHeaderListSize: maxHeaderBytes,
      },
    });
    this.#server.on("session", (session) => this.#idle.add(session));
    this.#server.on("request", (request, response) => this.#track(this.#serve(request, response)));
    this.#server.on("upgrade", (request: IncomingMessage, socket: Duplex, head: Buffer) => {
      this.#track(this.#serveUpgrade(request, socket, head));
    });
    this.#server.on("secureConnection", (socket) => {
      this.#sockets.add(socket);
      socket.once("close", () => this.#sockets.delete(socket));
      // Resets by the client: what was going on over it ends by its own "close".
      socket.on("error", () => undefined);
    });
    this.#server.on("sessionError", () => undefined);
  }

  /** Starts to listen. Rejects when the address is taken. */
  async listen(): Promise<AddressInfo> {
    const { host, port } = this.#options;
    await new Promise<void>((resolve, reject) => {
      this.#server.once("error", reject);
      this.#server.listen(port, host, () => {
        this.#server.off("error", reject);
        resolve();
      });
    });
    return this.#server.address() as AddressInfo; // A TCP server that listens has one.
  }

  /** New connections get this certificate; those that stand keep theirs. Throws when key and certificate do not fit. */
  useTls(tls: TlsMaterial): void {
    this.#server.setSecureContext(secureContextOf(tls));
  }

  /**
   * Serves until the signal aborts: then takes no more connections and requests, ends watches, lets other requests
   * finish for a while, and closes what is left.
   */
  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    const { clock, shutdownMs } = this.#options;
    await this.#idle.run(options);
    this.#ending.abort(newServiceUnavailable("the server is shutting down"));
    // Tells HTTP/2 clients to go (GOAWAY), and ends idle connections.
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    const late = new AbortController();
    using _timer = clock.setTimer(shutdownMs ?? 3_000, () => late.abort(new Error("requests took too long")));
    while (this.#active.size > 0 && !late.signal.aborted) {
      await Promise.race([Promise.allSettled(this.#active), untilAborted(late.signal)]);
    }
    // What is written is still sent. HTTP/2 connections end themselves after their last stream.
    for (const socket of this.#sockets) if (socket.alpnProtocol !== "h2") socket.end();
    await Promise.race([closed, untilAborted(late.signal)]);
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #track(serving: Promise<void>): void {
    const tracked = serving
      .catch((err: unknown) => this.#options.logger.error({ err }, "Request failed"))
      .finally(() => this.#active.delete(tracked));
    this.#active.add(tracked);
  }

  async #serve(request: IncomingHttp, response: HttpResponse): Promise<void> {
    using scope = this.#scope(request, response);
    using lease = this.#bodies.lease();
    using _open = this.#idle.request(request.stream?.session);
    // A proxy hands the body on as it comes.
    const whole = scope.line.target?.subresource !== "proxy";
    const answer = await this.#answer(request, scope, async () =>
      whole ? readBody(request, lease) : new Uint8Array(),
    );
    const auditId = this.#options.random.uuid();
    if (this.#ending.signal.aborted) response.shouldKeepAlive = false;
    await this.#complete(scope, this.#write({ request, response, answer, auditId, signal: scope.signal }));
  }

  #write({ answer, ...about }: Exchange): Promise<void> {
    if (answer.kind !== "upgrade") return writeResponse({ ...about, answer, clock: this.#options.clock });
    const { operation } = answer;
    if (operation.operation === "proxy") return this.#options.proxy.serve({ ...about, target: operation });
    return writeResponse({ ...about, answer: statusResponse(upgradeRequired) });
  }

  async #serveUpgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    // A reset by the client; "close" follows, and ends what goes on.
    socket.on("error", () => undefined);
    using scope = this.#scope(request, socket);
    // What follows the header belongs to the protocol that is switched to.
    const answer = await this.#answer(request, scope, async () => new Uint8Array());
    const { streaming, proxy, random, clock } = this.#options;
    const asked = { request, socket, head, answer, auditId: random.uuid(), signal: scope.signal };
    await this.#complete(scope, answerUpgrade({ ...asked, streaming, proxy, clock }));
  }

  async #complete({ signal }: RequestScope, answering: Promise<void>): Promise<void> {
    try {
      await answering;
    } catch (err: unknown) {
      // What fails because the client left, or because the server ends, is as it should be.
      if (!signal.aborted) this.#options.logger.error({ err }, "Answer could not be completed");
    }
  }

  /** Authenticates and asks the pipeline. Never rejects: failures are answers. */
  async #answer(
    request: IncomingHttp,
    { line, signal, aborted }: RequestScope,
    body: () => Promise<Uint8Array>,
  ): Promise<ApiResponse> {
    try {
      if (this.#ending.signal.aborted && !servedToTheEnd(line.path)) return shuttingDown;
      if (!isLongRunning(line)) checkTimeout(line.query);
      const credentials = { headers: request.headers, certificate: this.#certificateOf(request) };
      const user = await authenticate(credentials, { tokens: this.#options.tokens, signal });
      if (!user) throw newUnauthorized("Unauthorized");
      const acting = impersonated(user, request.rawHeaders, this.#options.authorizer ?? refusing);
      const reading = Promise.race([body(), aborted]);
      const apiRequest = apiRequestOf(request, line, { user: acting, body: await reading, signal });
      return await Promise.race([this.#options.handler(apiRequest), aborted]);
    } catch (err: unknown) {
      return statusResponse(this.#statusOf(err, signal));
    }
  }

  #statusOf(err: unknown, signal: AbortSignal): StatusError {
    const status = statusErrorOf(err) ?? (signal.aborted ? statusErrorOf(signal.reason) : undefined);
    if (status) return status;
    // What failed because the client left is read by nobody.
    if (!signal.aborted) this.#options.logger.error({ err }, "Request failed");
    return newInternalError(err);
  }

  /** Read once per connection: an HTTP/2 request shows its connection as a socket of its own, so the session counts. */
  #certificateOf(request: IncomingHttp): ClientCertificate {
    const connection = request.stream?.session ?? request.socket;
    const known = this.#certificates.get(connection);
    if (known) return known;
    const certificate = clientCertificateOf(request.socket as TLSSocket); // The server makes no other connections.
    this.#certificates.set(connection, certificate);
    return certificate;
  }

  #scope(request: IncomingHttp, connection: Closable): RequestScope {
    const { clock, requestTimeoutMs } = this.#options;
    return openScope({
      line: parseLine(request),
      connection,
      clock,
      timeoutMs: requestTimeoutMs ?? 60_000,
      ending: this.#ending.signal,
    });
  }
}

type IncomingHttp = ProxiedHttpRequest & {
  readonly stream?: { readonly session?: object | undefined };
};

interface Exchange {
  readonly request: IncomingHttp;
  readonly response: HttpResponse;
  readonly answer: ApiResponse;
  readonly auditId: string;
  readonly signal: AbortSignal;
}

// As kube-apiserver v1.36 has them (apiserver server/secure_serving.go).
const maxHeaderBytes = 1024 * 1024;
const headerMs = 32_000;

/** Who is slow with a handshake or a header, or idle, keeps no connection. Node's types do not know them all. */
const connectionLimits = {
  handshakeTimeout: headerMs,
  headersTimeout: headerMs,
  keepAliveTimeout: idleMs,
  maxHeaderSize: maxHeaderBytes,
};

const shuttingDown: ApiResponse = {
  kind: "bytes",
  code: 429,
  contentType: "text/plain; charset=utf-8",
  body: Buffer.from("The apiserver is shutting down, please try again later.\n"),
  headers: { "Retry-After": "5", "X-Content-Type-Options": "nosniff" },
};

/** What tells how the server is, also while it ends. */
function servedToTheEnd(path: string): boolean {
  return ["/readyz", "/livez", "/healthz", "/metrics"].some((prefix) => path.startsWith(prefix));
}

const upgradeRequired = newBadRequest("Upgrade request required");

const refusing: Pick<Authorizer, "authorize"> = { authorize: () => ({ allowed: false, reason: "" }) };

function secureContextOf(tls: TlsMaterial): { cert: string; key: string; ca: string } {
  return { cert: tls.cert, key: tls.key, ca: tls.clientCa };
}
