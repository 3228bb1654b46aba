/** Server-side apply of every kind: merging knows each type, and what the server makes of an object is no change. */
import type { KubernetesObject } from "@kubets/api";
import { resourceForKind } from "@kubets/api";
import { createTestApiServer } from "@kubets/kube-apiserver/testing";
import type { TestApiServer, TestAnswer } from "@kubets/kube-apiserver/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { resourceRows } from "../tables/resources-table.ts";
import type { ResourceRow } from "../tables/resources-table.ts";

let server: TestApiServer;
beforeAll(async () => {
  server = await createTestApiServer({ namespaces: ["conformance"] });
});
afterAll(() => server[Symbol.asyncDispose]());

type Answer = TestAnswer<KubernetesObject & { readonly message?: string }>;

function nameOf({ name = "applied" }: ResourceRow): string {
  return name;
}

function pathOf(row: ResourceRow): string {
  const type = resourceForKind(row.apiVersion, row.kind);
  const prefix = row.apiVersion.includes("/") ? "/apis" : "/api";
  const scope = row.namespaced ? "/namespaces/conformance" : "";
  return `${prefix}/${row.apiVersion}${scope}/${String(type?.resource)}/${nameOf(row)}`;
}

/** With a label, so that there is something to own in kinds whose bodies are empty, or the server's own. */
function configuration(row: ResourceRow): object {
  const { metadata, ...rest } = row.body;
  const given = (metadata ?? {}) as KubernetesObject["metadata"]; // a row's body is the kind's
  const place = row.namespaced ? { namespace: "conformance" } : {};
  const labels = { ...given.labels, applied: "yes" };
  return {
    apiVersion: row.apiVersion,
    kind: row.kind,
    metadata: { ...given, name: nameOf(row), ...place, labels },
    ...rest,
  };
}

async function apply(row: ResourceRow, query: string): Promise<KubernetesObject> {
  const answer: Answer = await server.request({
    method: "PATCH",
    path: `${pathOf(row)}?fieldManager=${query}`,
    contentType: "application/apply-patch+yaml",
    body: configuration(row),
  });
  expect(answer.code, answer.body.message).toBeLessThan(300);
  return answer.body;
}

describe.each(resourceRows.map((row) => [row.resource, row] as const))("%s", (_, row) => {
  it("is applied; again, and replaced by what it is, is no write", async () => {
    const first = await apply(row, "one&fieldValidation=Strict");
    await server.clock.step(60_000);
    expect(await apply(row, "one")).toEqual(first);
    const put: Answer = await server.request({ method: "PUT", path: pathOf(row), body: first });
    expect(put.body).toEqual(first);
    // Force: what is defaulted inside a list that is owned as a whole differs from what is applied.
    const shared = await apply(row, "two&force=true");
    const two = shared.metadata.managedFields?.find(({ manager }) => manager === "two");
    expect(two?.fieldsV1).toEqual(first.metadata.managedFields?.[0]?.fieldsV1);
    const { metadata: _before, ...before } = first;
    const { metadata: _after, ...after } = shared;
    expect(after).toEqual(before);
  });

  it("is applied when nobody owned anything of it", async () => {
    const live = await server.get<KubernetesObject>(pathOf(row));
    const reset: Answer = await server.request({
      method: "PATCH",
      path: pathOf(row),
      contentType: "application/merge-patch+json",
      body: { metadata: { managedFields: [] } },
    });
    expect(reset.body.metadata.managedFields).toBeUndefined();
    const again = await apply(row, "three&force=true");
    const { metadata: _live, ...before } = live;
    const { metadata: _again, ...after } = again;
    expect(after).toEqual(before);
    expect(again.metadata.managedFields?.[0]).toMatchObject({ manager: "three", operation: "Apply" });
  });
});
