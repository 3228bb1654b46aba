import type { corev1, KubernetesObject } from "@kubets/api";
import { resources } from "@kubets/api";
import {
  FieldPath,
  newBadRequest,
  newConflict,
  newInvalid,
  requiredValue,
  setCondition,
  unsupportedValue,
} from "@kubets/apimachinery";
import { checkPreconditions } from "../../registry/preconditions.ts";
import type { ApiContext, ResourceRequest, SpecialHandler } from "../api-context.ts";
import { writeContext } from "../api-context.ts";
import { decodeBody } from "../body.ts";
import { inNamespace } from "../object-checks.ts";
import { documentResponse } from "../respond.ts";
import { parseWriteOptions } from "../write-options.ts";
import { resolved, scopeOf } from "./scope-of.ts";

const bindingKind = { group: "", version: "v1", kind: "Binding" };

/** POST to `pods/x/binding` and to `bindings`: gives a pod its node, once. */
export const handleBinding: SpecialHandler = async (asked, context) => {
  const { request, target } = asked;
  const options = parseWriteOptions(request.query, "CreateOptions");
  const { object } = await decodeBody(request, bindingKind, options.fieldValidation);
  const binding = inNamespace(object, target.namespace) as corev1.Binding; // decoded as that kind
  const name = binding.metadata.name ?? "";
  if (target.name !== "" && name !== target.name)
    throw newBadRequest(`name in URL does not match name in Binding object`);
  checkTarget(binding);
  await bind(binding, asked, context, options.dryRun);
  const status = { kind: "Status", apiVersion: "v1", metadata: {}, status: "Success", code: 201 };
  return documentResponse(request, 201, status);
};

function checkTarget({ metadata, target }: corev1.Binding): void {
  const path = FieldPath.of("target");
  const errors = [];
  const kind = target.kind ?? "";
  if (kind !== "" && kind !== "Node")
    errors.push(unsupportedValue(path.child("kind"), kind, ["Node", "<empty>"]));
  if ((target.name ?? "") === "") errors.push(requiredValue(path.child("name")));
  if (errors.length > 0) throw newInvalid(bindingKind, metadata.name ?? "", errors);
}

async function bind(
  binding: corev1.Binding,
  asked: ResourceRequest,
  context: ApiContext,
  dryRun: boolean,
): Promise<void> {
  const { name = "", namespace = "", uid, resourceVersion } = binding.metadata;
  const pods = resolved(context, resources.pods);
  const change = (old: KubernetesObject): KubernetesObject => {
    const pod = old as corev1.Pod; // what is stored there
    const preconditions = {
      ...(uid ? { uid } : {}),
      ...(resourceVersion ? { resourceVersion } : {}),
    };
    checkPreconditions(pods.stored, preconditions, pod);
    return boundPod(pod, binding, context.clock.now());
  };
  const write = { ...writeContext(asked, dryRun), subresource: "binding", checks: "none" } as const;
  await context.writer.update(scopeOf(pods), { namespace, name }, change, write);
}

function boundPod(pod: corev1.Pod, binding: corev1.Binding, nowMs: number): corev1.Pod {
  const { name = "", deletionTimestamp } = pod.metadata;
  const bindings = { group: "", resource: "pods/binding" };
  if (deletionTimestamp !== undefined)
    throw newConflict(bindings, name, `pod ${name} is being deleted, cannot be assigned to a host`);
  const taken = pod.spec.nodeName ?? "";
  if (taken !== "")
    throw newConflict(bindings, name, `pod ${name} is already assigned to node ${JSON.stringify(taken)}`);
  const annotations = { ...pod.metadata.annotations, ...binding.metadata.annotations };
  const scheduled = { type: "PodScheduled", status: "True" } as const;
  return {
    ...pod,
    metadata: { ...pod.metadata, ...(Object.keys(annotations).length > 0 ? { annotations } : {}) },
    spec: { ...pod.spec, nodeName: binding.target.name ?? "" },
    status: {
      ...pod.status,
      conditions: setCondition<corev1.PodCondition>(pod.status.conditions, scheduled, nowMs),
    },
  };
}
