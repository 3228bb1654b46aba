import { fileURLToPath } from "node:url";
import { addressesOf, nodeCIDRMaskSize } from "./addresses.ts";
import { apiServersOf } from "./cluster-config.ts";
import type { ClusterConfig, DataDirectory, NodeConfig, Profile } from "./cluster-config.ts";
import { nodeIdentity, proxyIdentity, seedFile } from "./identities.ts";

/** How one process of the cluster is started. */
export interface ProcessSpec {
  /** `kube-apiserver`, or `kubelet/node-2` for a node's. */
  readonly name: string;
  /** Whose power it hangs on: the control plane's or a node's. */
  readonly unit: "control-plane" | NodeConfig;
  readonly command: string;
  readonly args: readonly string[];
}

/** Failure clocks. `default` are Kubernetes' own; `fast` is for experiments and tests. */
const clocks: Readonly<Record<Profile, Readonly<Record<string, readonly string[]>>>> = {
  default: {},
  fast: {
    kubelet: [
      "--node-lease-renew-interval=1s",
      "--node-lease-duration=4s",
      "--node-status-update-frequency=1s",
    ],
    "kube-controller-manager": [
      "--node-monitor-period=500ms",
      "--node-monitor-grace-period=4s",
      "--node-startup-grace-period=6s",
      "--node-eviction-rate=10",
      ...electionFlags(),
    ],
    "kube-scheduler": electionFlags(),
    "kube-apiserver": [
      "--default-not-ready-toleration-seconds=1",
      "--default-unreachable-toleration-seconds=1",
    ],
  },
};

function electionFlags(): readonly string[] {
  return [
    "--leader-elect-lease-duration=4s",
    "--leader-elect-renew-deadline=3s",
    "--leader-elect-retry-period=500ms",
  ];
}

/**
 * V8's young generation grows to 64 MB per half by itself, and stays so. With 2 MB an idle process takes 15 to 30 MB
 * less. kube-apiserver, which has many requests at once in memory, would then copy them again and again.
 */
const nodeFlags = (component: string): readonly string[] => [
  `--max-semi-space-size=${component === "kube-apiserver" ? 16 : 2}`,
];

/** What this machine has to offer. */
export interface HostFacts {
  /** Paths of the binaries. */
  readonly node: string;
  readonly natsServer: string;
  /** The lowest port that this user may listen on. */
  readonly lowestPort: number;
}

/** Every process of the cluster, in the order in which they are started. */
export function processSpecs(
  data: DataDirectory,
  config: ClusterConfig,
  host: HostFacts,
): readonly ProcessSpec[] {
  const addresses = addressesOf(config.octet);
  const pki = (file: string): string => data.file("pki", file);

  const binary = (
    name: string,
    unit: ProcessSpec["unit"],
    identity: string,
    flags: Readonly<Record<string, string | number>>,
  ): ProcessSpec => {
    const component = componentOf(name);
    return {
      name,
      unit,
      command: host.node,
      args: [
        ...nodeFlags(component),
        mainOf(component),
        `--nats-url=nats://127.0.0.1:${config.ports.nats}`,
        `--nats-identity=${identity}`,
        `--nats-seed-file=${seedFile(data, identity)}`,
        `--health-port=${config.healthPorts[name] ?? 0}`,
        ...Object.entries(flags).map(([flag, value]) => `--${flag}=${value}`),
        ...(clocks[config.profile][component] ?? []),
      ],
    };
  };

  const controlPlane = [
    {
      name: "nats-server",
      unit: "control-plane" as const,
      command: host.natsServer,
      args: ["--config", data.file("nats", "nats.conf")],
    },
    ...apiServersOf(config).map(({ name, port }, _, all) =>
      binary(name, "control-plane", "system:apiserver", {
        "bind-address": "127.0.0.1",
        "advertise-address": "127.0.0.1",
        "secure-port": port,
        "apiserver-count": all.length,
        "tls-cert-file": pki("apiserver.crt"),
        "tls-private-key-file": pki("apiserver.key"),
        "client-ca-file": pki("ca.crt"),
        "service-account-key-file": pki("sa.pub"),
        "service-account-signing-key-file": pki("sa.key"),
        "service-cluster-ip-range": addresses.serviceCIDR,
        // Pods are told this port, so it must be one that kube-proxy may listen on.
        "kubernetes-service-port": host.lowestPort > 443 ? 6443 : 443,
      }),
    ),
    binary("kube-controller-manager", "control-plane", "system:kube-controller-manager", {
      "root-ca-file": pki("ca.crt"),
      "service-account-private-key-file": pki("sa.key"),
      "cluster-signing-cert-file": pki("ca.crt"),
      "cluster-signing-key-file": pki("ca.key"),
      "cluster-cidr": addresses.podCIDR,
      "node-cidr-mask-size": nodeCIDRMaskSize,
      "leader-elect-identity": "kube-controller-manager-1",
    }),
    binary("kube-scheduler", "control-plane", "system:kube-scheduler", {
      "leader-elect-identity": "kube-scheduler-1",
    }),
  ];

  const ofNode = (node: NodeConfig): readonly ProcessSpec[] => [
    binary(`kubelet/${node.name}`, node, nodeIdentity(node.name), {
      "hostname-override": node.name,
      "root-dir": data.nodeRoot(node.name),
      "node-ip": addresses.nodeIP(node.number),
      "container-runtime-endpoint": `unix://${data.socket(`${node.name}-cri`)}`,
      "image-dir": data.file("images"),
    }),
    binary(`kube-proxy/${node.name}`, node, proxyIdentity(node.name), {
      "hostname-override": node.name,
      "node-ip": addresses.nodeIP(node.number),
      "cluster-cidr": addresses.podCIDR,
    }),
  ];
  return [...controlPlane, ...config.nodes.flatMap(ofNode)];
}

/** Which program a process is: `kubelet/node-2` is a kubelet, `kube-apiserver-2` a kube-apiserver. */
function componentOf(process: string): string {
  const [name = process] = process.split("/");
  return name.startsWith("kube-apiserver") ? "kube-apiserver" : name;
}

export function mainOf(component: string): string {
  return fileURLToPath(new URL(`../../${component}/src/main.ts`, import.meta.url));
}
