import { request as httpRequest } from "node:http";
import { duplexPair } from "node:stream";
import { text } from "node:stream/consumers";
import { newNotFound } from "@kubets/apimachinery";
import { expect, it } from "vitest";
import { KubeletApi } from "./kubelet-api.ts";
import type { ApiAnswer, ApiCall } from "./kubelet-api.ts";

async function* lines(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("one\n");
  yield Buffer.from("two\n");
}

const told = ({ rest, query }: ApiCall): string => `${rest.join("|")}?${query.toString()}`;

const api = new KubeletApi(
  new Map<string, (call: ApiCall) => Promise<ApiAnswer>>([
    ["healthz", async () => ({ code: 500, contentType: "text/plain", body: "not well" })],
    ["stats/summary", async (call: ApiCall) => ({ contentType: "text/plain", body: told(call) })],
    ["containerLogs", async (call: ApiCall) => ({ contentType: "text/plain", body: told(call) })],
    ["follow", async () => ({ contentType: "text/plain", body: lines() })],
    ["missing", async () => Promise.reject(newNotFound({ group: "", resource: "pods" }, "web"))],
  ]),
);

async function ask(path: string, method = "GET"): Promise<readonly [number | undefined, string]> {
  const [near, far] = duplexPair();
  const serving = api.serve(far);
  const request = httpRequest({ createConnection: () => near, path, method });
  const answer = await new Promise<readonly [number | undefined, string]>((resolve, reject) => {
    request.once("error", reject);
    request.once("response", (response) =>
      resolve(text(response).then((body) => [response.statusCode, body] as const)),
    );
    request.end();
  });
  near.destroy();
  far.destroy();
  await serving;
  return answer;
}

it.each([
  ["/healthz", 500, "not well"],
  ["/stats/summary?x=1", 200, "?x=1"],
  ["/containerLogs/default/web/main?follow=true", 200, "default|web|main?follow=true"],
  ["/containerLogs/a%20b", 200, "a b?"],
  ["/follow/", 200, "one\ntwo\n"],
  ["/missing", 404, 'pods "web" not found'],
  ["/stats", 404, "404 page not found\n"],
  ["/", 404, "404 page not found\n"],
])("answers %s with %i", async (path, code, body) => {
  expect(await ask(path)).toEqual([code, body]);
});

it("takes GET only", async () => {
  expect(await ask("/healthz", "POST")).toEqual([405, "405: Method Not Allowed"]);
});
