/** What happens on one connection of the streaming server. */
import { connect } from "node:net";
import type { Socket } from "node:net";
import type { Clock } from "@kubets/apimachinery";
import { portForwardChannels, streamChannels } from "@kubets/cri";
import type { ChannelSocket } from "@kubets/cri";
import type { LogListener } from "../container/container-log.ts";
import type { LogStream } from "../container/log-format.ts";
import type { RunningContainer } from "../container/running-container.ts";
import type { LaunchPlan } from "../container/shim.ts";
import { startExec } from "./exec-process.ts";
import type { ExecProcess } from "./exec-process.ts";
import { streamStatus } from "./stream-status.ts";
import type { StreamEnd } from "./stream-status.ts";
import { startTerminal } from "./terminal-process.ts";

/** A client of attach that has not read so much holds the container's output back. */
const highWaterBytes = 1024 * 1024;
/** What may wait for it when the container has ended, whose last output is read at once. */
const maxWaitingBytes = 8 * 1024 * 1024;

/** Which streams the client asked for. */
export interface StreamChoice {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  readonly tty: boolean;
}

interface SessionOptions {
  readonly channels: ChannelSocket;
  readonly choice: StreamChoice;
  readonly signal: AbortSignal;
}

interface InputTarget {
  write(bytes: Uint8Array): Promise<void>;
  endInput(): void;
  resize?(columns: number, rows: number): void;
}

function parseSize(bytes: Uint8Array): { readonly columns: number; readonly rows: number } | undefined {
  try {
    const size = JSON.parse(Buffer.from(bytes).toString()) as { Width?: unknown; Height?: unknown } | null;
    const [columns, rows] = [size?.Width, size?.Height];
    if (typeof columns !== "number" || typeof rows !== "number") return undefined;
    return { columns, rows };
  } catch {
    // Not JSON: a size nobody can use is no size.
    return undefined;
  }
}

/** Feeds the client's frames to the command until the connection ends. */
async function pumpInput(channels: ChannelSocket, target: InputTarget): Promise<void> {
  for await (const { channel, bytes } of channels.frames()) {
    if (channel === streamChannels.stdin) await target.write(bytes);
    else if (channel === streamChannels.close && bytes[0] === streamChannels.stdin) target.endInput();
    else if (channel === streamChannels.resize) {
      const size = parseSize(bytes);
      if (size !== undefined) target.resize?.(size.columns, size.rows);
    }
  }
}

async function finish(channels: ChannelSocket, end: StreamEnd): Promise<void> {
  await channels.sendText(streamChannels.error, streamStatus(end));
  channels.close();
}

function outputTo({
  channels,
  choice,
}: SessionOptions): (stream: LogStream, bytes: Uint8Array) => Promise<void> {
  return (stream, bytes) =>
    choice[stream] ? channels.send(streamChannels[stream], bytes) : Promise.resolve();
}

/** Runs the command for the client; it is killed when the connection ends before it does. */
export async function execSession(
  options: SessionOptions,
  makePlan: () => LaunchPlan,
  clock: Clock,
): Promise<void> {
  const { channels, choice } = options;
  const gone = new AbortController();
  const signal = AbortSignal.any([options.signal, gone.signal]);
  const onOutput = outputTo(options);
  let end: StreamEnd;
  try {
    const plan = makePlan();
    const process: ExecProcess = choice.tty
      ? await startTerminal(plan, { onOutput, signal })
      : await startExec(plan, { onOutput, signal, clock, stdin: choice.stdin });
    // What breaks the input breaks the connection.
    pumpInput(channels, process).catch(() => channels.close());
    void channels.closed.then(() => gone.abort(new Error("the client is gone")));
    end = { kind: "exited", exitCode: await process.ended };
  } catch (err: unknown) {
    end = { kind: "failed", message: err instanceof Error ? err.message : String(err) };
  }
  await finish(channels, end);
}

