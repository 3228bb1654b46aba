import { rmSync } from "node:fs";
import type { Server } from "node:net";
import type { Clock, Random } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import { addressesOf, claimAddress } from "./addresses.ts";
import { apiServersOf } from "./cluster-config.ts";
import type { ClusterConfig, DataDirectory, NodeConfig } from "./cluster-config.ts";
import { serveControl } from "./control.ts";
import type { ControlAnswer, ControlRequest } from "./control.ts";
import { startGuard } from "./guard.ts";
import { ManagedProcess } from "./managed-process.ts";
import { writeNatsConfig } from "./nats-config.ts";
import { cutPower, runtimeRecord } from "./node-power.ts";
import { close, listen } from "./ports.ts";
import { processSpecs } from "./process-specs.ts";
import type { HostFacts } from "./process-specs.ts";
import { ProcessTable, signalProcess } from "./process-table.ts";
import { parseTarget } from "./target.ts";
import { UserError } from "./user-error.ts";

export interface SupervisorDeps {
  readonly data: DataDirectory;
  readonly host: HostFacts;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
}

const graceMs = 3_000;

/**
 * Keeps the processes of one cluster running, kills and starts them when told. What shall run is kept in
 * `cluster.json` and written before it is acted on; so a supervisor that starts again does the same.
 */
export class Supervisor {
  readonly #deps: SupervisorDeps;
  readonly #table: ProcessTable;
  readonly #processes = new Map<string, ManagedProcess>();
  readonly #stopped = new AbortController();
  #config: ClusterConfig;

  constructor(deps: SupervisorDeps, config: ClusterConfig) {
    this.#deps = deps;
    this.#config = config;
    this.#table = new ProcessTable(deps.data.file("run"));
  }

