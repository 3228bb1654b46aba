import type { ResourceType } from "@kubets/api";
import { allResources } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import { Distribution } from "@kubets/component-base";
import type { Metrics, Sample } from "@kubets/component-base";
import type { ApiRequest, ApiResponse } from "../endpoints/api-request.ts";
import { isLongRunning } from "../endpoints/long-running.ts";
import type { RequestHandler } from "../endpoints/pipeline.ts";
import { isMutating } from "../flow-control/max-in-flight.ts";
import type { WatchCache } from "../storage/watch-cache.ts";
import { Watermark } from "./watermark.ts";

type Labels = Readonly<Record<string, string>>;

const durationBuckets = [
  0.005, 0.025, 0.05, 0.1, 0.2, 0.4, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60,
];
const sizeBuckets = [1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9];
const eventSizeBuckets = [1, 2, 4, 8, 16, 32, 64, 128].map((kilobytes) => kilobytes * 1024);

/** What is counted for one kind of request. */
class RequestSeries {
  readonly labels: Labels;
  readonly dryRun: string;
  readonly codes = new Map<number, number>();
  readonly duration = new Distribution(durationBuckets);
  readonly sizes = new Distribution(sizeBuckets);
  refused = 0;
  /** Long-running ones that go on. */
  running = 0;

  constructor(labels: Labels, dryRun: string) {
    this.labels = labels;
    this.dryRun = dryRun;
  }
}

/**
 * Counts and times requests, in Kubernetes' own metrics. Each request costs one look-up and a few additions; labels
 * are put together at scrapes.
 */
export class RequestMetrics {
  readonly #clock: Clock;
  readonly #series = new Map<string, RequestSeries>();
  readonly #watchEvents = new Map<ResourceType, { count: number; readonly sizes: Distribution }>();
  readonly #reading: Watermark;
  readonly #mutating: Watermark;

  constructor(deps: { readonly metrics: Metrics; readonly clock: Clock }) {
    this.#clock = deps.clock;
    this.#reading = new Watermark(deps.clock);
    this.#mutating = new Watermark(deps.clock);
    this.#registerRequests(deps.metrics);
    this.#registerWatches(deps.metrics);
  }

  /** `handler`, with what goes through it counted. */
  measured(handler: RequestHandler): RequestHandler {
    return {
      handle: async (request) => {
        const startMs = this.#clock.monotonicMs();
        const longRunning = isLongRunning(request);
        const inFlight = longRunning ? undefined : isMutating(request) ? this.#mutating : this.#reading;
        inFlight?.add(1);
        try {
          const response = await handler.handle(request);
          const series = this.#count(request, response, startMs);
          if (longRunning) follow(series, request.signal);
          return response;
        } finally {
          inFlight?.add(-1);
        }
      },
    };
  }

  /** What counts the events that one watch of a resource sends. */
  watchEvents(type: ResourceType): (bytes: number) => void {
    const known = this.#watchEvents.get(type);
    const series = known ?? { count: 0, sizes: new Distribution(eventSizeBuckets) };
    if (!known) this.#watchEvents.set(type, series);
    return (bytes) => {
      series.count++;
      series.sizes.observe(bytes);
    };
  }

  #count(request: ApiRequest, response: ApiResponse, startMs: number): RequestSeries {
    const code = response.kind === "upgrade" ? 101 : response.code;
    const series = this.#seriesOf(request, code);
    series.codes.set(code, (series.codes.get(code) ?? 0) + 1);
    series.duration.observe((this.#clock.monotonicMs() - startMs) / 1_000);
    if (response.kind === "bytes") series.sizes.observe(response.body.length);
    if (code === 429) series.refused++;
    return series;
  }

  #seriesOf(request: ApiRequest, code: number): RequestSeries {
    const { verb, target, query } = request;
    const name = verbNameOf(request);
    const dryRun = isMutating({ verb }) && query.get("dryRun") === "All" ? "All" : "";
    // Of what was not found the names are left out, so that clients cannot make any number of series.
    const known = code === 404 ? undefined : target;
    const scope = known ? scopeOf(known) : "";
    const key = known
      ? `${name} ${dryRun} ${known.group}/${known.version}/${known.resource}/${known.subresource} ${scope}`
      : `${name} ${dryRun}`;
    const found = this.#series.get(key);
    if (found) return found;
    const { group = "", version = "", resource = "", subresource = "" } = known ?? {};
    const labels = { verb: name, group, version, resource, subresource, scope, component: "apiserver" };
    const series = new RequestSeries(labels, dryRun);
    this.#series.set(key, series);
    return series;
  }

