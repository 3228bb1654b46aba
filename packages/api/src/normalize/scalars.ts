import { formatDuration, parseDuration } from "../codec/duration.ts";
import { formatMicroTime, formatTime, parseTime } from "../codec/time.ts";
import { canonicalQuantity } from "../quantity.ts";
import type { NormalizeContext } from "./context.ts";

const TIME_LAYOUT = "2006-01-02T15:04:05Z07:00";
const MICRO_TIME_LAYOUT = "2006-01-02T15:04:05.000000Z07:00";
const INT32_LIMIT = 2 ** 31;

export function normalizeInteger(
  value: unknown,
  format: "int32" | "int64",
  context: NormalizeContext,
): number {
  if (value == null) return 0;
  if (typeof value !== "number") {
    context.mismatch(value, format);
    return 0;
  }
  const { written } = context;
  const limit = format === "int32" ? INT32_LIMIT : 2 ** 53;
  if (
    Number.isInteger(value) &&
    value >= -limit &&
    value < limit &&
    (written === undefined || /^-?\d+$/.test(written))
  )
    return value;
  context.wrong(`number ${written ?? value}`, format);
  return 0;
}

export function normalizeIntOrString(value: unknown, context: NormalizeContext): number | string {
  return typeof value === "string" ? value : normalizeInteger(value, "int32", context);
}

/** A quantity may be written as a number. */
export function normalizeQuantity(value: unknown, context: NormalizeContext): string {
  if (value == null) return "0";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  try {
    return canonicalQuantity(text.trim());
  } catch (error) {
    context.errors.push(error instanceof Error ? error.message : String(error));
    return "0";
  }
}

/** A time in UTC, to the second or the microsecond; null is the zero time. */
export function normalizeTime(value: unknown, micro: boolean, context: NormalizeContext): string | null {
  if (value == null) return null;
  if (typeof value !== "string") {
    context.mismatch(value, "string");
    return null;
  }
  const instant = parseTime(value);
  if (instant !== undefined) return micro ? formatMicroTime(instant) : formatTime(instant.seconds);
  context.errors.push(notTime(value, micro ? MICRO_TIME_LAYOUT : TIME_LAYOUT));
  return null;
}

/** Why the text is no RFC 3339 time, in Go's words; undefined when it is one. */
export function timeProblem(text: string): string | undefined {
  return parseTime(text) === undefined ? notTime(text, TIME_LAYOUT) : undefined;
}

function notTime(text: string, layout: string): string {
  return `parsing time ${JSON.stringify(text)} as ${JSON.stringify(layout)}: ${whyNoTime(text)}`;
}

/** The part of the layout that Go could not read from the text. */
function whyNoTime(text: string): string {
  const parts = [
    ["2006", /^\d{4}/],
    ["-", /^-/],
    ["01", /^\d\d/],
    ["-", /^-/],
    ["02", /^\d\d/],
    ["T", /^T/],
    ["15", /^\d\d?/],
    [":", /^:/],
    ["04", /^\d\d/],
    [":", /^:/],
    ["05", /^\d\d(?:[.,]\d+)?/],
    ["Z07:00", /^(?:Z|[+-]\d\d:\d\d)$/],
  ] as const;
  let rest = text;
  for (const [layout, pattern] of parts) {
    const match = pattern.exec(rest);
    if (match === null) return `cannot parse ${JSON.stringify(rest)} as ${JSON.stringify(layout)}`;
    rest = rest.slice(match[0].length);
  }
  return outOfRange(text);
}

function outOfRange(text: string): string {
  const month = Number(text.slice(5, 7));
  if (month < 1 || month > 12) return "month out of range";
  if (Number(text.slice(11, 13)) > 23) return "hour out of range";
  if (Number(text.slice(14, 16)) > 59) return "minute out of range";
  return Number(text.slice(17, 19)) > 59 ? "second out of range" : "day out of range";
}

export function normalizeDuration(value: unknown, context: NormalizeContext): string {
  if (value == null) return "0s";
  if (typeof value !== "string") {
    context.mismatch(value, "string");
    return "0s";
  }
  const nanos = parseDuration(value);
  if (nanos !== undefined) return formatDuration(nanos);
  context.errors.push(`time: invalid duration ${JSON.stringify(value)}`);
  return "0s";
}

export function normalizeBase64(value: unknown, context: NormalizeContext): string {
  if (value == null) return "";
  if (typeof value !== "string") {
    context.mismatch(value, "[]uint8");
    return "";
  }
  const offset = illegalBase64(value);
  if (offset === undefined) return value.replaceAll(/[\r\n]/g, "");
  context.errors.push(`illegal base64 data at input byte ${offset}`);
  return "";
}

/** Where Go's standard base64 decoder stops; it reads groups of four and passes over line ends. */
function illegalBase64(text: string): number | undefined {
  const clean = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
  if (clean.test(text)) return undefined;
  let inGroup = 0;
  for (let i = 0; i < text.length; i++) {
    const char = text.charAt(i);
    if (char === "\r" || char === "\n") continue;
    if (char === "=") return afterPadding(text, i, inGroup);
    if (!/[A-Za-z0-9+/]/.test(char)) return i;
    inGroup = (inGroup + 1) % 4;
  }
  return inGroup === 0 ? undefined : text.length - inGroup;
}

function afterPadding(text: string, first: number, inGroup: number): number | undefined {
  if (inGroup < 2) return first;
  const rest = Array.from(text.slice(first + 1), (char, i) => ({ char, at: first + 1 + i }));
  const signs = rest.filter(({ char }) => char !== "\r" && char !== "\n");
  if (inGroup === 2) {
    const second = signs.shift();
    if (second === undefined) return text.length;
    if (second.char !== "=") return second.at;
  }
  return signs[0]?.at;
}
