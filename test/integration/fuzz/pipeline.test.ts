/**
 * Thousands of arbitrary requests to the API server on a memory store, without sockets. `SEED=n` replays a run,
 * `RUNS=n` makes it longer.
 */
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { MemoryServer } from "./memory-server.ts";
import { problemOf } from "./oracle.ts";
import { anyPathRequest, anyResourceRequest } from "./requests.ts";
import type { FuzzRequest } from "./requests.ts";
import { fuzzRun, shown } from "./run.ts";

let server: MemoryServer;
beforeAll(async () => {
  server = await MemoryServer.start();
});
afterAll(() => server[Symbol.asyncDispose]());

/** So often the objects that requests are about are put back. */
const refillEvery = 250;
/** Also when all cores are busy, and when a failure is made smaller. */
const longest = 180_000;

async function check(request: FuzzRequest): Promise<void> {
  const answer = await server.ask(request);
  const problem = answer ? problemOf(request, answer) : "no answer";
  const [logged] = server.errors.splice(0);
  expect(problem ?? logged, shown(request)).toBeUndefined();
}

describe(`with seed ${String(fuzzRun.seed)}`, () => {
  it.each([
    ["every request for a resource", anyResourceRequest, 5_000],
    ["every path", anyPathRequest, 2_000],
  ] as const)(
    "%s has a proper answer",
    async (_, requests, runs) => {
      let count = 0;
      const property = fc.asyncProperty(requests, async (request) => {
        if (count++ % refillEvery === 0) await server.fill();
        await check(request);
      });
      await fc.assert(property, fuzzRun.parameters(runs));
      await check({
        method: "GET",
        path: "/api/v1/namespaces",
        headers: { accept: "application/json" },
        body: undefined,
      });
    },
    longest,
  );
});
