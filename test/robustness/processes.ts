import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { generateKeyPairSync } from "node:crypto";
import { once } from "node:events";
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { TestAuthority } from "@kubets/kube-apiserver/testing";
import { freePort, startNatsServer } from "@kubets/transport/testing";
import type { NatsServerProcess } from "@kubets/transport/testing";
import { Http2Watches } from "./http2-watches.ts";
import { HttpsClient } from "./https-client.ts";
import type { Credentials } from "./https-client.ts";

const main = fileURLToPath(new URL("../../packages/kube-apiserver/src/main.ts", import.meta.url));

/** nats-server and several kube-apiservers on it, each a process. Disposing it leaves nothing. */
export class ControlPlane implements AsyncDisposable {
  readonly nats: NatsServerProcess;
  readonly servers: readonly ServerProcess[];
  readonly credentials: Credentials;
  readonly dir: string;

  /** For when this process is ended in the middle. */
  readonly #onExit = (): void => {
    for (const server of this.servers) server.signal("SIGKILL");
    for (const dir of [this.dir, this.nats.dir]) rmSync(dir, { recursive: true, force: true });
  };

  private constructor(made: Pick<ControlPlane, "nats" | "servers" | "credentials" | "dir">) {
    process.once("exit", this.#onExit);
    this.nats = made.nats;
    this.servers = made.servers;
    this.credentials = made.credentials;
    this.dir = made.dir;
  }

  /** `flags` go to every kube-apiserver. */
  static async start(count: number, flags: readonly string[] = []): Promise<ControlPlane> {
    const dir = await mkdtemp(join(tmpdir(), "kubets-robustness-"));
    const credentials = await writeCredentials(dir);
    const nats = await startNatsServer({ jetstream: true });
    const probe = (port: number): HttpsClient => new HttpsClient("probe", port, credentials);
    const servers: ServerProcess[] = [];
    for (let number = 1; number <= count; number++)
      servers.push(
        new ServerProcess({ dir, number, count, port: await freePort(), natsUrl: nats.url, flags, probe }),
      );
    const plane = new ControlPlane({ nats, servers, credentials, dir });
    try {
      for (const server of servers) server.start();
      await Promise.all(servers.map((server) => server.ready()));
    } catch (err: unknown) {
      await plane[Symbol.asyncDispose]();
      throw err;
    }
    return plane;
  }

  client(server: number, name = `https-${String(server + 1)}`): HttpsClient {
    const { port } = this.server(server);
    return new HttpsClient(name, port, this.credentials);
  }

  http2(server: number): Http2Watches {
    return new Http2Watches(`http2-${String(server + 1)}`, this.server(server).port, this.credentials);
  }

  server(index: number): ServerProcess {
    const server = this.servers[index];
    if (!server) throw new Error(`there is no server ${String(index)}`);
    return server;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    process.removeListener("exit", this.#onExit);
    await Promise.all(this.servers.map((server) => server[Symbol.asyncDispose]()));
    // One that is stopped takes no other signal.
    if (this.nats.pid !== undefined) process.kill(this.nats.pid, "SIGCONT");
    await this.nats[Symbol.asyncDispose]();
    await rm(this.dir, { recursive: true, force: true });
  }
}

interface ServerOptions {
  readonly dir: string;
  readonly number: number;
  /** Of all servers. */
  readonly count: number;
  readonly port: number;
  readonly natsUrl: string;
  readonly flags: readonly string[];
  readonly probe: (port: number) => HttpsClient;
}

const readyWithinMs = 30_000;
const endWithinMs = 5_000;

/** One kube-apiserver that can be killed, stopped and started again. Its log goes to `kube-apiserver-<number>.log`. */
export class ServerProcess implements AsyncDisposable {
  readonly port: number;
  readonly logFile: string;
  readonly #options: ServerOptions;
  #child: ChildProcess | undefined;
  #crashes: string[] = [];

  constructor(options: ServerOptions) {
    this.#options = options;
    this.port = options.port;
    this.logFile = join(options.dir, `kube-apiserver-${String(options.number)}.log`);
  }

  /** How it ended when nobody had ended it. */
  get crashes(): readonly string[] {
    return this.#crashes;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  start(): void {
    if (this.#child) return;
    const log = openSync(this.logFile, "a");
    const child = spawn(process.execPath, ["--max-semi-space-size=2", main, ...this.#flags()], {
      // The last is its lifeline: it ends when this process does.
      stdio: ["ignore", log, log, "pipe"],
      env: { ...process.env, KUBETS_LIFELINE_FD: "3" },
    });
    closeSync(log);
    this.#child = child;
    child.once("exit", (code, signal) => {
      if (this.#child !== child) return;
      this.#child = undefined;
      const said = readFileSync(this.logFile, "utf8").trim().split("\n").slice(-5).join("\n");
      this.#crashes.push(`kube-apiserver ended with ${signal ?? `exit code ${String(code)}`}:\n${said}`);
    });
  }

  /** Ends it at once. Resolves when it is gone. */
  async kill(): Promise<void> {
    await this.#end("SIGKILL");
  }

  /** Asks it to end, and kills it when it takes too long. */
  async end(): Promise<void> {
    await this.#end("SIGTERM");
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, "exit");
    child.kill(signal);
    const timer = setTimeout(() => child.kill("SIGKILL"), endWithinMs);
    await exited;
    clearTimeout(timer);
  }

  signal(signal: NodeJS.Signals): void {
    this.#child?.kill(signal);
  }

  async ready(): Promise<void> {
    using client = this.#options.probe(this.port);
    const deadline = performance.now() + readyWithinMs;
    while (performance.now() < deadline) {
      if (!this.#child) throw new Error(this.#crashes.join("\n"));
      if (await client.raw("/readyz")) return;
      await sleep(50);
    }
    throw new Error(`${this.logFile}: not ready after ${String(readyWithinMs / 1000)} s`);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.kill();
  }

  #flags(): readonly string[] {
    const { dir, natsUrl, flags } = this.#options;
    const file = (name: string): string => join(dir, name);
    return [
      `--nats-url=${natsUrl}`,
      "--nats-identity=system:apiserver",
      `--nats-seed-file=${file("no.seed")}`,
      "--health-port=0",
      "--bind-address=127.0.0.1",
      `--secure-port=${String(this.port)}`,
      `--tls-cert-file=${file("tls.crt")}`,
      `--tls-private-key-file=${file("tls.key")}`,
      `--client-ca-file=${file("ca.crt")}`,
      `--service-account-signing-key-file=${file("sa.key")}`,
      "--service-cluster-ip-range=127.50.128.0/24",
      `--apiserver-count=${String(this.#options.count)}`,
      ...flags,
    ];
  }
}

async function writeCredentials(dir: string): Promise<Credentials> {
  const authority = await TestAuthority.create();
  const serving = await authority.issue("CN=kube-apiserver");
  const admin = await authority.issue("CN=admin,O=system:masters");
  const { privateKey } = generateKeyPairSync("ec", {
    namedCurve: "P-256",
    publicKeyEncoding: { type: "spki", format: "pem" },
    privateKeyEncoding: { type: "pkcs8", format: "pem" },
  });
  const files = {
    "tls.crt": serving.cert,
    "tls.key": serving.key,
    "ca.crt": authority.pem,
    "sa.key": privateKey,
    "no.seed": "",
  };
  await Promise.all(Object.entries(files).map(([name, text]) => writeFile(join(dir, name), text)));
  return { ca: authority.pem, ...admin };
}
