/**
 * The runtime's binary, and `main.ts reap --root-dir DIR`, which kills the containers of a runtime that is
 * dead. The runtime leaves its containers running when it ends, unless the cluster's supervisor is gone.
 */
import { enableCompileCache, flushCompileCache } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
enableCompileCache();

const { parseFlags, runComponent, stringFlag, SupervisorGoneError } = await import("@kubets/component-base");

const rootDirFlag = stringFlag({ description: "directory of the runtime's state" });

async function reap(): Promise<void> {
  const { RealClock } = await import("@kubets/apimachinery");
  const { reapContainers } = await import("./reap.ts");
  const description = "Kills every process of the containers of a runtime that is dead.";
  const flags = parseFlags(
    "process-runtime reap",
    description,
    { "root-dir": rootDirFlag },
    process.argv.slice(3),
  );
  const { signal } = new AbortController();
  const killed = await reapContainers({ rootDir: flags["root-dir"], clock: new RealClock(), signal });
  process.stdout.write(`${JSON.stringify({ killed })}\n`);
}

async function serve(): Promise<void> {
  const { runRuntime } = await import("./app.ts");
  const { reapContainers } = await import("./reap.ts");
  await runComponent({
    name: "process-runtime",
    description: "Container runtime (CRI v1) whose containers are child processes.",
    flags: {
      "root-dir": rootDirFlag,
      listen: stringFlag({ description: "socket to serve CRI on, unix:///path" }),
      "node-name": stringFlag({ description: "name of the node, for logs" }),
      "node-ip": stringFlag({ default: "127.0.0.1", description: "address of pods on the host's network" }),
      "image-dir": stringFlag({ default: "", description: "directory of imported images" }),
    },
    run: async ({ flags, logger, clock, random, health, signal }) => {
      let serving = false;
      health.addReadiness("cri", () => (serving ? undefined : "not serving yet"));
      const options = {
        rootDir: flags["root-dir"],
        listen: flags.listen,
        nodeIp: flags["node-ip"],
        imageDir: flags["image-dir"],
        searchPath: process.env["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
        nodePath: process.execPath,
        cacheDir: join(tmpdir(), "node-compile-cache"),
        uid: process.getuid?.() ?? 0,
      };
      const onReady = (): void => {
        serving = true;
        // Written at the end otherwise; but a runtime is killed more often than it ends.
        flushCompileCache();
      };
      try {
        const nodeLogger = logger.child({ node: flags["node-name"] });
        await runRuntime(options, { clock, random, logger: nodeLogger, signal, onReady });
      } finally {
        if (signal.reason instanceof SupervisorGoneError) {
          await reapContainers({ rootDir: options.rootDir, clock, signal: new AbortController().signal });
        }
      }
    },
  });
}

await (process.argv[2] === "reap" ? reap() : serve());
