import { enableCompileCache } from "node:module";
enableCompileCache();

const { runComponent, stringFlag, version } = await import("@kubets/component-base");
const { runRuntime } = await import("./app.ts");

await runComponent({
  name: "process-runtime",
  description: "Container runtime (CRI v1) whose containers are child processes.",
  flags: {
    "root-dir": stringFlag({ description: "directory of the runtime's state" }),
    listen: stringFlag({ description: "socket to serve CRI on, unix:///path" }),
    "node-name": stringFlag({ description: "name of the node, for logs" }),
    "node-ip": stringFlag({ default: "127.0.0.1", description: "address of pods on the host's network" }),
    "image-dir": stringFlag({ default: "", description: "directory of imported images" }),
  },
  run: ({ flags, logger, clock, random, health, signal }) => {
    let serving = false;
    health.addReadiness("cri", () => (serving ? undefined : "not serving yet"));
    return runRuntime(
      {
        rootDir: flags["root-dir"],
        listen: flags.listen,
        nodeIp: flags["node-ip"],
        imageDir: flags["image-dir"],
        searchPath: process.env["PATH"] ?? "/usr/local/bin:/usr/bin:/bin",
        nodePath: process.execPath,
        uid: process.getuid?.() ?? 0,
        version: version.gitVersion,
      },
      {
        clock,
        random,
        logger: logger.child({ node: flags["node-name"] }),
        signal,
        onReady: () => {
          serving = true;
        },
      },
    );
  },
});
