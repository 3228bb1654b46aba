import { connect } from "node:net";
import type { PortForwardStream } from "@kubets/cri";
import type { Stream } from "@kubets/transport";

const maxFrameBytes = 64 * 1024;

/** Carries one connection to a port between a caller on the bus and whoever listens there, until either is gone. */
export async function bridgePort(caller: Stream, port: PortForwardStream): Promise<void> {
  const close = (): void => port.close();
  caller.signal.addEventListener("abort", close, { once: true });
  try {
    void carryUp(caller, port);
    try {
      for await (const bytes of port.output) {
        for (let at = 0; at < bytes.length; at += maxFrameBytes)
          await caller.send(bytes.subarray(at, at + maxFrameBytes));
      }
      await caller.end();
    } catch (err: unknown) {
      // As it is: these are the words that the client reads.
      await caller.fail(err instanceof Error ? err.message : String(err));
    }
  } finally {
    port.close();
    caller.signal.removeEventListener("abort", close);
  }
}

/** Ends with the caller's side, or when the bridge ends the stream. Never rejects. */
async function carryUp(caller: Stream, port: PortForwardStream): Promise<void> {
  try {
    for await (const bytes of caller) await port.write(bytes);
    await port.end();
  } catch {
    // The caller has left: what the port still sends is of no use.
    port.close();
  }
}

/** A TCP connection as a stream to a port. Its failure shows when it is read. */
export function dialPort(host: string, port: number): PortForwardStream {
  const socket = connect({ host, port, allowHalfOpen: true });
  // The reader of the output is told.
  socket.on("error", () => undefined);
  return {
    output: readSocket(socket, `${host}:${port}`),
    write: (bytes) => new Promise((resolve) => socket.write(bytes, () => resolve())),
    end: () => new Promise((resolve) => socket.end(resolve)),
    close: () => socket.destroy(),
  };
}

async function* readSocket(socket: AsyncIterable<unknown>, address: string): AsyncGenerator<Uint8Array> {
  try {
    for await (const bytes of socket) yield bytes as Buffer; // Without an encoding a socket gives buffers.
  } catch (err: unknown) {
    const refused = err instanceof Error && "code" in err && err.code === "ECONNREFUSED";
    if (!refused) throw err;
    throw new Error(`dial tcp ${address}: connect: connection refused`, { cause: err });
  }
}
