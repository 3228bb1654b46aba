import { createReadStream, existsSync, readdirSync, statSync } from "node:fs";
import type { Clock } from "@kubets/apimachinery";
import type { DataDirectory } from "../cluster-config.ts";
import { UserError } from "../user-error.ts";
import { expectConfig } from "./up.ts";

/** Writes a component's log; with `follow`, goes on until the signal aborts. */
export async function logs(options: {
  readonly data: DataDirectory;
  readonly component: string;
  readonly follow: boolean;
  readonly write: (chunk: Buffer | string) => void;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}): Promise<void> {
  expectConfig(options.data);
  const path = options.data.log(options.component);
  if (!existsSync(path)) {
    const known = readdirSync(options.data.file("logs"))
      .map((file) => file.replace(/\.log$/, ""))
      .toSorted();
    throw new UserError(`there is no log of '${options.component}': choose ${known.join(", ")}`);
  }
  let offset = 0;
  for (;;) {
    const { size } = statSync(path);
    if (size < offset) offset = 0;
    if (size > offset) {
      // Only up to the size seen, so that a busy log does not keep one pass busy for ever.
      for await (const chunk of createReadStream(path, { start: offset, end: size - 1 })) {
        options.write(chunk as Buffer); // A stream without an encoding gives buffers.
      }
      offset = size;
    }
    if (!options.follow) return;
    await options.clock.sleep(100, { signal: options.signal });
  }
}
