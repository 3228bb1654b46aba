import { hostname } from "node:os";
import type { Clock, Random } from "@kubets/apimachinery";
import { booleanFlag, durationFlag, stringFlag } from "@kubets/component-base";
import type { FlagValues, Logger } from "@kubets/component-base";
import type { Client } from "./client.ts";
import type { EventRecorder } from "./events.ts";
import { LeaderElector } from "./leader-elector.ts";

/** Flags of components of which only one instance works at a time. */
export const leaderElectionFlags = {
  "leader-elect": booleanFlag({ default: true, description: "work only while holding the lease" }),
  "leader-elect-identity": stringFlag({
    default: "",
    description:
      "name of this instance in the lease; one that keeps its name leads again at once after a restart",
  }),
  "leader-elect-lease-duration": durationFlag({
    default: 15_000,
    description: "how long the others wait for a leader that does not renew",
  }),
  "leader-elect-renew-deadline": durationFlag({
    default: 10_000,
    description: "how long a leader tries to renew before it stops working",
  }),
  "leader-elect-retry-period": durationFlag({ default: 2_000, description: "time between two tries" }),
};

export interface LeadOptions {
  /** Name of the Lease in kube-system, and of the component. */
  readonly component: string;
  readonly flags: FlagValues<typeof leaderElectionFlags>;
  readonly client: Client;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly recorder: EventRecorder;
  readonly signal: AbortSignal;
}

/**
 * Runs `work` while this process is the leader, or at once with `--leader-elect=false`. Rejects when leadership was
 * lost: the process shall end and start anew.
 */
export async function runAsLeader(
  options: LeadOptions,
  work: (options: { readonly signal: AbortSignal }) => Promise<void>,
): Promise<void> {
  const { component, flags, client, clock, random, logger, recorder, signal } = options;
  if (!flags["leader-elect"]) return await work({ signal });
  const elector = new LeaderElector({
    client,
    clock,
    random,
    logger,
    recorder,
    lease: { namespace: "kube-system", name: component },
    identity: flags["leader-elect-identity"] || `${hostname()}_${random.uuid()}`,
    leaseDurationMs: flags["leader-elect-lease-duration"],
    renewDeadlineMs: flags["leader-elect-renew-deadline"],
    retryPeriodMs: flags["leader-elect-retry-period"],
  });
  await elector.run({ signal, lead: work });
}
