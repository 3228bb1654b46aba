import { decodeObject, encodeListFromItems, encodeObject, rawOf, resources, type corev1 } from "@kubets/api";
import {
  isNotFound,
  isResourceExpired,
  newNotFound,
  newResourceExpired,
  StatusError,
} from "@kubets/apimachinery";
import { FakeClock, SeededRandom } from "@kubets/apimachinery/testing";
import {
  allApiSubjects,
  decodeApiRequest,
  encodeApiResponse,
  encodeWatchFrame,
  MemoryBus,
  parseApiSubject,
  type ApiRequest,
  type ApiSubject,
  type Responder,
} from "@kubets/transport";
import { beforeEach, describe, expect, it } from "vitest";
import type { Client } from "./client.ts";
import { NatsClient } from "./nats-client.ts";

type Serve = (subject: ApiSubject, request: ApiRequest, responder: Responder) => Promise<void> | void;

const protobuf = "application/vnd.kubernetes.protobuf";
const { signal } = new AbortController();
const inDefault = { namespace: "default", signal };
const secret: corev1.Secret = {
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name: "a", namespace: "default", resourceVersion: "7" },
  data: { k: "dg==" },
};

let clock: FakeClock;
let bus: MemoryBus;
let client: Client;
let asked: { subject: ApiSubject; request: ApiRequest }[];

beforeEach(async () => {
  clock = new FakeClock();
  bus = new MemoryBus({ clock, random: new SeededRandom(1) });
  const transport = await bus.createTransport("system:kube-scheduler");
  client = new NatsClient({ transport, userAgent: "test/1" });
  asked = [];
});

async function serve(answer: Serve): Promise<void> {
  const server = await bus.createTransport("system:apiserver");
  await server.serve(
    allApiSubjects,
    async (incoming, responder) => {
      const subject = parseApiSubject(incoming.subject);
      if (subject === undefined) throw new Error(`bad subject ${incoming.subject}`);
      const request = decodeApiRequest(incoming.body);
      asked.push({ subject, request });
      await answer(subject, request, responder);
    },
    { signal },
  );
}

const ok = (body: Uint8Array, code = 200): Uint8Array =>
  encodeApiResponse({ code, contentType: protobuf, body });

