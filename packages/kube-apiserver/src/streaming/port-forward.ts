import { TransportError } from "@kubets/transport";
import type { Stream } from "@kubets/transport";
import type { StreamingOperation } from "../endpoints/api-request.ts";
import { openPort } from "./node-stream.ts";
import type { Nodes } from "./node-stream.ts";

/** What a port-forward needs of the pod's node. */
export interface PortForward {
  /** Settles when the node is lost. */
  readonly lost: Promise<void>;
  /** One connection to a port of the pod. */
  open(port: number): Promise<Stream>;
  /** What a client reads of a connection that failed, in the words of Kubernetes' kubelets. */
  failureText(port: number, err: unknown): string;
}

/** `session` stands for the client's whole port-forward, see node.proto. */
export function portForwardOf(options: {
  readonly operation: StreamingOperation;
  readonly session: Stream;
  readonly nodes: Nodes;
  readonly signal: AbortSignal;
}): PortForward {
  const { nodes, session, signal } = options;
  const { node, namespace, pod, podUid } = options.operation;
  return {
    lost: untilOver(session),
    open: (port) => openPort(nodes, { node, namespace, pod, podUid }, { port, signal }),
    failureText: (port, err) =>
      `error forwarding port ${port} to pod ${podUid}, uid : ${err instanceof Error ? err.message : String(err)}`,
  };
}

async function untilOver(session: Stream): Promise<void> {
  try {
    for await (const _ of session);
  } catch (err: unknown) {
    // However it ends, it is over.
    if (!(err instanceof TransportError)) throw err;
  }
}
