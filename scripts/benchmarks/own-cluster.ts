import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { RealClock, RealRandom } from "@kubets/apimachinery";
import { createNatsTransport } from "@kubets/transport";
import type { Transport } from "@kubets/transport";
import { HttpsApi } from "./https-api.ts";
import { readKubeconfig } from "./kubeconfig.ts";
import type { ApiAccess } from "./kubeconfig.ts";

const command = fileURLToPath(new URL("../cluster", import.meta.url));

export interface RunningProcess {
  readonly name: string;
  readonly pid: number;
}

/** The cluster that is measured, in a temporary data directory that goes with it. */
export class OwnCluster implements AsyncDisposable {
  readonly #dataDir = mkdtempSync(join(tmpdir(), "kubets-bench-"));

  /** Runs `scripts/cluster` on it; resolves with what that prints. */
  async run(...args: readonly string[]): Promise<string> {
    return (await execa(command, [...args, "--data-dir", this.#dataDir])).stdout;
  }

  /** The administrator's. */
  get access(): ApiAccess {
    return readKubeconfig(join(this.#dataDir, "kubeconfig"));
  }

  api(connections = 1): HttpsApi {
    return new HttpsApi(this.access, connections);
  }

  async processes(): Promise<readonly RunningProcess[]> {
    const rows = (await this.run("status")).matchAll(/^(\S+) +running +(\d+) +\d+ MB/gm);
    return [...rows].map(([, name = "", pid = ""]) => ({ name, pid: Number(pid) }));
  }

  async pidOf(name: string): Promise<number> {
    const found = (await this.processes()).find((each) => each.name === name);
    if (!found) throw new Error(`${name} is not running`);
    return found.pid;
  }

  /** A connection to the bus as a component has it. */
  transport(signal: AbortSignal): Promise<Transport> {
    const config = JSON.parse(readFileSync(join(this.#dataDir, "cluster.json"), "utf8")) as {
      ports: { nats: number };
    };
    const identity = "system:kube-controller-manager";
    const seedFile = join(this.#dataDir, "pki", "nats", `${identity.replaceAll(":", "-")}.seed`);
    return createNatsTransport({
      servers: `nats://127.0.0.1:${config.ports.nats}`,
      identity,
      seed: readFileSync(seedFile, "utf8").trim(),
      clock: new RealClock(),
      random: new RealRandom(),
      signal,
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.run("purge");
    rmSync(this.#dataDir, { recursive: true, force: true });
  }
}

/** Of a process, in MB; Pss counts pages that processes share once. */
export function memoryOf(pid: number, kind: "Rss" | "Pss"): number {
  const text = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  return Number(new RegExp(`^${kind}:\\s+(\\d+) kB`, "m").exec(text)?.[1]) / 1024;
}
