import { readdirSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";

export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface KubectlBinary {
  /** Minor version, e.g. 33. */
  readonly minor: number;
  readonly path: string;
}

/** Another user than the one who runs the tests, who must be root for it. */
export interface OtherUser {
  readonly uid: number;
  readonly gid: number;
}

/** A kubectl for one cluster: `await kubectl("get", "pods")`. */
export class Kubectl {
  readonly #path: string;
  readonly #kubeconfig: string;
  readonly #user: OtherUser | undefined;

  constructor(options: { readonly path: string; readonly kubeconfig: string; readonly user?: OtherUser }) {
    this.#user = options.user;
    this.#path = options.path;
    this.#kubeconfig = options.kubeconfig;
  }

  /** Standard output of a command that must succeed. */
  async ok(...args: readonly string[]): Promise<string> {
    const outcome = await this.run(args);
    if (outcome.exitCode !== 0) {
      throw new Error(
        `kubectl ${args.join(" ")}: exit code ${outcome.exitCode}\n${outcome.stderr}${outcome.stdout}`,
      );
    }
    return outcome.stdout;
  }

  async run(
    args: readonly string[],
    options: {
      readonly input?: string;
      readonly env?: Readonly<Record<string, string>>;
      readonly timeoutMs?: number;
    } = {},
  ): Promise<Outcome> {
    const result = await execa(this.#path, args, {
      reject: false,
      timeout: options.timeoutMs ?? 300_000,
      ...this.#user,
      env: {
        ...options.env,
        KUBECONFIG: this.#kubeconfig,
        KUBECACHEDIR: `${dirname(this.#kubeconfig)}/kubectl-cache`,
      },
      ...(options.input === undefined ? { stdin: "ignore" } : { input: options.input }),
    });
    return { exitCode: result.exitCode ?? -1, stdout: result.stdout, stderr: result.stderr };
  }

  /** A command that goes on; the caller ends it. */
  start(args: readonly string[]) {
    const env = { KUBECONFIG: this.#kubeconfig };
    return execa(this.#path, args, { env, reject: false, buffer: false, ...this.#user });
  }

  async json<T>(...args: readonly string[]): Promise<T> {
    // What kubectl prints with -o json is the API's object.
    return JSON.parse(await this.ok(...args, "-o", "json")) as T;
  }
}

/**
 * Every kubectl on this machine, oldest first: `kubectl` and `kubectl.1.27`-like names in the folders of PATH and
 * beside what `kubectl` is a link to. `KUBECTL_VERSIONS=27,33` chooses among them.
 */
export async function findKubectls(): Promise<readonly KubectlBinary[]> {
  const own = fileURLToPath(new URL("../../.tools/bin", import.meta.url));
  const folders = new Set([own, ...(process.env["PATH"] ?? "").split(delimiter)]);
  const paths: string[] = [];
  for (const folder of [...folders]) folders.add(dirname(resolveLink(join(folder, "kubectl"))));
  for (const folder of folders) {
    for (const file of listFolder(folder))
      if (/^kubectl([.-]?v?1\.\d+)?$/.test(file)) paths.push(join(folder, file));
  }
  const named = /kubectl[.-]?v?1\.(\d+)$/;
  // One with its version in its name is what it says; `kubectl` may be a wrapper that speaks for itself.
  paths.sort((a, b) => Number(named.test(b)) - Number(named.test(a)));
  const byMinor = new Map<number, string>();
  for (const path of paths) {
    const minor = named.exec(path)?.[1] ?? (await minorOf(path));
    if (minor !== undefined && !byMinor.has(Number(minor))) byMinor.set(Number(minor), path);
  }
  const chosen = process.env["KUBECTL_VERSIONS"]?.split(",").map(Number);
  return [...byMinor]
    .map(([minor, path]) => ({ minor, path }))
    .filter(({ minor }) => minor >= 27 && (chosen === undefined || chosen.includes(minor)))
    .toSorted((a, b) => a.minor - b.minor);
}

async function minorOf(path: string): Promise<string | undefined> {
  const { stdout } = await execa(path, ["version", "--client", "-o", "json"], { reject: false });
  return /"minor":\s*"(\d+)/.exec(stdout)?.[1];
}

function resolveLink(path: string): string {
  try {
    return realpathSync(path);
  } catch (err: unknown) {
    if (err instanceof Error && "code" in err) return path;
    throw err;
  }
}

function listFolder(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (err: unknown) {
    // Folders of PATH need not exist.
    if (err instanceof Error && "code" in err) return [];
    throw err;
  }
}
