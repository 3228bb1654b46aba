/** The cluster command: `scripts/cluster --help`. */
import { enableCompileCache } from "node:module";
enableCompileCache();
const { buildCommand, report } = await import("./cli.ts");

await buildCommand(process.argv.slice(2)).then(
  (code) => (process.exitCode = code),
  (err: unknown) => {
    process.stderr.write(report(err));
    process.exitCode = 1;
  },
);
