import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { newBadRequest } from "@kubets/apimachinery";
import type { StatusError } from "@kubets/apimachinery";
import { offeredSubprotocols } from "../streaming/subprotocols.ts";
import { switchToWebSocket } from "../streaming/upgrade.ts";

/** By subprotocol: whether the bytes are sent as they are, or as base64 text (apiserver util/wsstream). */
const protocols: ReadonlyMap<string, "binary" | "base64"> = new Map([
  ["", "binary"],
  ["binary.k8s.io", "binary"],
  ["base64.binary.k8s.io", "base64"],
]);

/** The subprotocol for bytes: the client's first that is known. */
export function bytesProtocol(request: IncomingMessage): string | undefined {
  const offered = offeredSubprotocols(request.headers);
  return offered.length === 0 ? "" : offered.find((name) => protocols.has(name));
}

export function noProtocol(request: IncomingMessage): StatusError {
  const offered = offeredSubprotocols(request.headers);
  return newBadRequest(`requested protocol(s) are not supported: [${offered.join(" ")}]`);
}

/** A log over WebSocket: an empty message, then its bytes as they come, no faster than the client reads. */
export async function serveWebSocketBytes(options: {
  readonly request: IncomingMessage;
  readonly socket: Duplex;
  readonly head: Buffer;
  readonly protocol: string;
  readonly body: AsyncIterable<Uint8Array>;
}): Promise<void> {
  const { body, protocol } = options;
  const socket = await switchToWebSocket(options);
  if (!socket) return;
  const asText = protocols.get(protocol) === "base64";
  const send = (bytes: Uint8Array): Promise<void> => {
    const message = asText ? Buffer.from(bytes).toString("base64") : bytes;
    return new Promise((resolve) => socket.send(message, () => resolve()));
  };
  try {
    await send(new Uint8Array());
    for await (const bytes of body) {
      if (socket.readyState !== socket.OPEN) return;
      await send(bytes);
    }
  } finally {
    socket.close();
  }
}
