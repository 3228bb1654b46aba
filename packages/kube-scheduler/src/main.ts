/** kube-scheduler: gives each new pod a node. */
import { enableCompileCache } from "node:module";
enableCompileCache();
const { natsFlags, runComponent, stringFlag } = await import("@kubets/component-base");
const { leaderElectionFlags } = await import("@kubets/client");
const { runKubeScheduler } = await import("./app.ts");

await runComponent({
  name: "kube-scheduler",
  description: "Gives each new pod a node",
  flags: {
    ...natsFlags,
    ...leaderElectionFlags,
    "scheduler-name": stringFlag({
      default: "default-scheduler",
      description: "pods with this spec.schedulerName are this scheduler's",
    }),
  },
  run: runKubeScheduler,
});
