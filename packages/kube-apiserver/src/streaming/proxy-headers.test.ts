import { expect, it } from "vitest";
import { requestHeaders, responseHeaders } from "./proxy-headers.ts";

const about = { host: "api", clientAddress: "10.0.0.9", uri: "/proxy/x", upgrade: undefined };

it("keeps from a backend what is the API server's or the connection's", () => {
  const raw = [
    "Authorization",
    "Bearer x",
    "Connection",
    "keep-alive, X-Hop",
    "X-Hop",
    "1",
    "Te",
    "trailers",
  ];
  expect(requestHeaders([...raw, "X-Mine", "2"], about)).toEqual([
    ...["Host", "api", "X-Mine", "2", "X-Forwarded-For", "10.0.0.9", "X-Forwarded-Uri", "/proxy/x"],
  ]);
});

it("adds the client to those before it, and asks for the protocol again", () => {
  const raw = ["x-forwarded-for", "10.0.0.1", "X-Forwarded-Uri", "/forged", "Upgrade", "websocket"];
  raw.push("Sec-WebSocket-Protocol", "base64url.bearer.authorization.k8s.io.eHl6, chat");
  expect(requestHeaders(raw, { ...about, upgrade: "websocket" })).toEqual([
    ...["Host", "api", "X-Forwarded-For", "10.0.0.1, 10.0.0.9", "X-Forwarded-Uri", "/proxy/x"],
    ...["Sec-WebSocket-Protocol", "chat", "Connection", "Upgrade", "Upgrade", "websocket"],
  ]);
});

it("gives a client what is the answer's", () => {
  const raw = ["Set-Cookie", "a=1", "Set-Cookie", "b=2", "Transfer-Encoding", "chunked", "X-Kind", "pot"];
  expect(responseHeaders([...raw, "Access-Control-Allow-Origin", "*"])).toEqual({
    "Set-Cookie": ["a=1", "b=2"],
    "X-Kind": "pot",
  });
});