  #registerRequests(metrics: Metrics): void {
    const all = (read: (series: RequestSeries) => readonly Sample[]) => (): Sample[] =>
      [...this.#series.values()].flatMap((series) => [...read(series)]);
    const total = "apiserver_request_total";
    metrics.collect(
      { name: total, help: "Requests, by what was asked and the answer's code.", type: "counter" },
      all(({ labels, dryRun, codes }) =>
        Array.from(codes, ([code, value]) => ({
          labels: { ...labels, dry_run: dryRun, code: String(code) },
          value,
        })),
      ),
    );
    const duration = "apiserver_request_duration_seconds";
    const help = "Time from a request to its answer, or to the beginning of a stream.";
    metrics.collect(
      { name: duration, help, type: "histogram" },
      all((series) => series.duration.samples(duration, { ...series.labels, dry_run: series.dryRun })),
    );
    const sizes = "apiserver_response_sizes";
    metrics.collect(
      { name: sizes, help: "Bytes of answers that were made in one piece.", type: "histogram" },
      all((series) => series.sizes.samples(sizes, series.labels)),
    );
    const running = "apiserver_longrunning_requests";
    metrics.collect(
      { name: running, help: "Long-running requests that go on.", type: "gauge" },
      all((series) => (isLongName(series) ? [{ labels: series.labels, value: series.running }] : [])),
    );
    const terminations = "apiserver_request_terminations_total";
    metrics.collect(
      { name: terminations, help: "Requests that were refused in self-defense.", type: "counter" },
      all(({ labels, refused }) =>
        refused > 0 ? [{ labels: { ...labels, code: "429" }, value: refused }] : [],
      ),
    );
    metrics.collect(
      {
        name: "apiserver_current_inflight_requests",
        help: "Most requests that were in flight at once in the last second.",
        type: "gauge",
      },
      () => [
        { labels: { request_kind: "readOnly" }, value: this.#reading.read() },
        { labels: { request_kind: "mutating" }, value: this.#mutating.read() },
      ],
    );
  }

  #registerWatches(metrics: Metrics): void {
    const labelsOf = ({ group, version, resource }: ResourceType): Labels => ({ group, version, resource });
    metrics.collect(
      { name: "apiserver_watch_events_total", help: "Events sent to watches.", type: "counter" },
      () => Array.from(this.#watchEvents, ([type, { count }]) => ({ labels: labelsOf(type), value: count })),
    );
    const sizes = "apiserver_watch_events_sizes";
    metrics.collect({ name: sizes, help: "Bytes of events sent to watches.", type: "histogram" }, () =>
      Array.from(this.#watchEvents, ([type, series]) => series.sizes.samples(sizes, labelsOf(type))).flat(),
    );
  }
}

/** Shows what the cache holds. */
export function registerCacheMetrics(cache: Pick<WatchCache, "usage">, metrics: Metrics): void {
  type Usage = ReturnType<WatchCache["usage"]> extends Iterable<infer U> ? U : never;
  const perResource = (
    name: string,
    help: string,
    read: (usage: Usage) => number,
    labelsOf: (usage: Usage) => Labels = ({ group, resource }) => ({ group, resource }),
  ): void => {
    metrics.collect({ name, help, type: "gauge" }, () =>
      Array.from(cache.usage(), (usage) => ({ labels: labelsOf(usage), value: read(usage) })),
    );
  };
  perResource("apiserver_resource_objects", "Stored objects.", ({ objects }) => objects);
  perResource(
    "apiserver_storage_objects",
    "Stored objects, by the name that Kubernetes gave it before.",
    ({ objects }) => objects,
    ({ group, resource }) => ({ resource: group === "" ? resource : `${resource}.${group}` }),
  );
  perResource("apiserver_resource_size_estimate_bytes", "Bytes of stored objects.", ({ bytes }) => bytes);
  perResource(
    "kubets_watch_queued_events",
    "Events that watchers have still to take.",
    ({ queued }) => queued,
  );
  perResource(
    "apiserver_registered_watchers",
    "Watchers of the cache.",
    ({ watchers }) => watchers,
    kindLabels,
  );
  const terminated = "apiserver_terminated_watchers_total";
  const help = "Watchers that were ended because they did not keep up.";
  metrics.collect({ name: terminated, help, type: "counter" }, () =>
    Array.from(cache.usage(), (usage) => ({
      labels: { group: usage.group, resource: usage.resource },
      value: usage.terminated,
    })),
  );
}

function kindLabels({ group, resource }: { readonly group: string; readonly resource: string }): Labels {
  const type = allResources.find((known) => known.group === group && known.resource === resource);
  return { group, version: type?.version ?? "", kind: type?.kind ?? resource };
}

/** Until the request is over. */
function follow(series: RequestSeries, signal: AbortSignal): void {
  if (signal.aborted) return;
  series.running++;
  signal.addEventListener("abort", () => series.running--, { once: true });
}

function isLongName({ labels }: RequestSeries): boolean {
  const { verb = "", subresource = "" } = labels;
  return verb === "WATCH" || verb === "CONNECT" || subresource === "log" || subresource === "proxy";
}

function verbNameOf({ verb, contentType }: ApiRequest): string {
  if (verb === "raw") return "GET";
  if (verb === "patch" && contentType.startsWith("application/apply-patch")) return "APPLY";
  return verbNames[verb];
}

function scopeOf({ name, namespace }: { readonly name: string; readonly namespace: string }): string {
  if (name !== "") return "resource";
  return namespace === "" ? "cluster" : "namespace";
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
