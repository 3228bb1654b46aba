import { constants } from "node:os";
import { resolve } from "node:path";
import { Command, InvalidArgumentError, Option } from "commander";
import { RealClock, parseGoDuration } from "@kubets/apimachinery";
import { DataDirectory, profiles } from "./cluster-config.ts";
import type { Profile } from "./cluster-config.ts";
import { importImage, listImages, removeImage } from "./commands/image.ts";
import { down, purge } from "./commands/down.ts";
import { logs } from "./commands/logs.ts";
import { status } from "./commands/status.ts";
import { expectConfig, up } from "./commands/up.ts";
import { askSupervisor } from "./control.ts";
import type { ControlRequest } from "./control.ts";
import { reapCluster } from "./guard.ts";
import { Progress } from "./progress.ts";
import { findNatsServer } from "./tools.ts";
import { UserError } from "./user-error.ts";

const clock = new RealClock();
const print = (text: string | Buffer): void => void process.stdout.write(text);

/** Parses and runs the command line. Resolves with the exit code. */
export async function buildCommand(argv: readonly string[]): Promise<number> {
  const stop = new AbortController();
  process.once("SIGINT", () => stop.abort(new UserError("interrupted")));
  const program = new Command("scripts/cluster")
    .description("Kubernetes clusters of real processes on this machine")
    .showHelpAfterError("(see scripts/cluster --help)")
    .addOption(
      new Option("--data-dir <dir>", "where the cluster keeps everything")
        .default(".kubets")
        .env("KUBETS_DATA_DIR"),
    );
  const data = (): DataDirectory => new DataDirectory(resolve(program.opts<{ dataDir: string }>().dataDir));
  addLifeCommands(program, data, stop.signal);
  addFaultCommands(program, data);
  addNodeCommands(program, data);
  addImageCommands(program, data);
  // So that `scripts/cluster up --data-dir x` works as well as `scripts/cluster --data-dir x up`.
  await program.parseAsync(hoistDataDir(argv), { from: "user" });
  return 0;
}

function addLifeCommands(program: Command, data: () => DataDirectory, signal: AbortSignal): void {
  program
    .command("up")
    .description("start the cluster, and make it first if there is none; safe to repeat")
    .addOption(new Option("--nodes <n>", "how many nodes a new cluster has (default: 3)").argParser(count))
    .addOption(
      new Option("--api-servers <n>", "how many kube-apiservers share the work (default: 1)").argParser(
        servers,
      ),
    )
    .addOption(
      new Option("--api-port <port>", "port of the API (default: 6443, or a free one)").argParser(port),
    )
    .addOption(
      new Option(
        "--profile <name>",
        "clocks of failure detection: Kubernetes' own, or fast for experiments",
      ).choices(profiles),
    )
    .addOption(
      new Option("--network <mode>", "how pods are reached")
        .choices(["auto", "loopback", "netns"])
        .default("auto"),
    )
    .option("--detach", "do not wait until the nodes are Ready")
    .addOption(
      new Option("--wait <duration>", "how long to wait for that").argParser(duration).default(60_000, "60s"),
    )
    .action(async (options: UpFlags) => {
      if (options.network === "netns") {
        throw new UserError(
          "--network netns is not supported by this version: use loopback, or auto, which takes it",
        );
      }
      const progress = new Progress({ write: print, clock });
      const config = await up({
        data: data(),
        natsServer: findNatsServer(process.env),
        nodes: options.nodes,
        apiServers: options.apiServers,
        apiPort: options.apiPort,
        profile: options.profile,
        detach: options.detach ?? false,
        waitMs: options.wait,
        clock,
        progress,
        signal,
      });
      const nodes = `${config.nodes.length} node${config.nodes.length === 1 ? "" : "s"}`;
      const state = options.detach ? "is starting" : `is up in ${progress.seconds()} s`;
      print(`\nThe cluster ${state}: ${nodes}, API https://127.0.0.1:${config.ports.api}. Next:\n\n`);
      print(`  export KUBECONFIG=${data().kubeconfig}\n  kubectl get nodes\n`);
    });
  program
    .command("down")
    .description("stop everything; all state stays, and a later 'up' brings it back")
    .action(async () => print((await down({ data: data(), clock, signal })) + "\n"));
  program
    .command("purge")
    .description("stop everything and remove the data directory")
    .action(async () => print((await purge({ data: data(), clock, signal })) + "\n"));
  program
    .command("status")
    .description("show every process and node")
    .action(async () => print(await status(data())));
  program
    .command("kubeconfig")
    .description("print the path of the administrator's kubeconfig")
    .action(() => {
      expectConfig(data());
      print(data().kubeconfig + "\n");
    });
  program
    .command("logs <component>")
    .description("print a component's log, e.g. kube-apiserver or kubelet/node-1")
    .option("-f, --follow", "go on as it grows")
    .action(async (component: string, options: { follow?: boolean }) => {
      await logs({ data: data(), component, follow: options.follow ?? false, write: print, clock, signal });
    });
  program
    .command("reap", { hidden: true })
    .description("kill what a supervisor that died has left behind")
    .action(async () => void (await reapCluster(data(), clock, signal)));
}

