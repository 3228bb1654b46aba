import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RealClock } from "@kubets/apimachinery";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createCriClient } from "./client.ts";
import type { CriClient } from "./client.ts";
import { CriError } from "./cri-error.ts";
import { startCriServer } from "./server.ts";
import type { CriServer } from "./server.ts";

describe("CRI client and server", () => {
  let directory: string;
  let server: CriServer;
  let client: CriClient;
  let cancelled: Promise<void>;

  beforeEach(async () => {
    directory = mkdtempSync(join(tmpdir(), "kubets-cri-"));
    const endpoint = `unix://${join(directory, "cri.sock")}`;
    const seen = Promise.withResolvers<void>();
    cancelled = seen.promise;
    server = await startCriServer({
      endpoint,
      runtime: {
        version: ({ version }) => Promise.resolve({ runtimeName: "test", version }),
        startContainer: () => Promise.reject(new CriError("NotFound", "no such container")),
        stopContainer: (_, { signal }) =>
          new Promise((_resolve, reject) => {
            signal.addEventListener("abort", () => {
              seen.resolve();
              reject(signal.reason);
            });
          }),
        removeContainer: () => Promise.reject(new Error("a defect")),
        async *getContainerEvents(_, { signal }) {
          for (let n = 0; n < 3; n++) yield { containerId: String(n) };
          await new Promise((resolve) => signal.addEventListener("abort", resolve));
          seen.resolve();
        },
      },
      image: {},
    });
    client = createCriClient({ endpoint, clock: new RealClock() });
  });

  afterEach(async () => {
    client.close();
    await server.close();
    rmSync(directory, { recursive: true, force: true });
  });

  it("carries requests and answers", async () => {
    expect(await client.runtime.version({ version: "v1" })).toMatchObject({
      runtimeName: "test",
      version: "v1",
    });
  });

  it.each([
    {
      name: "a CriError",
      call: () => client.runtime.startContainer({}),
      code: "NotFound",
      text: "no such container",
    },
    { name: "a defect", call: () => client.runtime.removeContainer({}), code: "Unknown", text: "a defect" },
    {
      name: "no handler",
      call: () => client.image.listImages({}),
      code: "Unimplemented",
      text: "listImages",
    },
  ])("gives $name its code", async ({ call, code, text }) => {
    const failure = await call().then(
      () => undefined,
      (err: unknown) => err,
    );
    expect(failure).toBeInstanceOf(CriError);
    expect(failure).toMatchObject({ code });
    expect(String(failure)).toContain(text);
  });

  it("cancels a call with the caller's reason, and the server learns of it", async () => {
    const abort = new AbortController();
    const call = client.runtime.stopContainer({}, { signal: abort.signal });
    await client.runtime.version({});
    abort.abort(new Error("changed my mind"));
    await expect(call).rejects.toThrow("changed my mind");
    await cancelled;
  });

  it("ends a call at its deadline", async () => {
    await expect(client.runtime.stopContainer({}, { timeoutMs: 50 })).rejects.toMatchObject({
      code: "DeadlineExceeded",
    });
  });

  it("streams until the reader leaves", async () => {
    const seen: string[] = [];
    for await (const { containerId } of client.runtime.getContainerEvents({})) {
      seen.push(containerId);
      if (seen.length === 3) break;
    }
    expect(seen).toEqual(["0", "1", "2"]);
    await cancelled;
  });

  it("reports a server that is gone as Unavailable", async () => {
    await client.runtime.version({});
    await server.close();
    await expect(client.runtime.version({})).rejects.toMatchObject({ code: "Unavailable" });
  });
});
