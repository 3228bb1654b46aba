import { describe, expect, it } from "vitest";
import { Health, healthText } from "./health.ts";

describe("health", () => {
  it("says ok when every check passes", () => {
    expect(healthText("livez", new Health().results("livez"), false)).toEqual({ code: 200, text: "ok" });
  });

  it("lists every check of readyz, failed ones with their reason", () => {
    const health = new Health();
    health.addReadiness("cache-sync", () => "not caught up");
    expect(healthText("readyz", health.results("readyz"), false)).toEqual({
      code: 500,
      text: "[+]ping ok\n[-]cache-sync failed: not caught up\nreadyz check failed\n",
    });
    expect(healthText("livez", health.results("livez"), true).text).toBe("[+]ping ok\nlivez check passed\n");
  });
});
