/**
 * Starts a cluster in a temporary data directory, measures, prints, and removes it. Figures, no verdict on the build:
 * nothing here fails for being slow.
 */
import { cpus, totalmem } from "node:os";
import { parseArgs } from "node:util";
import { measureApi } from "./api/measure-api.ts";
import { HttpsApi } from "./https-api.ts";
import { readKubeconfig, PlainError } from "./kubeconfig.ts";
import type { ApiAccess } from "./kubeconfig.ts";
import { OwnCluster } from "./own-cluster.ts";
import { measureMemory } from "./parts/memory.ts";
import { measurePods } from "./parts/pods.ts";
import { measureServices } from "./parts/services.ts";
import { measureStart } from "./parts/start.ts";
import { printFigures } from "./report.ts";

const help = `Usage: scripts/bench [--against KUBECONFIG] [PART...]

Starts a cluster of its own, prints what it measures, and removes it. Nothing fails for being slow.

Parts (default: all; start comes with each):
  start      from 'cluster up' to three nodes Ready
  memory     of every process of an idle cluster
  pods       from a create to Running; a Deployment of three
  services   how fast all kube-proxies follow a service's endpoints
  api        the API server: creates, updates and gets in a second, through HTTPS and NATS; LIST of 5,000 and 50,000
             objects as JSON, protobuf and Table, and by label; its memory; start with 50,000 objects;
             watch lag with 1,010 watchers at 500 writes a second. Takes some minutes

Options:
  --against KUBECONFIG  run the HTTPS load of 'api' on this cluster too, figure by figure, and print how many times as
                        good kubets is. What is made there is in one namespace, kubets-bench-..., and is removed
  -h, --help            show this
`;

type Part = (cluster: OwnCluster, peer: ApiAccess | undefined) => Promise<void>;

const parts: Readonly<Record<string, Part>> = {
  start: async (cluster) => printFigures(await measureStart(cluster)),
  memory: async (cluster) => printFigures(await measureMemory(cluster)),
  pods: async (cluster) => printFigures(await measurePods(cluster)),
  services: async (cluster) => printFigures(await measureServices(cluster)),
  api: measureApi,
};

interface Wanted {
  readonly help: boolean;
  readonly parts: readonly string[];
  readonly peer: ApiAccess | undefined;
}

async function readArguments(): Promise<Wanted> {
  const { values, positionals } = parseArguments();
  const unknown = positionals.filter((name) => !Object.hasOwn(parts, name));
  if (unknown.length > 0)
    throw new PlainError(
      `there is no part ${unknown.join(", ")}: choose among ${Object.keys(parts).join(", ")}`,
    );
  const wanted = positionals.length === 0 ? Object.keys(parts) : positionals;
  const { against } = values;
  if (against === undefined) return { help: values.help, parts: wanted, peer: undefined };
  if (!wanted.includes("api")) throw new PlainError("--against is for the part api");
  const peer = readKubeconfig(against);
  await checkReachable(against, peer);
  return { help: values.help, parts: wanted, peer };
}

function parseArguments(): {
  values: { against?: string | undefined; help: boolean };
  positionals: string[];
} {
  const options = {
    against: { type: "string" },
    help: { type: "boolean", short: "h", default: false },
  } as const;
  try {
    return parseArgs({ options, allowPositionals: true });
  } catch (err: unknown) {
    throw new PlainError(err instanceof Error ? err.message : String(err));
  }
}

async function checkReachable(file: string, access: ApiAccess): Promise<void> {
  using api = new HttpsApi(access);
  try {
    await api.call("GET", "/api/v1/namespaces?limit=1");
  } catch (err: unknown) {
    const reason = err instanceof Error ? err.message : String(err);
    throw new PlainError(`the server of ${file} does not answer: ${reason}`);
  }
}

/** Rejects on Ctrl-C, so that what was started is removed. */
function interruption(): Promise<never> {
  return new Promise((_, reject) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const)
      process.once(signal, () => reject(new PlainError(`ended by ${signal}`)));
  });
}

async function measure({ parts: wanted, peer }: Wanted): Promise<void> {
  console.log(`${cpus().length} cores, ${(totalmem() / 2 ** 30).toFixed(0)} GiB, Node ${process.version}`);
  const cluster = new OwnCluster();
  const measuring = async (): Promise<void> => {
    for (const [name, part] of Object.entries(parts)) {
      if (name !== "start" && !wanted.includes(name)) continue;
      console.log(name);
      await part(cluster, peer);
    }
  };
  const work = measuring();
  try {
    await Promise.race([work, interruption()]);
  } finally {
    await cluster[Symbol.asyncDispose]();
    // What is interrupted fails with the cluster, and still removes what it made at a peer.
    await Promise.allSettled([work]);
  }
}

try {
  const wanted = await readArguments();
  if (wanted.help) process.stdout.write(help);
  else await measure(wanted);
} catch (err: unknown) {
  if (!(err instanceof PlainError)) throw err;
  console.error(`error: ${err.message}`);
  process.exitCode = 1;
}
