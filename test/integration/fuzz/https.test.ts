/**
 * Hundreds of arbitrary requests to the real HTTPS front, over HTTP/1.1 and HTTP/2, and bytes that are hardly HTTP.
 * `SEED=n` replays a run, `RUNS=n` makes it longer.
 */
import type { ClientHttp2Session } from "node:http2";
import { silentLogger } from "@kubets/component-base";
import type { Logger } from "@kubets/component-base";
import { startTestFront } from "@kubets/kube-apiserver/testing";
import type { TestFront } from "@kubets/kube-apiserver/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHttp2, sayHttp1, sayHttp2, sayRaw } from "./https-client.ts";
import type { Heard } from "./https-client.ts";
import { problemOf } from "./oracle.ts";
import { anyHeaders } from "./parameters.ts";
import { anyPathRequest, anyResourceRequest } from "./requests.ts";
import type { FuzzRequest } from "./requests.ts";
import { fuzzRun, shown } from "./run.ts";

const errors: unknown[] = [];
const logger: Logger = { ...silentLogger, error: (...args: unknown[]) => void errors.push(args[0]) };
let front: TestFront;
let ticking: NodeJS.Timeout;
beforeAll(async () => {
  front = await startTestFront({ logger });
  // Nobody waits for real seconds: what waits for the clock sees its time fly.
  ticking = setInterval(() => void front.server.clock.step(1_000), 20);
});
afterAll(async () => {
  clearInterval(ticking);
  await front[Symbol.asyncDispose]();
});

/** A request whose text a connection can carry; the rest is for the pipeline's own test. */
const sendable = fc
  .tuple(
    fc.oneof({ weight: 3, arbitrary: anyResourceRequest }, { weight: 1, arbitrary: anyPathRequest }),
    anyHeaders,
  )
  .map(([request, more]) => ({ ...request, headers: { ...more, ...printable(request.headers) } }));

function printable(headers: Readonly<Record<string, string>>): Record<string, string> {
  const kept = Object.entries(headers).map(([name, value]) => [
    name,
    value.replaceAll(/[^ -~]/g, "?").trim(),
  ]);
  return Object.fromEntries(kept) as Record<string, string>;
}

function check(heard: Heard, request: FuzzRequest): void {
  const problem = typeof heard === "string" ? heard : problemOf(request, heard);
  const [logged] = errors.splice(0);
  expect(problem ?? logged, shown(request)).toBeUndefined();
}

/** The server still does its work. */
async function checkAlive(): Promise<void> {
  const request = { method: "GET", path: "/api/v1/namespaces/default", headers: {}, body: undefined };
  const heard = await sayHttp1(front, request);
  check(heard, request);
  expect(heard).toMatchObject({ code: 200 });
}

/** Also when all cores are busy, and when a failure is made smaller. */
const longest = 180_000;

describe(`with seed ${String(fuzzRun.seed)}`, () => {
  it(
    "every request in HTTP/1.1 has a proper answer",
    async () => {
      const property = fc.asyncProperty(sendable, async (request) =>
        check(await sayHttp1(front, request), request),
      );
      await fc.assert(property, fuzzRun.parameters(300));
      await checkAlive();
    },
    longest,
  );

  it(
    "every request in HTTP/2 has a proper answer",
    async () => {
      let session: ClientHttp2Session | undefined;
      const property = fc.asyncProperty(sendable, async (request) => {
        // The server may end a connection on which nothing has happened for long, by its clock.
        if (!session || session.closed || session.destroyed) session = openHttp2(front);
        check(await sayHttp2(session, request), request);
      });
      await fc.assert(property, fuzzRun.parameters(500));
      session?.destroy();
      await checkAlive();
    },
    longest,
  );

  it(
    "bytes that are hardly HTTP are answered or hung up on",
    async () => {
      const line = fc.oneof(
        fc.constantFrom(
          "GET / HTTP/1.1",
          "GET /api HTTP/9.9",
          "GET",
          "",
          "PRI * HTTP/2.0",
          "POST /api/v1/namespaces HTTP/1.1",
          "\u0000",
        ),
        fc.string({ maxLength: 30 }),
      );
      const header = fc.oneof(
        fc.constantFrom(
          "Host: x",
          "Content-Length: -1",
          "Content-Length: 99999999999",
          "Transfer-Encoding: chunked",
          "Upgrade: websocket",
          "Connection: upgrade",
          ": x",
          "a b: c",
          `x: ${"y".repeat(20_000)}`,
        ),
        fc.string({ maxLength: 30 }),
      );
      const message = fc
        .tuple(line, fc.array(header, { maxLength: 5 }), fc.uint8Array({ maxLength: 40 }))
        .map(([first, headers, rest]) =>
          // Two empty lines, so that nothing waits for the end of the head.
          Buffer.concat([
            Buffer.from([first, ...headers, "", "", ""].join("\r\n"), "latin1"),
            Buffer.from(rest),
          ]),
        );
      const property = fc.asyncProperty(message, async (bytes) => {
        const heard = await Promise.race([sayRaw(front, bytes), soon()]);
        if (typeof heard !== "string") expect(heard.code, bytes.toString("latin1")).not.toBe(500);
        expect(errors.splice(0), bytes.toString("latin1")).toEqual([]);
      });
      await fc.assert(property, fuzzRun.parameters(150));
      await checkAlive();
    },
    longest,
  );
});

/** A head or body that is announced and never comes is waited for, which is right; this test does not wait. */
async function soon(): Promise<"closed"> {
  await new Promise((resolve) => setTimeout(resolve, 50));
  return "closed";
}
