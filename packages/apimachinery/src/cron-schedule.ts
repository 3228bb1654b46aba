/** Schedules as cron writes them: five fields, or `@daily` and the like, in a time zone. */
import { parseGoDuration } from "./go-duration.ts";

export interface CronSchedule {
  /** The first time after `afterMs`; undefined when there is none within five years. */
  next(afterMs: number): number | undefined;
}

const minuteMs = 60_000;
const horizonMs = 5 * 366 * 24 * 60 * minuteMs;

const descriptors: Readonly<Record<string, string>> = {
  "@yearly": "0 0 1 1 *",
  "@annually": "0 0 1 1 *",
  "@monthly": "0 0 1 * *",
  "@weekly": "0 0 * * 0",
  "@daily": "0 0 * * *",
  "@midnight": "0 0 * * *",
  "@hourly": "0 * * * *",
};

const monthNames = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const dayNames = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

interface Field {
  readonly values: ReadonlySet<number>;
  readonly isStar: boolean;
}

interface WallTime {
  readonly minute: number;
  readonly hour: number;
  readonly day: number;
  readonly month: number;
  readonly weekday: number;
}

/** Throws when the schedule or the zone is malformed. */
export function parseCronSchedule(text: string, timeZone = "UTC"): CronSchedule {
  const every = /^@every (.+)$/.exec(text)?.[1];
  if (every !== undefined) return everySchedule(every);
  if (text.startsWith("@") && descriptors[text] === undefined) {
    throw new Error(`unrecognized descriptor: ${text}`);
  }
  const fields = (descriptors[text] ?? text).trim().split(/\s+/);
  if (fields.length !== 5) {
    throw new Error(`expected exactly 5 fields, found ${String(fields.length)}: [${fields.join(" ")}]`);
  }
  const [minute = "", hour = "", day = "", month = "", weekday = ""] = fields;
  return fieldSchedule(
    {
      minute: parseField(minute, { min: 0, max: 59 }),
      hour: parseField(hour, { min: 0, max: 23 }),
      day: parseField(day, { min: 1, max: 31 }),
      month: parseField(month, { min: 1, max: 12, names: monthNames }),
      weekday: parseField(weekday, { min: 0, max: 6, names: dayNames }),
    },
    wallClock(timeZone),
  );
}

function everySchedule(text: string): CronSchedule {
  const intervalMs = parseGoDuration(text);
  if (intervalMs === undefined)
    throw new Error(`failed to parse duration @every ${text}: time: invalid duration "${text}"`);
  const wholeSeconds = Math.max(1000, Math.floor(intervalMs / 1000) * 1000);
  return { next: (afterMs) => Math.floor(afterMs / 1000) * 1000 + wholeSeconds };
}

function fieldSchedule(
  fields: Readonly<Record<keyof WallTime, Field>>,
  clock: (epochMs: number) => WallTime,
): CronSchedule {
  return {
    next: (afterMs) => {
      let at = (Math.floor(afterMs / minuteMs) + 1) * minuteMs;
      const end = afterMs + horizonMs;
      while (at <= end) {
        const wall = clock(at);
        const step = minutesToSkip(fields, wall);
        if (step === 0) return at;
        at += step * minuteMs;
      }
      return undefined;
    },
  };
}

/** 0 when the time fits; else how far the next candidate is. Near midnight by the hour, for clocks may change then. */
function minutesToSkip(fields: Readonly<Record<keyof WallTime, Field>>, wall: WallTime): number {
  const toNextHour = 60 - wall.minute;
  if (!fields.month.values.has(wall.month) || !fitsDay(fields, wall)) {
    const toMidnight = 24 * 60 - wall.hour * 60 - wall.minute;
    return toMidnight > 180 ? toMidnight - 120 : toNextHour;
  }
  if (!fields.hour.values.has(wall.hour)) return toNextHour;
  return fields.minute.values.has(wall.minute) ? 0 : 1;
}

/** When both days are given, one of them is enough. */
function fitsDay({ day, weekday }: Readonly<Record<"day" | "weekday", Field>>, wall: WallTime): boolean {
  const fitsDayOfMonth = day.values.has(wall.day);
  const fitsWeekday = weekday.values.has(wall.weekday);
  return day.isStar || weekday.isStar ? fitsDayOfMonth && fitsWeekday : fitsDayOfMonth || fitsWeekday;
}

interface Range {
  readonly min: number;
  readonly max: number;
  readonly names?: readonly string[];
}

function parseField(text: string, range: Range): Field {
  const values = new Set<number>();
  let isStar = false;
  for (const part of text.split(",")) {
    const [span = "", stepText, ...rest] = part.split("/");
    if (rest.length > 0) throw new Error(`too many slashes: ${part}`);
    const step = stepText === undefined ? 1 : parseNumber(stepText, {});
    if (step === 0) throw new Error(`step of range should be a positive number: ${part}`);
    const isAll = span === "*" || span === "?";
    if (isAll && step === 1) isStar = true;
    const [first, last] = isAll ? [range.min, range.max] : parseSpan(span, range, stepText !== undefined);
    for (let value = first; value <= last; value += step) values.add(value);
  }
  return { values, isStar };
}

function parseSpan(span: string, range: Range, hasStep: boolean): readonly [number, number] {
  const [lowText = "", highText, ...rest] = span.split("-");
  if (rest.length > 0) throw new Error(`too many hyphens: ${span}`);
  const low = parseNumber(lowText, range);
  const high = highText !== undefined ? parseNumber(highText, range) : hasStep ? range.max : low;
  if (low < range.min) {
    throw new Error(`beginning of range (${String(low)}) below minimum (${String(range.min)}): ${span}`);
  }
  if (high > range.max) {
    throw new Error(`end of range (${String(high)}) above maximum (${String(range.max)}): ${span}`);
  }
  if (low > high) {
    throw new Error(`beginning of range (${String(low)}) beyond end of range (${String(high)}): ${span}`);
  }
  return [low, high];
}

function parseNumber(text: string, { names, min = 0 }: Partial<Range>): number {
  const index = names?.indexOf(text.toLowerCase()) ?? -1;
  if (index >= 0) return index + min;
  if (!/^\d+$/.test(text))
    throw new Error(`failed to parse int from ${text}: strconv.Atoi: parsing "${text}": invalid syntax`);
  return Number(text);
}

/** Reads what a clock on the wall of a zone shows. Throws RangeError when there is no such zone. */
function wallClock(timeZone: string): (epochMs: number) => WallTime {
  const format = new Intl.DateTimeFormat("en-US", {
    timeZone,
    hourCycle: "h23",
    minute: "numeric",
    hour: "numeric",
    day: "numeric",
    month: "numeric",
    weekday: "short",
  });
  return (epochMs) => {
    const parts = new Map(format.formatToParts(epochMs).map(({ type, value }) => [type, value]));
    const number = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.get(type));
    return {
      minute: number("minute"),
      hour: number("hour"),
      day: number("day"),
      month: number("month"),
      weekday: dayNames.indexOf((parts.get("weekday") ?? "").toLowerCase()),
    };
  };
}
