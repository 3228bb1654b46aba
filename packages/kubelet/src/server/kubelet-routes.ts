import type { Clock } from "@kubets/apimachinery";
import { healthText } from "@kubets/component-base";
import type { Health, Metrics } from "@kubets/component-base";
import type { CriClient } from "@kubets/cri";
import type { PodReader } from "../runtime/pod-reader.ts";
import type { ApiAnswer, ApiCall, ApiRoutes } from "./kubelet-api.ts";
import type { KnownPods } from "./pod-lookup.ts";
import { statsSummary } from "./stats.ts";

export interface KubeletRoutesDeps {
  readonly nodeName: string;
  readonly cri: Pick<CriClient, "runtime">;
  readonly reader: PodReader;
  readonly pods: KnownPods;
  readonly clock: Clock;
  readonly health: Health;
  readonly metrics: Metrics;
  /** The kubelet's settings, as a KubeletConfiguration. */
  readonly configuration: Readonly<Record<string, unknown>>;
  /** A container's log, as `query` wants it. */
  readonly log: (
    container: { readonly namespace: string; readonly pod: string; readonly container: string },
    call: Pick<ApiCall, "query" | "signal">,
  ) => Promise<AsyncIterable<Uint8Array>>;
}

/** What the kubelet's own API offers, of what Kubernetes' does. */
export function kubeletRoutes(deps: KubeletRoutesDeps): ApiRoutes {
  const { clock, cri, health, metrics, nodeName, pods, reader } = deps;
  return new Map<string, (call: ApiCall) => Promise<ApiAnswer>>([
    ["healthz", async ({ query }) => healthz(health, query)],
    ["pods", async () => json({ ...podList, items: pods.pods() })],
    [
      "runningpods",
      async ({ signal }) => {
        const found = await reader.readAll({ signal });
        const running = new Set(
          found
            .filter(({ containers }) => containers.some(({ state }) => state === "running"))
            .map(({ uid }) => uid),
        );
        return json({ ...podList, items: pods.pods().filter((pod) => running.has(pod.metadata.uid ?? "")) });
      },
    ],
    ["configz", async () => json({ kubeletconfig: deps.configuration })],
    ["metrics", async () => ({ contentType: metrics.contentType, body: await metrics.text() })],
    [
      "stats/summary",
      async ({ signal }) =>
        json(
          await statsSummary({ nodeName, runtime: cri.runtime, reader, clock, pods: pods.pods(), signal }),
        ),
    ],
    [
      "containerLogs",
      async ({ rest, query, signal }) => {
        const [namespace = "", pod = "", container = ""] = rest;
        const body = await deps.log({ namespace, pod, container }, { query, signal });
        return { contentType: "text/plain", body };
      },
    ],
  ]);
}

const podList = { kind: "PodList", apiVersion: "v1", metadata: {} } as const;

function healthz(health: Health, query: URLSearchParams): ApiAnswer {
  const { code, text } = healthText("healthz", health.results("livez"), query.has("verbose"));
  return { code, contentType: "text/plain; charset=utf-8", body: text };
}

function json(value: unknown): ApiAnswer {
  return { contentType: "application/json", body: JSON.stringify(value) };
}
