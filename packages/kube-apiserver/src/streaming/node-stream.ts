import type { metav1 } from "@kubets/api";
import { newInternalError, statusErrorOf, StatusError } from "@kubets/apimachinery";
import { decodeNodeResponse, encodeNodeRequest, nodeSubject, TransportError } from "@kubets/transport";
import type { NodeOperation, Stream, Transport } from "@kubets/transport";

/** The way to the nodes. */
export type Nodes = Pick<Transport, "openStream">;

/** What a node is asked for, and about which pod. */
export interface NodeCall {
  readonly operation: NodeOperation;
  readonly node: string;
  readonly namespace?: string;
  readonly pod?: string;
  readonly podUid?: string;
  readonly container?: string;
  readonly query?: URLSearchParams;
}

export interface NodeCallOptions {
  readonly signal: AbortSignal;
  readonly traceparent?: string | undefined;
}

/** Asks a node for an operation. Rejects with the node's StatusError when it refuses, or when it does not answer. */
export async function openNodeStream(
  nodes: Nodes,
  call: NodeCall,
  options: NodeCallOptions,
): Promise<Stream> {
  const { node, operation, query, ...about } = call;
  const body = encodeNodeRequest({ ...about, query: query?.toString() ?? "" });
  const { signal, traceparent } = options;
  try {
    return await nodes.openStream(nodeSubject(node, operation), body, {
      signal,
      ...(traceparent === undefined ? {} : { traceparent }),
    });
  } catch (err: unknown) {
    throw refusalOf(err, node);
  }
}

/** One connection to a port: of a pod, or of the node itself when the call names no pod. */
export function openPort(
  nodes: Nodes,
  place: Omit<NodeCall, "operation" | "query">,
  options: NodeCallOptions & { readonly port: number },
): Promise<Stream> {
  const query = new URLSearchParams({ port: String(options.port) });
  return openNodeStream(nodes, { ...place, operation: "portforward", query }, options);
}

/** A failure of the bus or the node, as a client is told of it: a node's refusal is the answer as it is. */
export function refusalOf(err: unknown, node: string): StatusError {
  const known = statusErrorOf(err);
  if (known) return known;
  if (err instanceof TransportError && err.code === "refused" && err.body) {
    const { code, status } = decodeNodeResponse(err.body);
    if (status.length > 0) {
      const told = JSON.parse(Buffer.from(status).toString("utf8")) as Partial<metav1.Status>; // node.proto
      return StatusError.fromStatus({ ...told, code: told.code ?? code });
    }
  }
  const why = `error dialing backend: kubelet of node ${JSON.stringify(node)}: ${whyUnreachable(err)}`;
  return newInternalError(new Error(why, { cause: err }));
}

/** In the words Go has for it, where there are some. */
export function whyUnreachable(err: unknown): string {
  if (err instanceof TransportError && err.code === "no-responders") return "connection refused";
  return err instanceof Error ? err.message : String(err);
}