  /** Starts everything and settles when all has been stopped: after `down`, or when the signal aborts. */
  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    const { data } = this.#deps;
    const claim = await this.#claimOctet();
    options.signal.addEventListener("abort", () => this.#stopped.abort(options.signal.reason), {
      once: true,
    });
    let guard = startGuard(data);
    const keepGuard = (): void => {
      if (this.#stopped.signal.aborted) return;
      guard = startGuard(data);
      guard.child.once("exit", keepGuard);
    };
    guard.child.once("exit", keepGuard);
    try {
      writeNatsConfig(data, this.#config, this.#deps.random);
      this.#reconcile();
      await serveControl({
        path: data.socket("supervisor"),
        handle: (request) => this.#handle(request),
        signal: this.#stopped.signal,
      });
      await aborted(this.#stopped.signal);
      await this.#stopAll();
      // Not when that failed: then the guard does it.
      guard.dismiss();
    } finally {
      rmSync(data.socket("supervisor"), { force: true });
      rmSync(data.shortSocketFolder, { force: true, recursive: true });
      await close(claim);
    }
  }

  /** Two clusters with one octet would listen on each other's addresses. */
  async #claimOctet(): Promise<Server> {
    const { host, port } = claimAddress(this.#config.octet);
    try {
      return await listen(host, port);
    } catch (err: unknown) {
      throw new UserError(
        `the addresses of this cluster, 127.${this.#config.octet}.0.0/16, are in use by another one: stop that first`,
        { cause: err },
      );
    }
  }

  /** Makes the managed processes those of the configuration, and starts the ones that shall run. */
  #reconcile(): void {
    const { data, host, clock, logger } = this.#deps;
    for (const spec of processSpecs(data, this.#config, host)) {
      let managed = this.#processes.get(spec.name);
      if (!managed) {
        managed = new ManagedProcess({
          spec,
          logFile: data.log(spec.name),
          table: this.#table,
          clock,
          logger,
        });
        this.#processes.set(spec.name, managed);
        if (spec.unit === "control-plane" || spec.unit.powered) managed.start();
      }
    }
  }

  async #handle(request: ControlRequest): Promise<ControlAnswer> {
    switch (request.type) {
      case "status":
        return { type: "status", status: this.#status() };
      case "kill":
        return { type: "done", message: await this.#kill(request.target, request.signal) };
      case "start":
        return { type: "done", message: this.#start(request.target) };
      case "add-node":
        return { type: "done", message: this.#addNode(request.name) };
      case "remove-node":
        return { type: "done", message: await this.#removeNode(request.name) };
      case "down":
        this.#stopped.abort(new Error("down"));
        return { type: "done", message: "stopping" };
    }
  }

  #status(): {
    pid: number;
    processes: ReturnType<ManagedProcess["status"]>[];
    nodes: readonly NodeConfig[];
  } {
    const processes = [...this.#processes.values()].map((managed) => managed.status());
    return { pid: process.pid, processes, nodes: this.#config.nodes };
  }

  async #kill(text: string, signal: NodeJS.Signals): Promise<string> {
    const target = parseTarget(text, this.#config);
    if (target.kind === "node") return await this.#killNode(target.node, signal);
    if (target.name.startsWith("process-runtime/")) {
      const record = runtimeRecord(this.#deps.data, target.node ?? "");
      if (!record || !signalProcess(record, signal)) throw new UserError(`${text} is not running`);
      return `${signal} sent to ${text}, pid ${record.pid}; its kubelet starts it again`;
    }
    const managed = this.#process(target.name);
    const { pid } = managed.status();
    if (pid === undefined) throw new UserError(`${text} is not running`);
    if (target.node !== undefined && signal === "SIGKILL") {
      await managed.stop("SIGKILL", 0);
      return `killed ${text}, pid ${pid}; it stays dead until 'start ${text}'`;
    }
    managed.signal(signal);
    return `${signal} sent to ${text}, pid ${pid}`;
  }

  /** SIGKILL is a power cut: everything of the node is gone, and stays so. Other signals go to each of its processes. */
  async #killNode(node: string, signal: NodeJS.Signals): Promise<string> {
    const processes = this.#processesOf(node);
    if (signal !== "SIGKILL") {
      const record = runtimeRecord(this.#deps.data, node);
      if (record) signalProcess(record, signal);
      for (const managed of processes) managed.signal(signal);
      return `${signal} sent to the processes of ${node}`;
    }
    this.#setPower(node, false);
    await Promise.all(processes.map((managed) => managed.stop("SIGKILL", 0)));
    await cutPower(this.#deps.data, node);
    return `killed ${node} with all its containers; it stays dead until 'start ${node}'`;
  }

  #start(text: string): string {
    const target = parseTarget(text, this.#config);
    if (target.kind === "node") {
      this.#setPower(target.node, true);
      for (const managed of this.#processesOf(target.node)) managed.start();
      return `started ${target.node}`;
    }
    if (target.name.startsWith("process-runtime/")) {
      throw new UserError(`the kubelet of ${target.node ?? ""} starts its runtime itself`);
    }
    this.#process(target.name).start();
    return `started ${text}`;
  }

  #addNode(wanted: string | undefined): string {
    const number = Math.max(0, ...this.#config.nodes.map((node) => node.number)) + 1;
    const name = wanted ?? `node-${number}`;
    if (!/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)) {
      throw new UserError(`'${name}' is no node name: lower-case letters, digits and '-', at most 63`);
    }
    if (this.#config.nodes.some((node) => node.name === name))
      throw new UserError(`there is a ${name} already`);
    if (number > 250) throw new UserError("a cluster has at most 250 nodes on one machine");
    this.#setNodes([...this.#config.nodes, { name, number, powered: true }]);
    this.#reloadNats();
    this.#reconcile();
    return `added ${name} (${addressesOf(this.#config.octet).nodeIP(number)})`;
  }

  async #removeNode(name: string): Promise<string> {
    if (!this.#config.nodes.some((node) => node.name === name))
      throw new UserError(`there is no node ${name}`);
    await this.#killNode(name, "SIGKILL");
    this.#setNodes(this.#config.nodes.filter((node) => node.name !== name));
    for (const managed of this.#processesOf(name)) this.#processes.delete(managed.spec.name);
    rmSync(this.#deps.data.nodeRoot(name), { recursive: true, force: true });
    this.#reloadNats();
    return `removed ${name}; 'kubectl delete node ${name}' removes it from the API`;
  }

  #setPower(node: string, powered: boolean): void {
    this.#setNodes(this.#config.nodes.map((each) => (each.name === node ? { ...each, powered } : each)));
  }

  #setNodes(nodes: readonly NodeConfig[]): void {
    this.#config = { ...this.#config, nodes };
    this.#deps.data.writeConfig(this.#config);
  }

  #reloadNats(): void {
    writeNatsConfig(this.#deps.data, this.#config, this.#deps.random);
    this.#process("nats-server").signal("SIGHUP");
  }

  #process(name: string): ManagedProcess {
    const managed = this.#processes.get(name);
    if (!managed) throw new UserError(`there is no process ${name}`);
    return managed;
  }

  #processesOf(node: string): readonly ManagedProcess[] {
    return [...this.#processes.values()].filter((managed) => managed.spec.name.endsWith(`/${node}`));
  }

  /** Nodes first, then those that use the API, then the API, then the bus. */
  async #stopAll(): Promise<void> {
    const nodes = this.#config.nodes.map((node) => node.name);
    await Promise.all(
      nodes.map(async (node) => {
        await Promise.all(this.#processesOf(node).map((managed) => managed.stop("SIGTERM", graceMs)));
        await cutPower(this.#deps.data, node);
      }),
    );
    const stop = (name: string): Promise<void> => this.#process(name).stop("SIGTERM", graceMs);
    await Promise.all([stop("kube-scheduler"), stop("kube-controller-manager")]);
    await Promise.all(apiServersOf(this.#config).map(({ name }) => stop(name)));
    await stop("nats-server");
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
