import type { Duplex } from "node:stream";
import type { Stream } from "@kubets/transport";
import type { PortForward } from "./port-forward.ts";
import { SpdyConnection } from "./spdy-connection.ts";
import type { SpdyStream } from "./spdy-connection.ts";

/** The protocol of port-forward over SPDY, raw or inside a WebSocket. */
export const portForwardProtocol = "portforward.k8s.io";

/** Of one client; what it opens beyond is reset. */
const maxConnections = 256;

/**
 * Port-forward over SPDY. For each connection the client opens two streams with one `requestid`: `data` for its
 * bytes both ways, `error` for what goes wrong. Settles when the client is gone.
 */
export async function forwardPortsOverSpdy(socket: Duplex, forward: PortForward): Promise<void> {
  const connection = new SpdyConnection(socket);
  const pairs = new Map<string, Partial<Record<"data" | "error", SpdyStream>>>();
  const running = new Set<Promise<void>>();
  // Without its node the client's connections are lost, and so is the client's.
  const watching = forward.lost.then(() => connection.close());
  // The client may be gone before it is told: `run` below ends then as well.
  watching.catch(() => undefined);
  const track = (work: Promise<void>): void => {
    // What fails here fails because one side is gone; the other is told below.
    const tracked = work.catch(() => undefined).finally(() => running.delete(tracked));
    running.add(tracked);
  };
  try {
    await connection.run((stream) => {
      const type = stream.headers.get("streamtype");
      const id = stream.headers.get("requestid");
      if ((type !== "data" && type !== "error") || id === undefined || running.size >= maxConnections) {
        track(stream.reset());
        return;
      }
      const pair = { ...pairs.get(id), [type]: stream };
      pairs.set(id, pair);
      if (!pair.data || !pair.error) return;
      pairs.delete(id);
      track(forwardOne(pair.data, pair.error, forward));
    });
  } finally {
    await Promise.allSettled([...running]);
    socket.destroy();
  }
}

async function forwardOne(data: SpdyStream, error: SpdyStream, forward: PortForward): Promise<void> {
  const port = Number(data.headers.get("port"));
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    await error.write(Buffer.from(`invalid port ${data.headers.get("port") ?? ""}`));
    await Promise.all([error.end(), data.end()]);
    return;
  }
  try {
    await using connection = await forward.open(port);
    const upwards = carryUp(data, connection);
    for await (const bytes of connection) await data.write(bytes);
    await Promise.all([error.end(), data.end()]);
    await upwards;
  } catch (err: unknown) {
    await error.write(Buffer.from(forward.failureText(port, err)));
    await Promise.all([error.end(), data.end()]);
  }
}

/** Never rejects: that the pod takes no more shows in what it sends, and the client's bytes must not pile up. */
async function carryUp(data: SpdyStream, connection: Stream): Promise<void> {
  let lost = false;
  const onLost = (): void => {
    lost = true;
  };
  for await (const bytes of data.input) if (!lost) await connection.send(bytes).catch(onLost);
  // A stream given up takes nothing back, so the pod need not go on.
  if (data.abandoned) await connection[Symbol.asyncDispose]();
  else if (!lost) await connection.end().catch(onLost);
}
