import type { Metrics } from "@kubets/component-base";

/** The scheduler's metrics, with Kubernetes' names. */
export class SchedulerMetrics {
  readonly #metrics: Metrics;
  readonly #attempts: (result: string, seconds: number) => void;

  constructor(metrics: Metrics) {
    this.#metrics = metrics;
    const attempts = metrics.counter(
      "scheduler_schedule_attempts_total",
      "Number of attempts to schedule pods, by the result.",
      ["result"],
    );
    const duration = metrics.histogram(
      "scheduler_scheduling_attempt_duration_seconds",
      "Scheduling attempt latency in seconds (scheduling algorithm + binding)",
      { labelNames: ["result"], buckets: [0.0001, 0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 1] },
    );
    this.#attempts = (result, seconds) => {
      attempts.inc({ result });
      duration.observe({ result }, seconds);
    };
  }

  observeAttempt(result: "scheduled" | "unschedulable", ms: number): void {
    this.#attempts(result, ms / 1000);
  }

  watchQueue(
    size: () => { readonly active: number; readonly backoff: number; readonly unschedulable: number },
  ): void {
    const help = "Number of pending pods, by the queue.";
    this.#metrics.gauge("scheduler_pending_pods_active", help, () => size().active);
    this.#metrics.gauge("scheduler_pending_pods_backoff", help, () => size().backoff);
    this.#metrics.gauge("scheduler_pending_pods_unschedulable", help, () => size().unschedulable);
  }
}
