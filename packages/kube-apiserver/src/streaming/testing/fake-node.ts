import type { metav1 } from "@kubets/api";
import { newNotFound } from "@kubets/apimachinery";
import { decodeNodeRequest, encodeNodeResponse, nodeSubject, parseNodeSubject } from "@kubets/transport";
import type { Incoming, Responder, Stream, Transport } from "@kubets/transport";
import { channels, decodeChannelFrame, encodeChannelFrame } from "../channel-frames.ts";

const success: metav1.Status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success" };

/**
 * A node without containers, that plays a few commands: `echo WORDS`, `cat` (until stdin is closed), `bytes N`
 * (N bytes of output), `exit CODE`, `sizes` (two terminal sizes, one per line). Forwarded ports answer what they
 * get in upper case and then close; port 1 cannot be reached. Container `none` does not exist.
 */
export async function serveFakeNode(
  transport: Transport,
  options: { readonly node: string; readonly signal: AbortSignal },
): Promise<void> {
  await transport.serve(nodeSubject(options.node, "*"), serveOperation, { signal: options.signal });
}

async function serveOperation(incoming: Incoming, responder: Responder): Promise<void> {
  const request = decodeNodeRequest(incoming.body);
  if (request.container === "none") {
    const status = newNotFound({ group: "", resource: "containers" }, "none").toStatus();
    responder.reply(encodeNodeResponse({ code: 404, status: Buffer.from(JSON.stringify(status)) }));
    return;
  }
  const stream = responder.accept(encodeNodeResponse({ code: 200 }));
  const query = new URLSearchParams(request.query);
  if (parseNodeSubject(incoming.subject)?.operation === "portforward")
    await forward(stream, query.get("port"));
  else await runCommand(stream, query.getAll("command"));
}

async function runCommand(stream: Stream, [command, ...args]: readonly string[]): Promise<void> {
  const status = await play(stream, command ?? "", args);
  await stream.send(
    encodeChannelFrame({ channel: channels.error, data: Buffer.from(JSON.stringify(status)) }),
  );
  await stream.end();
}

async function play(stream: Stream, command: string, args: readonly string[]): Promise<metav1.Status> {
  const out = (data: Uint8Array): Promise<void> =>
    stream.send(encodeChannelFrame({ channel: channels.stdout, data }));
  switch (command) {
    case "echo":
      await out(Buffer.from(args.join(" ") + "\n"));
      return success;
    case "bytes":
      for (let left = Number(args[0]); left > 0; left -= 65_536) {
        await out(Buffer.alloc(Math.min(left, 65_536), "x"));
      }
      return success;
    case "cat":
      for await (const data of input(stream, channels.stdin)) await out(data);
      return success;
    case "sizes": {
      let left = 2;
      for await (const data of input(stream, channels.resize)) {
        await out(Buffer.concat([data, Buffer.from("\n")]));
        if (--left === 0) break;
      }
      return success;
    }
    case "exit":
      await stream.send(encodeChannelFrame({ channel: channels.stderr, data: Buffer.from("bye\n") }));
      return exitStatus(args[0] ?? "1");
    default:
      return { ...success, status: "Failure", message: `no command ${command}`, code: 500 };
  }
}

/** What comes on a channel, until stdin is closed. */
async function* input(stream: Stream, wanted: number): AsyncGenerator<Uint8Array> {
  for await (const bytes of stream) {
    const frame = decodeChannelFrame(bytes);
    if (frame?.channel === wanted) yield frame.data;
    if (frame?.channel === channels.close && frame.data[0] === channels.stdin) return;
  }
}

function exitStatus(code: string): metav1.Status {
  return {
    ...success,
    status: "Failure",
    reason: "NonZeroExitCode",
    message: `command terminated with non-zero exit code: exit status ${code}`,
    details: { causes: [{ reason: "ExitCode", message: code }] },
  };
}

async function forward(stream: Stream, port: string | null): Promise<void> {
  if (port === "1") {
    await stream.fail("dial tcp 127.0.0.1:1: connect: connection refused");
    return;
  }
  for await (const data of stream) {
    if (port === null) continue;
    await stream.send(Buffer.from(Buffer.from(data).toString("latin1").toUpperCase(), "latin1"));
    return;
  }
}
