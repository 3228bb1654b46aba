import { describe, expect, it } from "vitest";
import { allResources, decodeObject } from "@kubets/api";
import type { metav1 } from "@kubets/api";
import { Health, Metrics } from "@kubets/component-base";
import { FakeClock } from "@kubets/apimachinery/testing";
import type { ApiRequest, ApiResponse } from "../endpoints/api-request.ts";
import { serverInfoHandlers } from "./raw-handlers.ts";
import { RequestMetrics } from "./request-metrics.ts";

const health = new Health();
const metrics = new Metrics();
let storeFailure: string | undefined;
health.addReadiness("store", () => storeFailure);

const handlers = serverInfoHandlers({
  types: allResources,
  serverAddress: "127.0.0.1:6443",
  health,
  metrics,
  runtimeVersion: "node24.0.0",
});

function request(path: string, accept = ""): ApiRequest {
  const url = new URL(path, "https://localhost");
  return {
    verb: "raw",
    target: undefined,
    path: url.pathname,
    query: url.searchParams,
    user: { username: "jane", uid: "", groups: [], extra: {} },
    contentType: "",
    accept,
    userAgent: "test",
    body: new Uint8Array(),
    traceparent: undefined,
    signal: new AbortController().signal,
  };
}

async function ask(path: string, accept?: string): Promise<ApiResponse & { kind: "bytes" }> {
  for (const handler of handlers) {
    const response = await handler(request(path, accept));
    if (response?.kind === "bytes") return response;
  }
  return expect.fail(`nobody answers ${path}`);
}

async function askJson<T>(path: string, accept?: string): Promise<T> {
  return JSON.parse(Buffer.from((await ask(path, accept)).body).toString()) as T;
}

