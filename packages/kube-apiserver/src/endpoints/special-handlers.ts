import type { ResourceType } from "@kubets/api";
import type { SpecialHandler } from "./api-context.ts";

type Load = () => Promise<SpecialHandler>;

const scale: Load = async () => (await import("./subresources/scale.ts")).handleScale;
const binding: Load = async () => (await import("./subresources/binding.ts")).handleBinding;
const connect: Load = async () => (await import("./subresources/connect.ts")).handleConnect;
const proxy: Load = async () => (await import("./subresources/proxy.ts")).handleProxy;
const accessReview: Load = async () => (await import("./reviews/access-reviews.ts")).handleAccessReview;

/**
 * Resources and subresources with handlers of their own, by `group/resource[/subresource]` of the stored
 * version. Loaded when first asked for: a server's start does not pay for what few requests need.
 */
const handlers: ReadonlyMap<string, Load> = new Map<string, Load>([
  ["/bindings", binding],
  [
    "/componentstatuses",
    async () => (await import("./reviews/component-statuses.ts")).handleComponentStatuses,
  ],
  ["/namespaces/finalize", async () => (await import("./subresources/finalize.ts")).handleFinalize],
  ["/nodes/proxy", proxy],
  ["/pods/attach", connect],
  ["/pods/binding", binding],
  [
    "/pods/ephemeralcontainers",
    async () => (await import("./subresources/pod-parts.ts")).handleEphemeralContainers,
  ],
  ["/pods/eviction", async () => (await import("./subresources/eviction.ts")).handleEviction],
  ["/pods/exec", connect],
  ["/pods/log", async () => (await import("./subresources/log.ts")).handleLog],
  ["/pods/portforward", connect],
  ["/pods/proxy", proxy],
  ["/pods/resize", async () => (await import("./subresources/pod-parts.ts")).handleResize],
  ["/replicationcontrollers/scale", scale],
  ["/serviceaccounts/token", async () => (await import("./subresources/token.ts")).handleToken],
  ["/services/proxy", proxy],
  ["apps/deployments/scale", scale],
  ["apps/replicasets/scale", scale],
  ["apps/statefulsets/scale", scale],
  [
    "authentication.k8s.io/selfsubjectreviews",
    async () => (await import("./reviews/identity-reviews.ts")).handleSelfReview,
  ],
  [
    "authentication.k8s.io/tokenreviews",
    async () => (await import("./reviews/identity-reviews.ts")).handleTokenReview,
  ],
  ["authorization.k8s.io/localsubjectaccessreviews", accessReview],
  ["authorization.k8s.io/selfsubjectaccessreviews", accessReview],
  ["authorization.k8s.io/subjectaccessreviews", accessReview],
  [
    "authorization.k8s.io/selfsubjectrulesreviews",
    async () => (await import("./reviews/access-reviews.ts")).handleRulesReview,
  ],
  [
    "certificates.k8s.io/certificatesigningrequests/approval",
    async () => (await import("./subresources/approval.ts")).handleApproval,
  ],
]);

export function specialHandler(
  type: Pick<ResourceType, "group" | "resource">,
  subresource: string,
): Load | undefined {
  const key = `${type.group}/${type.resource}`;
  return handlers.get(subresource === "" ? key : `${key}/${subresource}`);
}