describe("NatsClient", () => {
  it.each([
    ["get", () => client.resource(resources.secrets).get("a", inDefault), "get", "a", ""],
    ["create", () => client.resource(resources.secrets).create(secret, { signal }), "create", "", ""],
    ["update", () => client.resource(resources.secrets).update(secret, { signal }), "update", "a", ""],
    [
      "updateStatus",
      () => client.resource(resources.secrets).updateStatus(secret, { signal, fieldManager: "me" }),
      "update",
      "a",
      "status",
    ],
    [
      "patch",
      () =>
        client
          .resource(resources.secrets)
          .patch("a", { type: "application/merge-patch+json", body: { data: null } }, inDefault),
      "patch",
      "a",
      "",
    ],
  ])("sends %s and decodes the answer", async (_name, call, verb, name, subresource) => {
    await serve((_subject, _request, responder) => responder.reply(ok(encodeObject(secret))));
    expect(await call()).toEqual(secret);
    expect(asked).toMatchObject([
      {
        subject: {
          identity: "system:kube-scheduler",
          verb,
          group: "",
          version: "v1",
          resource: "secrets",
          ...(subresource === "" ? {} : { subresource }),
        },
        request: { namespace: "default", name, userAgent: "test/1" },
      },
    ]);
  });

  it("sends bodies as protobuf, and delete's options as JSON", async () => {
    await serve((_subject, _request, responder) => responder.reply(ok(encodeObject(secret))));
    const secrets = client.resource(resources.secrets);
    await secrets.create(secret, { signal });
    await secrets.delete("a", { ...inDefault, gracePeriodSeconds: 0, preconditions: { uid: "u" } });
    expect(decodeObject(asked[0]?.request.body ?? new Uint8Array())).toEqual(secret);
    expect(JSON.parse(Buffer.from(asked[1]?.request.body ?? []).toString())).toEqual({
      apiVersion: "v1",
      kind: "DeleteOptions",
      gracePeriodSeconds: 0,
      preconditions: { uid: "u" },
    });
  });

  it.each([
    ["a reply", 3],
    ["frames", 5000],
  ])("reads a list that comes in %s", async (_name, count) => {
    const items = Array.from({ length: count }, () => rawOf(encodeObject(secret)));
    const list = Buffer.concat([...encodeListFromItems("v1", "SecretList", { resourceVersion: "9" }, items)]);
    await serve(async (_subject, _request, responder) => {
      if (count < 10) return responder.reply(ok(list));
      const size = 100_000;
      const body = list.subarray(0, size);
      const stream = responder.accept(
        encodeApiResponse({ code: 200, contentType: protobuf, body, more: true }),
      );
      for (let at = size; at < list.length; at += size) await stream.send(list.subarray(at, at + size));
      return undefined;
    });
    const { items: read, metadata } = await client
      .resource(resources.secrets)
      .list({ ...inDefault, labelSelector: "a=b,c", limit: 10 });
    expect(read.length).toBe(count);
    expect(read.at(-1)).toEqual(secret);
    expect(metadata.resourceVersion).toBe("9");
    expect(asked[0]?.request.query).toBe("labelSelector=a%3Db%2Cc&limit=10");
  });

  it("yields the events of a watch, and throws what an ERROR event says", async () => {
    await serve(async (_subject, _request, responder) => {
      const stream = responder.accept(encodeApiResponse({ code: 200, contentType: protobuf }));
      await stream.send(encodeWatchFrame({ type: "ADDED", object: encodeObject(secret) }));
      const status = newResourceExpired("too old resource version: 1 (7)").toStatus();
      await stream.send(encodeWatchFrame({ type: "ERROR", object: encodeObject(status as never) }));
    });
    const events = client.resource(resources.secrets).watch({ ...inDefault, resourceVersion: "1" });
    const iterator = events[Symbol.asyncIterator]();
    expect(await iterator.next()).toEqual({ done: false, value: { type: "ADDED", object: secret } });
    await expect(iterator.next()).rejects.toSatisfy(isResourceExpired);
    expect(asked[0]?.request.query).toBe("watch=true&resourceVersion=1");
  });

  it.each(["get", "list", "watch"])("throws the server's Status for %s", async (verb) => {
    const status = newNotFound({ group: "", resource: "secrets" }, "a").toStatus();
    const body = Buffer.from(JSON.stringify(status));
    await serve((_subject, _request, responder) =>
      responder.reply(encodeApiResponse({ code: 404, contentType: "application/json", body })),
    );
    const secrets = client.resource(resources.secrets);
    const calls: Record<string, () => Promise<unknown>> = {
      get: () => secrets.get("a", inDefault),
      list: () => secrets.list(inDefault),
      watch: () => secrets.watch(inDefault)[Symbol.asyncIterator]().next(),
    };
    const err: unknown = await calls[verb]?.().catch((caught: unknown) => caught);
    expect(isNotFound(err)).toBe(true);
    expect(err).toMatchObject({ message: 'secrets "a" not found', code: 404 });
  });

  it("makes an error of an answer that is no Status", async () => {
    await serve((_subject, _request, responder) =>
      responder.reply(encodeApiResponse({ code: 503, body: Buffer.from("down") })),
    );
    await expect(client.raw("/readyz", { signal })).rejects.toMatchObject({
      reason: "ServiceUnavailable",
      code: 503,
    });
  });

  it("turns what the transport cannot do into StatusErrors", async () => {
    const get = () => client.resource(resources.secrets).get("a", { ...inDefault, timeoutMs: 1000 });
    await expect(get()).rejects.toMatchObject({ reason: "ServiceUnavailable" });
    await serve(() => new Promise(() => undefined));
    const late = get().catch((err: unknown) => err);
    await clock.step(1100);
    expect(await late).toBeInstanceOf(StatusError);
    expect(await late).toMatchObject({ reason: "Timeout", code: 504 });
  });

  it("rejects with the caller's own reason when cancelled", async () => {
    await serve(() => new Promise(() => undefined));
    const cancel = new AbortController();
    const call = client.resource(resources.secrets).get("a", { namespace: "default", signal: cancel.signal });
    cancel.abort(new Error("enough"));
    await expect(call).rejects.toThrow("enough");
  });
});
