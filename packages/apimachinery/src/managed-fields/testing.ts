import { normalizeJSON, schemaOf, schemaOfType } from "@kubets/api";
import { isJsonObject } from "../patch/json.ts";
import type { JsonObject } from "../patch/json.ts";
import type {
  ApplyResult,
  FieldManager,
  FieldManagerOptions,
  FieldWriter,
  ManagedFields,
} from "./contract.ts";
import { createFieldManager } from "./field-manager.ts";

/** For the tests of this folder: objects of one kind, and those who write them. */

/** An object in canonical form. */
export function canonical(object: JsonObject): JsonObject {
  const { apiVersion, kind } = object;
  const { object: normalized, errors } = normalizeJSON(String(apiVersion), String(kind), object);
  if (errors.length > 0 || !isJsonObject(normalized)) throw new Error(errors.join("; "));
  return normalized;
}

export function managerOf(
  apiVersion: string,
  kind: string,
  options: Partial<FieldManagerOptions> = {},
): FieldManager {
  const known = schemaOf(apiVersion, kind) !== undefined;
  return createFieldManager(
    { schemaOf, schemaOfType },
    {
      apiVersion,
      kind,
      empty: known ? canonical({ apiVersion, kind }) : { apiVersion, kind },
      inVersion: () => undefined,
      resetFields: [],
      ...options,
    },
  );
}

/** A writer at a minute of a day. */
export function at(minute: number, manager: string, subresource = ""): FieldWriter {
  return { manager, subresource, time: `2026-01-01T00:${String(minute).padStart(2, "0")}:00Z` };
}

export function withManagedFields(object: JsonObject, managedFields: ManagedFields): JsonObject {
  const metadata = isJsonObject(object["metadata"]) ? object["metadata"] : {};
  return { ...object, metadata: { ...metadata, managedFields } };
}

export function managedFieldsOf(object: JsonObject): ManagedFields {
  const { managedFields } = isJsonObject(object["metadata"]) ? object["metadata"] : {};
  return Array.isArray(managedFields) ? managedFields : [];
}

/** The object that a write leaves in the store. */
export function updated(
  manager: FieldManager,
  live: JsonObject | undefined,
  object: JsonObject,
  by: FieldWriter,
): JsonObject {
  return withManagedFields(object, manager.update(live, object, by));
}

/** The object that an apply without conflicts comes to. */
export function applied(result: ApplyResult): JsonObject {
  if (result.kind === "conflicts") throw new Error(`conflicts: ${JSON.stringify(result.conflicts)}`);
  return result.object;
}

/** Who owns what: `manager operation subresource` → FieldsV1. */
export function owners(object: JsonObject): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    managedFieldsOf(object).map(({ manager, operation, subresource, fieldsV1 }) => [
      [manager, operation, subresource].filter((part) => part !== undefined).join(" "),
      fieldsV1,
    ]),
  );
}

export function configMap(data: JsonObject, metadata: JsonObject = {}): JsonObject {
  return {
    apiVersion: "v1",
    kind: "ConfigMap",
    metadata: { name: "c", namespace: "default", ...metadata },
    data,
  };
}

export function deployment(spec: JsonObject, metadata: JsonObject = {}): JsonObject {
  return {
    apiVersion: "apps/v1",
    kind: "Deployment",
    metadata: { name: "web", namespace: "default", ...metadata },
    spec,
  };
}

/** The spec of a deployment with these containers. */
export function containers(...items: readonly JsonObject[]): JsonObject {
  return { template: { spec: { containers: items } } };
}

/** The containers of a deployment. */
export function containersOf(object: JsonObject): unknown {
  const template = (object["spec"] as JsonObject)["template"] as JsonObject;
  return (template["spec"] as JsonObject)["containers"];
}

export const configMaps = managerOf("v1", "ConfigMap");
export const deployments = managerOf("apps/v1", "Deployment", { resetFields: [["status"]] });
