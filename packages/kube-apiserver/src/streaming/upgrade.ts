import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { WebSocket } from "ws";

/** Answers 101 with SPDY/3.1; from then on the socket speaks that. */
export function switchToSpdy(socket: Duplex, head: Buffer, protocol: string): void {
  socket.write(
    "HTTP/1.1 101 Switching Protocols\r\n" +
      "Connection: Upgrade\r\n" +
      "Upgrade: SPDY/3.1\r\n" +
      `X-Stream-Protocol-Version: ${protocol}\r\n\r\n`,
  );
  if (head.length > 0) socket.unshift(head);
}

const maxMessageBytes = 4 * 1024 * 1024;

/** Completes a WebSocket handshake with a subprotocol already chosen ("": none). Undefined when the client fails it. */
export async function switchToWebSocket(options: {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly protocol: string;
}): Promise<WebSocket | undefined> {
  const { request, protocol } = options;
  // The library refuses names with a "/", which Kubernetes uses, so it gets to see none.
  delete request.headers["sec-websocket-protocol"];
  const server = new WebSocketServer({ noServer: true, maxPayload: maxMessageBytes });
  server.on("headers", (headers) => {
    if (protocol !== "") headers.push(`Sec-WebSocket-Protocol: ${protocol}`);
  });
  const { promise, resolve } = Promise.withResolvers<WebSocket | undefined>();
  server.once("wsClientError", (_err, socket) => {
    socket.destroy();
    resolve(undefined);
  });
  server.handleUpgrade(request, options.socket, options.head, (socket) => {
    socket.on("error", () => undefined); // "close" follows.
    resolve(socket);
  });
  return promise;
}
