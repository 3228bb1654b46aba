import { createHash } from "node:crypto";
import { claimAddress, octetCandidates } from "./addresses.ts";
import { apiServersOf, controlPlaneOf, dataFormat } from "./cluster-config.ts";
import type { ClusterConfig, DataDirectory, Profile } from "./cluster-config.ts";
import { claimPort, freePorts, isFree } from "./ports.ts";
import { UserError } from "./user-error.ts";

export interface UpOptions {
  readonly nodes: number | undefined;
  /** undefined: one, or as many as the cluster has. */
  readonly apiServers: number | undefined;
  /** undefined: 6443, or a free one when that is taken. */
  readonly apiPort: number | undefined;
  readonly profile: Profile | undefined;
}

const defaultApiPort = 6443;
const defaultNodes = 3;

/** Decides what a new cluster is. Nothing is written yet. */
export async function designCluster(data: DataDirectory, options: UpOptions): Promise<ClusterConfig> {
  const count = options.nodes ?? defaultNodes;
  const nodes = Array.from({ length: count }, (_, i) => ({
    name: `node-${i + 1}`,
    number: i + 1,
    powered: true,
  }));
  const octet = await freeOctet(data);
  const [nats = 0] = await freePorts(1);
  const ports = { ...(await chooseApiPorts(options, [defaultApiPort])), nats };
  const healthPorts = await chooseHealthPorts({ ports });
  const profile = options.profile ?? "default";
  return { format: dataFormat, octet, profile, ports, healthPorts, nodes };
}

/** The configuration for the next start of a cluster that exists: same state, ports that are free now. */
export async function renewCluster(config: ClusterConfig, options: UpOptions): Promise<ClusterConfig> {
  if (options.nodes !== undefined && options.nodes !== config.nodes.length) {
    throw new UserError(
      `this cluster has ${config.nodes.length} nodes: use 'scripts/cluster node add' or 'node remove', or another --data-dir`,
    );
  }
  const [nats = 0] = (await isFree("127.0.0.1", config.ports.nats))
    ? [config.ports.nats]
    : await freePorts(1);
  const before = apiServersOf(config).map(({ port }) => port);
  const ports = { ...(await chooseApiPorts(options, before)), nats };
  const healthPorts = await chooseHealthPorts({ ports });
  const profile = options.profile ?? config.profile;
  return { ...config, profile, ports, healthPorts };
}

/** As many as asked for, else as there were; the first at the port asked for, all at their old ones if they can. */
async function chooseApiPorts(
  { apiPort, apiServers }: UpOptions,
  before: readonly number[],
): Promise<{ readonly api: number; readonly moreApis?: readonly number[] }> {
  const api = await chooseApiPort(apiPort, before[0] ?? defaultApiPort);
  const moreApis: number[] = [];
  while (moreApis.length + 1 < (apiServers ?? before.length))
    moreApis.push(await chooseApiPort(undefined, before[moreApis.length + 1] ?? 0));
  return moreApis.length > 0 ? { api, moreApis } : { api };
}

/** The port asked for, which must be free; else the preferred one (0: none), or any that is free. It is claimed, see claimPort. */
async function chooseApiPort(wanted: number | undefined, preferred: number): Promise<number> {
  const first = wanted ?? preferred;
  if (first !== 0 && (await claimPort(first))) return first;
  if (wanted !== undefined) {
    throw new UserError(
      `port ${wanted} of 127.0.0.1 is in use: choose another --api-port, or leave it out for a free one`,
    );
  }
  for (;;) {
    const [port = 0] = await freePorts(1);
    if (await claimPort(port)) return port;
  }
}

async function chooseHealthPorts(
  config: Pick<ClusterConfig, "ports">,
): Promise<Readonly<Record<string, number>>> {
  const processes = controlPlaneOf(config).filter((name) => name !== "nats-server");
  const ports = await freePorts(processes.length);
  return Object.fromEntries(processes.map((name, i) => [name, ports[i] ?? 0]));
}

async function freeOctet(data: DataDirectory): Promise<number> {
  const hash = createHash("sha256").update(data.path).digest().readUInt32BE(0);
  for (const octet of octetCandidates(hash)) {
    const { host, port } = claimAddress(octet);
    if (await isFree(host, port)) return octet;
  }
  throw new UserError("no free loopback addresses for another cluster: stop one first");
}
