import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import { FieldPath, invalidValue, requiredValue } from "@kubets/apimachinery";
import type { Strategy } from "../../strategy.ts";
import { eventColumns } from "./core-columns.ts";

export const events: Strategy<corev1.Event> = {
  validate: validateEvent,
  allowCreateOnUpdate: true,
  selectableFields: {
    "involvedObject.kind": (event) => event.involvedObject.kind ?? "",
    "involvedObject.namespace": (event) => event.involvedObject.namespace ?? "",
    "involvedObject.name": (event) => event.involvedObject.name ?? "",
    "involvedObject.uid": (event) => event.involvedObject.uid ?? "",
    "involvedObject.apiVersion": (event) => event.involvedObject.apiVersion ?? "",
    "involvedObject.resourceVersion": (event) => event.involvedObject.resourceVersion ?? "",
    "involvedObject.fieldPath": (event) => event.involvedObject.fieldPath ?? "",
    reason: (event) => event.reason ?? "",
    reportingComponent: (event) => event.reportingComponent,
    source: (event) => event.source.component ?? event.reportingComponent,
    type: (event) => event.type ?? "",
  },
  columns: eventColumns,
};

/** An event lives in the namespace of what it is about; those about cluster-wide objects in `default`. */
function validateEvent(event: corev1.Event): FieldError[] {
  if ((event.eventTime ?? null) !== null) return validateNewEvent(event);
  const about = event.involvedObject.namespace ?? "";
  const namespace = event.metadata.namespace ?? "";
  if (about === namespace) return [];
  if (about === "" && (namespace === "default" || namespace === "kube-system")) return [];
  const detail = "does not match event.namespace";
  return [invalidValue(FieldPath.of("involvedObject", "namespace"), about, detail)];
}

/** Events with a time of their own are those of events.k8s.io, which asks for more. */
function validateNewEvent(event: corev1.Event): FieldError[] {
  const about = event.involvedObject.namespace ?? "";
  const namespace = event.metadata.namespace ?? "";
  const errors: FieldError[] = [];
  if (about === "" && namespace !== "default" && namespace !== "kube-system") {
    const path = FieldPath.of("involvedObject", "namespace");
    errors.push(invalidValue(path, about, "does not match event.namespace"));
  }
  if (!event.reportingComponent) errors.push(requiredValue(FieldPath.of("reportingController")));
  for (const field of ["reportingInstance", "action", "reason"] as const) {
    if (!event[field]) errors.push(requiredValue(FieldPath.of(field)));
  }
  return errors;
}
