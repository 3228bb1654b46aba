import { FakeClock } from "@kubets/apimachinery/testing";
import { expect, it } from "vitest";
import { IdleSessions } from "./idle-sessions.ts";
import type { Session } from "./idle-sessions.ts";

it("closes connections without a request for 90 seconds, and no others", async () => {
  const clock = new FakeClock();
  const sessions = new IdleSessions(clock);
  const closed: string[] = [];
  const session = (name: string): Session => ({ once: () => undefined, close: () => closed.push(name) });
  const [idle, watching, asking] = [session("idle"), session("watching"), session("asking")];
  for (const each of [idle, watching, asking]) sessions.add(each);
  const stop = new AbortController();
  const running = sessions.run({ signal: stop.signal });
  sessions.request(watching);
  const asked = sessions.request(asking);
  await clock.step(60_000);
  asked[Symbol.dispose]();
  await clock.step(30_000);
  expect(closed).toEqual(["idle"]);
  await clock.step(60_000);
  expect(new Set(closed)).toEqual(new Set(["idle", "asking"]));
  stop.abort(new Error("the test is over"));
  await running;
});
