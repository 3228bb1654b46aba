import { rmSync } from "node:fs";
import { createConnection, createServer } from "node:net";
import type { Socket } from "node:net";
import { createInterface } from "node:readline";
import type { NodeConfig } from "./cluster-config.ts";
import type { ProcessStatus } from "./managed-process.ts";
import { isSystemError } from "./ports.ts";
import { UserError } from "./user-error.ts";

/**
 * What the cluster command says to the supervisor: one JSON line over a unix socket, answered by one JSON line.
 * The socket's folder is the owner's alone, so whoever can connect may command.
 */
export type ControlRequest =
  | { readonly type: "status" }
  | { readonly type: "kill"; readonly target: string; readonly signal: NodeJS.Signals }
  | { readonly type: "start"; readonly target: string }
  | { readonly type: "add-node"; readonly name: string | undefined }
  | { readonly type: "remove-node"; readonly name: string }
  | { readonly type: "down" };

export interface SupervisorStatus {
  readonly pid: number;
  readonly processes: readonly ProcessStatus[];
  readonly nodes: readonly NodeConfig[];
}

/** The answer of `kill`, `start`, `add-node` and `remove-node` is a sentence for the user. */
export type ControlAnswer =
  | { readonly type: "status"; readonly status: SupervisorStatus }
  | { readonly type: "done"; readonly message: string }
  | { readonly type: "refused"; readonly message: string };

/** Serves until the signal aborts. Requests are carried out one after the other. */
export async function serveControl(options: {
  readonly path: string;
  readonly handle: (request: ControlRequest) => Promise<ControlAnswer>;
  readonly signal: AbortSignal;
}): Promise<void> {
  rmSync(options.path, { force: true });
  let last: Promise<void> = Promise.resolve();
  const server = createServer((socket) => {
    // A client that went away needs no answer.
    socket.on("error", () => socket.destroy());
    createInterface(socket).once("line", (line) => {
      last = last.then(() => answer(socket, line, options.handle));
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.path, resolve);
  });
  // What is being answered is still answered.
  options.signal.addEventListener("abort", () => server.close());
}

async function answer(
  socket: Socket,
  line: string,
  handle: (request: ControlRequest) => Promise<ControlAnswer>,
): Promise<void> {
  let reply: ControlAnswer;
  try {
    // Only our own command connects here, and it sends ControlRequests.
    reply = await handle(JSON.parse(line) as ControlRequest);
  } catch (err: unknown) {
    reply = { type: "refused", message: err instanceof Error ? err.message : String(err) };
  }
  socket.end(JSON.stringify(reply) + "\n");
}

/** Asks the supervisor; undefined when none is running. A refusal becomes a UserError. */
export async function askSupervisor(
  path: string,
  request: ControlRequest,
): Promise<ControlAnswer | undefined> {
  const line = await exchange(path, JSON.stringify(request) + "\n");
  if (line === undefined) return undefined;
  if (line === "") throw new UserError("the supervisor ended before it answered: see logs/supervisor.log");
  // Only a supervisor listens there, and it answers so.
  const reply = JSON.parse(line) as ControlAnswer;
  if (reply.type === "refused") throw new UserError(reply.message);
  return reply;
}

function exchange(path: string, text: string): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = createConnection(path);
    socket.once("connect", () => socket.write(text));
    socket.on("data", (chunk: Buffer) => {
      received += chunk.toString("utf8");
    });
    socket.once("end", () => resolve(received));
    socket.once("error", (err) => {
      if (isSystemError(err) && (err.code === "ENOENT" || err.code === "ECONNREFUSED")) resolve(undefined);
      else if (isSystemError(err) && err.code === "ECONNRESET") resolve(received);
      else reject(err);
    });
  });
}
