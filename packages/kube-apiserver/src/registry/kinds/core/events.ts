import type { corev1 } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  checkDns1123Subdomain,
  checkQualifiedName,
  FieldPath,
  invalidValue,
  deepEqual,
  requiredValue,
} from "@kubets/apimachinery";
import type { Strategy } from "../../strategy.ts";
import { eventColumns } from "./core-columns.ts";

/** Events of the core group, which is also how they are stored (Kubernetes v1.36, core/validation/events.go). */
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
    source: (event) => event.source.component || event.reportingComponent,
    type: (event) => event.type ?? "",
  },
  columns: eventColumns,
};

/** The same seen through events.k8s.io/v1, which asks more of its clients. */
export const newEvents: Strategy<corev1.Event> = {
  ...events,
  validateCreate: validateNewEvent,
  validateUpdate: validateNewEventUpdate,
};

/** An event lives in the namespace of what it is about; those about cluster-wide objects in `default`. */
function validateEvent(event: corev1.Event): FieldError[] {
  const namespace = event.metadata.namespace ?? "";
  const errors = isSet(event.eventTime) ? withTimeErrors(event) : placeErrors(event, ["default"]);
  const path = FieldPath.of("namespace");
  return [...errors, ...checkDns1123Subdomain(namespace).map((text) => invalidValue(path, namespace, text))];
}

function isSet(time: string | null | undefined): boolean {
  return (time ?? null) !== null;
}

function placeErrors(event: corev1.Event, forCluster: readonly string[]): FieldError[] {
  const about = event.involvedObject.namespace ?? "";
  const namespace = event.metadata.namespace ?? "";
  if (about === "" ? forCluster.includes(namespace) : about === namespace || isSet(event.eventTime))
    return [];
  const path = FieldPath.of("involvedObject", "namespace");
  return [invalidValue(path, about, "does not match event.namespace")];
}

/** What an event with a time of its own must say, in either group. */
function withTimeErrors(event: corev1.Event): FieldError[] {
  const controller = event.reportingComponent;
  const controllerPath = FieldPath.of("reportingController");
  const errors = placeErrors(event, ["default", "kube-system"]);
  if (controller === "") errors.push(requiredValue(controllerPath));
  for (const text of checkQualifiedName(controller))
    errors.push(invalidValue(controllerPath, controller, text));
  for (const field of ["reportingInstance", "action", "reason"] as const)
    errors.push(...shortTextErrors(event[field] ?? "", FieldPath.of(field)));
  if ((event.message ?? "").length > maxNoteLength)
    errors.push(tooLong(FieldPath.of("message"), maxNoteLength));
  return errors;
}

const maxTextLength = 128;
const maxNoteLength = 1024;

function shortTextErrors(text: string, path: FieldPath): FieldError[] {
  if (text === "") return [requiredValue(path)];
  return text.length > maxTextLength ? [tooLong(path, maxTextLength)] : [];
}

function tooLong(path: FieldPath, most: number): FieldError {
  return invalidValue(path, "", `can have at most ${String(most)} characters`);
}

function validateNewEvent(event: corev1.Event): FieldError[] {
  const errors = seriesErrors(event);
  const { type = "", source } = event;
  if (!isSet(event.eventTime)) errors.push(requiredValue(FieldPath.of("eventTime")));
  if (type !== "Normal" && type !== "Warning")
    errors.push(invalidValue(FieldPath.of("type"), "", `has invalid value: ${type}`));
  const old = {
    firstTimestamp: isSet(event.firstTimestamp),
    lastTimestamp: isSet(event.lastTimestamp),
    count: (event.count ?? 0) !== 0,
    source: (source.component ?? "") !== "" || (source.host ?? "") !== "",
  };
  for (const [field, set] of Object.entries(old))
    if (set) errors.push(invalidValue(FieldPath.of(field), "", "needs to be unset"));
  return errors;
}

function seriesErrors({ series }: corev1.Event): FieldError[] {
  if (!series) return [];
  const errors: FieldError[] = [];
  if ((series.count ?? 0) < 2)
    errors.push(invalidValue(FieldPath.of("series.count"), "", "should be at least 2"));
  if (!isSet(series.lastObservedTime)) errors.push(requiredValue(FieldPath.of("series.lastObservedTime")));
  return errors;
}

/** The fields that stay as they are, by the names that errors give them. */
const immutable = [
  ["involvedObject", "involvedObject"],
  ["reason", "reason"],
  ["message", "message"],
  ["source", "source"],
  ["firstTimestamp", "firstTimestamp"],
  ["lastTimestamp", "lastTimestamp"],
  ["count", "count"],
  ["reason", "reason"],
  ["type", "type"],
  ["eventTime", "eventTime"],
  ["action", "action"],
  ["related", "related"],
  ["reportingController", "reportingComponent"],
  ["reportingInstance", "reportingInstance"],
] as const;

/** Only the series of an event goes on. */
function validateNewEventUpdate(event: corev1.Event, old: corev1.Event): FieldError[] {
  const errors = deepEqual(event.series, old.series) ? [] : seriesErrors(event);
  for (const [name, field] of immutable) {
    if (deepEqual(event[field] ?? null, old[field] ?? null)) continue;
    errors.push(invalidValue(FieldPath.of(name), event[field] ?? null, "field is immutable"));
  }
  return errors;
}
