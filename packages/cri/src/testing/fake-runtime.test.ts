import { FakeClock } from "@kubets/apimachinery/testing";
import { describe, expect, it } from "vitest";
import { CriError } from "../cri-error.ts";
import { FakeRuntime } from "./fake-runtime.ts";
import { runRuntimeContract } from "./runtime-contract.ts";

runRuntimeContract("FakeRuntime", () => {
  const clock = new FakeClock();
  const client = new FakeRuntime({ clock });
  client.behave("exits", { exitAfterMs: 10, exitCode: 3 });
  client.behave("stubborn", { onStop: "ignoresTerm" });
  client.behave("missing", { startError: 'exec: "nosuch": executable file not found in $PATH: unknown' });
  const container = (name: string) => ({ name, command: ["x"] });
  return Promise.resolve({
    client,
    containers: {
      runs: container("runs"),
      exitsWith3: container("exits"),
      ignoresTerm: container("stubborn"),
      missing: container("missing"),
    },
    untilReady: () => Promise.resolve(),
    async settle<T>(promise: Promise<T>): Promise<T> {
      let settled = false;
      const end = (): void => {
        settled = true;
      };
      promise.then(end, end);
      for (let step = 0; step === 0 || !settled; step++) await clock.step(100);
      return await promise;
    },
    [Symbol.asyncDispose]: () => Promise.resolve(client.close()),
  });
});

describe("FakeRuntime", () => {
  it("fails the next call as scripted, once", async () => {
    const runtime = new FakeRuntime({ clock: new FakeClock() });
    runtime.failNext("runPodSandbox", new CriError("Unavailable", "not now"));
    await expect(runtime.runtime.runPodSandbox({ config: {} })).rejects.toThrow("not now");
    await expect(runtime.runtime.runPodSandbox({ config: {} })).resolves.toHaveProperty("podSandboxId");
  });
});
