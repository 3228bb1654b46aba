import type { appsv1, autoscalingv1, corev1, KubernetesObject, metav1 } from "@kubets/api";
import {
  FieldPath,
  formatLabelSelector,
  newBadRequest,
  newInvalid,
  selectorFromLabels,
  selectorFromObject,
  validateNonNegative,
} from "@kubets/apimachinery";
import { ageColumn, column, nameColumn } from "../../registry/kinds/columns.ts";
import { asJson } from "../../registry/managed-fields/field-managers.ts";
import { parentEntries, scaleEntries } from "../../registry/managed-fields/scale-managers.ts";
import { withMetadata } from "../../registry/metadata.ts";
import type { Column, Strategy } from "../../registry/strategy.ts";
import type { WriteContext } from "../../registry/write-context.ts";
import type { CachedObject } from "../../storage/cache.ts";
import type { ApiContext, ResourceRequest, SpecialHandler } from "../api-context.ts";
import { managerOf, writeContext } from "../api-context.ts";
import type { ApiResponse } from "../api-request.ts";
import { isApplyPatch } from "../apply-configuration.ts";
import { decodeBody } from "../body.ts";
import { readPatch } from "../patch.ts";
import { asItem, objectResponse } from "../respond.ts";
import { parsePatchOptions, parseWriteOptions } from "../write-options.ts";
import type { WriteOptions } from "../write-options.ts";
import { objectAt, scopeOf } from "./scope-of.ts";

type Scalable = appsv1.Deployment | appsv1.ReplicaSet | appsv1.StatefulSet | corev1.ReplicationController;

const scaleKind = { group: "autoscaling", version: "v1", kind: "Scale" };

/** What `kubectl get --subresource=scale` shows. */
const columns: readonly Column<autoscalingv1.Scale>[] = [
  nameColumn(),
  column("Desired", "How many replicas there should be.", ({ spec }) => spec.replicas ?? 0, {
    type: "integer",
  }),
  column("Available", "How many replicas there are.", ({ status }) => status.replicas, { type: "integer" }),
  ageColumn(),
];

/** `/scale`: the number of replicas of a workload, seen as an autoscaling/v1 Scale. */
export const handleScale: SpecialHandler = async (asked, context) => {
  const { request } = asked;
  if (request.verb === "get") {
    const object = await objectAt<Scalable>(asked, context);
    return await scaleResponse(asked, context, scaleOf(object));
  }
  const wish = await readWish(asked, context);
  const change = (old: KubernetesObject): KubernetesObject => {
    const scalable = old as Scalable; // only such resources have the subresource
    const current = scaleOf(scalable);
    const { scale, managedFields } = wish.of({
      ...current,
      metadata: {
        ...current.metadata,
        managedFields: scaleEntries(old.metadata.managedFields ?? [], old.apiVersion),
      },
    });
    const changed = scaled(scalable, scale, asked);
    return withMetadata(changed, {
      managedFields: parentEntries(old.metadata.managedFields ?? [], managedFields, old.apiVersion),
    });
  };
  const write: WriteContext = {
    ...writeContext(asked, wish.dryRun),
    // A scale changes the spec as an update of the main resource does.
    subresource: "",
    trackFields: (_live, object) => object.metadata.managedFields,
  };
  const result = await context.writer.update(scopeOf(asked.resource), asked.target, change, write);
  // Only such resources have the subresource.
  return await scaleResponse(asked, context, scaleOf(result.object as Scalable), wish.warnings());
};

async function scaleResponse(
  { request, resource }: ResourceRequest,
  context: ApiContext,
  scale: autoscalingv1.Scale,
  warnings: readonly string[] = [],
): Promise<ApiResponse> {
  const strategy = { columns } as unknown as Strategy; // which is asked about scales only
  const scales = { ...resource, strategy, view: (item: CachedObject) => item };
  return await objectResponse(request, scales, {
    code: 200,
    item: asItem(scale),
    nowMs: context.clock.now(),
    warnings,
  });
}

interface Wish {
  /** The Scale as it should be, with those who own its fields then. */
  readonly of: (current: autoscalingv1.Scale) => {
    readonly scale: autoscalingv1.Scale;
    readonly managedFields: readonly metav1.ManagedFieldsEntry[];
  };
  readonly dryRun: boolean;
  readonly warnings: () => readonly string[];
}

async function readWish(asked: ResourceRequest, context: ApiContext): Promise<Wish> {
  const { request } = asked;
  const fields = context.fieldManagers.ofKind({ apiVersion: "autoscaling/v1", kind: "Scale" });
  if (request.verb === "patch" && isApplyPatch(request)) {
    const { readApply } = await import("../apply.ts");
    const { options, merge, warnings } = await readApply(asked, context, { ...scaleKind, fields });
    const of: Wish["of"] = (current) => {
      const scale = merge(current) as autoscalingv1.Scale; // applied as that kind
      return { scale, managedFields: scale.metadata.managedFields ?? [] };
    };
    return { of, dryRun: options.dryRun, warnings: () => warnings };
  }
  const { wanted, options, warnings } = await readChange(asked);
  const by = context.fieldManagers.writer(managerOf(asked, options));
  const of: Wish["of"] = (current) => {
    const scale = wanted(current) as autoscalingv1.Scale; // decoded as that kind
    return { scale, managedFields: fields.update(asJson(current), asJson(scale), by) };
  };
  return { of, dryRun: options.dryRun, warnings };
}

async function readChange({ request }: ResourceRequest): Promise<{
  readonly wanted: (current: autoscalingv1.Scale) => KubernetesObject;
  readonly options: WriteOptions;
  readonly warnings: () => readonly string[];
}> {
  if (request.verb === "patch") {
    const options = parsePatchOptions(request.query, false);
    const patch = readPatch(request, scaleKind, options.fieldValidation);
    return { wanted: patch.apply, options, warnings: () => patch.warnings };
  }
  const options = parseWriteOptions(request.query, "UpdateOptions");
  const { object, warnings } = await decodeBody(request, scaleKind, options.fieldValidation);
  return { wanted: () => object, options, warnings: () => warnings };
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
