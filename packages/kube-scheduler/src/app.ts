import { resources } from "@kubets/api";
import { connectToApi, runAsLeader } from "@kubets/client";
import type { leaderElectionFlags } from "@kubets/client";
import type { ComponentContext, Flag, natsFlags } from "@kubets/component-base";
import { defaultPlugins } from "./default-plugins.ts";
import { SchedulerMetrics } from "./metrics.ts";
import { Scheduler } from "./scheduler.ts";

type SchedulerFlags = typeof natsFlags &
  typeof leaderElectionFlags & { readonly "scheduler-name": Flag<string> };

/** Wires kube-scheduler and runs it until the signal aborts. */
export async function runKubeScheduler(context: ComponentContext<SchedulerFlags>): Promise<void> {
  const { flags, clock, random, logger, health, metrics, signal } = context;
  const component = "kube-scheduler";
  await using api = await connectToApi({ component, flags, clock, random, logger, health, signal });
  const { client, informers, events } = api;
  const schedulerName = flags["scheduler-name"];
  const recorder = events.recorder({ component: schedulerName });
  const scheduler = new Scheduler({
    client,
    informers,
    recorder,
    clock,
    random,
    logger,
    metrics: new SchedulerMetrics(metrics),
    plugins: defaultPlugins({ claims: informers.informer(resources.persistentvolumeclaims).lister }),
    schedulerName,
  });
  // The caches are kept warm while another instance leads, so that it can be followed at once.
  await Promise.all([
    events.run({ signal }),
    informers.run({ signal }),
    runAsLeader({ component, flags, client, clock, random, logger, recorder, signal }, (lead) =>
      scheduler.run(lead),
    ),
  ]);
}
