/**
 * A container with a terminal runs under terminal-host.ts, which holds the terminal's other end, so
 * that it outlives the runtime. That costs such a container a Node.js process of its own.
 */
import { join } from "node:path";
import { CriError } from "@kubets/cri";
import type * as NodePty from "node-pty";
import type { LaunchPlan } from "./shim.ts";

/** Throws CriError when this installation has no terminals. */
export async function requireTerminals(): Promise<typeof NodePty> {
  try {
    return await import("node-pty");
  } catch (err: unknown) {
    const message = "a terminal needs the optional package node-pty, which is not installed: run npm install";
    throw new CriError("Unimplemented", message, { cause: err });
  }
}

export async function terminalPlan(
  plan: LaunchPlan,
  options: { readonly nodePath: string; readonly sizeFile: string },
): Promise<LaunchPlan> {
  await requireTerminals();
  const host = join(import.meta.dirname, "terminal-host.ts");
  return {
    ...plan,
    argv: [options.nodePath, host, options.sizeFile, ...plan.argv],
  };
}
