import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { newInternalError, statusErrorOf } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { ApiResponse } from "../endpoints/api-request.ts";
import type { StreamingHandler, UpgradedConnection } from "../streaming/streaming-handler.ts";
import type { ProxyHandler } from "../streaming/proxy-handler.ts";
import { writeResponse } from "./https-response.ts";
import type { Writable } from "./https-response.ts";
import { statusResponse } from "./https-status.ts";
import { bytesProtocol, noProtocol, serveWebSocketBytes } from "./https-websocket-bytes.ts";
import { serveWebSocketWatch } from "./https-websocket-watch.ts";

// Not imported: an ES module that imports node:http also loads Node's fetch, 40 ms and 13 MB.
const { ServerResponse } = process.getBuiltinModule("node:http");

/** Answers a request that asked for another protocol: switches to it, or answers over HTTP as any other. */
export async function answerUpgrade(options: {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly answer: ApiResponse;
  readonly streaming: StreamingHandler;
  readonly proxy: ProxyHandler;
  readonly auditId: string;
  readonly signal: AbortSignal;
  readonly clock: Clock;
}): Promise<void> {
  const { request, socket, head, answer, auditId, signal, clock } = options;
  if (answer.kind === "upgrade") {
    const { operation } = answer;
    if (operation.operation === "proxy") {
      await options.proxy.upgrade({ target: operation, request, socket, head, auditId, signal });
      return;
    }
    const run = await agree(options.streaming, { operation, request, socket, head, signal });
    if (typeof run === "function") await run();
    else await answerPlainly(options, run);
    return;
  }
  if (answer.kind === "watch" && request.headers.upgrade?.toLowerCase() === "websocket") {
    await serveWebSocketWatch({ request, socket, head, answer, clock });
    return;
  }
  if (isLog(answer) && request.headers.upgrade?.toLowerCase() === "websocket") {
    const protocol = bytesProtocol(request);
    if (protocol === undefined) await answerPlainly(options, statusResponse(noProtocol(request)));
    else await serveWebSocketBytes({ request, socket, head, protocol, body: answer.body });
    return;
  }
  await answerPlainly(options, answer);
}

/** Of the answers that are made while they are sent, only logs are text. */
function isLog(answer: ApiResponse): answer is Extract<ApiResponse, { kind: "chunks" }> {
  return answer.kind === "chunks" && answer.contentType === "text/plain";
}

/** What runs the operation, or the answer of a failure. */
async function agree(
  streaming: StreamingHandler,
  connection: UpgradedConnection,
): Promise<Awaited<ReturnType<StreamingHandler>> | Writable> {
  try {
    return await streaming(connection);
  } catch (err: unknown) {
    return statusResponse(statusErrorOf(err) ?? newInternalError(err));
  }
}

async function answerPlainly(
  {
    request,
    socket,
    auditId,
    clock,
  }: {
    readonly request: IncomingMessage;
    readonly socket: Duplex;
    readonly auditId: string;
    readonly clock: Clock;
  },
  answer: Writable,
): Promise<void> {
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket as Socket); // "upgrade" gives the connection's own socket.
  response.once("finish", () => socket.end());
  await writeResponse({ request, response, answer, auditId, clock });
}
