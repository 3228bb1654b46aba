/** What the options of requests do, through the whole pipeline. */
import type { corev1, metav1 } from "@kubets/api";
import { encodeObject } from "@kubets/api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestApiServer } from "../testing/index.ts";
import type { TestAnswer, TestApiServer, TestRequest } from "../testing/index.ts";

let server: TestApiServer;
beforeEach(async () => {
  server = await createTestApiServer();
});
afterEach(() => server[Symbol.asyncDispose]());

const configMaps = "/api/v1/namespaces/default/configmaps";
const deployments = "/apis/apps/v1/namespaces/default/deployments";
const yes = "application/json";

function ask(
  method: string,
  path: string,
  options: Partial<TestRequest> = {},
): Promise<TestAnswer<metav1.Status>> {
  return server.request<metav1.Status>({ method, path, ...options });
}

async function names(): Promise<readonly (string | undefined)[]> {
  const { items } = await server.get<corev1.ConfigMapList>(configMaps);
  return items.map(({ metadata }) => metadata.name);
}

function named(name: string, more: object = {}): object {
  return { metadata: { name, ...more } };
}

function deployment(replicas: unknown): object {
  const labels = { app: "a" };
  const template = { metadata: { labels }, spec: { containers: [{ name: "c", image: "i" }] } };
  return { metadata: { name: "d" }, spec: { replicas, selector: { matchLabels: labels }, template } };
}

describe("dryRun", () => {
  it("changes nothing, with any verb and on subresources", async () => {
    const old = await server.create<corev1.ConfigMap>(configMaps, named("a", { labels: { x: "1" } }));
    await server.create(deployments, deployment(1));
    const before = server.core.cache.revision;
    const merge = { contentType: "application/merge-patch+json" };
    const dry = "?dryRun=All";
    const tries = [
      ask("POST", configMaps + dry, { body: named("b") }),
      ask("PUT", `${configMaps}/a${dry}`, { body: { ...old, data: { k: "v" } } }),
      ask("PATCH", `${configMaps}/a${dry}`, { body: { data: { k: "v" } }, ...merge }),
      ask("DELETE", `${configMaps}/a${dry}`),
      ask("DELETE", `${configMaps}/a`, { body: { dryRun: ["All"] } }),
      ask("DELETE", configMaps + dry),
      ask("DELETE", "/api/v1/namespaces/kube-node-lease" + dry),
      ask("PATCH", `${deployments}/d/scale${dry}`, { body: { spec: { replicas: 3 } }, ...merge }),
      ask("PATCH", `${deployments}/d/status${dry}`, { body: { status: { replicas: 3 } }, ...merge }),
      ask("POST", `/api/v1/namespaces/default/serviceaccounts/default/token${dry}`, { body: { spec: {} } }),
    ];
    for (const { code, body } of await Promise.all(tries)) expect(code, body.message).toBeLessThan(300);
    expect(server.core.cache.revision).toBe(before);
  });

  it.each(["all", ""])("takes no %j", async (value) => {
    const answer = await ask("POST", `${configMaps}?dryRun=${value}`, { body: named("a") });
    expect(answer.body).toMatchObject({
      code: 422,
      message: `CreateOptions.meta.k8s.io "" is invalid: dryRun: Unsupported value: ["${value}"]: supported values: "All"`,
    });
  });
});

