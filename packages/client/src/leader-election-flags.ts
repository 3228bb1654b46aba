import { booleanFlag, durationFlag } from "@kubets/component-base";

/** Kubernetes' flags of leader election, for components of which several may run. Durations in ms. */
export const leaderElectionFlags = {
  "leader-elect": booleanFlag({
    default: true,
    description: "wait to be the leader before working; for components of which several run",
  }),
  "leader-elect-lease-duration": durationFlag({
    default: 15_000,
    description: "how long others wait for a leader that does not renew its lease",
  }),
  "leader-elect-renew-deadline": durationFlag({
    default: 10_000,
    description: "how long a leader tries to renew before it stops leading",
  }),
  "leader-elect-retry-period": durationFlag({
    default: 2_000,
    description: "time between two tries to get or renew the lease",
  }),
};
