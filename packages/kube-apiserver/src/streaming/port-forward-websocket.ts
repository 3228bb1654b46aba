import type { Stream } from "@kubets/transport";
import type { WebSocket } from "ws";
import { ChannelSocket } from "./exec-websocket.ts";
import type { PortForward } from "./port-forward.ts";

/** The ports a client names in the request: `ports=80,443` or several `ports`. Undefined: not all are ports. */
export function portsOf(query: URLSearchParams): readonly number[] | undefined {
  const ports = query.getAll("ports").flatMap((value) => value.split(",").map(Number));
  const valid = ports.every((port) => Number.isInteger(port) && port >= 1 && port <= 65_535);
  return valid && ports.length > 0 && ports.length <= 127 ? ports : undefined;
}

/**
 * Port-forward with channels on a WebSocket: for the n-th port, channel 2n for bytes both ways and 2n+1 for
 * errors; both begin with a message that holds the port, 2 bytes little-endian. One connection per port. Settles
 * when the client is gone or all connections are over.
 */
export async function forwardPortsOverWebSocket(options: {
  readonly socket: WebSocket;
  readonly protocol: string;
  readonly ports: readonly number[];
  readonly forward: PortForward;
}): Promise<void> {
  const { ports, forward } = options;
  const socket = new ChannelSocket(options.socket, options.protocol);
  const connections = await Promise.all(ports.map((port) => opened(forward, port)));
  try {
    const downwards = Promise.all(connections.map((connection, index) => carryDown(connection, index)));
    await Promise.race([downwards, carryUp(socket, connections), forward.lost]);
  } finally {
    for (const connection of connections)
      if (!(connection instanceof Error)) await connection[Symbol.asyncDispose]();
    socket.close();
  }

  async function carryDown(connection: Stream | Error, index: number): Promise<void> {
    const port = ports[index] ?? 0;
    const head = Uint8Array.of(port & 0xff, port >> 8);
    try {
      await socket.send({ channel: 2 * index, data: head });
      await socket.send({ channel: 2 * index + 1, data: head });
      if (connection instanceof Error) throw connection;
      for await (const data of connection) await socket.send({ channel: 2 * index, data });
    } catch (err: unknown) {
      const data = Buffer.from(forward.failureText(port, err));
      // When it is the client that has left, it is not told.
      await socket.send({ channel: 2 * index + 1, data }).catch(() => undefined);
    }
  }
}

/** A port that cannot be reached is told on its own channel; the others go on. */
async function opened(forward: PortForward, port: number): Promise<Stream | Error> {
  try {
    return await forward.open(port);
  } catch (err: unknown) {
    return err instanceof Error ? err : new Error(String(err));
  }
}

async function carryUp(socket: ChannelSocket, connections: readonly (Stream | Error)[]): Promise<void> {
  for await (const { channel, data } of socket.frames()) {
    const connection = channel % 2 === 0 ? connections[channel / 2] : undefined;
    // A connection that is over takes nothing more; the others go on.
    if (connection && !(connection instanceof Error)) await connection.send(data).catch(() => undefined);
  }
}
