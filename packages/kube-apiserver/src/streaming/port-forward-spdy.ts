import type { Duplex } from "node:stream";
import type { NodeConnection, NodeConnections } from "./node-connections.ts";
import { SpdyConnection } from "./spdy-connection.ts";
import type { SpdyStream } from "./spdy-connection.ts";

/** The protocol of port-forward over SPDY, raw or inside a WebSocket. */
export const portForwardProtocol = "portforward.k8s.io";

/**
 * Port-forward over SPDY. For each connection the client opens two streams with one `requestid`: `data` for its
 * bytes both ways, `error` for what goes wrong. Settles when the client is gone.
 */
export async function forwardPortsOverSpdy(socket: Duplex, node: NodeConnections): Promise<void> {
  const connection = new SpdyConnection(socket);
  const pairs = new Map<string, Partial<Record<"data" | "error", SpdyStream>>>();
  const running = new Set<Promise<void>>();
  const dealing = node.run().then(() => connection.close());
  // The client may be gone before it is told that the node is: `run` below ends then as well.
  dealing.catch(() => undefined);
  const track = (work: Promise<void>): void => {
    // What fails here fails because one side is gone; the other is told below.
    const tracked = work.catch(() => undefined).finally(() => running.delete(tracked));
    running.add(tracked);
  };
  try {
    await connection.run((stream) => {
      const type = stream.headers.get("streamtype");
      const id = stream.headers.get("requestid");
      if ((type !== "data" && type !== "error") || id === undefined) {
        track(stream.reset());
        return;
      }
      const pair = { ...pairs.get(id), [type]: stream };
      pairs.set(id, pair);
      if (!pair.data || !pair.error) return;
      pairs.delete(id);
      track(forwardOne(pair.data, pair.error, node));
    });
  } finally {
    await Promise.allSettled([...running]);
    socket.destroy();
  }
  // `dealing` ends with the stream to the node, which whoever opened it disposes of.
}

async function forwardOne(data: SpdyStream, error: SpdyStream, node: NodeConnections): Promise<void> {
  const port = Number(data.headers.get("port"));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    await error.write(Buffer.from(`invalid port ${data.headers.get("port") ?? ""}`));
    await Promise.all([error.end(), data.end()]);
    return;
  }
  const connection = await node.connect(port);
  const upwards = carryUp(data, connection);
  // Awaited below; it may fail while the output still goes on.
  upwards.catch(() => undefined);
  for await (const bytes of connection.output) await data.write(bytes);
  if (connection.error !== "") {
    const { error: why } = connection;
    await error.write(Buffer.from(`error forwarding port ${port} to pod, uid : ${why}`));
  }
  await Promise.all([error.end(), data.end()]);
  await upwards;
}

async function carryUp(data: SpdyStream, connection: NodeConnection): Promise<void> {
  for await (const bytes of data.input) await connection.write(bytes);
  // A stream given up takes nothing back, so the pod need not go on.
  await (data.abandoned ? connection.cancel() : connection.end());
}
