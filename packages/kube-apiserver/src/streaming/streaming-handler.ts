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

/**
 * Settles when both sides agree: on the protocol with the client, on the operation with the node. Rejects with a
 * StatusError when they do not, which can still be answered over HTTP. What it gives switches the connection over
 * and runs the operation until that is over.
 */
export type StreamingHandler = (connection: UpgradedConnection) => Promise<() => Promise<void>>;
