/**
 * What every server of the catalog does alike: listens on its pod's address, takes another port where
 * its own may not be bound and reports that, and ends in order. Only Node's own modules are used: these
 * programs must start fast and run anywhere.
 */
import { appendFileSync } from "node:fs";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { flushCompileCache } from "node:module";

// Not imported: an ES module that imports node:http also loads Node's fetch, which doubles the time to start.
const { createServer } = process.getBuiltinModule("node:http");

export interface ServerOptions {
  /** Named in messages. */
  readonly name: string;
  readonly port: number;
  readonly handler: (request: IncomingMessage, response: ServerResponse) => void;
}

const podIp = process.env["KUBETS_POD_IP"] ?? "0.0.0.0";
const portMapFile = process.env["KUBETS_PORT_MAP"] ?? "";
/** Refuses ports below it as a system would, for tests on systems that refuse none. */
const lowestPort = Number(process.env["KUBETS_LOWEST_PORT"] ?? 0);

/** The port really bound. */
function bind(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen({ host: podIp, port }, () => {
      server.off("error", reject);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

const mayNotBind = (err: unknown): boolean => err instanceof Error && "code" in err && err.code === "EACCES";

async function bindOrReplace(server: Server, port: number): Promise<number> {
  if (port >= lowestPort) {
    try {
      return await bind(server, port);
    } catch (err: unknown) {
      if (!mayNotBind(err) || portMapFile === "") throw err;
    }
  }
  const actual = await bind(server, 0);
  appendFileSync(portMapFile, `${port} ${actual}\n`);
  return actual;
}

/** SIGTERM and SIGINT end at once, SIGQUIT after the requests in progress: as nginx has it. */
function endOnSignals(server: Server): void {
  const endNow = (): void => {
    server.close(() => process.exit(0));
    server.closeAllConnections();
  };
  process.on("SIGTERM", endNow);
  process.on("SIGINT", endNow);
  process.on("SIGQUIT", () => {
    server.close(() => process.exit(0));
    server.closeIdleConnections();
  });
}

/** Serves until a signal. Ends the process with code 1 when the port cannot be had. */
export async function serve(options: ServerOptions): Promise<void> {
  const server = createServer(options.handler);
  endOnSignals(server);
  try {
    const actual = await bindOrReplace(server, options.port);
    const instead = actual === options.port ? "" : ` in place of ${options.port}`;
    process.stderr.write(`${options.name}: listening on ${podIp}:${actual}${instead}\n`);
  } catch (err: unknown) {
    const reason = err instanceof Error ? err.message : String(err);
    process.stderr.write(`${options.name}: [emerg] bind() to ${podIp}:${options.port} failed (${reason})\n`);
    process.exit(1);
  }
  flushCompileCache();
}

const isBelow = (path: string, directory: string): boolean =>
  path === directory || path.startsWith(`${directory.replace(/\/$/, "")}/`);

/**
 * Where a path of the container lies on the host: the longest mapped beginning counts. A path that was
 * mapped already, because the runtime saw it in the command, stays as it is.
 */
export function hostPath(path: string): string {
  // The runtime writes this variable: an object of strings.
  const mapping = JSON.parse(process.env["KUBETS_PATHS"] ?? "{}") as Record<string, string>;
  if (Object.values(mapping).some((directory) => isBelow(path, directory))) return path;
  const found = Object.keys(mapping)
    .filter((prefix) => isBelow(path, prefix))
    .sort((a, b) => b.length - a.length)[0];
  return found === undefined ? path : (mapping[found] ?? "") + path.slice(found.length);
}

/** The value after `--name`; the fallback when it is not given. */
export function option(name: string, fallback: string): string {
  const index = process.argv.indexOf(`--${name}`);
  return (index < 0 ? undefined : process.argv[index + 1]) ?? fallback;
}
