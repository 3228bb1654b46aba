import type { nodev1, resourcev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Label,
  FieldPath,
  validateAnnotations,
  validateImmutable,
  validateLabels,
} from "@kubets/apimachinery";
import { invalidTexts } from "../checks.ts";
import { ageColumn, column, nameColumn } from "../columns.ts";
import { validateResources } from "../core/resource-validation.ts";
import { validateTolerations } from "../core/scheduling-validation.ts";
import { change, fill, mapList, mapOptional } from "../defaulting.ts";
import type { Strategy } from "../../strategy.ts";
import { validateClaimStatus } from "./claim-status-validation.ts";
import { validateClaimSpec, validateClass } from "./device-validation.ts";
import { validateSlice, validateSliceUpdate } from "./slice-validation.ts";

export const runtimeClasses: Strategy<nodev1.RuntimeClass> = {
  validate: validateRuntimeClass,
  validateUpdate: (object, old) => validateImmutable(object.handler, old.handler, FieldPath.of("handler")),
  columns: [
    nameColumn(),
    column("Handler", "The runtime's name for it.", (object) => object.handler),
    ageColumn(),
  ],
};

function validateRuntimeClass({ handler, overhead, scheduling }: nodev1.RuntimeClass): FieldError[] {
  const path = FieldPath.of("scheduling");
  return [
    ...invalidTexts(FieldPath.of("handler"), handler, checkDns1123Label(handler)),
    ...validateResources({ limits: overhead?.podFixed ?? {} }, FieldPath.of("overhead")),
    ...validateLabels(scheduling?.nodeSelector, path.child("nodeSelector")),
    ...validateTolerations(scheduling?.tolerations, path.child("tolerations")),
  ];
}

function defaultClaimSpec(spec: resourcev1.ResourceClaimSpec): resourcev1.ResourceClaimSpec {
  return change(spec, {
    devices: change(spec.devices, {
      requests: mapList<resourcev1.DeviceRequest>(spec.devices?.requests ?? [], (request) =>
        change(request, {
          exactly: mapOptional(request.exactly, defaultExactly),
          firstAvailable: mapList(request.firstAvailable, defaultExactly),
        }),
      ),
    }),
  });
}

function defaultExactly<R extends resourcev1.ExactDeviceRequest | resourcev1.DeviceSubRequest>(
  request: R,
): R {
  type Request = resourcev1.ExactDeviceRequest | resourcev1.DeviceSubRequest;
  const filled = fill<Request>(request, { allocationMode: "ExactCount" });
  const counted = filled.allocationMode === "ExactCount" ? fill(filled, { count: 1 }) : filled;
  const tolerations = mapList(counted.tolerations, (toleration) => fill(toleration, { operator: "Equal" }));
  return change(counted, { tolerations }) as R; // a request of the same kind
}

export const resourceClaims: Strategy<resourcev1.ResourceClaim> = {
  defaults: (object) => change(object, { spec: mapOptional(object.spec, defaultClaimSpec) }),
  // What does not change is not checked again.
  validateCreate: (object) => validateClaimSpec(object.spec, FieldPath.of("spec")),
  validateUpdate: (object, old) => validateImmutable(object.spec, old.spec, FieldPath.of("spec")),
  validateStatus: validateClaimStatus,
  columns: [nameColumn(), column("State", "How far it got.", claimState), ageColumn()],
};

function claimState({ metadata, status }: resourcev1.ResourceClaim): string {
  const states = metadata.deletionTimestamp === undefined ? [] : ["deleted"];
  if (status?.allocation === undefined) {
    if (metadata.deletionTimestamp === undefined) states.push("pending");
  } else {
    states.push("allocated");
    states.push((status.reservedFor?.length ?? 0) > 0 ? "reserved" : "");
  }
  return states.filter((state) => state !== "").join(",");
}

export const resourceClaimTemplates: Strategy<resourcev1.ResourceClaimTemplate> = {
  defaults: (object) =>
    change(object, { spec: change(object.spec, { spec: defaultClaimSpec(object.spec.spec) }) }),
  validateCreate: ({ spec }) => [
    ...validateLabels(spec.metadata?.labels, FieldPath.of("spec", "metadata", "labels")),
    ...validateAnnotations(spec.metadata?.annotations, FieldPath.of("spec", "metadata", "annotations")),
    ...validateClaimSpec(spec.spec, FieldPath.of("spec", "spec")),
  ],
  validateUpdate: (object, old) => validateImmutable(object.spec, old.spec, FieldPath.of("spec")),
  columns: [nameColumn(), ageColumn()],
};

export const deviceClasses: Strategy<resourcev1.DeviceClass> = {
  validate: validateClass,
  columns: [nameColumn(), ageColumn()],
};

export const resourceSlices: Strategy<resourcev1.ResourceSlice> = {
  validate: validateSlice,
  validateUpdate: validateSliceUpdate,
  selectableFields: {
    "spec.driver": (object) => object.spec.driver,
    "spec.nodeName": (object) => object.spec.nodeName ?? "",
  },
  columns: [
    nameColumn(),
    column("Node", "The node.", (object) => object.spec.nodeName ?? ""),
    column("Driver", "The driver.", (object) => object.spec.driver),
    column("Pool", "The pool.", (object) => object.spec.pool.name),
    ageColumn(),
  ],
};
