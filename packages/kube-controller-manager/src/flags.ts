import { readFileSync } from "node:fs";
import { leaderElectionFlags } from "@kubets/client";
import { durationFlag, integerFlag, listFlag, natsFlags, stringFlag } from "@kubets/component-base";
import type { Flag, FlagValues } from "@kubets/component-base";
import { defaultControllerOptions } from "./framework/options.ts";
import type { ControllerOptions, SigningOptions } from "./framework/options.ts";

/** Flags of kube-controller-manager, named as Kubernetes names them. */
export const controllerManagerFlags = {
  ...natsFlags,
  ...leaderElectionFlags,
  controllers: listFlag({
    default: ["*"],
    description: "controllers to run: * all that are on by default, foo that one, -foo not that one",
  }),
  "root-ca-file": stringFlag({
    default: "",
    description: "certificates that pods trust the API server by, published as ConfigMap kube-root-ca.crt",
  }),
  "service-account-private-key-file": stringFlag({
    default: "",
    description: "accepted for compatibility; tokens are signed by kube-apiserver",
  }),
  "cluster-cidr": stringFlag({ default: "", description: "addresses of pods, shared out to nodes" }),
  "node-cidr-mask-size": integerFlag({
    default: defaultControllerOptions.nodeCidrMaskSize,
    description: "prefix length of the range of one node",
  }),
  "node-monitor-period": durationFlag({
    default: defaultControllerOptions.nodeMonitorPeriodMs,
    description: "time between two looks at all nodes",
  }),
  "node-monitor-grace-period": durationFlag({
    default: defaultControllerOptions.nodeMonitorGracePeriodMs,
    description: "how long a node may be silent before it is marked unhealthy",
  }),
  "node-startup-grace-period": durationFlag({
    default: defaultControllerOptions.nodeStartupGracePeriodMs,
    description: "the same for a node that has never reported",
  }),
  "node-eviction-rate": decimalFlag(
    defaultControllerOptions.nodeEvictionRate,
    "nodes per second from which pods are evicted while most nodes are healthy",
  ),
  "terminated-pod-gc-threshold": integerFlag({
    default: defaultControllerOptions.terminatedPodGcThreshold,
    description: "terminated pods that may exist before the oldest are deleted; 0 or less: any number",
  }),
  "cluster-signing-cert-file": stringFlag({
    default: "",
    description:
      "certificate (PEM) of the authority that signs approved certificate requests; none: nobody does",
  }),
  "cluster-signing-key-file": stringFlag({
    default: "",
    description: "private key (PEM) of that authority",
  }),
  "cluster-signing-duration": durationFlag({
    default: 365 * 24 * 3_600_000,
    description: "longest life of certificates that are signed",
  }),
};

export type ControllerManagerFlags = FlagValues<typeof controllerManagerFlags>;

/** Reads the files that flags name. Throws when one cannot be read. */
export function controllerOptions(flags: ControllerManagerFlags): ControllerOptions {
  const rootCaFile = flags["root-ca-file"];
  return {
    rootCa: rootCaFile === "" ? undefined : readFileSync(rootCaFile, "utf8"),
    clusterCidr: flags["cluster-cidr"] === "" ? undefined : flags["cluster-cidr"],
    nodeCidrMaskSize: flags["node-cidr-mask-size"],
    nodeMonitorPeriodMs: flags["node-monitor-period"],
    nodeMonitorGracePeriodMs: flags["node-monitor-grace-period"],
    nodeStartupGracePeriodMs: flags["node-startup-grace-period"],
    nodeEvictionRate: flags["node-eviction-rate"],
    terminatedPodGcThreshold: flags["terminated-pod-gc-threshold"],
    signing: signingOptions(flags),
  };
}

function signingOptions(flags: ControllerManagerFlags): SigningOptions | undefined {
  const certificateFile = flags["cluster-signing-cert-file"];
  const keyFile = flags["cluster-signing-key-file"];
  if (certificateFile === "" && keyFile === "") return undefined;
  return {
    certificate: readFileSync(certificateFile, "utf8"),
    key: readFileSync(keyFile, "utf8"),
    durationMs: flags["cluster-signing-duration"],
  };
}

function decimalFlag(value: number, description: string): Flag<number> {
  return {
    description,
    placeholder: "N",
    default: value,
    parse: (text) => {
      const parsed = Number(text);
      if (text.trim() === "" || !Number.isFinite(parsed) || parsed < 0)
        throw new Error("must be a number, 0 or more");
      return parsed;
    },
  };
}
