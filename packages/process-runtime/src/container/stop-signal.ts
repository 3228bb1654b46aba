/** Signals by the names CRI and image descriptors use. */
import { constants } from "node:os";

const realTimeFirst = 34;
const realTimeLast = 64;

/** The number of `SIGTERM`, `TERM`, `15`, `SIGRTMIN+3` or CRI's `SIGRTMINPLUS3`; undefined for no signal. */
export function signalNumber(name: string): number | undefined {
  if (/^\d+$/.test(name)) return Number(name);
  const full = name.startsWith("SIG") ? name : `SIG${name}`;
  const realTime = /^SIGRT(MIN|MAX)(?:(?:\+|-|PLUS|MINUS)(\d+))?$/.exec(full);
  if (realTime !== null) {
    const offset = Number(realTime[2] ?? 0);
    return realTime[1] === "MIN" ? realTimeFirst + offset : realTimeLast - offset;
  }
  return Object.entries(constants.signals).find(([known]) => known === full)?.[1];
}
