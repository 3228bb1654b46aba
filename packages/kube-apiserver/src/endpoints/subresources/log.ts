import type { corev1 } from "@kubets/api";
import type { Stream } from "@kubets/transport";
import { openNodeStream } from "../../streaming/node-stream.ts";
import type { SpecialHandler } from "../api-context.ts";
import { checkLogOptions } from "./log-options.ts";
import { containerOf } from "./pod-container.ts";
import { objectAt } from "./scope-of.ts";

/** GET `pods/x/log`: what a container wrote, read from the pod's node while it is sent on. */
export const handleLog: SpecialHandler = async (asked, context) => {
  const { request, target } = asked;
  checkLogOptions(request.query, target.name);
  const pod = await objectAt<corev1.Pod>(asked, context);
  const container = containerOf(pod, request.query.get("container") ?? "");
  const { namespace = "", name = "", uid = "" } = pod.metadata;
  const node = pod.spec.nodeName ?? "";
  // A pod without a node has written nothing yet.
  if (node === "") return { kind: "bytes", code: 204, contentType: "", body: new Uint8Array() };
  const call = { operation: "logs", node, namespace, pod: name, podUid: uid, container } as const;
  const stream = await openNodeStream(context.nodes, { ...call, query: request.query }, request);
  return { kind: "chunks", code: 200, contentType: "text/plain", body: piecesOf(stream) };
};

async function* piecesOf(stream: Stream): AsyncGenerator<Uint8Array> {
  await using open = stream;
  yield* open;
}
