import type { ApiRequest } from "../endpoints/api-request.ts";
import type { FlowStats } from "./flow-stats.ts";
import type { WorkEstimate } from "./work-estimate.ts";

/** What a request brings to a level. */
export interface Arrival {
  readonly request: ApiRequest;
  readonly stats: FlowStats;
  /** Tells the requests of one schema apart: the user, the namespace, or "". */
  readonly distinguisher: string;
  readonly work: WorkEstimate;
}

/** A request in a level, from its arrival until the last of its seats is free. */
export class Seat implements Arrival {
  readonly request: ApiRequest;
  readonly stats: FlowStats;
  readonly distinguisher: string;
  readonly work: WorkEstimate;
  /** Undefined where nothing queues. */
  readonly queue: FlowQueue | undefined;
  readonly seats: number;
  /** In seat-seconds. */
  readonly totalWork: number;
  readonly arrivalMs: number;
  /** The level's virtual time at the arrival. */
  readonly arrivalR: number;
  /** 0 while it waits. */
  startMs = 0;

  constructor(
    arrival: Arrival,
    at: {
      readonly queue: FlowQueue | undefined;
      readonly nowMs: number;
      readonly virtualTime: number;
      readonly totalWork: number;
    },
  ) {
    this.request = arrival.request;
    this.stats = arrival.stats;
    this.distinguisher = arrival.distinguisher;
    this.work = arrival.work;
    this.queue = at.queue;
    this.seats = Math.max(arrival.work.initialSeats, arrival.work.finalSeats);
    this.totalWork = at.totalWork;
    this.arrivalMs = at.nowMs;
    this.arrivalR = at.virtualTime;
  }
}

/** One of a level's queues: requests that wait in order, and those that came out of it and are not yet done. */
export class FlowQueue {
  /** In order of arrival; any may leave. */
  readonly waiting = new Set<Seat>();
  readonly executing = new Set<Seat>();
  /** Virtual time at which its next request would start if each queue had its fair share to itself. */
  nextDispatchR = 0;
  seatsInUse = 0;
  /** Sums over those that wait. */
  waitingWork = 0;
  waitingSeats = 0;
  waitingInitialSeats = 0;

  get active(): boolean {
    return this.waiting.size > 0 || this.executing.size > 0;
  }

  get oldest(): Seat | undefined {
    if (this.waiting.size === 0) return undefined;
    for (const seat of this.waiting) return seat;
    return undefined;
  }

  enqueue(seat: Seat): void {
    this.waiting.add(seat);
    this.waitingWork += seat.totalWork;
    this.waitingSeats += seat.seats;
    this.waitingInitialSeats += seat.work.initialSeats;
  }

  /** False when it did not wait here any more. */
  dequeue(seat: Seat): boolean {
    if (!this.waiting.delete(seat)) return false;
    this.waitingWork = this.waiting.size === 0 ? 0 : this.waitingWork - seat.totalWork;
    this.waitingSeats -= seat.seats;
    this.waitingInitialSeats -= seat.work.initialSeats;
    return true;
  }

  /** A queue that could not use its share must not save it up: nothing starts before it has arrived. */
  boundNextDispatch(): void {
    const { oldest } = this;
    if (oldest && this.nextDispatchR < oldest.arrivalR) this.nextDispatchR = oldest.arrivalR;
  }
}

/** Of the queues in a flow's hand the one with the least work that waits; the first from `offset` on among equals. */
export function emptiestQueue(
  queues: readonly FlowQueue[],
  hand: readonly number[],
  offset: number,
): FlowQueue {
  let best: FlowQueue | undefined;
  for (let card = 0; card < hand.length; card++) {
    const queue = queues[hand[(offset + card) % hand.length] ?? 0];
    if (queue && (!best || queue.waitingWork < best.waitingWork)) best = queue;
    if (best?.waitingWork === 0) break;
  }
  if (!best) throw new Error("a flow has no queue");
  return best;
}

/**
 * The oldest request of the queue that would be done first; of equal queues the one that had its turn longest ago,
 * when that of `lastIndex` had the last one. Undefined when nothing waits.
 */
export function nextToDispatch(
  queues: readonly FlowQueue[],
  lastIndex: number,
): { readonly queue: FlowQueue; readonly seat: Seat; readonly index: number } | undefined {
  let next: ReturnType<typeof nextToDispatch>;
  let soonest = Infinity;
  for (let step = 1; step <= queues.length; step++) {
    const index = (lastIndex + step) % queues.length;
    const queue = queues[index];
    const seat = queue?.oldest;
    if (!queue || !seat) continue;
    const finish = queue.nextDispatchR + seat.totalWork;
    if (finish >= soonest) continue;
    soonest = finish;
    next = { queue, seat, index };
  }
  return next;
}
