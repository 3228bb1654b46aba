import { chownSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { Kubectl, findKubectls } from "./kubectl.ts";
import type { KubectlBinary, OtherUser, Outcome } from "./kubectl.ts";

const command = fileURLToPath(new URL("../../scripts/cluster", import.meta.url));

/** A cluster of its own for a test, driven only through `scripts/cluster`, in a temporary data directory. */
export class TestCluster implements AsyncDisposable {
  readonly dataDir: string;
  readonly #kubectls: readonly KubectlBinary[];
  readonly #user: OtherUser | undefined;

  private constructor(dataDir: string, kubectls: readonly KubectlBinary[], user: OtherUser | undefined) {
    this.dataDir = dataDir;
    this.#user = user;
    this.#kubectls = kubectls;
  }

  /** Resolves when the nodes are Ready. `args` go to `scripts/cluster up`. */
  static async up(...args: readonly string[]): Promise<TestCluster> {
    return await TestCluster.#up(undefined, args);
  }

  /** A cluster that belongs to another user, as do its kubectls. */
  static async upAs(user: OtherUser, ...args: readonly string[]): Promise<TestCluster> {
    return await TestCluster.#up(user, args);
  }

  static async #up(user: OtherUser | undefined, args: readonly string[]): Promise<TestCluster> {
    const kubectls = await findKubectls();
    if (kubectls.length === 0)
      throw new Error("these tests need kubectl 1.27 or newer on PATH: run scripts/bootstrap");
    const cluster = new TestCluster(mkdtempSync(join(tmpdir(), "kubets-e2e-")), kubectls, user);
    if (user) chownSync(cluster.dataDir, user.uid, user.gid);
    try {
      await cluster.ok("up", ...args);
    } catch (err: unknown) {
      const logs = cluster.tailLogs();
      await cluster[Symbol.asyncDispose]();
      throw new Error(`the cluster did not come up\n${logs}`, { cause: err });
    }
    return cluster;
  }

  /** Runs `scripts/cluster …` for this cluster. */
  async run(...args: readonly string[]): Promise<Outcome> {
    const result = await execa(command, [...args, "--data-dir", this.dataDir], {
      reject: false,
      stdin: "ignore",
      // Another user has no access to this one's home.
      ...(this.#user && { ...this.#user, env: { HOME: this.dataDir } }),
    });
    return { exitCode: result.exitCode ?? -1, stdout: result.stdout, stderr: result.stderr };
  }

  async ok(...args: readonly string[]): Promise<string> {
    const outcome = await this.run(...args);
    if (outcome.exitCode !== 0)
      throw new Error(`scripts/cluster ${args.join(" ")}: ${outcome.stderr}${outcome.stdout}`);
    return outcome.stdout;
  }

  get kubeconfig(): string {
    return join(this.dataDir, "kubeconfig");
  }

  /** The newest kubectl, or the one asked for. */
  kubectl(binary: KubectlBinary | undefined = this.#kubectls.at(-1)): Kubectl {
    if (!binary) throw new Error("no kubectl");
    const user = this.#user && { user: this.#user };
    return new Kubectl({ path: binary.path, kubeconfig: this.kubeconfig, ...user });
  }

  get kubectls(): readonly KubectlBinary[] {
    return this.#kubectls;
  }

  /** The ends of all logs, for the message of a failed test. */
  tailLogs(): string {
    const folder = join(this.dataDir, "logs");
    return readdirSync(folder)
      .map(
        (file) =>
          `--- ${file}\n${readFileSync(join(folder, file), "utf8").split("\n").slice(-15).join("\n")}`,
      )
      .join("\n");
  }

  /** Processes that belong to this cluster: its data directory is in their command line or environment. */
  processes(): readonly string[] {
    return readdirSync("/proc")
      .filter((entry) => /^\d+$/.test(entry) && Number(entry) !== process.pid)
      .flatMap((pid) => {
        const command = readProc(pid, "cmdline");
        const mine = command.includes(this.dataDir) || readProc(pid, "environ").includes(this.dataDir);
        return mine ? [`${pid} ${command}`] : [];
      });
  }

  /** Purges it, and fails the test when a process is left. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.run("purge");
    const left = this.processes();
    rmSync(this.dataDir, { recursive: true, force: true });
    if (left.length > 0) throw new Error(`processes left after purge:\n${left.join("\n")}`);
  }
}

function readProc(pid: string, file: "cmdline" | "environ"): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8").replaceAll("\0", " ");
  } catch (err: unknown) {
    // It has ended, or is another user's.
    if (err instanceof Error && "code" in err) return "";
    throw err;
  }
}
