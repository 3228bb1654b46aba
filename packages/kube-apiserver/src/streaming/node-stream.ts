import type { metav1 } from "@kubets/api";
import { newInternalError, statusErrorOf, StatusError } from "@kubets/apimachinery";
import { decodeNodeResponse, encodeNodeRequest, nodeSubject, TransportError } from "@kubets/transport";
import type { Stream, Transport } from "@kubets/transport";
import type { StreamingOperation } from "../endpoints/api-request.ts";

/** Asks a node for an operation. Rejects with the node's StatusError when it refuses, or when it does not answer. */
export async function openNodeStream(
  transport: Pick<Transport, "openStream">,
  operation: StreamingOperation,
  signal: AbortSignal,
): Promise<Stream> {
  const body = encodeNodeRequest({
    namespace: operation.namespace,
    pod: operation.pod,
    podUid: operation.podUid,
    container: operation.container,
    query: operation.query.toString(),
  });
  const subject = nodeSubject(operation.node, operation.operation);
  try {
    return await transport.openStream(subject, body, { signal });
  } catch (err: unknown) {
    throw refusalOf(err, operation.node);
  }
}

/** A failure of the bus or the node, as a client is told of it. */
export function refusalOf(err: unknown, node: string): StatusError {
  const known = statusErrorOf(err);
  if (known) return known;
  if (err instanceof TransportError && err.code === "refused" && err.body) {
    const { status } = decodeNodeResponse(err.body);
    if (status.length > 0)
      return StatusError.fromStatus(JSON.parse(Buffer.from(status).toString()) as metav1.Status);
  }
  const why = err instanceof Error ? err.message : String(err);
  return newInternalError(new Error(`error dialing backend: node ${node}: ${why}`, { cause: err }));
}
