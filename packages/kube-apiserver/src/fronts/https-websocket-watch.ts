import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";
import type { Clock } from "@kubets/apimachinery";
import type { ApiResponse } from "../endpoints/api-request.ts";
import { offeredSubprotocols } from "../streaming/subprotocols.ts";
import { stallMs } from "./https-response.ts";
import { jsonEvent, watchFraming } from "./https-watch-frames.ts";

/**
 * A watch over WebSocket: one message per event, text for JSON. As kube-apiserver does, a single subprotocol
 * is agreed to whatever it is (clients offer `base64.binary.k8s.io`) and does not change the messages.
 */
export async function serveWebSocketWatch(options: {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly answer: ApiResponse & { kind: "watch" };
  readonly clock: Clock;
}): Promise<void> {
  const { request, answer, clock } = options;
  const offered = offeredSubprotocols(request.headers);
  if (offered.length === 0) delete request.headers["sec-websocket-protocol"];
  else request.headers["sec-websocket-protocol"] = offered.join(", ");
  const server = new WebSocketServer({
    noServer: true,
    // Clients only close a watch; whatever they send is small.
    maxPayload: 64 * 1024,
    handleProtocols: (protocols) => {
      const [first] = protocols;
      return protocols.size === 1 && first !== undefined ? first : false;
    },
  });
  const { promise: opened, resolve } = Promise.withResolvers<WebSocket | undefined>();
  server.once("wsClientError", () => resolve(undefined));
  server.handleUpgrade(request, options.socket, options.head, resolve);
  const socket = await opened;
  if (!socket) return;
  socket.on("error", () => undefined); // "close" follows.
  const binary = answer.contentType.startsWith("application/vnd.kubernetes.protobuf");
  const { frame } = watchFraming(answer.contentType);
  try {
    for await (const event of answer.events) {
      if (socket.readyState !== socket.OPEN) return;
      await send(socket, binary ? frame(event) : jsonEvent(event), { binary, clock });
    }
  } finally {
    socket.close();
  }
}

/** Settles when the message has left this process, or cannot any more. A client that stopped reading is broken off. */
function send(
  socket: WebSocket,
  message: Uint8Array,
  { binary, clock }: { readonly binary: boolean; readonly clock: Clock },
): Promise<void> {
  return new Promise((resolve) => {
    const stalled = clock.setTimer(stallMs, () => socket.terminate());
    socket.send(message, { binary }, () => {
      stalled[Symbol.dispose]();
      resolve();
    });
  });
}
