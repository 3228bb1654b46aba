import { Socket } from "node:net";

/**
 * The supervisor of a cluster gives each process it starts one end of a socket, as file descriptor
 * `KUBETS_LIFELINE_FD`. Nothing is ever sent on it. When the supervisor is gone, however it died, the kernel
 * closes the other end, and the process ends itself: so nothing outlives its cluster.
 */
export const lifelineVariable = "KUBETS_LIFELINE_FD";

/** Why a component ends that has lost its supervisor: whatever it started must end with it. */
export class SupervisorGoneError extends Error {
  override readonly name = "SupervisorGoneError";

  constructor() {
    super("supervisor is gone");
  }
}

/** Calls `onGone` once when the supervisor has gone. Does nothing when the process was started without a lifeline. */
export function watchLifeline(env: NodeJS.ProcessEnv, onGone: () => void): void {
  const fd = Number(env[lifelineVariable] ?? "");
  if (!Number.isInteger(fd) || fd < 3) return;
  const socket = new Socket({ fd, readable: true, writable: false });
  let gone = false;
  const once = (): void => {
    if (gone) return;
    gone = true;
    onGone();
  };
  socket.on("end", once).on("error", once).on("close", once).resume();
  socket.unref();
}

/** The descriptor to hand on to a child that shall share this process's lifeline; undefined without one. */
export function lifelineFd(env: NodeJS.ProcessEnv): number | undefined {
  const fd = Number(env[lifelineVariable] ?? "");
  return Number.isInteger(fd) && fd >= 3 ? fd : undefined;
}