describe("fieldValidation", () => {
  const odd = { ...named("a"), data: { k: "v" }, spec: { x: 1 } };
  const yaml = "metadata:\n  name: a\nspec: {}\n";
  const warned = ['unknown field "spec"'];
  const strict = 'strict decoding error: unknown field "spec"';

  it.each<[string, string, string, Partial<TestRequest>, readonly string[]]>([
    ["create, by default", "POST", configMaps, { body: odd }, warned],
    ["create, Warn", "POST", `${configMaps}?fieldValidation=Warn`, { body: odd }, warned],
    ["create, Ignore", "POST", `${configMaps}?fieldValidation=Ignore`, { body: odd }, []],
    ["create from YAML", "POST", configMaps, { body: yaml, contentType: "application/yaml" }, warned],
    ["update", "PUT", `${configMaps}/b`, { body: { ...odd, ...named("b") } }, warned],
    [
      "merge patch",
      "PATCH",
      `${configMaps}/b`,
      { body: { spec: {} }, contentType: "application/merge-patch+json" },
      warned,
    ],
    [
      "strategic merge patch",
      "PATCH",
      `${configMaps}/b`,
      { body: { spec: {} }, contentType: "application/strategic-merge-patch+json" },
      warned,
    ],
    [
      "JSON patch",
      "PATCH",
      `${configMaps}/b`,
      { body: [{ op: "add", path: "/spec", value: {} }], contentType: "application/json-patch+json" },
      warned,
    ],
    [
      "duplicate fields",
      "POST",
      configMaps,
      { body: '{"metadata":{"name":"a"},"data":{},"data":{}}' },
      ['duplicate field "data"'],
    ],
  ])("warns: %s", async (_name, method, path, options, warnings) => {
    await server.create(configMaps, named("b"));
    const answer = await ask(method, path, options);
    expect([answer.code < 300, answer.warnings]).toEqual([true, warnings]);
  });

  it("refuses unknown fields when Strict, in bodies and in patches", async () => {
    await server.create(configMaps, named("b"));
    const query = "?fieldValidation=Strict";
    const created = await ask("POST", configMaps + query, { body: odd });
    expect(created.body.message).toBe(
      `ConfigMap in version "v1" cannot be handled as a ConfigMap: ${strict}`,
    );
    const contentType = "application/merge-patch+json";
    const patched = await ask("PATCH", `${configMaps}/b${query}`, { body: { spec: {} }, contentType });
    expect([patched.code, patched.body.message?.endsWith(strict)]).toEqual([422, true]);
    const bad = await ask("POST", `${configMaps}?fieldValidation=strict`, { body: odd });
    expect(bad.body.message).toContain(
      'fieldValidation: Unsupported value: "strict": supported values: "", "Ignore", "Strict", "Warn"',
    );
  });
});

describe("integers", () => {
  it.each([
    ["1.0", "number 1.0"],
    ["1e0", "number 1e0"],
    ["1.5", "number 1.5"],
    ["2147483648", "number 2147483648"],
    ["9007199254740993", "number 9007199254740993"],
    ['"1"', "string"],
  ])("are not written %s", async (text, found) => {
    const body = JSON.stringify(deployment("N")).replace('"N"', text);
    const { code, message } = (await ask("POST", `${deployments}?fieldValidation=Ignore`, { body })).body;
    expect([code, message]).toEqual([
      400,
      `Deployment in version "v1" cannot be handled as a Deployment: json: cannot unmarshal ${found} into Go struct field DeploymentSpec.spec.replicas of type int32`,
    ]);
  });
});

