import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import { FieldPath, forbiddenValue, invalidValue, newInvalid } from "@kubets/apimachinery";
import type { Stream } from "@kubets/transport";
import { openNodeStream } from "../../streaming/node-stream.ts";
import type { SpecialHandler } from "../api-context.ts";
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
  const { namespace = "", name = "", uid = "" } = pod.metadata;
  const node = pod.spec.nodeName ?? "";
  const call = { operation: "logs", node, namespace, pod: name, podUid: uid, container } as const;
  const stream = await openNodeStream(context.nodes, { ...call, query: request.query }, request);
  return { ...head, body: piecesOf(stream) };
};

async function* nothing(): AsyncGenerator<Uint8Array> {}

async function* piecesOf(stream: Stream): AsyncGenerator<Uint8Array> {
  await using open = stream;
  yield* open;
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
