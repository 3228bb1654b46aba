import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "./user-error.ts";

/** Raised when the layout or meaning of the data directory changes so that an older one cannot be used. */
export const dataFormat = 1;

export const profiles = ["default", "fast"] as const;
export type Profile = (typeof profiles)[number];

/** What a cluster is, kept as `cluster.json` in its data directory. Written whole, by rename. */
export interface ClusterConfig {
  readonly format: number;
  /** Second octet of the cluster's loopback addresses, see docs/architecture.md. */
  readonly octet: number;
  readonly profile: Profile;
  readonly ports: {
    readonly api: number;
    /** Of the API servers after the first. */
    readonly moreApis?: readonly number[];
    readonly nats: number;
  };
  /** Loopback port of `/livez`, `/readyz` and `/metrics` per process name. */
  readonly healthPorts: Readonly<Record<string, number>>;
  readonly nodes: readonly NodeConfig[];
}

export interface NodeConfig {
  /** The node's name in the API, e.g. `node-1`. */
  readonly name: string;
  /** Last octet of its address; never used again for another node of the cluster. */
  readonly number: number;
  /** Whether it shall run: false after `kill node-1`, true after `start node-1`. */
  readonly powered: boolean;
}

/** The API servers and where each serves HTTPS: `kube-apiserver`, `kube-apiserver-2`, … Never none. */
export function apiServersOf({ ports }: Pick<ClusterConfig, "ports">): readonly ApiServerConfig[] {
  return [ports.api, ...(ports.moreApis ?? [])].map((port, index) => ({ name: apiServerName(index), port }));
}

export interface ApiServerConfig {
  readonly name: string;
  readonly port: number;
}

export function apiServerName(index: number): string {
  return index === 0 ? "kube-apiserver" : `kube-apiserver-${String(index + 1)}`;
}

/** The processes that belong to no node. */
export function controlPlaneOf(config: Pick<ClusterConfig, "ports">): readonly string[] {
  const servers = apiServersOf(config).map(({ name }) => name);
  return ["nats-server", ...servers, "kube-controller-manager", "kube-scheduler"];
}

/** Where everything of one cluster lives. */
export class DataDirectory {
  readonly path: string;

  constructor(path: string) {
    this.path = path;
  }

  file(...parts: readonly string[]): string {
    return join(this.path, ...parts);
  }

  get kubeconfig(): string {
    return this.file("kubeconfig");
  }

  log(process: string): string {
    return this.file("logs", `${process.replaceAll("/", "-")}.log`);
  }

  nodeRoot(node: string): string {
    return this.file("nodes", node);
  }

  /**
   * Path of a unix socket. The system allows about 100 bytes, so for a deep data directory it lies in a short
   * folder of its own under the system's temporary folder.
   */
  socket(name: string): string {
    const inside = this.file("run", `${name}.sock`);
    if (Buffer.byteLength(inside) <= 100) return inside;
    return join(this.shortSocketFolder, `${name}.sock`);
  }

  get shortSocketFolder(): string {
    return join(tmpdir(), `kubets-${createHash("sha256").update(this.path).digest("hex").slice(0, 12)}`);
  }

  createFolders(): void {
    for (const folder of ["pki/nats", "nats", "logs", "run", "images", "nodes"]) {
      mkdirSync(this.file(folder), { recursive: true, mode: 0o700 });
    }
    if (this.socket("supervisor").startsWith(this.shortSocketFolder)) {
      mkdirSync(this.shortSocketFolder, { recursive: true, mode: 0o700 });
    }
  }

  /** undefined when there is no cluster here; UserError when there is one this version cannot use. */
  readConfig(): ClusterConfig | undefined {
    const path = this.file("cluster.json");
    if (!existsSync(path)) return undefined;
    const config = parseConfig(path, readFileSync(path, "utf8"));
    if (config.format !== dataFormat) {
      throw new UserError(
        `${this.path} was made by another version of kubets (data format ${String(config.format)}, this version uses ${dataFormat}): ` +
          `use that version, choose another --data-dir, or remove it with 'scripts/cluster purge'`,
      );
    }
    return config;
  }

  writeConfig(config: ClusterConfig): void {
    writeWhole(this.file("cluster.json"), JSON.stringify(config, null, 2) + "\n");
  }
}

/** Replaces a file in one step, so that no reader ever sees half of it. */
export function writeWhole(path: string, text: string, mode = 0o600): void {
  const draft = `${path}.new`;
  writeFileSync(draft, text, { mode });
  renameSync(draft, path);
}

function parseConfig(path: string, text: string): ClusterConfig {
  try {
    // Written by writeConfig of a kubets; another format is told apart by its number.
    return JSON.parse(text) as ClusterConfig;
  } catch (err: unknown) {
    throw new UserError(
      `${path} is damaged: restore it, or remove the cluster with 'scripts/cluster purge'`,
      {
        cause: err,
      },
    );
  }
}
