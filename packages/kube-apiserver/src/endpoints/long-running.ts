import type { ApiRequest } from "./api-request.ts";

const longRunningSubresources: ReadonlySet<string> = new Set([
  "attach",
  "exec",
  "log",
  "portforward",
  "proxy",
]);

/** Requests without a time limit (kube-apiserver's own list). */
export function isLongRunning(request: Pick<ApiRequest, "verb" | "target">): boolean {
  if (request.verb === "watch" || request.verb === "connect") return true;
  return longRunningSubresources.has(request.target?.subresource ?? "");
}
