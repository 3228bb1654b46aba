import { describe, expect, it } from "vitest";
import { formatTime, parseTime } from "./clock.ts";
import { parseCronSchedule } from "./cron-schedule.ts";

describe("parseCronSchedule", () => {
  it.each([
    { schedule: "* * * * *", after: "2026-01-01T00:00:00Z", next: "2026-01-01T00:01:00Z" },
    { schedule: "*/15 * * * *", after: "2026-01-01T00:16:30Z", next: "2026-01-01T00:30:00Z" },
    { schedule: "30 6 * * 1-5", after: "2026-01-02T07:00:00Z", next: "2026-01-05T06:30:00Z" },
    { schedule: "0 0 29 2 *", after: "2026-01-01T00:00:00Z", next: "2028-02-29T00:00:00Z" },
    { schedule: "0 12 13 * FRI", after: "2026-01-01T00:00:00Z", next: "2026-01-02T12:00:00Z" },
    { schedule: "@hourly", after: "2026-01-01T00:00:00Z", next: "2026-01-01T01:00:00Z" },
    { schedule: "0 0 1 JAN,JUL ?", after: "2026-01-01T00:00:00Z", next: "2026-07-01T00:00:00Z" },
    { schedule: "@every 90s", after: "2026-01-01T00:00:00Z", next: "2026-01-01T00:01:30Z" },
    { schedule: "0 0 30 2 *", after: "2026-01-01T00:00:00Z", next: undefined },
  ])("$schedule after $after", ({ schedule, after, next }) => {
    const time = parseCronSchedule(schedule).next(parseTime(after));
    expect(time === undefined ? undefined : formatTime(time)).toBe(next);
  });

  it("follows the clock of a zone, over its changes too", () => {
    const schedule = parseCronSchedule("0 9 * * *", "Europe/Berlin");
    expect(formatTime(schedule.next(parseTime("2026-01-01T00:00:00Z")) ?? 0)).toBe("2026-01-01T08:00:00Z");
    expect(formatTime(schedule.next(parseTime("2026-03-28T12:00:00Z")) ?? 0)).toBe("2026-03-29T07:00:00Z");
  });

  it.each(["* * * *", "60 * * * *", "5-1 * * * *", "*/0 * * * *", "a * * * *", "1-2-3 * * * *"])(
    "refuses %s",
    (schedule) => {
      expect(() => parseCronSchedule(schedule)).toThrow();
    },
  );

  it("refuses a zone that does not exist", () => {
    expect(() => parseCronSchedule("* * * * *", "Mars/Olympus")).toThrow(RangeError);
  });
});
