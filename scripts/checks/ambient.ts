/**
 * Fails where code takes time or randomness from its surroundings instead of an injected Clock or Random: such code
 * cannot be stepped in a test nor replayed from a seed. The machine's own are in real-clock.ts and real-random.ts.
 */
import { existsSync, readFileSync } from "node:fs";
import { sourceFiles } from "./source-files.ts";

const banned: readonly { readonly pattern: RegExp; readonly instead: string }[] = [
  { pattern: /\bDate\.now\b|\bnew Date\(\s*\)/, instead: "clock.now()" },
  { pattern: /\bperformance\.now\b|\bprocess\.hrtime\b/, instead: "clock.monotonicMs()" },
  {
    pattern: /\bset(?:Timeout|Interval)\s*\(|\bAbortSignal\.timeout\b/,
    instead: "clock.setTimer() or clock.sleep()",
  },
  { pattern: /\btimers\/promises\b/, instead: "clock.sleep()" },
  { pattern: /\bMath\.random\b/, instead: "random.float()" },
  { pattern: /\brandomUUID\b/, instead: "random.uuid()" },
];

/** Homes of the real thing, programs that run inside containers, and code that drives real processes in tests. */
const exempt = [
  /^packages\/apimachinery\/src\/real-(clock|random)\.ts$/,
  /^packages\/component-base\/src\/logger\.ts$/,
  /^packages\/process-runtime\/images\//,
  /\.integration\.test\.ts$/,
  /^packages\/[^/]+\/src\/testing\/.*nats-server.*\.ts$/,
  /^test\//,
  /^scripts\//,
];

let problems = 0;
for (const file of sourceFiles()) {
  if (exempt.some((pattern) => pattern.test(file)) || !existsSync(file)) continue;
  for (const [i, line] of readFileSync(file, "utf8").split("\n").entries()) {
    if (/^\s*(\/\/|\*|\/\*)/.test(line)) continue;
    for (const { pattern, instead } of banned) {
      if (!pattern.test(line)) continue;
      console.error(`${file}:${i + 1}: ${pattern.exec(line)?.[0] ?? ""}: use ${instead}`);
      problems++;
    }
  }
}
console.log(`ambient clock and randomness: ${problems === 0 ? "none" : `${problems} uses`}`);
process.exitCode = problems === 0 ? 0 : 1;
