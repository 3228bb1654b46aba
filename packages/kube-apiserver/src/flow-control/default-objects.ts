import type { flowcontrolv1 } from "@kubets/api";

/** The flow schemas and priority levels of every cluster, as kube-apiserver v1.36 has them. */

export const autoUpdateAnnotation = "apf.kubernetes.io/autoupdate-spec";

const apiVersion = "flowcontrol.apiserver.k8s.io/v1";

type Level = flowcontrolv1.PriorityLevelConfiguration;
type Schema = flowcontrolv1.FlowSchema;

function level(name: string, spec: Level["spec"]): Level {
  return {
    apiVersion,
    kind: "PriorityLevelConfiguration",
    metadata: { name, annotations: { [autoUpdateAnnotation]: "true" } },
    spec,
    status: {},
  };
}

function queueing(
  name: string,
  options: {
    readonly shares: number;
    readonly lendable: number;
    readonly queues: number;
    readonly handSize: number;
  },
): Level {
  const { shares, lendable, queues, handSize } = options;
  const queuing = { queues, handSize, queueLengthLimit: 50 };
  return level(name, {
    type: "Limited",
    limited: {
      nominalConcurrencyShares: shares,
      limitResponse: { type: "Queue", queuing },
      lendablePercent: lendable,
    },
  });
}

export const mandatoryPriorityLevels: readonly Level[] = [
  level("catch-all", {
    type: "Limited",
    limited: { nominalConcurrencyShares: 5, limitResponse: { type: "Reject" }, lendablePercent: 0 },
  }),
  level("exempt", { type: "Exempt", exempt: { nominalConcurrencyShares: 0, lendablePercent: 0 } }),
];

export const suggestedPriorityLevels: readonly Level[] = [
  queueing("system", { shares: 30, lendable: 33, queues: 64, handSize: 6 }),
  queueing("node-high", { shares: 40, lendable: 25, queues: 64, handSize: 6 }),
  queueing("leader-election", { shares: 10, lendable: 0, queues: 16, handSize: 4 }),
  queueing("workload-high", { shares: 40, lendable: 50, queues: 128, handSize: 6 }),
  queueing("workload-low", { shares: 100, lendable: 90, queues: 128, handSize: 6 }),
  queueing("global-default", { shares: 20, lendable: 50, queues: 128, handSize: 6 }),
];

function schema(
  name: string,
  levelName: string,
  options: {
    readonly precedence: number;
    readonly by?: "ByUser" | "ByNamespace";
    readonly rule: flowcontrolv1.PolicyRulesWithSubjects;
  },
): Schema {
  return {
    apiVersion,
    kind: "FlowSchema",
    metadata: { name, annotations: { [autoUpdateAnnotation]: "true" } },
    spec: {
      priorityLevelConfiguration: { name: levelName },
      matchingPrecedence: options.precedence,
      ...(options.by === undefined ? {} : { distinguisherMethod: { type: options.by } }),
      rules: [options.rule],
    },
    status: {},
  };
}

const groups = (...names: readonly string[]): flowcontrolv1.Subject[] =>
  names.map((name) => ({ kind: "Group", group: { name } }));
const users = (...names: readonly string[]): flowcontrolv1.Subject[] =>
  names.map((name) => ({ kind: "User", user: { name } }));
const kubeSystemAccounts: flowcontrolv1.Subject = {
  kind: "ServiceAccount",
  serviceAccount: { namespace: "kube-system", name: "*" },
};
const everybody = groups("system:unauthenticated", "system:authenticated");

/** Everything these subjects ask for. */
function everything(subjects: readonly flowcontrolv1.Subject[]): flowcontrolv1.PolicyRulesWithSubjects {
  return {
    subjects,
    resourceRules: [
      { verbs: ["*"], apiGroups: ["*"], resources: ["*"], clusterScope: true, namespaces: ["*"] },
    ],
    nonResourceRules: [{ verbs: ["*"], nonResourceURLs: ["*"] }],
  };
}

export const mandatoryFlowSchemas: readonly Schema[] = [
  schema("exempt", "exempt", { precedence: 1, rule: everything(groups("system:masters")) }),
  schema("catch-all", "catch-all", { precedence: 10_000, by: "ByUser", rule: everything(everybody) }),
];

export const suggestedFlowSchemas: readonly Schema[] = [
  schema("probes", "exempt", {
    precedence: 2,
    rule: {
      subjects: everybody,
      nonResourceRules: [{ verbs: ["get"], nonResourceURLs: ["/healthz", "/readyz", "/livez"] }],
    },
  }),
  schema("system-leader-election", "leader-election", {
    precedence: 100,
    by: "ByUser",
    rule: {
      subjects: [...users("system:kube-controller-manager", "system:kube-scheduler"), kubeSystemAccounts],
      resourceRules: [
        {
          verbs: ["get", "create", "update"],
          apiGroups: ["coordination.k8s.io"],
          resources: ["leases"],
          namespaces: ["*"],
        },
      ],
    },
  }),
  schema("system-node-high", "node-high", {
    precedence: 400,
    by: "ByUser",
    rule: {
      subjects: groups("system:nodes"),
      resourceRules: [
        {
          verbs: ["*"],
          apiGroups: [""],
          resources: ["nodes", "nodes/status"],
          clusterScope: true,
          namespaces: ["*"],
        },
        { verbs: ["*"], apiGroups: ["coordination.k8s.io"], resources: ["leases"], namespaces: ["*"] },
      ],
    },
  }),
  schema("system-nodes", "system", {
    precedence: 500,
    by: "ByUser",
    rule: everything(groups("system:nodes")),
  }),
  schema("kube-controller-manager", "workload-high", {
    precedence: 800,
    by: "ByNamespace",
    rule: everything(users("system:kube-controller-manager")),
  }),
  schema("kube-scheduler", "workload-high", {
    precedence: 800,
    by: "ByNamespace",
    rule: everything(users("system:kube-scheduler")),
  }),
  schema("kube-system-service-accounts", "workload-high", {
    precedence: 900,
    by: "ByNamespace",
    rule: everything([kubeSystemAccounts]),
  }),
  schema("service-accounts", "workload-low", {
    precedence: 9000,
    by: "ByUser",
    rule: everything(groups("system:serviceaccounts")),
  }),
  schema("global-default", "global-default", { precedence: 9900, by: "ByUser", rule: everything(everybody) }),
];
