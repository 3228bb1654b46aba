/** The supervisor of one cluster, started by `cluster up` and left running: see supervisor.ts. */
import { enableCompileCache } from "node:module";
enableCompileCache();
const { lowestPort, runComponent, stringFlag } = await import("@kubets/component-base");
const { DataDirectory } = await import("./cluster-config.ts");
const { Supervisor } = await import("./supervisor.ts");
const { UserError } = await import("./user-error.ts");

await runComponent({
  name: "supervisor",
  description: "Keeps the processes of one cluster running",
  flags: {
    "data-dir": stringFlag({ description: "the cluster's data directory" }),
    "nats-server": stringFlag({ description: "path of the nats-server binary" }),
  },
  run: async ({ flags, clock, random, logger, signal }) => {
    const data = new DataDirectory(flags["data-dir"]);
    const config = data.readConfig();
    if (!config) throw new UserError(`there is no cluster in ${data.path}`);
    const host = { node: process.execPath, natsServer: flags["nats-server"], lowestPort: lowestPort() };
    await new Supervisor({ data, host, clock, random, logger }, config).run({ signal });
  },
});