/** Passes the output on. As with containerd, a slow client holds the container back; one that has left does not. */
function followingOutput(options: SessionOptions): LogListener {
  const onOutput = outputTo(options);
  let waitingBytes = 0;
  let caughtUp: PromiseWithResolvers<void> | undefined;
  return (stream, bytes) => {
    waitingBytes += bytes.length;
    if (waitingBytes > maxWaitingBytes) {
      options.channels.close();
      return undefined;
    }
    void onOutput(stream, bytes).then(() => {
      waitingBytes -= bytes.length;
      if (waitingBytes > highWaterBytes) return;
      caughtUp?.resolve();
      caughtUp = undefined;
    });
    if (waitingBytes <= highWaterBytes) return undefined;
    caughtUp ??= Promise.withResolvers<void>();
    return caughtUp.promise;
  };
}

/** Connects the client with the container's own input and output until either ends. */
export async function attachSession(options: SessionOptions, container: RunningContainer): Promise<void> {
  const { channels, choice } = options;
  using _output = container.log.subscribe(followingOutput(options));
  const writer = choice.stdin ? container.stdin?.attach() : undefined;
  const input = pumpInput(channels, {
    write: (bytes) => writer?.write(bytes) ?? Promise.resolve(),
    endInput: () => writer?.end(),
    resize: (columns, rows) => container.resize(columns, rows),
  });
  const ended = container.ended.then((): StreamEnd => ({ kind: "exited", exitCode: 0 }));
  // What breaks the input breaks the connection.
  input.catch(() => channels.close());
  const first = await Promise.race([ended, channels.closed.then(() => undefined)]);
  writer?.end();
  if (first === undefined) channels.close();
  else await finish(channels, first);
}

function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once("connect", () => resolve());
    socket.once("error", reject);
  });
}

async function copyToSocket(channels: ChannelSocket, socket: Socket): Promise<void> {
  for await (const { channel, bytes } of channels.frames()) {
    if (channel === streamChannels.close && bytes[0] === portForwardChannels.data) socket.end();
    else if (channel === portForwardChannels.data && !socket.write(bytes)) {
      await new Promise<void>((resolve) => {
        socket.once("drain", resolve);
        socket.once("close", () => resolve());
      });
    }
  }
  socket.destroy();
}

/** In Go's words, for what users know. */
function reasonOf(err: unknown): string {
  if (err instanceof Error && "code" in err && err.code === "ECONNREFUSED") return "connection refused";
  return err instanceof Error ? err.message : String(err);
}

/** Joins the client with one TCP connection to the address. */
export async function portForwardSession(
  channels: ChannelSocket,
  target: {
    readonly host: string;
    readonly port: number;
    readonly asked: number;
    readonly sandboxId: string;
  },
): Promise<void> {
  const port = Uint8Array.of(target.asked & 0xff, target.asked >> 8);
  await channels.send(portForwardChannels.data, port);
  await channels.send(portForwardChannels.error, port);
  const socket = connect({ host: target.host, port: target.port, allowHalfOpen: true });
  try {
    await connected(socket);
  } catch (err: unknown) {
    // In containerd's words.
    const text = `failed to connect to localhost:${target.asked} inside namespace "${target.sandboxId}", IPv4: dial tcp4 ${target.host}:${target.asked}: connect: ${reasonOf(err)}`;
    await channels.sendText(portForwardChannels.error, text);
    channels.close();
    return;
  }
  const upstream = copyToSocket(channels, socket).catch(() => socket.destroy());
  void channels.closed.then(() => socket.destroy());
  try {
    for await (const bytes of socket) await channels.send(portForwardChannels.data, bytes as Buffer);
    await channels.closeChannel(portForwardChannels.data);
  } catch (err: unknown) {
    const reason = err instanceof Error ? err.message : String(err);
    await channels.sendText(
      portForwardChannels.error,
      `connection to port ${target.asked} was lost: ${reason}`,
    );
  }
  channels.close();
  await upstream;
}
