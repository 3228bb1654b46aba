/** The unix socket of the CRI server. */
import { mkdirSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { dirname } from "node:path";

/** Throws for an address that is no `unix:///path`. */
function pathOf(listen: string): string {
  if (!listen.startsWith("unix:///")) throw new Error(`--listen must be unix:///PATH, not "${listen}"`);
  return listen.slice("unix://".length);
}

/** True when somebody accepts connections there. */
function isServed(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.once("error", () => resolve(false));
  });
}

/** A socket that a killed runtime left is removed; one that answers is another runtime's: an error. */
export async function freeSocket(listen: string): Promise<void> {
  const path = pathOf(listen);
  mkdirSync(dirname(path), { recursive: true });
  if (await isServed(path)) throw new Error(`another runtime serves ${listen}`);
  rmSync(path, { force: true });
}