const aggregatedAccept = (type: string, version: string): string =>
  `${type};g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;

interface Aggregated {
  readonly apiVersion: string;
  readonly kind: string;
  readonly items: readonly {
    readonly metadata: { readonly name?: string };
    readonly versions: readonly {
      readonly version: string;
      readonly resources: readonly { readonly resource: string }[];
    }[];
  }[];
}

describe("aggregated discovery", () => {
  it("names every group in Kubernetes' order, preferred versions first", async () => {
    const { items } = await askJson<Aggregated>("/apis", aggregatedAccept("application/json", "v2"));
    const names = items.map(({ metadata }) => metadata.name);
    expect(names.slice(0, 4)).toEqual([
      "apiregistration.k8s.io",
      "apps",
      "events.k8s.io",
      "authentication.k8s.io",
    ]);
    expect(names).toHaveLength(new Set(allResources.map(({ group }) => group)).size - 1);
    const autoscaling = items.find(({ metadata }) => metadata.name === "autoscaling");
    expect(autoscaling?.versions.map(({ version }) => version)).toEqual(["v2", "v1"]);
  });

  it("describes resources as Kubernetes does", async () => {
    const { items } = await askJson<Aggregated>("/api", aggregatedAccept("application/json", "v2"));
    expect(items.map(({ metadata }) => metadata)).toEqual([{}]);
    const pods = items[0]?.versions[0]?.resources.find(({ resource }) => resource === "pods");
    expect(pods).toMatchObject({
      responseKind: { group: "", version: "v1", kind: "Pod" },
      scope: "Namespaced",
      singularResource: "pod",
      shortNames: ["po"],
      categories: ["all"],
    });
    expect(pods).toMatchObject({
      subresources: expect.arrayContaining([
        {
          subresource: "eviction",
          responseKind: { group: "policy", version: "v1", kind: "Eviction" },
          verbs: ["create"],
        },
      ]),
    });
  });

  it.each(["v2", "v2beta1"])("answers clients of %s in what they asked for", async (version) => {
    for (const type of ["application/json", "application/vnd.kubernetes.protobuf"]) {
      const accept = aggregatedAccept(type, version);
      const { contentType, headers, body } = await ask("/apis", `${accept},application/json`);
      expect(contentType).toBe(accept);
      expect(headers?.["ETag"]).toMatch(/^"[0-9A-F]{128}"$/);
      if (type === "application/json") {
        expect(JSON.parse(Buffer.from(body).toString())).toMatchObject({
          apiVersion: `apidiscovery.k8s.io/${version}`,
          kind: "APIGroupDiscoveryList",
        });
      } else if (version === "v2") {
        expect(decodeObject(body)).toMatchObject({ kind: "APIGroupDiscoveryList" });
      }
    }
  });

  it("gives the documents of before to clients that know no other", async () => {
    expect(
      (await ask("/apis", aggregatedAccept("application/json", "v3") + ",application/json")).contentType,
    ).toBe("application/json");
    await expect(ask("/apis", "text/html")).rejects.toMatchObject({ code: 406 });
  });
});

describe("legacy discovery", () => {
  it("answers /api and /apis", async () => {
    expect(await askJson("/api")).toEqual({
      kind: "APIVersions",
      apiVersion: "v1",
      versions: ["v1"],
      serverAddressByClientCIDRs: [{ clientCIDR: "0.0.0.0/0", serverAddress: "127.0.0.1:6443" }],
    });
    const { groups } = await askJson<metav1.APIGroupList>("/apis/");
    expect(groups.find(({ name }) => name === "apps")).toEqual({
      name: "apps",
      versions: [{ groupVersion: "apps/v1", version: "v1" }],
      preferredVersion: { groupVersion: "apps/v1", version: "v1" },
    });
    expect(await askJson("/apis/autoscaling")).toMatchObject({
      kind: "APIGroup",
      preferredVersion: { version: "v2" },
    });
  });

  it("lists resources with their subresources", async () => {
    const { resources, groupVersion } = await askJson<metav1.APIResourceList>("/apis/apps/v1");
    expect(groupVersion).toBe("apps/v1");
    expect(resources.find(({ name }) => name === "deployments/scale")).toMatchObject({
      group: "autoscaling",
      version: "v1",
      kind: "Scale",
      namespaced: true,
    });
    expect(resources.find(({ name }) => name === "deployments/status")).not.toHaveProperty("group");
    const core = await ask("/api/v1", "application/vnd.kubernetes.protobuf");
    expect(decodeObject(core.body)).toMatchObject({ kind: "APIResourceList", groupVersion: "v1" });
  });

  it("leaves other paths to others", async () => {
    for (const path of [
      "/apis/none",
      "/apis/apps/v2",
      "/api/v2",
      "/apis/apps/v1/deployments",
      "/openapi/v1",
    ]) {
      const answers = await Promise.all(handlers.map((handler) => handler(request(path))));
      expect(answers.filter((answer) => answer !== undefined)).toEqual([]);
    }
  });
});

describe("server information", () => {
  it("tells the version", async () => {
    expect(await askJson("/version")).toMatchObject({
      major: "1",
      minor: "36",
      gitVersion: "v1.36.0+kubets",
    });
  });

  it("tells its health", async () => {
    const text = async (path: string): Promise<string> => {
      const { code, body } = await ask(path);
      return `${code} ${Buffer.from(body).toString()}`;
    };
    expect(await text("/readyz")).toBe("200 ok");
    expect(await text("/livez?verbose")).toBe("200 [+]ping ok\nlivez check passed\n");
    storeFailure = "nats-server is away";
    expect(await text("/readyz")).toBe(
      "500 [+]ping ok\n[-]store failed: nats-server is away\nreadyz check failed\n",
    );
    expect(await text("/readyz?exclude=store")).toBe("200 ok");
    expect(await text("/readyz/ping")).toBe("200 ok");
    expect(await text("/healthz")).toBe("200 ok");
    storeFailure = undefined;
    await expect(ask("/readyz/none")).rejects.toMatchObject({ code: 404 });
  });

  it("lists its paths", async () => {
    const { paths } = await askJson<{ paths: string[] }>("/");
    expect(paths).toEqual(expect.arrayContaining(["/api/v1", "/apis/apps/v1", "/healthz", "/version"]));
  });

  it("counts requests", async () => {
    const answer = { kind: "bytes", code: 200, contentType: "", body: new Uint8Array() } as const;
    const handler = new RequestMetrics({ metrics, clock: new FakeClock() }).measured({
      handle: async () => answer,
    });
    const target = {
      group: "apps",
      version: "v1",
      resource: "deployments",
      subresource: "",
      namespace: "default",
      name: "web",
      rest: "",
    };
    await handler.handle({ ...request("/"), verb: "get", target });
    expect(Buffer.from((await ask("/metrics")).body).toString()).toContain(
      'apiserver_request_total{verb="GET",group="apps",version="v1",resource="deployments",subresource="",scope="resource",component="apiserver",dry_run="",code="200"} 1',
    );
  });
});
