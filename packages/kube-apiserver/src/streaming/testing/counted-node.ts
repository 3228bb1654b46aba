import { encodeNodeResponse, decodeNodeRequest, nodeSubject, parseNodeSubject } from "@kubets/transport";
import type { Stream, Transport } from "@kubets/transport";
import { channels, decodeChannelFrame, encodeChannelFrame } from "../channel-frames.ts";

/** What a node has been asked for, and has going on. */
export interface NodeCounts {
  opened: number;
  open: number;
  /** Bytes that callers have taken. */
  sent: number;
}

const piece = Buffer.alloc(64 * 1024, "x");

/**
 * A node that counts. An exec of `echo` ends at once, one of `flood` writes for as long as it is read; `cat` goes on
 * until its input is closed. Ports answer what they get, port 9 floods.
 */
export async function serveCountedNode(
  transport: Transport,
  options: { readonly node: string; readonly signal: AbortSignal },
): Promise<NodeCounts> {
  const counts: NodeCounts = { opened: 0, open: 0, sent: 0 };
  const handle = async (operation: string, query: URLSearchParams, stream: Stream): Promise<void> => {
    if (operation === "portforward") return forward(stream, query.get("port"), counts);
    const command = query.get("command");
    if (command === "flood")
      return flood(stream, counts, (data) => encodeChannelFrame({ channel: channels.stdout, data }));
    if (command === "cat") await untilClosed(stream);
    const status = Buffer.from(JSON.stringify({ metadata: {}, status: "Success" }));
    await stream.send(encodeChannelFrame({ channel: channels.error, data: status }));
  };
  await transport.serve(
    nodeSubject(options.node, "*"),
    async (incoming, responder) => {
      counts.opened++;
      counts.open++;
      const query = new URLSearchParams(decodeNodeRequest(incoming.body).query);
      const operation = parseNodeSubject(incoming.subject)?.operation ?? "";
      try {
        await handle(operation, query, responder.accept(encodeNodeResponse({ code: 200 })));
      } catch (err: unknown) {
        // The caller has left, as tests have it do.
        if (!incoming.signal.aborted) throw err;
      } finally {
        counts.open--;
      }
    },
    { signal: options.signal },
  );
  return counts;
}

async function flood(
  stream: Stream,
  counts: NodeCounts,
  frame: (data: Uint8Array) => Uint8Array,
): Promise<never> {
  for (;;) {
    await stream.send(frame(piece));
    counts.sent += piece.length;
  }
}

async function untilClosed(stream: Stream): Promise<void> {
  for await (const bytes of stream) if (decodeChannelFrame(bytes)?.channel === channels.close) return;
}

async function forward(stream: Stream, port: string | null, counts: NodeCounts): Promise<void> {
  if (port === "9") return flood(stream, counts, (data) => data);
  for await (const bytes of stream) if (port !== null) await stream.send(bytes);
}
