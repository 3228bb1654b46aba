// Not from the package's index: that also loads push gateways, HTTP clients and OpenTelemetry, which takes every
// process 50 ms and 16 MB.
import Counter from "prom-client/lib/counter.js";
import Gauge from "prom-client/lib/gauge.js";
import Histogram from "prom-client/lib/histogram.js";
import Registry from "prom-client/lib/registry.js";
import type { Sample } from "./distribution.ts";

/**
 * A process's metrics in Prometheus' text format. One registry per process, built in `runComponent` and passed
 * down; names are Kubernetes' where Kubernetes has the metric.
 */
export class Metrics {
  readonly #registry = new Registry();

  constructor() {
    // Read when scraped, so that an idle process spends nothing on them.
    this.gauge("process_resident_memory_bytes", "Resident memory size in bytes.", () =>
      process.memoryUsage.rss(),
    );
    this.gauge("process_cpu_seconds_total", "Total user and system CPU time spent in seconds.", () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    });
    this.gauge("nodejs_heap_size_used_bytes", "Heap in use in bytes.", () => process.memoryUsage().heapUsed);
  }

  counter<L extends string>(name: string, help: string, labelNames: readonly L[] = []): Counter<L> {
    return new Counter({ name, help, labelNames: [...labelNames], registers: [this.#registry] });
  }

  histogram<L extends string>(
    name: string,
    help: string,
    options: { readonly labelNames?: readonly L[]; readonly buckets?: readonly number[] } = {},
  ): Histogram<L> {
    return new Histogram({
      name,
      help,
      labelNames: [...(options.labelNames ?? [])],
      ...(options.buckets ? { buckets: [...options.buckets] } : {}),
      registers: [this.#registry],
    });
  }

  /** `read` is called at each scrape. */
  gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.#registry],
      collect() {
        this.set(read());
      },
    });
  }

  /** A metric whose owner counts for itself: `read` is called at each scrape. */
  collect(
    metric: {
      readonly name: string;
      readonly help: string;
      readonly type: "counter" | "gauge" | "histogram";
    },
    read: () => Iterable<Sample>,
  ): void {
    const get = (): unknown => ({
      ...metric,
      aggregator: "sum",
      values: Array.from(read(), ({ name, labels, value }) => ({ labels, value, metricName: name })),
    });
    // The registry asks its metrics for no more than a name and what `get` answers.
    this.#registry.registerMetric({ name: metric.name, get } as unknown as Gauge);
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  text(): Promise<string> {
    return this.#registry.metrics();
  }
}
