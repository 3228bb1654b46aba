import { readFileSync } from "node:fs";
import type { corev1 } from "@kubets/api";
import { ApiAccess, isReady } from "../api-access.ts";
import { addressesOf } from "../addresses.ts";
import { apiServersOf } from "../cluster-config.ts";
import type { ClusterConfig, DataDirectory } from "../cluster-config.ts";
import { runningContainers } from "../containers.ts";
import { askSupervisor } from "../control.ts";
import { runtimeRecord } from "../node-power.ts";
import { isAlive } from "../process-table.ts";
import { isSystemError } from "../ports.ts";
import { expectConfig } from "./up.ts";

/** The state of a cluster as text: its address, every process and container with pid and memory, every node. */
export async function status(data: DataDirectory): Promise<string> {
  const config = expectConfig(data);
  const answer = await askSupervisor(data.socket("supervisor"), { type: "status" });
  if (answer?.type !== "status") return `${data.path}: not running ('scripts/cluster up' starts it)\n`;
  const nodes = await nodesOf(data, config);
  const lines = [
    ...apiServersOf(config).map(({ port }) => `API        https://127.0.0.1:${String(port)}`),
    `kubeconfig ${data.kubeconfig}`,
    `profile    ${config.profile}`,
    `supervisor pid ${answer.status.pid}`,
    "",
  ];
  const rows = [["PROCESS", "STATE", "PID", "RSS", "UP", "RESTARTS", "LAST EXIT"]];
  for (const each of answer.status.processes) {
    rows.push([
      each.name,
      each.state === "waiting" ? "restarting" : each.state === "off" ? "dead" : each.state,
      each.pid === undefined ? "-" : String(each.pid),
      memory(each.pid),
      each.runningMs === undefined ? "-" : `${Math.round(each.runningMs / 1000)}s`,
      String(each.restarts),
      each.lastExit ?? "-",
    ]);
  }
  for (const node of config.nodes) {
    const record = runtimeRecord(data, node.name);
    const alive = record !== undefined && isAlive(record);
    const pid = alive ? record.pid : undefined;
    rows.push([
      `process-runtime/${node.name}`,
      alive ? "running" : "dead",
      String(pid ?? "-"),
      memory(pid),
      "-",
      "-",
      "-",
    ]);
  }
  lines.push(...table(rows), "");
  const containers = config.nodes.flatMap((node) =>
    runningContainers(data, node.name).map((each) => [
      each.pod,
      each.name,
      node.name,
      String(each.pid),
      memory(each.pid),
    ]),
  );
  if (containers.length > 0)
    lines.push(...table([["POD", "CONTAINER", "NODE", "PID", "RSS"], ...containers]), "");
  const nodeRows = [["NODE", "READY", "ADDRESS", "NOTE"]];
  for (const node of config.nodes) {
    const object = nodes.find((each) => each.metadata.name === node.name);
    nodeRows.push([
      node.name,
      object === undefined ? "unknown" : isReady(object) ? "Ready" : "NotReady",
      addressesOf(config.octet).nodeIP(node.number),
      node.powered ? "" : `killed; 'scripts/cluster start ${node.name}'`,
    ]);
  }
  lines.push(...table(nodeRows), ...mappedPorts(nodes));
  return lines.join("\n") + "\n";
}

/** As any API server tells them; none when none does. */
async function nodesOf(data: DataDirectory, config: ClusterConfig): Promise<readonly corev1.Node[]> {
  for (const { port } of apiServersOf(config)) {
    using api = new ApiAccess(data, config, port);
    const nodes = await api.nodes();
    if (nodes) return nodes;
  }
  return [];
}

/** Which free ports stand in for service ports that this user may not listen on; nothing when there are none. */
function mappedPorts(nodes: readonly corev1.Node[]): readonly string[] {
  const rows = nodes.flatMap((node) =>
    Object.entries(portMapOf(node)).map(([service, address]) => [
      service,
      node.metadata.name ?? "",
      String(address),
    ]),
  );
  if (rows.length === 0) return [];
  const sorted = rows.toSorted((a, b) => (a.join() < b.join() ? -1 : 1));
  return [
    "",
    "This user may not listen on ports below 1024. Free ports stand in for them:",
    ...table([["SERVICE PORT", "NODE", "ADDRESS"], ...sorted]),
  ];
}

function portMapOf(node: corev1.Node): object {
  try {
    const map: unknown = JSON.parse(node.metadata.annotations?.["kubets.dev/service-port-map"] ?? "{}");
    return typeof map === "object" && map !== null ? map : {};
  } catch (err: unknown) {
    // Anyone may write an annotation.
    if (err instanceof SyntaxError) return {};
    throw err;
  }
}

function table(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join("   ")
      .trimEnd(),
  );
}

/** Resident memory, from /proc; "-" where there is none. */
function memory(pid: number | undefined): string {
  if (pid === undefined) return "-";
  try {
    const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kilobytes === undefined ? "-" : `${Math.round(Number(kilobytes) / 1024)} MB`;
  } catch (err: unknown) {
    if (isSystemError(err)) return "-";
    throw err;
  }
}
