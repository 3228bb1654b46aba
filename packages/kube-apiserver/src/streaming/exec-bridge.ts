import type { metav1 } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import type { Stream } from "@kubets/transport";
import { channels, decodeChannelFrame, encodeChannelFrame } from "./channel-frames.ts";
import type { ChannelFrame } from "./channel-frames.ts";
import { refusalOf } from "./node-stream.ts";

/** The client of an exec or attach, behind whichever protocol it speaks. */
export interface ExecClient {
  /** Gives what the client sends (stdin, resize, close), one after the other. Settles when the client is gone. */
  receive(take: (frame: ChannelFrame) => Promise<void>): Promise<void>;
  /** stdout or stderr. Settles when the client may be sent more; may reject when it is gone. */
  send(frame: ChannelFrame): Promise<void>;
  /** How the command ended; then the connection is closed. */
  finish(status: metav1.Status): Promise<void>;
  /** Writes what nobody sees: a connection that is not read hears of its end only when it is written to. */
  probe(): void;
  /** Closes the connection without a word. */
  abort(): void;
}

/** A frame on the bus may have 512 KiB. */
const maxInputBytes = 256 * 1024;

/** Carries an exec or attach between its client and its node until one of them ends it. */
export async function bridgeExec(options: {
  readonly client: ExecClient;
  readonly node: Stream;
  readonly nodeName: string;
  readonly clock: Pick<Clock, "setTimer">;
  readonly signal: AbortSignal;
}): Promise<void> {
  const { client, clock, node } = options;
  const receiving = client.receive(async (frame) => {
    // While a command takes no input, its client is not read.
    using _probes = probing(client, clock);
    await sendToNode(node, frame);
  });
  const clientGone = receiving.then(
    () => "gone" as const,
    () => "gone" as const,
  );
  const onAbort = (): void => client.abort();
  options.signal.addEventListener("abort", onAbort, { once: true });
  try {
    const status = carryOutput(node, client).catch((err: unknown) =>
      refusalOf(err, options.nodeName).toStatus(),
    );
    const ended = await Promise.race([status, clientGone]);
    // A client that leaves before it is told is not told.
    if (ended !== "gone") await client.finish(ended).catch(() => undefined);
  } finally {
    options.signal.removeEventListener("abort", onAbort);
    client.abort();
    await node[Symbol.asyncDispose]();
  }
}

const probeMs = 5_000;

function probing(client: ExecClient, clock: Pick<Clock, "setTimer">): Disposable {
  const probe = (): void => {
    client.probe();
    timer = clock.setTimer(probeMs, probe);
  };
  let timer = clock.setTimer(probeMs, probe);
  return { [Symbol.dispose]: () => timer[Symbol.dispose]() };
}

async function sendToNode(node: Stream, { channel, data }: ChannelFrame): Promise<void> {
  for (let at = 0; at === 0 || at < data.length; at += maxInputBytes) {
    await node.send(encodeChannelFrame({ channel, data: data.subarray(at, at + maxInputBytes) }));
  }
}

/** Settles with the Status that the node ends with. */
async function carryOutput(node: Stream, client: ExecClient): Promise<metav1.Status> {
  for await (const bytes of node) {
    const frame = decodeChannelFrame(bytes);
    if (frame?.channel === channels.stdout || frame?.channel === channels.stderr) await client.send(frame);
    // The node's last frame.
    if (frame?.channel === channels.error)
      return JSON.parse(Buffer.from(frame.data).toString()) as metav1.Status;
  }
  throw new Error("the connection to the container ended without a result");
}
