import type { Clock } from "@kubets/apimachinery";
import type { Metrics } from "@kubets/component-base";
import type { ApiRequest, ApiResponse } from "../endpoints/api-request.ts";

interface Handler {
  handle(request: ApiRequest): Promise<ApiResponse>;
}

const labels = ["verb", "group", "version", "resource", "subresource", "scope"] as const;
type Labels = Record<(typeof labels)[number], string>;

/** Counts and times what goes through `handler`, in Kubernetes' own metrics. */
export function measured(
  handler: Handler,
  deps: { readonly metrics: Metrics; readonly clock: Clock },
): Handler {
  const { metrics, clock } = deps;
  const total = metrics.counter(
    "apiserver_request_total",
    "Requests, by what was asked and the answer's code.",
    [...labels, "code"],
  );
  const duration = metrics.histogram(
    "apiserver_request_duration_seconds",
    "Time from a request to its answer, or to the beginning of a stream.",
    { labelNames: labels, buckets: [0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 2, 5, 10, 30, 60] },
  );
  let inflight = 0;
  metrics.gauge(
    "apiserver_current_inflight_requests",
    "Requests that are being answered now.",
    () => inflight,
  );
  return {
    async handle(request) {
      const startMs = clock.monotonicMs();
      inflight++;
      try {
        const response = await handler.handle(request);
        const code = response.kind === "upgrade" ? 101 : response.code;
        const named = labelsOf(request, code);
        total.inc({ ...named, code: String(code) });
        duration.observe(named, (clock.monotonicMs() - startMs) / 1_000);
        return response;
      } finally {
        inflight--;
      }
    },
  };
}

const notFound = 404;

/** Of what was not found the names are left out, so that clients cannot make any number of series. */
function labelsOf({ verb, target }: ApiRequest, code: number): Labels {
  const upper = verb === "raw" ? "GET" : verbNames[verb];
  if (!target || code === notFound) {
    return { verb: upper, group: "", version: "", resource: "", subresource: "", scope: "" };
  }
  const { group, version, resource, subresource, namespace, name } = target;
  const scope = name !== "" ? "resource" : namespace !== "" ? "namespace" : "cluster";
  return { verb: upper, group, version, resource, subresource, scope };
}

const verbNames: Readonly<Record<Exclude<ApiRequest["verb"], "raw">, string>> = {
  get: "GET",
  list: "LIST",
  watch: "WATCH",
  create: "POST",
  update: "PUT",
  patch: "PATCH",
  delete: "DELETE",
  deletecollection: "DELETECOLLECTION",
  connect: "CONNECT",
};
