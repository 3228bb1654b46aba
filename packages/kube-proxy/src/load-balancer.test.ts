import { describe, expect, it } from "vitest";
import { FakeClock } from "@kubets/apimachinery/testing";
import { LoadBalancer } from "./load-balancer.ts";

const [a, b, c] = [1, 2, 3].map((last) => ({ address: `127.10.1.${last}`, port: 80 })) as [
  never,
  never,
  never,
];

describe("LoadBalancer", () => {
  it("takes the endpoints in turn and offers the others after the first", () => {
    const balancer = new LoadBalancer({
      clock: new FakeClock(),
      endpoints: [a, b, c],
      affinityMs: undefined,
      start: 0,
    });
    expect(balancer.candidates("x")).toEqual([a, b, c]);
    expect(balancer.candidates("x")).toEqual([b, c, a]);
    expect(balancer.candidates("x")).toEqual([c, a, b]);
  });

  it("keeps a client's endpoint for the time given, while it is there", async () => {
    const clock = new FakeClock();
    const balancer = new LoadBalancer({ clock, endpoints: [a, b, c], affinityMs: 1_000, start: 0 });
    balancer.connected("x", b);
    expect(balancer.candidates("x")[0]).toEqual(b);
    expect(balancer.candidates("x")[0]).toEqual(b);
    await clock.step(1_001);
    expect(balancer.candidates("x")[0]).toEqual(c);
    balancer.connected("x", b);
    balancer.update([a, c], 1_000);
    expect(balancer.candidates("x")).not.toContain(b);
  });
});
