import { describe, expect, it } from "vitest";
import { booleanFlag, durationFlag, integerFlag, listFlag, parseFlags, stringFlag } from "./flags.ts";

const table = {
  "secure-port": integerFlag({ description: "port", default: 6443 }),
  "event-ttl": durationFlag({ description: "how long events live", default: 3_600_000 }),
  "node-ip": stringFlag({ description: "address of this node", default: "" }),
  controllers: listFlag({ description: "controllers to run", default: ["*"] }),
  "leader-elect": booleanFlag({ description: "elect a leader", default: true }),
};

describe("parseFlags", () => {
  it("gives defaults where nothing is said", () => {
    expect(parseFlags("kubets", "a test", table, [])).toEqual({
      "secure-port": 6443,
      "event-ttl": 3_600_000,
      "node-ip": "",
      controllers: ["*"],
      "leader-elect": true,
    });
  });

  it("parses values, with = or a space", () => {
    const values = parseFlags("kubets", "a test", table, [
      "--secure-port=7000",
      "--event-ttl",
      "1m30s",
      "--controllers=*,-job",
      "--leader-elect=false",
    ]);
    expect(values["secure-port"]).toBe(7000);
    expect(values["event-ttl"]).toBe(90_000);
    expect(values.controllers).toEqual(["*", "-job"]);
    expect(values["leader-elect"]).toBe(false);
  });
});
