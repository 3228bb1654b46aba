/** For the tests of kinds: takes a body through the steps of the registry. */
import type { KubernetesObject } from "@kubets/api";
import { normalizeJSON, resourceForKind } from "@kubets/api";
import { fieldErrorText } from "@kubets/apimachinery";
import type { RequestContext, Strategy } from "../registry/strategy.ts";
import { strategies } from "../registry/kinds/index.ts";

export const testContext: RequestContext = {
  subresource: "",
  user: { username: "tester", uid: "", groups: ["system:authenticated"], extra: {} },
  nowMs: Date.UTC(2026, 0, 1),
};

function strategyOf(body: { readonly apiVersion: string; readonly kind: string }): Strategy {
  const type = resourceForKind(body.apiVersion, body.kind);
  const strategy = type && strategies.get(`${type.group}/${type.resource}`);
  if (strategy === undefined) throw new Error(`no strategy for ${body.apiVersion} ${body.kind}`);
  return strategy;
}

export interface TestBody {
  readonly apiVersion: string;
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** The object as it would be stored. */
export function created<T extends KubernetesObject>(body: TestBody): T {
  const strategy = strategyOf(body);
  const { object } = normalizeJSON(body.apiVersion, body.kind, body);
  const normal = object as KubernetesObject; // normalized as that kind
  const named = {
    ...normal,
    metadata: { name: "x", namespace: "default", uid: "uid-1", ...normal.metadata },
  };
  const filled = strategy.defaults?.(named) ?? named;
  return (strategy.prepareForCreate?.(filled, testContext) ?? filled) as T; // the test says the kind
}

/** What is wrong with a new object. */
export function createErrors(body: TestBody): readonly string[] {
  const strategy = strategyOf(body);
  const object = created(body);
  return [...(strategy.validate?.(object) ?? []), ...(strategy.validateCreate?.(object) ?? [])].map(
    fieldErrorText,
  );
}

/** What is wrong with changing one object into another; both go through the steps of a create first. */
export function updateErrors(before: TestBody, after: TestBody, subresource = ""): readonly string[] {
  const strategy = strategyOf(before);
  const old = stored(before);
  const context = { ...testContext, subresource };
  const object = strategy.prepareForUpdate?.(stored(after), old, context) ?? stored(after);
  const errors =
    subresource === "status" && strategy.validateStatus
      ? strategy.validateStatus(object, old)
      : [...(strategy.validate?.(object) ?? []), ...(strategy.validateUpdate?.(object, old) ?? [])];
  return errors.map(fieldErrorText);
}

function stored(body: TestBody): KubernetesObject {
  const object = created(body);
  const { status } = normalizeJSON(body.apiVersion, body.kind, body).object as { readonly status?: unknown };
  // A new object starts with a status of the server's; later it has the one that the body says.
  const reported = body["status"] === undefined ? object : { ...object, status };
  return { ...reported, metadata: { ...object.metadata, resourceVersion: "1" } } as KubernetesObject; // as before
}

/** The cells of the table, by column. */
export function cells(body: TestBody, nowMs = testContext.nowMs): Readonly<Record<string, unknown>> {
  const { object } = normalizeJSON(body.apiVersion, body.kind, body);
  const columns = strategyOf(body).columns ?? [];
  return Object.fromEntries(
    columns.map((column) => [column.name, column.cell(object as KubernetesObject, nowMs)]), // normalized as that kind
  );
}
