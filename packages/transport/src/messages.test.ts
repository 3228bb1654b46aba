import { describe, expect, it } from "vitest";
import * as messages from "./messages.ts";

const body = Uint8Array.of(1, 2, 3);

describe("messages", () => {
  it("round-trips a request", () => {
    const request = {
      namespace: "default",
      name: "web",
      query: "limit=5",
      contentType: "application/json",
      accept: "*/*",
      userAgent: "test",
      path: "/x",
    };
    const decoded = messages.decodeApiRequest(messages.encodeApiRequest({ ...request, body }));
    expect(decoded).toMatchObject(request);
    expect([...decoded.body]).toEqual([...body]);
  });

  it("round-trips a response, and leaves defaults out", () => {
    const response = {
      code: 200,
      contentType: "a/b",
      warnings: ["one", "two"],
      more: true,
      retryAfterSeconds: 3,
    };
    const decoded = messages.decodeApiResponse(messages.encodeApiResponse({ ...response, body }));
    expect(decoded).toMatchObject(response);
    expect(messages.encodeApiResponse({}).length).toBe(0);
    expect(messages.decodeApiResponse(new Uint8Array())).toMatchObject({
      code: 0,
      more: false,
      warnings: [],
    });
  });

  it("round-trips what goes to nodes and watchers", () => {
    const request = { namespace: "a", pod: "b", podUid: "c", container: "d", query: "e" };
    expect(messages.decodeNodeRequest(messages.encodeNodeRequest(request))).toEqual(request);
    expect(messages.decodeNodeResponse(messages.encodeNodeResponse({ code: 404, status: body })).code).toBe(
      404,
    );
    const frame = messages.decodeWatchFrame(messages.encodeWatchFrame({ type: "ADDED", object: body }));
    expect([frame.type, ...frame.object]).toEqual(["ADDED", 1, 2, 3]);
  });

  it("skips fields it does not know", () => {
    const unknown = Uint8Array.of(0xa2, 0x06, 1, 65);
    const known = messages.encodeWatchFrame({ type: "ADDED" });
    expect(messages.decodeWatchFrame(Uint8Array.of(...unknown, ...known)).type).toBe("ADDED");
  });
});
