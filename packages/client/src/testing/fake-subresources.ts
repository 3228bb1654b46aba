import {
  resources,
  schemaOf,
  schemaOfType,
  type KubernetesObject,
  type authenticationv1,
  type autoscalingv1,
  type corev1,
} from "@kubets/api";
import {
  applyJsonPatch,
  applyMergePatch,
  applyStrategicMergePatch,
  formatTime,
  isJsonObject,
  mergeSchemaOf,
  newBadRequest,
  newConflict,
  newUnsupportedMediaType,
  selectorFromObject,
  formatLabelSelector,
  type Clock,
} from "@kubets/apimachinery";
import type { PatchType } from "../client.ts";
import { definedOnly, type LooseObject } from "./object-tracker.ts";

export function applyFakePatch(
  old: KubernetesObject,
  patch: { readonly type: PatchType; readonly body: unknown },
): LooseObject {
  const patched = patchedJson({ ...old }, patch);
  if (!isJsonObject(patched)) throw newBadRequest("the patch does not leave an object");
  return patched as LooseObject & typeof patched;
}

function patchedJson(
  old: Readonly<Record<string, unknown>>,
  patch: { readonly type: PatchType; readonly body: unknown },
): unknown {
  switch (patch.type) {
    case "application/json-patch+json":
      return applyJsonPatch(old, patch.body);
    case "application/merge-patch+json":
      return applyMergePatch(old, patch.body);
    case "application/strategic-merge-patch+json": {
      if (!isJsonObject(patch.body)) throw newBadRequest("a strategic merge patch is an object");
      return applyStrategicMergePatch(
        old,
        patch.body,
        mergeSchemaOf({ schemaOf, schemaOfType }, String(old["apiVersion"]), String(old["kind"])),
      );
    }
    case "application/apply-patch+yaml":
      throw newUnsupportedMediaType([
        "application/json-patch+json",
        "application/merge-patch+json",
        "application/strategic-merge-patch+json",
      ]);
  }
}

/** The pod on the node that a Binding names. */
export function bindPod(pod: LooseObject, binding: KubernetesObject, clock: Clock): LooseObject {
  const { target } = binding as corev1.Binding;
  const { name = "" } = pod.metadata;
  const node = pod.spec?.["nodeName"];
  if (node) {
    const why = `pod ${name} is already assigned to node "${String(node)}"`;
    throw newConflict({ group: "", resource: `${resources.pods.resource}/binding` }, name, why);
  }
  const scheduled = { type: "PodScheduled", status: "True", lastTransitionTime: formatTime(clock.now()) };
  const conditions = (pod.status?.["conditions"] ?? []) as readonly { readonly type: string }[];
  return {
    ...pod,
    spec: { ...pod.spec, nodeName: target.name },
    status: {
      ...pod.status,
      conditions: [...conditions.filter(({ type }) => type !== "PodScheduled"), scheduled],
    },
  };
}

/** A token request with a token that says whose it is. */
export function grantToken(account: LooseObject, request: KubernetesObject, clock: Clock): KubernetesObject {
  const asked = request as authenticationv1.TokenRequest;
  const seconds = asked.spec.expirationSeconds ?? 3600;
  const { namespace = "", name = "" } = account.metadata;
  const granted: KubernetesObject & Pick<authenticationv1.TokenRequest, "status"> = {
    ...asked,
    metadata: { ...asked.metadata, name, namespace },
    status: {
      token: `token-of-${namespace}-${name}`,
      expirationTimestamp: formatTime(clock.now() + seconds * 1000),
    },
  };
  return granted;
}

export function scaleOf(object: LooseObject): autoscalingv1.Scale {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = object.metadata;
  const selector = object.spec?.["selector"];
  return {
    apiVersion: "autoscaling/v1",
    kind: "Scale",
    metadata: definedOnly({ name, namespace, uid, resourceVersion, creationTimestamp }),
    spec: { replicas: Number(object.spec?.["replicas"] ?? 0) },
    status: {
      replicas: Number(object.status?.["replicas"] ?? 0),
      selector: formatLabelSelector(selectorFromObject(isJsonObject(selector) ? selector : undefined)),
    },
  };
}

export function withReplicas(object: LooseObject, replicas: number): LooseObject {
  return { ...object, spec: { ...object.spec, replicas } };
}
