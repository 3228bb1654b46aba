import { FakeClock } from "@kubets/apimachinery/testing";
import { expect, it } from "vitest";
import { testContainer, testInstance, testPod, testRuntime, testSandbox } from "../testing/builders.ts";
import { CrashBackOff } from "./crash-back-off.ts";

it("holds back a container that its probes keep killing", async () => {
  const clock = new FakeClock();
  const messages: string[] = [];
  const events = {
    event: (_about: unknown, _type: string, _reason: string, text: string) => void messages.push(text),
  };
  const backOff = new CrashBackOff({ clock, events });
  const check = (finishedAtMs: readonly number[]): void => {
    // The newest still runs: it is killed in the same round.
    const running = testInstance("main", { restartCount: finishedAtMs.length });
    const ended = finishedAtMs.map((at, i) =>
      testInstance("main", { state: "exited", restartCount: i, finishedAtMs: at }),
    );
    backOff.check(
      testPod(),
      testRuntime([testSandbox()], [running, ...ended.toReversed()]),
      testContainer("main"),
    );
  };
  const first = clock.now();
  check([]);
  await clock.step(2_000);
  check([first]);
  const second = clock.now();
  await clock.step(2_000);
  expect(() => check([first, second])).toThrow("back-off 10s restarting failed container=main");
  expect(messages).toEqual(["Back-off restarting failed container main in pod pod_ns(uid)"]);
  await clock.step(8_000);
  check([first, second]);
});
