/** Events through both groups: one thing, of which events.k8s.io asks more. */
import type { corev1, eventsv1, metav1 } from "@kubets/api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTestApiServer } from "../testing/index.ts";
import type { TestAnswer, TestApiServer } from "../testing/index.ts";

let server: TestApiServer;
beforeEach(async () => {
  server = await createTestApiServer();
});
afterEach(() => server[Symbol.asyncDispose]());

const core = "/api/v1/namespaces/default/events";
const grouped = "/apis/events.k8s.io/v1/namespaces/default/events";
const time = "2026-01-01T00:00:00.000000Z";

const event = {
  metadata: { name: "e" },
  eventTime: time,
  reportingController: "example.com/tester",
  reportingInstance: "tester-1",
  action: "Test",
  reason: "Tested",
  type: "Normal",
  regarding: { kind: "Pod", name: "p", namespace: "default" },
};

function ask(method: string, path: string, body: object): Promise<TestAnswer<metav1.Status>> {
  return server.request<metav1.Status>({ method, path, body });
}

describe("events", () => {
  it.each<[string, object, string]>([
    ["no time", { eventTime: null }, "eventTime: Required value"],
    ["no controller", { reportingController: "" }, "reportingController: Required value"],
    [
      "an odd controller",
      { reportingController: "a b" },
      'reportingController: Invalid value: "a b": name part must consist of',
    ],
    ["no instance", { reportingInstance: "" }, "reportingInstance: Required value"],
    [
      "a long action",
      { action: "x".repeat(129) },
      'action: Invalid value: "": can have at most 128 characters',
    ],
    ["no reason", { reason: "" }, "reason: Required value"],
    [
      "a long note",
      { note: "x".repeat(1025) },
      'message: Invalid value: "": can have at most 1024 characters',
    ],
    ["an odd type", { type: "Bad" }, 'type: Invalid value: "": has invalid value: Bad'],
    ["an old count", { deprecatedCount: 2 }, 'count: Invalid value: "": needs to be unset'],
    [
      "an old source",
      { deprecatedSource: { component: "x" } },
      'source: Invalid value: "": needs to be unset',
    ],
    ["an old time", { deprecatedFirstTimestamp: "2026-01-01T00:00:00Z" }, "firstTimestamp: Invalid value"],
    ["a series of one", { series: { count: 1, lastObservedTime: time } }, "series.count: Invalid value"],
    ["a series without a time", { series: { count: 2 } }, "series.lastObservedTime: Required value"],
    ["something in no namespace", { regarding: {} }, ""],
  ])("with %s are new events or not", async (_name, change, text) => {
    const { body } = await ask("POST", grouped, { ...event, ...change });
    if (text === "") expect(body.message).toBeUndefined();
    else expect(body.message).toContain(text);
  });

  it("of the core group may be of the old kind", async () => {
    const old = {
      metadata: { name: "old" },
      involvedObject: { kind: "Pod", name: "p", namespace: "default" },
    };
    expect((await ask("POST", core, { ...old, type: "Any" })).code).toBe(201);
    const elsewhere = { ...old, metadata: { name: "x" }, involvedObject: { namespace: "kube-system" } };
    expect((await ask("POST", core, elsewhere)).body.message).toContain(
      'involvedObject.namespace: Invalid value: "kube-system": does not match event.namespace',
    );
    const { items } = await server.get<eventsv1.EventList>(grouped);
    expect(items.map(({ metadata }) => metadata.name)).toEqual(["old"]);
  });

  it("go on as a series, and change in nothing else", async () => {
    const created = await server.create<eventsv1.Event>(grouped, event);
    const series = { count: 2, lastObservedTime: time };
    expect((await ask("PUT", `${grouped}/e`, { ...created, series })).code).toBe(200);
    const { body } = await ask("PUT", `${grouped}/e`, {
      ...created,
      metadata: { name: "e" },
      note: "changed",
    });
    expect(body.message).toContain("message: Invalid value");
    expect(body.message).toContain("field is immutable");
    const seen = await server.get<corev1.Event>(`${core}/e`);
    expect(seen).toMatchObject({ series: { count: 2 }, reportingComponent: "example.com/tester" });
  });

  it("are selected by the labels of each group", async () => {
    await server.create(grouped, event);
    const found = async (path: string, selector: string): Promise<unknown> => {
      const { body } = await server.request<Partial<eventsv1.EventList> & { readonly message?: string }>({
        path: `${path}?fieldSelector=${encodeURIComponent(selector)}`,
      });
      return body.items?.length ?? body.message;
    };
    expect(await found(grouped, "regarding.name=p,reportingController=example.com/tester")).toBe(1);
    expect(await found(grouped, "involvedObject.name=p")).toBe(
      "field label not supported: involvedObject.name",
    );
    expect(await found(core, "involvedObject.name=p,source=example.com/tester")).toBe(1);
    expect(await found(core, "regarding.name=p")).toBe("field label not supported: regarding.name");
  });
});
