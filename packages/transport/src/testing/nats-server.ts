import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { fileURLToPath } from "node:url";

export interface NatsServerOptions {
  /** Added to the server's configuration file, e.g. an `authorization { … }` block. */
  readonly configText?: string;
  /** Switches JetStream on, with its files in the server's folder. Default false. */
  readonly jetstream?: boolean;
}

/** A nats-server of its own for a test, on a free port of 127.0.0.1. Disposing it leaves no process and no file. */
export interface NatsServerProcess extends AsyncDisposable {
  readonly url: string;
  readonly port: number;
  /** The temporary folder with `nats.conf` and the JetStream files. */
  readonly dir: string;
  /** Undefined while it is down. */
  readonly pid: number | undefined;
  /** Ends it at once, as a crash would. Its files stay. */
  kill9(): Promise<void>;
  /** Asks it to end (SIGTERM) and waits. Its files stay. */
  stop(): Promise<void>;
  /** Starts it again on the same port and files; stops it before when it runs. */
  restart(): Promise<void>;
}

const maxPayloadBytes = 8 * 1024 * 1024;

/** Starts a nats-server and resolves when it takes connections. */
export async function startNatsServer(options: NatsServerOptions = {}): Promise<NatsServerProcess> {
  const binary = findNatsServer();
  const port = await freePort();
  const dir = await mkdtemp(join(tmpdir(), "kubets-nats-"));
  const server = new TestNatsServer(binary, port, dir);
  const config = [
    `listen: "127.0.0.1:${port}"`,
    `max_payload: ${maxPayloadBytes}`,
    ...(options.jetstream ? [`jetstream { store_dir: ${JSON.stringify(join(dir, "jetstream"))} }`] : []),
    options.configText ?? "",
  ].join("\n");
  await writeFile(join(dir, "nats.conf"), config);
  try {
    await server.restart();
  } catch (err: unknown) {
    await server[Symbol.asyncDispose]();
    throw err;
  }
  return server;
}

/** `$NATS_SERVER`, then `.tools/bin` of this repository, then `PATH`. Throws with what was tried. */
export function findNatsServer(): string {
  const tried: string[] = [];
  const candidates = [
    process.env["NATS_SERVER"],
    fileURLToPath(new URL("../../../../.tools/bin/nats-server", import.meta.url)),
    ...(process.env["PATH"] ?? "").split(delimiter).map((folder) => join(folder, "nats-server")),
    "/usr/sbin/nats-server",
    "/opt/homebrew/bin/nats-server",
  ];
  for (const candidate of candidates) {
    if (!candidate) continue;
    if (existsSync(candidate)) return candidate;
    tried.push(candidate);
  }
  throw new Error(
    `nats-server was not found. Run scripts/bootstrap or set NATS_SERVER. Tried: ${tried.join(", ")}`,
  );
}

/** A TCP port of 127.0.0.1 that was free a moment ago. */
export async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}

class TestNatsServer implements NatsServerProcess {
  readonly port: number;
  readonly dir: string;
  readonly url: string;
  readonly #binary: string;
  #child: ChildProcess | undefined;
  readonly #onExit = () => this.#child?.kill("SIGKILL");

  constructor(binary: string, port: number, dir: string) {
    this.#binary = binary;
    this.port = port;
    this.dir = dir;
    this.url = `nats://127.0.0.1:${port}`;
    process.once("exit", this.#onExit);
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  async kill9(): Promise<void> {
    await this.#end("SIGKILL");
  }

  async stop(): Promise<void> {
    await this.#end("SIGTERM");
  }

  async restart(): Promise<void> {
    await this.stop();
    const child = spawn(this.#binary, ["-c", join(this.dir, "nats.conf")], {
      stdio: ["ignore", "ignore", "pipe"],
    });
    this.#child = child;
    await becomesReady(child);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    process.removeListener("exit", this.#onExit);
    await this.#end("SIGKILL");
    await rm(this.dir, { recursive: true, force: true });
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.pid === undefined) return;
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    await exited;
  }
}

/** Resolves when the server says it is ready; rejects with what it wrote when it ends before. */
function becomesReady(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let output = "";
    let ready = false;
    child.stderr?.setEncoding("utf8");
    child.stderr?.on("data", (text: string) => {
      if (ready) return;
      output += text;
      if (output.includes("Server is ready")) {
        ready = true;
        output = "";
        resolve();
      }
    });
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      reject(new Error(`nats-server ended with ${signal ?? `code ${code}`} before it was ready:\n${output}`));
    });
  });
}