describe("deletions", () => {
  it.each<[string, string, object, string]>([
    [
      "both ways to say it",
      "",
      { propagationPolicy: "Orphan", orphanDependents: true },
      'propagationPolicy: Invalid value: "Orphan": orphanDependents and deletionPropagation cannot be both set',
    ],
    [
      "an unknown policy",
      "?propagationPolicy=x",
      {},
      'propagationPolicy: Unsupported value: "x": supported values: "Foreground", "Background", "Orphan", "nil"',
    ],
    ["an unknown dry run", "?dryRun=x", {}, 'dryRun: Unsupported value: ["x"]: supported values: "All"'],
    [
      "what does not go with objects that cannot be read",
      "?ignoreStoreReadErrorWithClusterBreakingPotential=true&gracePeriodSeconds=0",
      {},
      "ignoreStoreReadErrorWithClusterBreakingPotential: Invalid value: true: cannot be set together with .gracePeriodSeconds",
    ],
  ])("refuse %s", async (_name, query, body, detail) => {
    await server.create(configMaps, named("a"));
    const options = Object.keys(body).length > 0 ? { body } : {};
    const answer = await ask("DELETE", `${configMaps}/a${query}`, options);
    expect(answer.body.message).toBe(`DeleteOptions.meta.k8s.io "" is invalid: ${detail}`);
  });

  it("take a grace period that is a number", async () => {
    const answer = await ask("DELETE", `${configMaps}/a?gracePeriodSeconds=1.5`);
    expect(answer.body).toMatchObject({
      code: 400,
      message: 'strconv.ParseInt: parsing "1.5": invalid syntax',
    });
  });

  it("read options of all encodings and versions", async () => {
    const bodies: [unknown, string][] = [
      [{ kind: "DeleteOptions", apiVersion: "apps/v1", dryRun: ["All"] }, yes],
      ["kind: DeleteOptions\napiVersion: v1\ndryRun: [All]\n", "application/yaml"],
      [
        encodeObject({ kind: "DeleteOptions", apiVersion: "v1", dryRun: ["All"] } as metav1.DeleteOptions & {
          apiVersion: string;
          kind: string;
        }),
        "application/vnd.kubernetes.protobuf",
      ],
    ];
    await server.create(configMaps, named("a"));
    for (const [body, contentType] of bodies)
      expect((await ask("DELETE", `${configMaps}/a`, { body, contentType })).code).toBe(200);
    expect(await names()).toContain("a");
  });

  it("hold to preconditions", async () => {
    const { metadata } = await server.create<corev1.ConfigMap>(configMaps, named("a"));
    const wrong = await ask("DELETE", `${configMaps}/a`, { body: { preconditions: { uid: "x" } } });
    expect(wrong.body).toMatchObject({
      code: 409,
      message: `Operation cannot be fulfilled on ConfigMap "a": the UID in the precondition (x) does not match the UID in record (${metadata.uid ?? ""}). The object might have been deleted and then recreated`,
    });
    const old = await ask("DELETE", `${configMaps}/a`, { body: { preconditions: { resourceVersion: "1" } } });
    expect(old.body.message).toContain("the ResourceVersion in the precondition (1) does not match");
    const { uid, resourceVersion } = metadata;
    const right = await ask("DELETE", `${configMaps}/a`, {
      body: { preconditions: { uid, resourceVersion } },
    });
    expect(right.code).toBe(200);
  });

  it.each([
    ["?propagationPolicy=Foreground", ["foregroundDeletion"]],
    ["?propagationPolicy=Orphan", ["orphan"]],
    ["?orphanDependents=true", ["orphan"]],
    ["?orphanDependents", ["orphan"]],
  ])("leave dependents as %s says", async (query, finalizers) => {
    await server.create(configMaps, named("a"));
    const { body } = await server.request<corev1.ConfigMap>({
      method: "DELETE",
      path: `${configMaps}/a${query}`,
    });
    expect(body.metadata.finalizers).toEqual(finalizers);
  });

  it("of a collection stop at the limit, and are for one namespace", async () => {
    for (const name of ["a", "b", "c"]) await server.create(configMaps, named(name));
    const { body } = await server.request<corev1.ConfigMapList>({
      method: "DELETE",
      path: `${configMaps}?limit=2`,
    });
    expect(body.items.map(({ metadata }) => metadata.name)).toEqual(["a", "b"]);
    expect(await names()).toEqual(["c"]);
    expect((await ask("DELETE", "/api/v1/configmaps")).code).toBe(405);
  });
});

