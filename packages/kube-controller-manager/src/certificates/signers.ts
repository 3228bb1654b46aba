/** The signers of kubernetes.io, and what each signs (Kubernetes v1.36, pkg/controller/certificates/signer). */

/** What the rules look at in a certificate request; of alternative names, how many there are. */
export interface RequestFacts {
  readonly commonName: string;
  readonly organizations: readonly string[];
  readonly dnsNames: number;
  readonly ipAddresses: number;
  readonly emailAddresses: number;
  readonly uris: number;
}

type Rule = (facts: RequestFacts, usages: readonly string[]) => string | undefined;

/** By signer name: why a request is not to be signed; undefined when it is. */
export const signers: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ["kubernetes.io/kube-apiserver-client", (_facts, usages) => clientUsageProblem(usages)],
  ["kubernetes.io/kube-apiserver-client-kubelet", kubeletClientProblem],
  ["kubernetes.io/kubelet-serving", kubeletServingProblem],
  // Anything goes, as it did before signers had names.
  ["kubernetes.io/legacy-unknown", () => undefined],
]);

function clientUsageProblem(usages: readonly string[]): string | undefined {
  const optional = ["digital signature", "key encipherment"];
  const other = usages.find((usage) => usage !== "client auth" && !optional.includes(usage));
  if (other !== undefined) return `invalid usage for client certificate: ${other}`;
  return usages.includes("client auth")
    ? undefined
    : "missing required usage for client certificate: client auth";
}

function kubeletClientProblem(facts: RequestFacts, usages: readonly string[]): string | undefined {
  if (!isNodes(facts)) return "subject organization is not system:nodes";
  if (facts.dnsNames > 0) return "DNS subjectAltNames are not allowed";
  if (facts.emailAddresses > 0) return "Email subjectAltNames are not allowed";
  if (facts.ipAddresses > 0) return "IP subjectAltNames are not allowed";
  if (facts.uris > 0) return "URI subjectAltNames are not allowed";
  if (!isNode(facts)) return "subject common name does not begin with system:node:";
  return usageProblem(usages, "client auth");
}

function kubeletServingProblem(facts: RequestFacts, usages: readonly string[]): string | undefined {
  if (!isNodes(facts)) return "subject organization is not system:nodes";
  if (facts.dnsNames === 0 && facts.ipAddresses === 0) return "DNS or IP subjectAltName is required";
  if (facts.emailAddresses > 0) return "Email subjectAltNames are not allowed";
  if (facts.uris > 0) return "URI subjectAltNames are not allowed";
  return (
    usageProblem(usages, "server auth") ??
    (isNode(facts) ? undefined : "subject common name does not begin with system:node:")
  );
}

function isNodes({ organizations }: RequestFacts): boolean {
  return organizations.length === 1 && organizations[0] === "system:nodes";
}

function isNode({ commonName }: RequestFacts): boolean {
  return commonName.startsWith("system:node:");
}

/** Keys that are no RSA keys encipher none. */
function usageProblem(usages: readonly string[], purpose: string): string | undefined {
  const full = [purpose, "digital signature", "key encipherment"].toSorted();
  const given = new Set(usages);
  const isFull = full.every((usage) => given.has(usage)) && given.size === full.length;
  const isShort = given.size === 2 && given.has(purpose) && given.has("digital signature");
  return isFull || isShort ? undefined : `usages did not match [${full.join(" ")}]`;
}
