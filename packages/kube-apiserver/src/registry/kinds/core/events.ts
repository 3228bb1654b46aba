import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import { FieldPath, invalidValue } from "@kubets/apimachinery";
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
  const about = event.involvedObject.namespace ?? "";
  const namespace = event.metadata.namespace ?? "";
  if (about === namespace) return [];
  if (about === "" && (namespace === "default" || namespace === "kube-system")) return [];
  const detail = "does not match event.namespace";
  return [invalidValue(FieldPath.of("involvedObject", "namespace"), about, detail)];
}
