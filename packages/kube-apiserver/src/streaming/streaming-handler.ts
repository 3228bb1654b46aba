import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import type { StreamingOperation } from "../endpoints/api-request.ts";

/** An exec, attach or port-forward whose client asks for another protocol on its connection. */
export interface UpgradedConnection {
  readonly operation: StreamingOperation;
  readonly request: IncomingMessage;
  /** Nothing was answered on it yet. */
  readonly socket: Duplex;
  /** What was read of it after the request's header. */
  readonly head: Buffer;
  readonly signal: AbortSignal;
}

/** Negotiates the protocol and runs the operation until it is over. */
export type StreamingHandler = (connection: UpgradedConnection) => Promise<void>;
