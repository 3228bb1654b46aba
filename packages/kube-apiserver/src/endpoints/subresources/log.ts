import type { corev1, metav1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  FieldPath,
  forbiddenValue,
  invalidValue,
  newInternalError,
  newInvalid,
  StatusError,
} from "@kubets/apimachinery";
import { decodeNodeResponse, encodeNodeRequest, nodeSubject, TransportError } from "@kubets/transport";
import type { Stream } from "@kubets/transport";
import type { ApiContext, ResourceRequest, SpecialHandler } from "../api-context.ts";
import { containerOf } from "./pod-container.ts";
import { objectAt } from "./scope-of.ts";

/** GET `pods/x/log`: what a container wrote, read from the pod's node while it is sent on. */
export const handleLog: SpecialHandler = async (asked, context) => {
  const { request } = asked;
  const pod = await objectAt<corev1.Pod>(asked, context);
  const errors = checkOptions(request.query);
  if (errors.length > 0)
    throw newInvalid({ group: "", kind: "PodLogOptions" }, pod.metadata.name ?? "", errors);
  const container = containerOf(pod, request.query.get("container") ?? "");
  const head = { code: 200, contentType: "text/plain", kind: "chunks" } as const;
  // A pod without a node has written nothing yet.
  if ((pod.spec.nodeName ?? "") === "") return { ...head, body: nothing() };
  const stream = await openLog(pod, container, asked, context);
  return { ...head, body: piecesOf(stream) };
};

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function* piecesOf(stream: Stream): AsyncGenerator<Uint8Array> {
  await using open = stream;
  yield* open;
}

async function openLog(
  pod: corev1.Pod,
  container: string,
  { request }: ResourceRequest,
  { nodes }: ApiContext,
): Promise<Stream> {
  const { namespace = "", name = "", uid = "" } = pod.metadata;
  const node = pod.spec.nodeName ?? "";
  const query = request.query.toString();
  const message = encodeNodeRequest({ namespace, pod: name, podUid: uid, container, query });
  try {
    return await nodes.openStream(nodeSubject(node, "logs"), message, {
      signal: request.signal,
      ...(request.traceparent === undefined ? {} : { traceparent: request.traceparent }),
    });
  } catch (err: unknown) {
    if (err instanceof TransportError) throw nodeFailure(err, node);
    throw err;
  }
}

/** A node's refusal is the answer as it is; no answer from it is an error of ours. */
export function nodeFailure(err: TransportError, node: string): unknown {
  if (err.code === "cancelled") return err;
  const refusal = err.code === "refused" && err.body ? decodeNodeResponse(err.body) : undefined;
  if (refusal && refusal.status.length > 0) {
    const status = JSON.parse(Buffer.from(refusal.status).toString("utf8")) as Partial<metav1.Status>; // node.proto
    return StatusError.fromStatus({ ...status, code: status.code ?? refusal.code });
  }
  const why = err.code === "no-responders" ? "connection refused" : err.message;
  return newInternalError(
    new Error(`error dialing backend: kubelet of node ${JSON.stringify(node)}: ${why}`),
  );
}

function checkOptions(query: URLSearchParams): readonly FieldError[] {
  const errors: FieldError[] = [];
  const positive = "must be greater than 0";
  const at = (field: string): FieldPath => FieldPath.of(field);
  const value = (field: string): number | undefined => {
    const text = query.get(field);
    return text === null || text === "" ? undefined : Number(text);
  };
  const tail = value("tailLines");
  if (tail !== undefined && !(tail >= 0))
    errors.push(invalidValue(at("tailLines"), tail, "must be greater than or equal to 0"));
  for (const field of ["limitBytes", "sinceSeconds"]) {
    const number = value(field);
    if (number !== undefined && !(number >= 1)) errors.push(invalidValue(at(field), number, positive));
  }
  if (query.has("sinceSeconds") && query.has("sinceTime"))
    errors.push(forbiddenValue(at(""), "at most one of `sinceTime` or `sinceSeconds` may be specified"));
  return errors;
}
