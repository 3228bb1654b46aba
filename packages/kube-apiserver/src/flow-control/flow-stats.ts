import { Distribution } from "@kubets/component-base";

const waitBuckets = [0, 0.005, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30];

/**
 * - `queue-full`, `concurrency-limit`: there was no place to wait, or no waiting at all.
 * - `time-out`: it waited too long, or its client left.
 */
export type Rejection = "queue-full" | "concurrency-limit" | "time-out";

/** What is counted for the requests of one schema in one level. Plain numbers: each request changes several. */
export class FlowStats {
  readonly level: string;
  readonly schema: string;
  readonly rejected: Record<Rejection, number> = { "queue-full": 0, "concurrency-limit": 0, "time-out": 0 };
  dispatched = 0;
  inQueue = 0;
  seatsInQueue = 0;
  executing = 0;
  seatsExecuting = 0;
  noAccommodation = 0;
  readonly waitOfExecuted = new Distribution(waitBuckets);
  readonly waitOfRejected = new Distribution(waitBuckets);
  readonly execution = new Distribution(waitBuckets);
  readonly watchExecution = new Distribution(waitBuckets);
  readonly queueLength = new Distribution([0, 10, 25, 50, 100, 250, 500, 1000]);
  readonly estimatedSeats = new Distribution([1, 2, 4, 8, 16, 32, 64, 100]);
  readonly watchCount = new Distribution([0, 1, 10, 100, 1000, 10_000]);

  constructor(level: string, schema: string) {
    this.level = level;
    this.schema = schema;
  }
}
