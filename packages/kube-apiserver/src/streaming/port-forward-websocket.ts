import type { WebSocket } from "ws";
import { ChannelSocket } from "./exec-websocket.ts";
import type { NodeConnection, NodeConnections } from "./node-connections.ts";

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
  readonly node: NodeConnections;
}): Promise<void> {
  const { ports, node } = options;
  const socket = new ChannelSocket(options.socket, options.protocol);
  const dealing = node.run();
  // What fails here ends the connections' output, which is read below.
  dealing.catch(() => undefined);
  try {
    const connections = await Promise.all(ports.map((port) => node.connect(port)));
    const downwards = Promise.all(connections.map((connection, index) => carryDown(connection, index)));
    await Promise.race([downwards, carryUp(socket, connections)]);
  } finally {
    socket.close();
  }

  async function carryDown(connection: NodeConnection, index: number): Promise<void> {
    const port = ports[index] ?? 0;
    const head = Uint8Array.of(port & 0xff, port >> 8);
    await socket.send({ channel: 2 * index, data: head });
    await socket.send({ channel: 2 * index + 1, data: head });
    for await (const data of connection.output) await socket.send({ channel: 2 * index, data });
    if (connection.error === "") return;
    await socket.send({ channel: 2 * index + 1, data: Buffer.from(connection.error) });
  }
}

async function carryUp(socket: ChannelSocket, connections: readonly NodeConnection[]): Promise<void> {
  for await (const { channel, data } of socket.frames()) {
    if (channel % 2 === 0) await connections[channel / 2]?.write(data);
  }
  await Promise.all(connections.map((connection) => connection.cancel()));
}
