import { ServerResponse } from "node:http";
import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { ApiResponse } from "../endpoints/api-request.ts";
import type { StreamingHandler } from "../streaming/streaming-handler.ts";
import { writeResponse } from "./https-response.ts";
import { serveWebSocketWatch } from "./https-websocket-watch.ts";

/** Answers a request that asked for another protocol: switches to it, or answers over HTTP as any other. */
export async function answerUpgrade(options: {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly answer: ApiResponse;
  readonly streaming: StreamingHandler;
  readonly auditId: string;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { request, socket, head, answer, auditId, signal } = options;
  if (answer.kind === "upgrade") {
    await options.streaming({ operation: answer.operation, request, socket, head, signal });
    return;
  }
  if (answer.kind === "watch" && request.headers.upgrade?.toLowerCase() === "websocket") {
    await serveWebSocketWatch({ request, socket, head, answer, signal });
    return;
  }
  const response = new ServerResponse(request);
  response.shouldKeepAlive = false;
  response.assignSocket(socket as Socket); // "upgrade" gives the connection's own socket.
  response.once("finish", () => socket.end());
  await writeResponse({ request, response, answer, auditId });
}
