import type { KubernetesObject } from "@kubets/api";
import { matchesFields, matchesLabels, parseFieldSelector, parseLabelSelector } from "@kubets/apimachinery";

/** Whether an object is within a list, watch or deletecollection. Any field may be selected by its path. */
export function newSelection(options: {
  readonly namespace?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}): (object: KubernetesObject) => boolean {
  const labels = parseLabelSelector(options.labelSelector ?? "");
  const fields = parseFieldSelector(options.fieldSelector ?? "");
  const { namespace = "" } = options;
  return (object) =>
    (namespace === "" || object.metadata.namespace === namespace) &&
    matchesLabels(labels, object.metadata.labels) &&
    matchesFields(fields, (path) => fieldText(object, path));
}

function fieldText(object: KubernetesObject, path: string): string {
  let value: unknown = object;
  for (const part of path.split(".")) {
    value = typeof value === "object" && value !== null ? Reflect.get(value, part) : undefined;
  }
  return value === undefined || value === null ? "" : String(value);
}
