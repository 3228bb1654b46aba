import { allResources, apiVersionOf, schemaOf } from "@kubets/api";
import type { ResourceType } from "@kubets/api";
import { beforeAll, describe, expect, it } from "vitest";
import type { ApiRequest, ApiResponse } from "../endpoints/api-request.ts";
import { openApiHandler } from "./openapi-handler.ts";

interface Parameter {
  readonly $ref?: string;
  readonly name?: string;
  readonly in?: string;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, unknown>> };
  readonly "x-kubernetes-action"?: string;
  readonly "x-kubernetes-group-version-kind"?: unknown;
}

type Method = "get" | "put" | "post" | "delete" | "patch";
type PathItem = Readonly<Partial<Record<Method, Operation>>>;
type Schema = Readonly<Record<string, unknown>>;

interface DocumentV2 {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly definitions: Readonly<Record<string, Schema & { readonly properties?: Record<string, Schema> }>>;
  readonly parameters: Readonly<Record<string, Parameter>>;
}

interface DocumentV3 {
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: { readonly schemas: DocumentV2["definitions"] };
}

const v2Protobuf = "application/com.github.proto-openapi.spec.v2@v1.0+protobuf";
const v3Protobuf = "application/com.github.proto-openapi.spec.v3@v1.0+protobuf";
const core = "io.k8s.api.core.v1";
const handler = openApiHandler({ types: allResources });

function request(path: string, accept = ""): ApiRequest {
  const { pathname, searchParams } = new URL(path, "http://test");
  return {
    verb: "raw",
    target: undefined,
    path: pathname,
    query: searchParams,
    user: { username: "test", uid: "", groups: [], extra: {} },
    contentType: "",
    accept,
    userAgent: "test",
    body: new Uint8Array(0),
    traceparent: undefined,
    signal: new AbortController().signal,
  };
}

async function ask(path: string, accept = ""): Promise<ApiResponse & { readonly kind: "bytes" }> {
  const answer = await handler(request(path, accept));
  if (answer?.kind !== "bytes") throw new Error(`${path} was not answered with bytes`);
  return answer;
}

async function askJson<T>(path: string): Promise<T> {
  return JSON.parse(Buffer.from((await ask(path)).body).toString("utf8")) as T; // the document's own form
}

async function addresses(): Promise<ReadonlyMap<string, string>> {
  const index = await askJson<{ paths: Record<string, { serverRelativeURL: string }> }>("/openapi/v3");
  return new Map(
    Object.entries(index.paths).map(([name, { serverRelativeURL }]) => [name, serverRelativeURL]),
  );
}

