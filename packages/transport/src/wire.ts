/**
 * How calls look on the bus. Each side of a call has an address, `_INBOX.<identity>.<instance>.<id>`. Every
 * message goes to the other side's address (the first one to the served subject) and says in its reply field
 * who sends it and what it is: `<sender's address>.<kind>.<value>`. So a message needs no header and its body is
 * the payload itself; and since the reply field is an address of the sender, the bus tells the sender at once
 * when nobody is there to receive.
 *
 * A message without reply field is the plain answer: the reply of a request, or the refusal of a stream.
 */
export type MessageKind =
  /** Request; value: timeout in ms. */
  | "q"
  /** Wish to open a stream; value: timeout in ms. */
  | "o"
  /** Server is still working on the call. Sent when it takes long, then as its heartbeat. */
  | "w"
  /** Stream accepted; body: the opening message. */
  | "a"
  /** The handler threw; body: the error's text. */
  | "e"
  /** Frame; value: sequence number from 1. */
  | "d"
  /** No more frames from this side; value: sequence number, counted on. */
  | "n"
  /** The sender ends the stream with an error; body: its text. */
  | "f"
  /** Frames and bytes consumed so far; value: `<frames>-<bytes>`. */
  | "c"
  /** Heartbeat; value: `<last sequence sent>-<frames consumed>-<bytes consumed>`. */
  | "h"
  /** Heartbeat that wants one back. */
  | "p"
  /** The sender has cancelled. */
  | "z"
  /** The receiver knows no such call or stream, or serves no more. */
  | "g";

export interface ReplyField {
  readonly address: string;
  readonly kind: MessageKind;
  readonly value: string;
}

const kinds: ReadonlySet<string> = new Set("q o w a e d n f c h p z g".split(" "));

export function formatReply(address: string, kind: MessageKind, value: string | number): string {
  return `${address}.${kind}.${value}`;
}

/** Undefined when the field was not written by `formatReply`, e.g. the inbox of a plain NATS client. */
export function parseReply(reply: string): ReplyField | undefined {
  const valueDot = reply.lastIndexOf(".");
  const kind = reply[valueDot - 1];
  if (valueDot < 3 || reply[valueDot - 2] !== "." || kind === undefined || !kinds.has(kind)) return undefined;
  return {
    address: reply.slice(0, valueDot - 2),
    kind: kind as MessageKind,
    value: reply.slice(valueDot + 1),
  };
}

/** Times and limits that both sides of a call share. */
export interface WireTimings {
  /** A side that has sent nothing for this long sends a heartbeat. */
  readonly heartbeatMs: number;
  /** A side that has heard nothing for this long gives the stream up. */
  readonly silenceMs: number;
  /** A request that is not answered after this long is told that it is worked on. */
  readonly workingNoticeMs: number;
  /** After a reconnect, or when the peer was not there: how often to ask for it, and for how long. */
  readonly probeMs: number;
  readonly probeLimitMs: number;
  /** For this long after a reconnect a server that is not there is taken for one that reconnects too. */
  readonly reconnectGraceMs: number;
}

export function wireTimings(heartbeatMs: number): WireTimings {
  return {
    heartbeatMs,
    silenceMs: heartbeatMs * 3 + heartbeatMs / 2,
    workingNoticeMs: 100,
    probeMs: Math.min(250, heartbeatMs / 2),
    probeLimitMs: Math.min(1000, heartbeatMs * 3),
    reconnectGraceMs: 2000,
  };
}

export const defaultHeartbeatMs = 2000;
export const defaultTimeoutMs = 60_000;
export const maxFrameBytes = 512 * 1024;
export const windowFrames = 64;
export const windowBytes = 4 * 1024 * 1024;
export const emptyBytes = new Uint8Array(0);

const encoder = new TextEncoder();
const decoder = new TextDecoder();

export function encodeText(text: string): Uint8Array {
  return encoder.encode(text);
}

export function decodeText(bytes: Uint8Array): string {
  return decoder.decode(bytes);
}
