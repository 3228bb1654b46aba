import { parseGoDuration } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { ApiRequest, ApiResponse } from "../endpoints/api-request.ts";
import { isLongRunning } from "../endpoints/long-running.ts";
import type { RequestHandler } from "../endpoints/pipeline.ts";
import type { ActiveSchema, FlowConfig } from "./flow-config.ts";
import type { Seat } from "./flow-queue.ts";
import type { Rejection } from "./flow-stats.ts";
import { flowRequestOf } from "./rules.ts";
import { tooManyRequests } from "./too-many-requests.ts";
import { estimateWork } from "./work-estimate.ts";
import type { WorkEstimate, WorkSource } from "./work-estimate.ts";

/** Nobody waits longer than this for a seat. */
const longestWaitMs = 60_000;

const exemptWork: WorkEstimate = { initialSeats: 1, finalSeats: 0, additionalLatencyMs: 0 };

/**
 * API priority and fairness: lets a request through when its priority level has seats for it, after a fair wait, or
 * answers 429. Long-running requests pass, watches once they have begun.
 *
 * A request that need not wait costs some microseconds: its schema is looked for, its seats are counted.
 */
export class FlowControl implements RequestHandler {
  readonly #config: FlowConfig;
  readonly #next: RequestHandler;
  readonly #work: WorkSource;
  readonly #clock: Clock;
  readonly #requestTimeoutMs: number;

  constructor(deps: {
    readonly config: FlowConfig;
    /** What answers the requests that are let through. */
    readonly next: RequestHandler;
    readonly work: WorkSource;
    readonly clock: Clock;
    readonly requestTimeoutMs: number;
  }) {
    this.#config = deps.config;
    this.#next = deps.next;
    this.#work = deps.work;
    this.#clock = deps.clock;
    this.#requestTimeoutMs = deps.requestTimeoutMs;
  }

  async handle(request: ApiRequest): Promise<ApiResponse> {
    const isWatch = request.verb === "watch";
    if (!isWatch && isLongRunning(request)) return this.#next.handle(request);
    const flow = flowRequestOf(request);
    const schema = this.#config.classify(flow);
    const { level, stats } = schema;
    const work = level.exempt
      ? exemptWork
      : estimateWork(request, this.#work, { maxSeats: level.maxSeats, stats });
    stats.estimatedSeats.observe(Math.max(work.initialSeats, work.finalSeats));
    const arrival = { request, stats, distinguisher: schema.distinguisher(flow), work };
    const beganMs = this.#clock.monotonicMs();
    const started = level.queues.start(arrival, () => this.#waitLimitMs(request));
    const seat = started instanceof Promise ? await started : started;
    if (typeof seat === "string") return this.#refuse(schema, seat, beganMs);
    stats.waitOfExecuted.observe((seat.startMs - seat.arrivalMs) / 1000);
    return isWatch ? this.#watch(request, schema, seat) : this.#answer(request, schema, seat);
  }

  #refuse({ level, stats, headers }: ActiveSchema, reason: Rejection, beganMs: number): ApiResponse {
    const nowMs = this.#clock.monotonicMs();
    if (reason === "time-out") stats.waitOfRejected.observe((nowMs - beganMs) / 1000);
    level.dropped.record(nowMs);
    return tooManyRequests(level.dropped.retryAfterSeconds, headers);
  }

  async #answer(request: ApiRequest, schema: ActiveSchema, seat: Seat): Promise<ApiResponse> {
    let sending = false;
    try {
      const response = withHeaders(await this.#next.handle(request), schema.headers);
      if (response.kind !== "chunks") return response;
      // A long list is still to be made: it keeps its seats until the last of it is.
      sending = true;
      const finish = this.#finisher(schema, seat, request.signal);
      return { ...response, body: followed(response.body, finish) };
    } finally {
      if (!sending) this.#finish(schema, seat);
    }
  }

  /** A watch has its seats until it has sent the state that it begins with. */
  async #watch(request: ApiRequest, schema: ActiveSchema, seat: Seat): Promise<ApiResponse> {
    const onWatchStarted = this.#finisher(schema, seat, request.signal);
    let begun = false;
    try {
      const response = await this.#next.handle({ ...request, onWatchStarted });
      begun = response.kind === "watch";
      return withHeaders(response, schema.headers);
    } finally {
      if (!begun) onWatchStarted();
    }
  }

  /** Frees the seats at its first call, or when the request is over. */
  #finisher(schema: ActiveSchema, seat: Seat, signal: AbortSignal): () => void {
    let finished = false;
    const finish = (): void => {
      if (finished) return;
      finished = true;
      signal.removeEventListener("abort", finish);
      this.#finish(schema, seat);
    };
    if (signal.aborted) finish();
    else signal.addEventListener("abort", finish, { once: true });
    return finish;
  }

  #finish({ level, stats }: ActiveSchema, seat: Seat): void {
    level.queues.finish(seat);
    const seconds = (this.#clock.monotonicMs() - seat.startMs) / 1000;
    (seat.request.verb === "watch" ? stats.watchExecution : stats.execution).observe(seconds);
  }

  /** A quarter of the time it has in all. */
  #waitLimitMs({ verb, query }: ApiRequest): number {
    const asked = verb === "watch" ? undefined : parseGoDuration(query.get("timeout") ?? "");
    const deadline = asked !== undefined && asked > 0 ? Math.min(asked, this.#requestTimeoutMs) : undefined;
    return Math.min((deadline ?? this.#requestTimeoutMs) / 4, longestWaitMs);
  }
}

function withHeaders(response: ApiResponse, headers: Readonly<Record<string, string>>): ApiResponse {
  if (response.kind === "upgrade") return response;
  return { ...response, headers: response.headers ? { ...headers, ...response.headers } : headers };
}

/** The same pieces; `done` is called after the last one, or when nobody wants more. */
function followed(source: AsyncIterable<Uint8Array>, done: () => void): AsyncIterable<Uint8Array> {
  return {
    [Symbol.asyncIterator]() {
      const pieces = source[Symbol.asyncIterator]();
      return {
        async next() {
          try {
            const piece = await pieces.next();
            if (piece.done) done();
            return piece;
          } catch (err: unknown) {
            done();
            throw err;
          }
        },
        async return() {
          done();
          await pieces.return?.();
          return { done: true, value: undefined };
        },
      };
    },
  };
}