describe("paths and methods", () => {
  it.each([
    ["HEAD", `${configMaps}/a`, 405],
    ["OPTIONS", configMaps, 405],
    ["POST", "/api/v1/configmaps", 405],
    ["POST", `${configMaps}/a`, 405],
    ["DELETE", "/api/v1/namespaces", 405],
    ["POST", "/api/v1/watch/configmaps", 404],
    ["GET", `${deployments}/d/status/x`, 404],
    ["GET", "/api/v1/configmaps/a", 404],
    ["GET", "/api/v1/namespaces/default/nodes", 404],
    ["GET", `${configMaps}/a/scale`, 404],
    ["GET", "/api/v2/configmaps", 404],
    ["GET", "/apis/none/v1/things", 404],
  ])("%s %s: %d", async (method, path, code) => {
    expect((await ask(method, path)).body).toMatchObject({ kind: "Status", code });
  });

  it("watch one object by its old path, and no other", async () => {
    const path = "/api/v1/watch/namespaces/default/configmaps/a";
    const other = await ask("GET", `${path}?fieldSelector=metadata.name%3Db`);
    expect(other.body).toMatchObject({
      code: 400,
      message: "fieldSelector metadata.name doesn't match requested name",
    });
    const stop = new AbortController();
    const watch = await server.send({ path, signal: stop.signal });
    expect(watch.kind).toBe("watch");
    stop.abort(new Error("seen"));
  });

  it("warn of what is deprecated, whoever answers", async () => {
    const { warnings } = await ask("GET", "/api/v1/componentstatuses");
    expect(warnings).toEqual(["v1 ComponentStatus is deprecated in v1.19+"]);
    const endpoints = await ask("GET", "/api/v1/namespaces/default/endpoints");
    expect(endpoints.warnings).toEqual([
      "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
    ]);
  });

  it("let a user who may see one object list it by its name", async () => {
    const user = { username: "system:node:n1", uid: "", groups: ["system:nodes"], extra: {} };
    const renamed = "?fieldSelector=metadata.name%3Dother";
    const { body } = await ask(
      "GET",
      `/apis/coordination.k8s.io/v1/namespaces/kube-node-lease/leases${renamed}`,
      { user },
    );
    expect(body.code).toBe(403);
  });
});

describe("creations", () => {
  it("are of objects without a version", async () => {
    const { body } = await ask("POST", configMaps, { body: named("a", { resourceVersion: "5" }) });
    expect(body).toMatchObject({
      code: 400,
      message: "resourceVersion should not be set on objects to be created",
    });
    expect((await ask("POST", configMaps, { body: named("a", { resourceVersion: "" }) })).code).toBe(201);
  });
});

describe("answers", () => {
  it.each<[string, Partial<TestRequest>, boolean]>([
    ["?pretty=true", {}, true],
    ["?pretty=x", { userAgent: "curl/8" }, false],
    ["?pretty=", { userAgent: "curl/8" }, true],
    ["", { userAgent: "Mozilla/5.0 (X11)" }, true],
    ["", { accept: "application/json;pretty=1" }, true],
    ["", {}, false],
  ])("are pretty with %j %o: %s", async (query, options, pretty) => {
    for (const path of [`${configMaps}${query}`, `${configMaps}/none${query}`]) {
      const { bytes } = await ask("GET", path, options);
      expect(Buffer.from(bytes).toString().startsWith("{\n  ")).toBe(pretty);
    }
  });

  it("are no table with something else in its rows", async () => {
    const accept = "application/json;as=Table;v=v1;g=meta.k8s.io";
    const { body } = await ask("GET", `${configMaps}?includeObject=x`, { accept });
    expect(body.message).toBe(
      "Unable to convert to Table as requested: includeObject: Invalid value: \"x\": must be 'Metadata', 'Object', 'None', or empty",
    );
    expect((await ask("GET", `${configMaps}?includeObject=x`)).code).toBe(200);
  });

  it("are not the list for an object, nor an object for a list", async () => {
    await server.create(configMaps, named("a"));
    const of = (kind: string): Partial<TestRequest> => ({
      accept: `application/json;as=${kind};v=v1;g=meta.k8s.io`,
    });
    const list = await ask("GET", configMaps, of("PartialObjectMetadata"));
    expect(list.body).toMatchObject({
      code: 406,
      message:
        "you requested PartialObjectMetadata, but the requested object is a list (*core.ConfigMapList)",
    });
    const one = await ask("GET", `${configMaps}/a`, of("PartialObjectMetadataList"));
    expect(one.body.message).toBe(
      "you requested PartialObjectMetadataList, but the requested object is not a list (*core.ConfigMap)",
    );
  });

  it("come in the most precise form accepted", async () => {
    const accept = "*/*, application/json;as=Table;v=v1;g=meta.k8s.io";
    const { body } = await server.request({ path: configMaps, accept });
    expect(body.kind).toBe("Table");
  });
});
