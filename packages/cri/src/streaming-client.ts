/**
 * The kubelet's end of exec, attach and port-forward: connects to the URL that the runtime returned
 * and hands out plain byte streams.
 */
import { WebSocket } from "ws";
import { ChannelSocket } from "./channel-socket.ts";
import { CriError } from "./cri-error.ts";
import { portForwardChannels, streamChannels, streamSubprotocol } from "./streaming-protocol.ts";

export interface StreamOptions {
  /** Drops the connection when aborted; for exec that ends the remote process. */
  readonly signal: AbortSignal;
}

export interface ExecOutput {
  readonly channel: "stdout" | "stderr";
  readonly bytes: Uint8Array;
}

/** How the command ended. `exitCode` is set unless it could not be run or was lost on the way. */
export interface ExecStatus {
  readonly status: "Success" | "Failure";
  /** `NonZeroExitCode` or `InternalError`; absent on success. */
  readonly reason?: string;
  readonly message?: string;
  readonly exitCode?: number;
}

export interface ExecStream {
  readonly stdin: {
    /** Settles when the bytes were sent: awaiting it is the back-pressure. */
    write(bytes: Uint8Array): Promise<void>;
    /** End of input for the command. */
    end(): Promise<void>;
  };
  /** For one reader, which must read to the end: the status comes after the output. */
  readonly output: AsyncIterable<ExecOutput>;
  /** New size of the terminal in characters. Ignored by a command without one. */
  resize(columns: number, rows: number): void;
  /** Settles when `output` was read to its end; never rejects. */
  readonly status: Promise<ExecStatus>;
  /** Ends the connection at once, and a command of exec with it. */
  close(): void;
}

export interface PortForwardStream {
  /** For one reader. Throws CriError when the port refuses. */
  readonly output: AsyncIterable<Uint8Array>;
  write(bytes: Uint8Array): Promise<void>;
  /** Half-closes: the other direction goes on. */
  end(): Promise<void>;
  /** Ends the connection at once. */
  close(): void;
}

async function connect(url: string, signal: AbortSignal): Promise<ChannelSocket> {
  signal.throwIfAborted();
  const target = url.replace(/^http/, "ws");
  const socket = new WebSocket(target, streamSubprotocol, { perMessageDeflate: false });
  const channels = new ChannelSocket(socket);
  const abort = (): void => socket.terminate();
  signal.addEventListener("abort", abort, { once: true });
  socket.once("close", () => signal.removeEventListener("abort", abort));
  await new Promise<void>((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", (error) =>
      reject(
        signal.aborted
          ? signal.reason
          : new CriError("Unavailable", `streaming connection failed: ${error.message}`, { cause: error }),
      ),
    );
  });
  return channels;
}

interface StatusJson {
  readonly status?: string;
  readonly reason?: string;
  readonly message?: string;
  readonly details?: { readonly causes?: readonly { readonly reason?: string; readonly message?: string }[] };
}

function parseStatus(bytes: Uint8Array): ExecStatus {
  // The runtime's streaming server writes a metav1.Status here; every field is checked before use.
  const json = JSON.parse(Buffer.from(bytes).toString()) as StatusJson;
  if (json.status === "Success") return { status: "Success", exitCode: 0 };
  const cause = json.details?.causes?.find(({ reason }) => reason === "ExitCode");
  const exitCode = cause?.message === undefined ? undefined : Number(cause.message);
  return {
    status: "Failure",
    reason: json.reason ?? "InternalError",
    message: json.message ?? "",
    ...(exitCode === undefined || Number.isNaN(exitCode) ? {} : { exitCode }),
  };
}

async function* readOutput(
  channels: ChannelSocket,
  settle: (status: ExecStatus) => void,
): AsyncGenerator<ExecOutput> {
  try {
    for await (const { channel, bytes } of channels.frames()) {
      if (channel === streamChannels.stdout) yield { channel: "stdout", bytes };
      else if (channel === streamChannels.stderr) yield { channel: "stderr", bytes };
      else if (channel === streamChannels.error) settle(parseStatus(bytes));
    }
  } finally {
    // Only the first settlement counts.
    settle({ status: "Failure", reason: "InternalError", message: "the streaming connection was lost" });
    channels.close();
  }
}

/** Opens the URL of an ExecResponse or AttachResponse. Rejects with CriError when it cannot connect. */
export async function openExecStream(url: string, options: StreamOptions): Promise<ExecStream> {
  const channels = await connect(url, options.signal);
  const status = Promise.withResolvers<ExecStatus>();
  return {
    stdin: {
      write: (bytes) => channels.send(streamChannels.stdin, bytes),
      end: () => channels.closeChannel(streamChannels.stdin),
    },
    output: readOutput(channels, status.resolve),
    resize(columns, rows) {
      void channels.sendText(streamChannels.resize, JSON.stringify({ Width: columns, Height: rows }));
    },
    status: status.promise,
    close: () => channels.terminate(),
  };
}

async function* readPort(channels: ChannelSocket): AsyncGenerator<Uint8Array> {
  const opened = new Set<number>();
  try {
    for await (const { channel, bytes } of channels.frames()) {
      if (channel === streamChannels.close) return;
      if (!opened.has(channel)) opened.add(channel);
      else if (channel === portForwardChannels.data) yield bytes;
      else throw new CriError("Unavailable", Buffer.from(bytes).toString());
    }
  } finally {
    channels.close();
  }
}

/** Opens one connection to the port through the URL of a PortForwardResponse. */
export async function openPortForwardStream(
  url: string,
  options: StreamOptions & { readonly port: number },
): Promise<PortForwardStream> {
  const target = new URL(url);
  target.searchParams.set("port", String(options.port));
  const channels = await connect(target.href, options.signal);
  return {
    output: readPort(channels),
    write: (bytes) => channels.send(portForwardChannels.data, bytes),
    end: () => channels.closeChannel(portForwardChannels.data),
    close: () => channels.terminate(),
  };
}
