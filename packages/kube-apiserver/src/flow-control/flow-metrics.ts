import type { Distribution, Metrics, Sample } from "@kubets/component-base";
import type { FlowConfig } from "./flow-config.ts";
import type { FlowStats } from "./flow-stats.ts";
import type { PriorityLevel } from "./priority-level.ts";

const prefix = "apiserver_flowcontrol_";

type Labels = Readonly<Record<string, string>>;

/** Shows priority and fairness under Kubernetes' names. Read at scrapes only. */
export function registerFlowMetrics(config: FlowConfig, metrics: Metrics): void {
  registerFlows(config, metrics);
  registerLevels(config, metrics);
  metrics.gauge(
    `${prefix}seat_fair_frac`,
    "Fair fraction of server's concurrency to allocate to each priority level that can use it",
    () => config.fairFraction,
  );
}

function registerFlows(config: FlowConfig, metrics: Metrics): void {
  const labelsOf = ({ level, schema }: FlowStats): Labels => ({ priority_level: level, flow_schema: schema });
  const perFlow = (
    type: "counter" | "gauge",
    name: string,
    help: string,
    read: (stats: FlowStats) => number,
  ): void => {
    metrics.collect({ name: prefix + name, help, type }, () =>
      Array.from(config.stats, (stats) => ({ labels: labelsOf(stats), value: read(stats) })),
    );
  };
  const distributed = (
    name: string,
    help: string,
    read: (stats: FlowStats) => readonly (readonly [Distribution, Labels])[],
  ): void => {
    metrics.collect({ name: prefix + name, help, type: "histogram" }, () =>
      Array.from(config.stats, (stats) =>
        read(stats).flatMap(([values, extra]) =>
          values.samples(prefix + name, { ...labelsOf(stats), ...extra }),
        ),
      ).flat(),
    );
  };
  perFlow("counter", "dispatched_requests_total", "Requests that were let through.", (s) => s.dispatched);
  perFlow("gauge", "current_inqueue_requests", "Requests that wait in queues.", (s) => s.inQueue);
  perFlow("gauge", "current_inqueue_seats", "Seats of requests that wait in queues.", (s) => s.seatsInQueue);
  perFlow("gauge", "current_executing_requests", "Requests that are being answered.", (s) => s.executing);
  perFlow("gauge", "current_executing_seats", "Seats that are in use.", (s) => s.seatsExecuting);
  perFlow(
    "counter",
    "request_dispatch_no_accommodation_total",
    "Times that the next request needed more seats than were free.",
    (s) => s.noAccommodation,
  );
  metrics.collect(
    { name: `${prefix}rejected_requests_total`, help: "Requests that were refused.", type: "counter" },
    () => Array.from(config.stats, rejections).flat(),
  );
  distributed("request_wait_duration_seconds", "Time that requests waited in queues.", (s) => [
    [s.waitOfExecuted, { execute: "true" }],
    [s.waitOfRejected, { execute: "false" }],
  ]);
  distributed("request_execution_seconds", "Time that requests kept their seats.", (s) => [
    [s.execution, { type: "regular" }],
    [s.watchExecution, { type: "watch" }],
  ]);
  distributed("request_queue_length_after_enqueue", "Length of the queue that a request came into.", (s) => [
    [s.queueLength, {}],
  ]);
  distributed("work_estimated_seats", "Seats that requests were estimated to need.", (s) => [
    [s.estimatedSeats, {}],
  ]);
  distributed("watch_count_samples", "Watches that writes concerned.", (s) => [[s.watchCount, {}]]);
}

function rejections({ level, schema, rejected }: FlowStats): readonly Sample[] {
  return Object.entries(rejected)
    .filter(([, value]) => value > 0)
    .map(([reason, value]) => ({ labels: { priority_level: level, flow_schema: schema, reason }, value }));
}

function registerLevels(config: FlowConfig, metrics: Metrics): void {
  const perLevel = (name: string, help: string, read: (level: PriorityLevel) => number): void => {
    metrics.collect({ name: prefix + name, help, type: "gauge" }, () =>
      Array.from(config.levels.values(), (level) => ({
        labels: { priority_level: level.name },
        value: read(level),
      })),
    );
  };
  perLevel("nominal_limit_seats", "Seats that are a level's by its shares.", ({ limits }) => limits.nominal);
  perLevel("lower_limit_seats", "Seats that a level never lends.", ({ limits }) => limits.lower);
  perLevel("upper_limit_seats", "Seats of a level with all it may borrow.", ({ limits }) => limits.upper);
  perLevel("current_limit_seats", "Seats that a level has at present.", ({ currentLimit }) => currentLimit);
  perLevel(
    "demand_seats_high_watermark",
    "Most seats that a level could have used in the last period of adjustment.",
    ({ demand }) => demand.highWatermark,
  );
  perLevel(
    "demand_seats_average",
    "Average of demand_seats over that period.",
    ({ demand }) => demand.average,
  );
  perLevel("demand_seats_stdev", "Its standard deviation.", ({ demand }) => demand.deviation);
  perLevel("demand_seats_smoothed", "Demand over several periods.", ({ demand }) => demand.smoothed);
  perLevel("current_r", "Virtual time of a level's queues.", ({ queues }) => queues.virtualTime);
}