/** Every `$ref` in a document that leads nowhere. */
function danglingReferences(document: unknown): readonly string[] {
  const text = JSON.stringify(document);
  const references = new Set([...text.matchAll(/"\$ref":"#\/([^"]*)"/g)].map(([, path]) => path ?? ""));
  return [...references].filter((path) => {
    const found = path.split("/").reduce<unknown>((at, key) => (at as Schema | undefined)?.[key], document); // undefined ends it
    return found === undefined;
  });
}

function collectionPath({ group, version, resource, namespaced }: ResourceType): string {
  const root = group === "" ? `/api/${version}` : `/apis/${group}/${version}`;
  return `${root}${namespaced ? "/namespaces/{namespace}" : ""}/${resource}`;
}

const methods: readonly Method[] = ["get", "put", "post", "delete", "patch"];

function operationsOf(item: PathItem | undefined): readonly Operation[] {
  return methods.flatMap((method) => item?.[method] ?? []);
}

/** What the path offers, in the words of x-kubernetes-action. */
function actionsAt(paths: DocumentV2["paths"], path: string): readonly string[] {
  return operationsOf(paths[path]).map((operation) => operation["x-kubernetes-action"] ?? "");
}

const actionOfVerb: Readonly<Record<string, string>> = { create: "post", update: "put" };

describe("/openapi/v2", () => {
  let document: DocumentV2;

  beforeAll(async () => {
    document = await askJson<DocumentV2>("/openapi/v2");
  });

  it("has no reference that leads nowhere", () => {
    expect(danglingReferences(document)).toEqual([]);
  });

  it.each(allResources.map((type) => [`${type.resource}.${apiVersionOf(type)}`, type] as const))(
    "offers the verbs of %s",
    (_, type) => {
      const path = collectionPath(type);
      const offered = [...actionsAt(document.paths, path), ...actionsAt(document.paths, `${path}/{name}`)];
      const verbs = type.verbs.filter((verb) => verb !== "watch").map((verb) => actionOfVerb[verb] ?? verb);
      expect(offered.toSorted()).toEqual(verbs.toSorted());
      for (const subresource of type.subresources) {
        const actions = actionsAt(document.paths, `${path}/{name}/${subresource.name}`);
        expect(actions).toHaveLength(subresource.verbs.length);
      }
    },
  );

  it("gives every operation an id of its own", () => {
    const operations = Object.values(document.paths).flatMap(operationsOf);
    const ids = operations.map(({ operationId }) => operationId);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    expect(ids).toEqual(
      expect.arrayContaining([
        "listCoreV1PodForAllNamespaces",
        "readCoreV1NamespacedPodLog",
        "connectCoreV1PostNamespacedPodExec",
        "createCoreV1NamespacedPodEviction",
        "deleteAppsV1CollectionNamespacedDeployment",
        "patchAppsV1NamespacedDeploymentScale",
        "replaceCoreV1NamespaceFinalize",
        "readRbacAuthorizationV1ClusterRole",
        "getFlowcontrolApiserverV1APIResources",
        "watchCoreV1NodeList",
      ]),
    );
  });

  it("names the kind of every definition of a served kind", () => {
    for (const type of allResources) {
      const definition = schemaOf(apiVersionOf(type), type.kind)?.definition ?? "";
      const { group, version, kind } = type;
      expect(document.definitions[definition]).toMatchObject({
        "x-kubernetes-group-version-kind": [{ group, version, kind }],
      });
    }
  });

  it("says how lists and maps merge", () => {
    const containers = document.definitions[`${core}.PodSpec`]?.properties?.["containers"];
    expect(containers).toMatchObject({
      type: "array",
      items: { $ref: `#/definitions/${core}.Container` },
      "x-kubernetes-list-map-keys": ["name"],
      "x-kubernetes-list-type": "map",
      "x-kubernetes-patch-merge-key": "name",
      "x-kubernetes-patch-strategy": "merge",
    });
    expect(document.definitions["io.k8s.apimachinery.pkg.apis.meta.v1.LabelSelector"]).toMatchObject({
      "x-kubernetes-map-type": "atomic",
    });
    expect(document.definitions[`${core}.Container`]).toMatchObject({ required: ["name"] });
  });

  it("lists the values of an enumeration, in the description too", () => {
    expect(document.definitions[`${core}.Container`]?.properties?.["imagePullPolicy"]).toMatchObject({
      type: "string",
      enum: ["Always", "IfNotPresent", "Never"],
      description: expect.stringMatching(
        /\n\nPossible enum values:\n - `"Always"`\n - `"IfNotPresent"`\n - `"Never"`$/,
      ) as unknown,
    });
  });

  it("writes values of their own form as Swagger can", () => {
    expect(document.definitions["io.k8s.apimachinery.pkg.util.intstr.IntOrString"]).toMatchObject({
      type: "string",
      format: "int-or-string",
    });
    expect(document.definitions["io.k8s.apimachinery.pkg.apis.meta.v1.Time"]).toMatchObject({
      type: "string",
      format: "date-time",
    });
    expect(document.definitions["io.k8s.apimachinery.pkg.apis.meta.v1.WatchEvent"]?.["required"]).toEqual([
      "object",
      "type",
    ]);
  });

  it("has no defaults", () => {
    const protocol = document.definitions[`${core}.ContainerPort`]?.properties?.["protocol"];
    expect(protocol).toHaveProperty("enum");
    expect(protocol).not.toHaveProperty("default");
  });

  it("comes as protobuf under either name", async () => {
    const answer = await ask("/openapi/v2", v2Protobuf);
    expect(answer.contentType).toBe("application/com.github.proto-openapi.spec.v2.v1.0+protobuf");
    // Field 1, length-delimited: swagger.
    expect(Buffer.from(answer.body.subarray(0, 5)).toString("latin1")).toBe("\x0a\x032.0");
    expect((await ask("/openapi/v2", v2Protobuf.replace("@", "."))).body).toBe(answer.body);
  });

  it("refuses what it cannot write", async () => {
    await expect(ask("/openapi/v2", "text/html")).rejects.toMatchObject({ code: 406 });
  });
});

describe("/openapi/v3", () => {
  it("lists a document for each group version, and for what lies around them", async () => {
    const names = new Set((await addresses()).keys());
    for (const type of allResources)
      expect(names).toContain(type.group === "" ? "api/v1" : `apis/${apiVersionOf(type)}`);
    expect([...names]).toEqual(expect.arrayContaining(["api", "apis", "apis/apps", "version"]));
  });

  it("has documents that are complete in themselves, with the parameters that patches need", async () => {
    const perGroup: string[] = [];
    for (const [name, address] of await addresses()) {
      const document = await askJson<DocumentV3>(address);
      expect(danglingReferences(document), name).toEqual([]);
      for (const { patch } of Object.values(document.paths)) {
        if (patch?.["x-kubernetes-action"] !== "patch") continue;
        const parameters = (patch.parameters ?? []).map((parameter) => parameter.name);
        expect(parameters).toEqual(
          expect.arrayContaining(["dryRun", "fieldManager", "fieldValidation", "force"]),
        );
        expect(Object.keys(patch.requestBody?.content ?? {})).toContain("application/apply-patch+yaml");
        expect(patch["x-kubernetes-group-version-kind"]).toBeDefined();
      }
      perGroup.push(...Object.keys(document.paths));
    }
    const { paths } = await askJson<DocumentV2>("/openapi/v2");
    expect(perGroup.toSorted()).toEqual(Object.keys(paths).toSorted());
  });

  it("has defaults, and references beside which nothing stands", async () => {
    const { components } = await askJson<DocumentV3>("/openapi/v3/api/v1");
    const ports = components.schemas[`${core}.ContainerPort`]?.properties;
    expect(ports?.["protocol"]).toMatchObject({ default: "TCP" });
    expect(ports?.["containerPort"]).toMatchObject({ default: 0, format: "int32" });
    expect(ports?.["name"]).not.toHaveProperty("default");
    expect(components.schemas[`${core}.Pod`]?.properties?.["spec"]).toMatchObject({
      allOf: [{ $ref: `#/components/schemas/${core}.PodSpec` }],
      default: {},
    });
    expect(components.schemas["io.k8s.apimachinery.pkg.util.intstr.IntOrString"]).toMatchObject({
      oneOf: [{ type: "integer" }, { type: "string" }],
    });
  });

  it("comes as protobuf", async () => {
    const answer = await ask("/openapi/v3/apis/apps/v1", v3Protobuf);
    expect(answer.contentType).toBe("application/com.github.proto-openapi.spec.v3.v1.0+protobuf");
    expect(Buffer.from(answer.body.subarray(0, 7)).toString("latin1")).toBe("\x0a\x053.0.0");
  });

  it("lets clients keep what they asked for by its hash, and sends those with an old hash on", async () => {
    const address = (await addresses()).get("apis/batch/v1") ?? "";
    const current = await ask(address);
    expect(current).toMatchObject({
      code: 200,
      headers: { "Cache-Control": expect.stringContaining("immutable") as unknown },
    });
    expect(await ask("/openapi/v3/apis/batch/v1?hash=OLD")).toMatchObject({
      code: 301,
      headers: { Location: address },
    });
    const plain = await ask("/openapi/v3/apis/batch/v1");
    expect(plain.headers).not.toHaveProperty("Cache-Control");
    expect(plain.body).toBe(current.body);
    expect(plain.headers?.["ETag"]).toMatch(/^"[0-9A-F]{128}"$/);
  });

  it("leaves what it does not have to others", async () => {
    expect(await handler(request("/openapi/v3/apis/none/v1"))).toBeUndefined();
    expect(await handler(request("/openapi/v1"))).toBeUndefined();
  });
});
