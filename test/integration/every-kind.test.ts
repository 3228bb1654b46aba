/** Every kind in every form: as a table, as metadata alone, in all encodings, selected by fields. */
import type { metav1, ResourceType } from "@kubets/api";
import { allResources, apiVersionOf, decodeObject } from "@kubets/api";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { nameOf, pathOf } from "./fuzz/bodies.ts";
import { MemoryServer } from "./fuzz/memory-server.ts";
import type { FuzzAnswer } from "./fuzz/oracle.ts";

let server: MemoryServer;
beforeAll(async () => {
  server = await MemoryServer.start();
  await server.fill();
});
afterAll(() => server[Symbol.asyncDispose]());

async function get(path: string, accept: string): Promise<FuzzAnswer> {
  const answer = await server.ask({ method: "GET", path, headers: { accept }, body: undefined });
  if (!answer) throw new Error(`no answer to ${path}`);
  return answer;
}

async function json<T>(path: string, accept = "application/json"): Promise<T> {
  const { code, body } = await get(path, accept);
  const text = Buffer.from(body).toString();
  expect(code, text).toBe(200);
  return JSON.parse(text) as T;
}

const kinds = allResources
  .filter(({ verbs }) => verbs.includes("list") && verbs.includes("create"))
  .map((type) => [`${apiVersionOf(type)} ${type.kind}`, type] as const);

function as(kind: string, version: string, encoding = "application/json"): string {
  return `${encoding};as=${kind};v=${version};g=meta.k8s.io`;
}

async function checkTable(type: ResourceType, version: string): Promise<void> {
  for (const include of ["None", "Metadata", "Object"]) {
    for (const path of [pathOf(type), pathOf(type, nameOf(type))]) {
      const table = await json<metav1.Table>(`${path}?includeObject=${include}`, as("Table", version));
      expect([table.kind, table.apiVersion]).toEqual(["Table", `meta.k8s.io/${version}`]);
      expect(table.rows.length).toBeGreaterThan(0);
      const kind = include === "Object" ? type.kind : "PartialObjectMetadata";
      for (const { cells, object } of table.rows) {
        expect(cells).toHaveLength(table.columnDefinitions.length);
        expect((object as Partial<metav1.PartialObjectMetadata> | undefined)?.kind).toBe(
          include === "None" ? undefined : kind,
        );
      }
    }
  }
}

describe.each(kinds)("%s", (_name, type) => {
  const one = pathOf(type, nameOf(type));

  it.each(["v1", "v1beta1"])("is a table of %s", (version) => checkTable(type, version));

  it.each(["v1", "v1beta1"])("is metadata alone of %s", async (version) => {
    const list = await json<metav1.PartialObjectMetadataList>(
      pathOf(type),
      as("PartialObjectMetadataList", version),
    );
    expect(list).toMatchObject({ kind: "PartialObjectMetadataList", apiVersion: `meta.k8s.io/${version}` });
    const protobuf = "application/vnd.kubernetes.protobuf";
    const { body } = await get(one, as("PartialObjectMetadata", version, protobuf));
    const object = decodeObject<metav1.PartialObjectMetadata>(body);
    expect(list.items).toContainEqual(object);
  });

  it("is the same in all encodings", async () => {
    const object = await json<object>(one);
    const { body } = await get(one, "application/vnd.kubernetes.protobuf");
    expect(decodeObject(body)).toEqual(object);
    const yaml = await get(one, "application/yaml");
    expect(Buffer.from(yaml.body).toString()).toContain(`kind: ${type.kind}\n`);
  });

  it("is found by its name, and by no field there is not", async () => {
    const found = await json<{ items: unknown[] }>(
      `${pathOf(type)}?fieldSelector=metadata.name%3D${nameOf(type)}`,
    );
    expect(found.items).toHaveLength(1);
    const { code, body } = await get(`${pathOf(type)}?fieldSelector=spec.none%3Dx`, "application/json");
    expect(code).toBe(400);
    const { message } = JSON.parse(Buffer.from(body).toString()) as metav1.Status;
    expect(message).toMatch(
      /^(field label not supported: spec.none|"spec.none" is not a known field selector)/,
    );
  });
});
