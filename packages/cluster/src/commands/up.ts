import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Clock } from "@kubets/apimachinery";
import { ApiAccess, isReady } from "../api-access.ts";
import { addressesOf } from "../addresses.ts";
import { apiServersOf } from "../cluster-config.ts";
import type { ApiServerConfig, ClusterConfig, DataDirectory } from "../cluster-config.ts";
import { askSupervisor } from "../control.ts";
import { designCluster, renewCluster } from "../create-cluster.ts";
import type { UpOptions } from "../create-cluster.ts";
import { writeKubeconfig } from "../pki/kubeconfig.ts";
import { ProcessTable } from "../process-table.ts";
import type { Progress } from "../progress.ts";
import { UserError } from "../user-error.ts";

export interface UpCommand extends UpOptions {
  readonly data: DataDirectory;
  readonly natsServer: string;
  /** Return when the supervisor runs, without waiting for the nodes. */
  readonly detach: boolean;
  readonly waitMs: number;
  readonly clock: Clock;
  readonly progress: Progress;
  readonly signal: AbortSignal;
}

/** Brings a cluster up, new or known. Safe to repeat: what runs already is left as it is. */
export async function up(command: UpCommand): Promise<ClusterConfig> {
  const { data, clock, progress } = command;
  const running = await askSupervisor(data.socket("supervisor"), { type: "status" });
  if (running) progress.note("already running");
  const config = running ? unchanged(expectConfig(data), command) : await launch(command);
  if (!command.detach) await waitUntilReady(command, config, clock.monotonicMs() + command.waitMs);
  return config;
}

/** What only a start can change must be as it is. */
function unchanged(config: ClusterConfig, { apiServers }: UpCommand): ClusterConfig {
  const count = apiServersOf(config).length;
  if (apiServers !== undefined && apiServers !== count)
    throw new UserError(
      `this cluster runs with ${count} API server${count === 1 ? "" : "s"}: 'scripts/cluster down' it first`,
    );
  return config;
}

async function launch(command: UpCommand): Promise<ClusterConfig> {
  const config = await prepare(command);
  await launchSupervisor(command);
  return config;
}

async function prepare(command: UpCommand): Promise<ClusterConfig> {
  const { data, clock } = command;
  const known = data.readConfig();
  if (!known) refuseForeignFolder(data);
  const left = new ProcessTable(data.file("run")).alive();
  if (left.length > 0) {
    throw new UserError(
      `processes of this cluster still run without their supervisor (${left.map((each) => each.name).join(", ")}): ` +
        `'scripts/cluster down' ends them`,
    );
  }
  const config = known ? await renewCluster(known, command) : await designCluster(data, command);
  data.createFolders();
  if (!existsSync(data.file("pki", "ca.crt"))) {
    // Loaded only when needed: certificates cost a tenth of a second.
    const { createClusterPki } = await import("../pki/cluster-pki.ts");
    await createClusterPki(data, {
      apiServiceIP: addressesOf(config.octet).apiServiceIP,
      nowMs: clock.now(),
    });
  }
  writeKubeconfig(data, config.ports.api);
  data.writeConfig(config);
  return config;
}

/** A cluster is removed with its folder, so it must not move into one that holds something else. */
function refuseForeignFolder(data: DataDirectory): void {
  const foreign = existsSync(data.path)
    ? readdirSync(data.path).filter((entry) => !ownEntries.has(entry))
    : [];
  if (foreign.length > 0) {
    throw new UserError(
      `${data.path} holds other files (${foreign.slice(0, 3).join(", ")} …): choose another --data-dir`,
    );
  }
  mkdirSync(data.path, { recursive: true, mode: 0o700 });
}

/** What an `up` that was interrupted may have left. */
const ownEntries = new Set(["pki", "nats", "logs", "run", "images", "nodes", "kubeconfig"]);

