import { createServer } from "node:net";
import type { Server } from "node:net";

/** Listens on `host:port` (0: any free port). Rejects with the system's error, e.g. code EADDRINUSE. */
export function listen(host: string, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off("error", reject);
      resolve(server);
    });
  });
}

export async function isFree(host: string, port: number): Promise<boolean> {
  try {
    const server = await listen(host, port);
    await close(server);
    return true;
  } catch (err: unknown) {
    if (isSystemError(err)) return false;
    throw err;
  }
}

/** `count` different free ports of 127.0.0.1: all are held until the last is found. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const servers = await Promise.all(Array.from({ length: count }, () => listen("127.0.0.1", 0)));
  const ports = servers.map((server) => {
    const address = server.address();
    if (address === null || typeof address === "string") throw new Error("a TCP server has no port");
    return address.port;
  });
  await Promise.all(servers.map(close));
  return ports;
}

export function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

/** Errors of the operating system carry a code such as EADDRINUSE. */
export function isSystemError(err: unknown): err is NodeJS.ErrnoException {
  return err instanceof Error && "code" in err && typeof err.code === "string";
}

/**
 * True when the port of 127.0.0.1 is free and no other cluster is about to take it. Between the choice of a port and
 * the moment its process listens, the choice is held by a socket at the same port of an address that nobody uses, for
 * as long as this process runs.
 */
export async function claimPort(port: number): Promise<boolean> {
  let claim: Server;
  try {
    claim = await listen(claimAddressOfPorts, port);
  } catch (err: unknown) {
    if (isSystemError(err)) return false;
    throw err;
  }
  // It shall not keep a command running that is done or has failed.
  claim.unref();
  if (await isFree("127.0.0.1", port)) return true;
  await close(claim);
  return false;
}

const claimAddressOfPorts = "127.255.255.254";
