import type { appsv1, autoscalingv1, corev1, KubernetesObject } from "@kubets/api";
import {
  FieldPath,
  formatLabelSelector,
  newBadRequest,
  newInvalid,
  selectorFromLabels,
  selectorFromObject,
  validateNonNegative,
} from "@kubets/apimachinery";
import { withMetadata } from "../../registry/metadata.ts";
import type { ApiContext, ResourceRequest, SpecialHandler } from "../api-context.ts";
import { writeContext } from "../api-context.ts";
import { decodeBody } from "../body.ts";
import { readPatch } from "../patch.ts";
import type { Patch } from "../patch.ts";
import { documentResponse } from "../respond.ts";
import { parseWriteOptions } from "../write-options.ts";
import { objectAt, scopeOf } from "./scope-of.ts";

type Scalable = appsv1.Deployment | appsv1.ReplicaSet | appsv1.StatefulSet | corev1.ReplicationController;

const scaleKind = { group: "autoscaling", version: "v1", kind: "Scale" };

/** `/scale`: the number of replicas of a workload, seen as an autoscaling/v1 Scale. */
export const handleScale: SpecialHandler = async (asked, context) => {
  const { request } = asked;
  if (request.verb === "get") {
    const object = await objectAt<Scalable>(asked, context);
    return documentResponse(request, 200, scaleOf(object));
  }
  const options = parseWriteOptions(
    request.query,
    request.verb === "patch" ? "PatchOptions" : "UpdateOptions",
  );
  const patch = request.verb === "patch" ? readPatch(request, scaleKind, options.fieldValidation) : undefined;
  const body = patch ? undefined : await decodeBody(request, scaleKind, options.fieldValidation);
  const change = (old: KubernetesObject): KubernetesObject => {
    const scalable = old as Scalable; // only such resources have the subresource
    return scaled(scalable, wanted(scaleOf(scalable), patch, body?.object), asked);
  };
  const object = await write(asked, context, change, options.dryRun);
  return documentResponse(request, 200, scaleOf(object), patch?.warnings ?? body?.warnings ?? []);
};

async function write(
  asked: ResourceRequest,
  context: ApiContext,
  change: (old: KubernetesObject) => KubernetesObject,
  dryRun: boolean,
): Promise<Scalable> {
  // A scale changes the spec as an update of the main resource does.
  const write = { ...writeContext(asked, dryRun), subresource: "" };
  const result = await context.writer.update(scopeOf(asked.resource), asked.target, change, write);
  return result.object as Scalable; // as above
}

function wanted(
  current: autoscalingv1.Scale,
  patch: Patch | undefined,
  body: KubernetesObject | undefined,
): autoscalingv1.Scale {
  return (patch ? patch.apply(current) : body) as autoscalingv1.Scale; // both were decoded as that kind
}

function scaled(object: Scalable, scale: autoscalingv1.Scale, { target }: ResourceRequest): KubernetesObject {
  const { name = "", uid, resourceVersion } = scale.metadata;
  if (name !== target.name)
    throw newBadRequest(
      `the name of the object (${name}) does not match the name on the URL (${target.name})`,
    );
  const replicas = scale.spec.replicas ?? 0;
  const errors = validateNonNegative(replicas, FieldPath.of("spec", "replicas"));
  if (errors.length > 0) throw newInvalid(scaleKind, name, errors);
  const changed = { ...object, spec: { ...object.spec, replicas } } as Scalable; // the same kind
  return withMetadata(changed, { resourceVersion, ...(uid ? { uid } : {}) });
}

function scaleOf(object: Scalable): autoscalingv1.Scale {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const selector =
    object.kind === "ReplicationController"
      ? selectorFromLabels(object.spec.selector)
      : selectorFromObject(object.spec.selector);
  const text = formatLabelSelector(selector);
  return {
    kind: "Scale",
    apiVersion: "autoscaling/v1",
    metadata: {
      ...(name === undefined ? {} : { name }),
      ...(namespace === undefined ? {} : { namespace }),
      ...(uid === undefined ? {} : { uid }),
      ...(resourceVersion === undefined ? {} : { resourceVersion }),
      ...(creationTimestamp === undefined ? {} : { creationTimestamp }),
    },
    spec: { ...(object.spec.replicas ? { replicas: object.spec.replicas } : {}) },
    status: { replicas: object.status.replicas ?? 0, ...(text === "" ? {} : { selector: text }) },
  };
}