async function launchSupervisor(command: UpCommand): Promise<void> {
  const { data, clock, signal } = command;
  const logFile = data.log("supervisor");
  const log = openSync(logFile, "a", 0o600);
  const main = fileURLToPath(new URL("../supervisor-main.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    [main, `--data-dir=${data.path}`, `--nats-server=${command.natsServer}`],
    { stdio: ["ignore", log, log], detached: true, cwd: "/" },
  );
  closeSync(log);
  let exited = false;
  child.once("exit", () => (exited = true));
  while (!(await askSupervisor(data.socket("supervisor"), { type: "status" }))) {
    if (exited) throw new UserError(`the supervisor did not start: ${lastComplaint(logFile)}`);
    await clock.sleep(10, { signal });
  }
  child.unref();
}

/** Each look takes processor time from what it looks at. */
const pollMs = 50;

async function waitUntilReady(command: UpCommand, config: ClusterConfig, deadline: number): Promise<void> {
  const { data, clock, progress, signal } = command;
  const wanted = config.nodes.filter((node) => node.powered).map((node) => node.name);
  const seen = new Set<string>();
  const done = (what: string): void => {
    if (seen.has(what)) return;
    seen.add(what);
    progress.done(what);
  };
  using api = new ApiAccess(data, config);
  const others = apiServersOf(config).slice(1);
  for (;;) {
    const nodes = await api.nodes();
    if (nodes) done("kube-apiserver answers");
    const late = await notAnswering(data, config, others);
    for (const { name } of others) if (!late.includes(name)) done(`${name} answers`);
    const ready = (nodes ?? []).filter(isReady).map((node) => node.metadata.name ?? "");
    for (const name of wanted) if (ready.includes(name)) done(`${name} is Ready`);
    if (nodes && late.length === 0 && wanted.every((name) => ready.includes(name))) return;
    await complainAboutCrashes(data);
    if (clock.monotonicMs() > deadline) {
      const behind = wanted.filter((name) => !ready.includes(name));
      const missing = nodes ? [...late, ...behind].join(", ") : "kube-apiserver";
      throw new UserError(
        `not ready after ${Math.round(command.waitMs / 1000)} s: ${missing}. The cluster goes on starting; ` +
          `see 'scripts/cluster status' and 'scripts/cluster logs COMPONENT'`,
      );
    }
    await clock.sleep(pollMs, { signal });
  }
}

/** Which of these API servers are not ready. */
async function notAnswering(
  data: DataDirectory,
  config: ClusterConfig,
  servers: readonly ApiServerConfig[],
): Promise<readonly string[]> {
  const late: string[] = [];
  for (const { name, port } of servers) {
    using api = new ApiAccess(data, config, port);
    if ((await api.get("/readyz"))?.code !== 200) late.push(name);
  }
  return late;
}

/** A process that crashes again and again will not get ready by waiting. */
async function complainAboutCrashes(data: DataDirectory): Promise<void> {
  const answer = await askSupervisor(data.socket("supervisor"), { type: "status" });
  if (answer?.type !== "status")
    throw new UserError(`the supervisor has ended: ${lastComplaint(data.log("supervisor"))}`);
  const crashing = answer.status.processes.find((each) => each.state !== "running" && each.restarts >= 5);
  if (crashing) {
    throw new UserError(
      `${crashing.name} keeps crashing (${crashing.lastExit ?? "?"}): ${lastComplaint(data.log(crashing.name))}`,
    );
  }
}

/** The last message of a log that tells of a failure; for processes that have just died of it. */
function lastComplaint(logFile: string): string {
  const lines = existsSync(logFile) ? readFileSync(logFile, "utf8").trim().split("\n").slice(-50) : [];
  for (const line of lines.toReversed()) {
    const entry = parseLine(line);
    if (entry?.level === "fatal" || entry?.level === "error") return entry.err?.message ?? entry.msg ?? line;
  }
  // Node itself writes plain text when it cannot even load a program.
  return lines.findLast((line) => /^\w*Error\b.*: /.test(line)) ?? `see ${logFile}`;
}

function parseLine(
  line: string,
):
  | { readonly level?: string; readonly msg?: string; readonly err?: { readonly message?: string } }
  | undefined {
  if (!line.startsWith("{")) return undefined;
  try {
    // Our processes log JSON; the fields read here are optional.
    return JSON.parse(line) as ReturnType<typeof parseLine>;
  } catch (err: unknown) {
    // Half a line of a process that was killed while writing it.
    if (err instanceof SyntaxError) return undefined;
    throw err;
  }
}

export function expectConfig(data: DataDirectory): ClusterConfig {
  const config = data.readConfig();
  if (!config) throw new UserError(`there is no cluster in ${data.path}: 'scripts/cluster up' makes one`);
  return config;
}
