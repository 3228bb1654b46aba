import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UserError } from "./user-error.ts";

/** Path of the nats-server binary: `$NATS_SERVER`, `.tools/bin`, `PATH`, and where packages put it. */
export function findNatsServer(env: NodeJS.ProcessEnv): string {
  const given = env["NATS_SERVER"];
  if (given) {
    if (existsSync(given)) return given;
    throw new UserError(`NATS_SERVER is ${given}, and there is no such file`);
  }
  const own = fileURLToPath(new URL("../../../.tools/bin/nats-server", import.meta.url));
  const folders = [...(env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/opt/homebrew/bin"];
  const found = [own, ...folders.map((folder) => join(folder, "nats-server"))].find((path) =>
    existsSync(path),
  );
  if (!found) {
    throw new UserError(
      "nats-server is not installed: run 'scripts/bootstrap', which says how it can be had",
    );
  }
  return found;
}
