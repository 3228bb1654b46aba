/**
 * Pod sandboxes. Without namespaces a sandbox has no process: it is an address, a host name and the
 * frame its containers belong to.
 */
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock, Random } from "@kubets/apimachinery";
import { CriError } from "@kubets/cri";
import type { PodSandboxConfig } from "@kubets/cri";
import { toNanoseconds } from "../container/container-record.ts";
import type { PodNetwork } from "../network/pod-network.ts";
import { readBootId } from "../process/process-table.ts";
import type { RecordStore } from "../storage/record-store.ts";
import type { SandboxRecord } from "./sandbox-record.ts";

export interface SandboxManagerOptions {
  readonly store: RecordStore<SandboxRecord>;
  readonly network: PodNetwork;
  /** Where pods report ports, a file per sandbox; must exist. */
  readonly portMapDir: string;
  /** Address of pods on the host's network. */
  readonly nodeIp: string;
  readonly clock: Clock;
  readonly random: Random;
}

export class SandboxManager {
  readonly #options: SandboxManagerOptions;

  constructor(options: SandboxManagerOptions) {
    this.#options = options;
  }

  /** Sandboxes of an earlier boot are gone, as their processes are. */
  restore(): void {
    const bootId = readBootId();
    for (const record of this.list()) {
      if (record.bootId !== bootId) this.stop(record.id);
    }
  }

  list(): SandboxRecord[] {
    return this.#options.store.list();
  }

  get(id: string): SandboxRecord | undefined {
    return this.#options.store.get(id);
  }

  /** Throws CriError NotFound. */
  find(id: string): SandboxRecord {
    const record = this.get(id);
    if (record !== undefined) return record;
    throw new CriError("NotFound", `an error occurred when try to find sandbox "${id}": not found`);
  }

  /** Throws CriError FailedPrecondition for one that was stopped. */
  findReady(id: string): SandboxRecord & { readonly lifecycle: { readonly kind: "ready" } } {
    const record = this.find(id);
    const { lifecycle } = record;
    if (lifecycle.kind === "ready") return { ...record, lifecycle };
    throw new CriError("FailedPrecondition", `sandbox container "${id}" is not running`);
  }

  run(config: PodSandboxConfig, runtimeHandler: string): SandboxRecord {
    const { store, clock, random } = this.#options;
    if (runtimeHandler !== "") {
      throw new CriError("InvalidArgument", `no runtime for "${runtimeHandler}" is configured`);
    }
    const same = this.list().find((record) => sameAttempt(record.config, config));
    if (same !== undefined) {
      throw new CriError("AlreadyExists", `pod sandbox ${describePod(config)} exists as "${same.id}"`);
    }
    const record: SandboxRecord = {
      id: Buffer.from(random.bytes(32)).toString("hex"),
      createdAt: toNanoseconds(clock.now()),
      config,
      runtimeHandler,
      bootId: readBootId(),
      lifecycle: this.#network(config),
    };
    store.put(record);
    // Containers of any user report their ports here.
    writeFileSync(this.portMapFile(record.id), "");
    chmodSync(this.portMapFile(record.id), 0o666);
    return record;
  }

  #network(config: PodSandboxConfig): SandboxRecord["lifecycle"] {
    if (config.linux?.securityContext?.namespaceOptions?.network === "NODE") {
      return { kind: "ready", ip: this.#options.nodeIp, hostNetwork: true };
    }
    return { kind: "ready", ip: this.#options.network.allocate(this.#takenAddresses()), hostNetwork: false };
  }

  #takenAddresses(): Set<string> {
    const ready = this.list().map(({ lifecycle }) => lifecycle);
    return new Set(ready.flatMap((lifecycle) => (lifecycle.kind === "ready" ? [lifecycle.ip] : [])));
  }

  /** Frees the address. Idempotent; unknown ids are fine, as CRI asks. */
  stop(id: string): void {
    const record = this.get(id);
    if (record?.lifecycle.kind !== "ready") return;
    this.#options.store.put({ ...record, lifecycle: { kind: "notReady" } });
  }

  /** Idempotent. Its containers must be gone. */
  remove(id: string): void {
    this.#options.store.delete(id);
    rmSync(this.portMapFile(id), { force: true });
  }

  /** Where servers in the pod's containers write `<port> <actual port>` when they had to take another. */
  portMapFile(id: string): string {
    return join(this.#options.portMapDir, id);
  }

  /** Port of the pod → port it is served at. Of several reports on one port the last counts. */
  portMap(id: string): ReadonlyMap<number, number> {
    const file = this.portMapFile(id);
    if (!existsSync(file)) return new Map();
    const lines = readFileSync(file, "utf8").matchAll(/^(\d+) (\d+)$/gm);
    return new Map([...lines].map(([, port, actual]) => [Number(port), Number(actual)]));
  }
}

function describePod({ metadata }: PodSandboxConfig): string {
  return `${metadata?.namespace ?? ""}/${metadata?.name ?? ""}`;
}

/** A pod, told apart from an earlier one of its name by its uid, and its restarts by the attempt. */
function sameAttempt({ metadata: a }: PodSandboxConfig, { metadata: b }: PodSandboxConfig): boolean {
  return (
    a?.uid === b?.uid && a?.attempt === b?.attempt && a?.name === b?.name && a?.namespace === b?.namespace
  );
}
