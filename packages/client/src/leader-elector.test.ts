import { resources } from "@kubets/api";
import { newServiceUnavailable } from "@kubets/apimachinery";
import { FakeClock, SeededRandom } from "@kubets/apimachinery/testing";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { LeaderElector } from "./leader-elector.ts";
import { createFakeClient, FakeRecorder, type FakeClient } from "./testing/index.ts";

const lease = { namespace: "kube-system", name: "kube-scheduler" };
let clock: FakeClock;
let client: FakeClient;
let log: string[];
const stops: AbortController[] = [];

interface Candidate {
  readonly elector: LeaderElector;
  readonly stop: () => void;
  readonly outcome: Promise<string>;
}

beforeEach(() => {
  clock = new FakeClock();
  client = createFakeClient({ clock });
  log = [];
});

afterEach(async () => {
  for (const stop of stops.splice(0)) stop.abort();
  await clock.step(0);
  expect(clock.waiting).toBe(0);
});

function candidate(identity: string, recorder = new FakeRecorder()): Candidate {
  const stop = new AbortController();
  stops.push(stop);
  const elector = new LeaderElector({
    client,
    clock,
    random: new SeededRandom(1),
    lease,
    identity,
    recorder,
  });
  const lead = async ({ signal }: { readonly signal: AbortSignal }): Promise<void> => {
    log.push(`${identity} leads`);
    await new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
    log.push(`${identity} stops`);
  };
  const outcome = elector.run({ signal: stop.signal, lead }).then(
    () => "ended",
    (err: unknown) => String(err),
  );
  return { elector, stop: () => stop.abort(), outcome };
}

const held = () => client.find(resources.leases, "kube-system", "kube-scheduler")?.spec;

describe("LeaderElector", () => {
  it("lets one of two lead, renews, and says so", async () => {
    const recorder = new FakeRecorder();
    candidate("a", recorder);
    await clock.step(0);
    candidate("b");
    await clock.step(60_000);
    expect(log).toEqual(["a leads"]);
    expect(held()).toEqual({
      holderIdentity: "a",
      leaseDurationSeconds: 15,
      acquireTime: "2026-01-01T00:00:00.000000Z",
      renewTime: "2026-01-01T00:01:00.000000Z",
      leaseTransitions: 0,
    });
    expect(recorder.lines).toEqual(["Normal LeaderElection a became leader"]);
  });

  it("hands over soon when the leader ends in order", async () => {
    const a = candidate("a");
    await clock.step(0);
    candidate("b");
    await clock.step(5000);
    a.stop();
    await clock.step(5000);
    expect(await a.outcome).toBe("ended");
    expect(log).toEqual(["a leads", "a stops", "b leads"]);
    expect(held()).toMatchObject({ holderIdentity: "b", leaseTransitions: 1 });
  });

  it("stops leading before another may, when it cannot renew", async () => {
    const a = candidate("a");
    await clock.step(0);
    candidate("b");
    await clock.step(3000);
    using _cut = client.react("update", "leases", ({ object }) => {
      if ((object as { spec: { holderIdentity: string } }).spec.holderIdentity === "a") {
        throw newServiceUnavailable("cut off");
      }
    });
    await clock.step(10_000);
    expect(await a.outcome).toBe("Error: leader election lost");
    expect(log).toEqual(["a leads", "a stops"]);
    await clock.step(15_000);
    expect(log).toEqual(["a leads", "a stops", "b leads"]);
  });

  it("leads again at once under its old identity", async () => {
    const dead = {
      metadata: lease,
      spec: { holderIdentity: "a", leaseDurationSeconds: 15, renewTime: "2026-01-01T00:00:00.000000Z" },
    };
    client.put(resources.leases, dead);
    candidate("a");
    await clock.step(0);
    expect(log).toEqual(["a leads"]);
  });

  it("waits for the lease of a dead leader to expire, by its own clock", async () => {
    const dead = {
      metadata: lease,
      spec: { holderIdentity: "x", leaseDurationSeconds: 15, renewTime: "2020-01-01T00:00:00.000000Z" },
    };
    client.put(resources.leases, dead);
    candidate("a");
    await clock.step(14_000);
    expect(log).toEqual([]);
    await clock.step(6000);
    expect(log).toEqual(["a leads"]);
  });

  it("waits while the API is away", async () => {
    const away = client.react("*", "leases", () => {
      throw newServiceUnavailable("away");
    });
    candidate("a");
    await clock.step(30_000);
    expect(log).toEqual([]);
    away[Symbol.dispose]();
    await clock.step(5000);
    expect(log).toEqual(["a leads"]);
  });
});