function addFaultCommands(program: Command, data: () => DataDirectory): void {
  program
    .command("kill <target>")
    .description("kill a node or a process: node-2, kubelet/node-2, kube-apiserver, nats-server, …")
    .addOption(new Option("--signal <name>", "which signal").argParser(signalName).default("SIGKILL", "KILL"))
    .action(async (target: string, options: { signal: NodeJS.Signals }) => {
      print((await tell(data(), { type: "kill", target, signal: options.signal })) + "\n");
    });
  program
    .command("start <target>")
    .description("start a node or a process that was killed")
    .action(async (target: string) => print((await tell(data(), { type: "start", target })) + "\n"));
}

function addNodeCommands(program: Command, data: () => DataDirectory): void {
  const node = program.command("node").description("add and remove nodes");
  node
    .command("add [name]")
    .description("add a node; its name is node-<number> unless given")
    .action(async (name: string | undefined) =>
      print((await tell(data(), { type: "add-node", name })) + "\n"),
    );
  node
    .command("remove <name>")
    .description("kill a node and forget it")
    .action(async (name: string) => print((await tell(data(), { type: "remove-node", name })) + "\n"));
}

function addImageCommands(program: Command, data: () => DataDirectory): void {
  const image = program.command("image").description("images of your own");
  image
    .command("import <file>")
    .description("import an image descriptor, JSON or YAML (see docs/images.md)")
    .option("--name <name>", "the name pods use for it")
    .action((file: string, options: { name?: string }) =>
      print(importImage(data(), file, options.name) + "\n"),
    );
  image
    .command("list")
    .description("list imported images")
    .action(() => print(listImages(data())));
  image
    .command("remove <name>")
    .description("remove an imported image")
    .action((name: string) => print(removeImage(data(), name) + "\n"));
}

interface UpFlags {
  readonly nodes?: number;
  readonly apiServers?: number;
  readonly apiPort?: number;
  readonly profile?: Profile;
  readonly network: string;
  readonly detach?: boolean;
  readonly wait: number;
}

async function tell(data: DataDirectory, request: ControlRequest): Promise<string> {
  expectConfig(data);
  const answer = await askSupervisor(data.socket("supervisor"), request);
  if (!answer) throw new UserError("the cluster is not running: 'scripts/cluster up' starts it");
  return answer.type === "done" ? answer.message : "";
}

/** Errors a person can mend are one line; anything else is a fault of ours and keeps its stack. */
export function report(err: unknown): string {
  if (err instanceof UserError) return `error: ${err.message}\n`;
  return `error: ${err instanceof Error ? (err.stack ?? err.message) : String(err)}\n`;
}

function hoistDataDir(argv: readonly string[]): string[] {
  const at = argv.findIndex((arg) => arg === "--data-dir" || arg.startsWith("--data-dir="));
  if (at < 0) return [...argv];
  const length = argv[at] === "--data-dir" ? 2 : 1;
  return [...argv.slice(at, at + length), ...argv.slice(0, at), ...argv.slice(at + length)];
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0 || value > 250)
    throw new InvalidArgumentError("must be 0 to 250");
  return value;
}

function servers(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 9) throw new InvalidArgumentError("must be 1 to 9");
  return value;
}

function port(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > 65_535)
    throw new InvalidArgumentError("must be 1 to 65535");
  return value;
}

function duration(text: string): number {
  const ms = parseGoDuration(text);
  if (ms === undefined) throw new InvalidArgumentError("must be a duration such as 60s or 2m");
  return ms;
}

function signalName(text: string): NodeJS.Signals {
  const name = text.toUpperCase().startsWith("SIG") ? text.toUpperCase() : `SIG${text.toUpperCase()}`;
  if (!(name in constants.signals))
    throw new InvalidArgumentError("must be a signal such as KILL, TERM, STOP or CONT");
  // It is one of the names the system knows.
  return name as NodeJS.Signals;
}
