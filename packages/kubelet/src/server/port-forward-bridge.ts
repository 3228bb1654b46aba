import type { PortForwardStream } from "@kubets/cri";
import type { Stream } from "@kubets/transport";

/** First byte of port-forward frames, see proto/kubets/node.proto; the next two are the connection's number. */
const kinds = { data: 0, error: 1, end: 2, open: 3 } as const;

const headerBytes = 3;
const maxFrameBytes = 64 * 1024;
/** Connections of one port-forward at once; more are refused. */
const maxConnections = 256;

export interface PortForwardInput {
  readonly caller: Stream;
  /** Opens one connection to a port of the pod. */
  readonly connect: (port: number, options: { readonly signal: AbortSignal }) => Promise<PortForwardStream>;
}

interface Connection {
  /** Settles with the stream once it is open; undefined when it could not be opened. */
  readonly stream: Promise<PortForwardStream | undefined>;
  /** What the caller sends, in order. */
  writes: Promise<void>;
}

/** Carries the connections of one `kubectl port-forward` until the caller ends or is gone. */
export async function bridgePortForward({ caller, connect }: PortForwardInput): Promise<void> {
  const connections = new Map<number, Connection>();
  const stop = new AbortController();
  const signal = AbortSignal.any([caller.signal, stop.signal]);
  const tell = async (kind: number, index: number, bytes: Uint8Array): Promise<void> => {
    if (!signal.aborted) await caller.send(frame(kind, index, bytes));
  };
  const open = (index: number, port: number): void => {
    if (connections.size >= maxConnections) {
      ignoreLoss(tell(kinds.error, index, Buffer.from("too many connections")));
      return;
    }
    const stream = connect(port, { signal }).catch((err: unknown) => {
      const text = err instanceof Error ? err.message : String(err);
      ignoreLoss(tell(kinds.error, index, Buffer.from(text)));
      return undefined;
    });
    connections.set(index, { stream, writes: Promise.resolve() });
    const finished = stream.then((opened) => (opened ? pump(opened, index, tell) : undefined));
    ignoreLoss(finished.finally(() => connections.delete(index)));
  };
  try {
    for await (const received of caller) {
      const index = ((received[1] ?? 0) << 8) | (received[2] ?? 0);
      const data = received.subarray(headerBytes);
      if (received[0] === kinds.open) open(index, ((data[0] ?? 0) << 8) | (data[1] ?? 0));
      const connection = connections.get(index);
      if (!connection) continue;
      if (received[0] === kinds.data) {
        connection.writes = after(connection, (stream) => stream.write(data));
        // A connection that does not read holds back the caller: that is the flow control.
        await connection.writes;
      } else if (received[0] === kinds.end) {
        connection.writes = after(connection, (stream) => stream.end());
      } else if (received[0] === kinds.error) {
        // The caller has given the connection up: what the pod still sends is of no use.
        ignoreLoss(connection.stream.then((stream) => stream?.close()));
      }
    }
    await Promise.all([...connections.values()].map(({ writes }) => writes));
    await caller.end();
  } finally {
    stop.abort(new Error("port-forward is over"));
  }
}

async function pump(
  stream: PortForwardStream,
  index: number,
  tell: (kind: number, index: number, bytes: Uint8Array) => Promise<void>,
): Promise<void> {
  try {
    for await (const bytes of stream.output) {
      for (let start = 0; start < bytes.length; start += maxFrameBytes) {
        await tell(kinds.data, index, bytes.subarray(start, start + maxFrameBytes));
      }
    }
  } catch (err: unknown) {
    await tell(kinds.error, index, Buffer.from(err instanceof Error ? err.message : String(err)));
  } finally {
    stream.close();
    await tell(kinds.end, index, new Uint8Array(0));
  }
}

/** After what was written before. A connection that broke takes no more; its end was told by `pump`. */
async function after(
  connection: Connection,
  action: (stream: PortForwardStream) => Promise<void>,
): Promise<void> {
  await connection.writes;
  const stream = await connection.stream;
  if (stream) await action(stream).catch(() => stream.close());
}

/** The caller is gone: there is nobody to tell. */
function ignoreLoss(work: Promise<unknown>): void {
  work.catch(() => undefined);
}

function frame(kind: number, index: number, bytes: Uint8Array): Uint8Array {
  const framed = new Uint8Array(headerBytes + bytes.length);
  framed.set([kind, index >> 8, index & 0xff]);
  framed.set(bytes, headerBytes);
  return framed;
}
