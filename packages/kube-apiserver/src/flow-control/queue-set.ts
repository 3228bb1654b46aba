import type { Clock } from "@kubets/apimachinery";
import { emptiestQueue, FlowQueue, nextToDispatch, Seat } from "./flow-queue.ts";
import type { Arrival } from "./flow-queue.ts";
import type { Rejection } from "./flow-stats.ts";
import { SeatDemand } from "./seat-demand.ts";
import { FlowHands } from "./shuffle-sharding.ts";

export interface QueuingConfig {
  readonly queues: number;
  readonly handSize: number;
  readonly queueLengthLimit: number;
}

/** How long a request is taken to last until it has shown it; in seconds. */
const estimatedSeconds = 0.003;

interface Waiter {
  readonly decide: (started: Rejection | undefined) => void;
}

/**
 * The seats of one priority level, and who sits there next: Kubernetes' "fair queuing for server requests"
 * (KEP-1040). Each flow goes into the emptiest of a few queues; of the queues' oldest requests the one starts that
 * would be done first if all active queues had the same share of the seats, which is what virtual time measures.
 *
 * A request that finds a free seat costs a few additions; queues are looked through only when some wait.
 */
export class QueueSet {
  readonly #clock: Clock;
  readonly demand: SeatDemand;
  /** Undefined: nothing waits; what finds no seat is refused. */
  #queuing: QueuingConfig | undefined;
  /** Infinity: the exempt level. */
  #limit = 0;
  #queues: FlowQueue[] = [];
  readonly #hands = new FlowHands();
  readonly #waiters = new Map<Seat, Waiter>();
  readonly #withoutQueue = new Set<Seat>();
  #virtualTime = 0;
  #lastMs: number;
  #activeQueues = 0;
  #arrivals = 0;
  #robin = 0;
  #seatsInUse = 0;
  #seatsWaiting = 0;
  #executing = 0;
  rejected = 0;
  dispatched = 0;
  timedOut = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#lastMs = clock.monotonicMs();
    this.demand = new SeatDemand(this.#lastMs);
  }

  get waiting(): number {
    return this.#waiters.size;
  }

  get executing(): number {
    return this.#executing;
  }

  get seatsInUse(): number {
    return this.#seatsInUse;
  }

  get idle(): boolean {
    return this.#executing === 0 && this.#waiters.size === 0 && this.#seatsInUse === 0;
  }

  get queues(): readonly FlowQueue[] {
    return this.#queues;
  }

  /** Those that run in no queue. */
  get withoutQueue(): ReadonlySet<Seat> {
    return this.#withoutQueue;
  }

  get virtualTime(): number {
    return this.#virtualTime;
  }

  /** More seats are used at once; queues that are too many empty themselves first. */
  configure(options: { readonly queuing: QueuingConfig | undefined; readonly limit: number }): void {
    this.#syncTime();
    const { queuing } = options;
    this.#queuing = queuing;
    this.#limit = options.limit;
    while (this.#queues.length < (queuing?.queues ?? 0)) this.#queues.push(new FlowQueue());
    this.#dropQueues();
    this.#dispatch();
  }

  /**
   * A seat at once, or why not, or a promise of either. `waitMs` says how long it may wait, and is asked only when
   * it must. Whoever gets a seat calls `finish` with it, once.
   */
  start(arrival: Arrival, waitMs: () => number): Seat | Rejection | Promise<Seat | Rejection> {
    const nowMs = this.#syncTime();
    if (!this.#queuing) return this.#startWithoutQueue(arrival, nowMs);
    const hand = this.#hands.of(`${arrival.stats.schema}/${arrival.distinguisher}`, this.#queuing);
    // From another place in the hand each time: else hands that overlap would favour the same queues.
    const queue = emptiestQueue(this.#queues, hand, this.#arrivals++);
    const seat = this.#seat(arrival, queue, nowMs);
    if (this.#waiters.size === 0 && this.#fits(seat.seats)) {
      if (!queue.active) queue.nextDispatchR = this.#virtualTime;
      queue.nextDispatchR = Math.max(queue.nextDispatchR, this.#virtualTime);
      this.#run(seat, nowMs);
      arrival.stats.queueLength.observe(0);
      return seat;
    }
    if (this.#seatsInUse >= this.#limit && queue.waiting.size >= this.#queuing.queueLengthLimit) {
      return this.#reject(arrival, "queue-full");
    }
    return this.#enqueue(seat, queue, waitMs());
  }

  /** The request is answered. Its seats are free now, or once its work after the answer is done. */
  finish(seat: Seat): void {
    const nowMs = this.#syncTime();
    this.#executing--;
    seat.stats.executing--;
    const { queue, work } = seat;
    if (queue) {
      queue.executing.delete(seat);
      if (!queue.active) this.#activeQueues--;
      // Its queue was charged for an estimate: the difference is put right.
      queue.nextDispatchR -= work.initialSeats * (estimatedSeconds - (nowMs - seat.startMs) / 1000);
      queue.boundNextDispatch();
    } else {
      this.#withoutQueue.delete(seat);
    }
    if (work.additionalLatencyMs > 0) {
      this.#clock.setTimer(work.additionalLatencyMs, () => {
        this.#release(seat, this.#syncTime());
        this.#dispatch();
      });
    } else {
      this.#release(seat, nowMs);
      this.#dispatch();
    }
  }

  #startWithoutQueue(arrival: Arrival, nowMs: number): Seat | Rejection {
    const seat = this.#seat(arrival, undefined, nowMs);
    if (!this.#fits(seat.seats)) return this.#reject(arrival, "concurrency-limit");
    this.#run(seat, nowMs);
    return seat;
  }

  #seat(arrival: Arrival, queue: FlowQueue | undefined, nowMs: number): Seat {
    const { initialSeats, finalSeats, additionalLatencyMs } = arrival.work;
    const totalWork = initialSeats * estimatedSeconds + (finalSeats * additionalLatencyMs) / 1000;
    return new Seat(arrival, { queue, nowMs, virtualTime: this.#virtualTime, totalWork });
  }

  #reject({ stats }: Arrival, reason: Rejection): Rejection {
    this.rejected++;
    stats.rejected[reason]++;
    return reason;
  }

  #enqueue(seat: Seat, queue: FlowQueue, waitMs: number): Promise<Seat | Rejection> {
    if (!queue.active) {
      queue.nextDispatchR = this.#virtualTime;
      this.#activeQueues++;
    }
    queue.enqueue(seat);
    queue.boundNextDispatch();
    const { stats, seats } = seat;
    stats.inQueue++;
    stats.seatsInQueue += seats;
    stats.queueLength.observe(queue.waiting.size);
    this.#seatsWaiting += seats;
    this.#noteDemand(this.#lastMs);
    const { promise, resolve } = Promise.withResolvers<Seat | Rejection>();
    const giveUp = (): void => this.#giveUp(seat, queue);
    const timer = this.#clock.setTimer(waitMs, giveUp);
    const { signal } = seat.request;
    signal.addEventListener("abort", giveUp, { once: true });
    this.#waiters.set(seat, {
      decide: (rejection) => {
        timer[Symbol.dispose]();
        signal.removeEventListener("abort", giveUp);
        resolve(rejection ?? seat);
      },
    });
    if (signal.aborted) giveUp();
    else this.#dispatch();
    return promise;
  }

  #giveUp(seat: Seat, queue: FlowQueue): void {
    this.#syncTime();
    if (!this.#leaveQueue(seat, queue)) return;
    if (!queue.active) this.#activeQueues--;
    queue.boundNextDispatch();
    this.timedOut++;
    this.#noteDemand(this.#lastMs);
    this.#decide(seat, this.#reject(seat, "time-out"));
    // It may have been what kept the others from starting.
    this.#dispatch();
  }

  #leaveQueue(seat: Seat, queue: FlowQueue): boolean {
    if (!queue.dequeue(seat)) return false;
    seat.stats.inQueue--;
    seat.stats.seatsInQueue -= seat.seats;
    this.#seatsWaiting -= seat.seats;
    return true;
  }

  #decide(seat: Seat, rejection: Rejection | undefined): void {
    const waiter = this.#waiters.get(seat);
    this.#waiters.delete(seat);
    waiter?.decide(rejection);
  }

  #dispatch(): void {
    while (this.#waiters.size > 0 && this.#seatsInUse < this.#limit && this.#dispatchOne());
  }

  /** False when the next request needs more seats than are free: then nobody passes it. */
  #dispatchOne(): boolean {
    const next = nextToDispatch(this.#queues, this.#robin);
    if (!next) return false;
    const { queue, seat } = next;
    if (!this.#fits(seat.seats)) {
      seat.stats.noAccommodation++;
      return false;
    }
    this.#robin = next.index;
    this.#leaveQueue(seat, queue);
    if (!queue.active) this.#activeQueues--;
    this.#run(seat, this.#lastMs);
    queue.boundNextDispatch();
    this.#decide(seat, undefined);
    return true;
  }

  #run(seat: Seat, nowMs: number): void {
    const { queue, stats, seats } = seat;
    seat.startMs = nowMs;
    this.#executing++;
    this.dispatched++;
    stats.dispatched++;
    stats.executing++;
    stats.seatsExecuting += seats;
    this.#seatsInUse += seats;
    if (queue) {
      if (!queue.active) this.#activeQueues++;
      queue.executing.add(seat);
      queue.seatsInUse += seats;
      queue.nextDispatchR += seat.totalWork;
    } else {
      this.#withoutQueue.add(seat);
    }
    this.#noteDemand(nowMs);
  }

  #release(seat: Seat, nowMs: number): void {
    this.#seatsInUse -= seat.seats;
    seat.stats.seatsExecuting -= seat.seats;
    if (seat.queue) {
      seat.queue.seatsInUse -= seat.seats;
      this.#dropQueues();
    }
    this.#noteDemand(nowMs);
  }

  /** What needs more than there is in all starts when nothing else runs. */
  #fits(seats: number): boolean {
    if (seats > this.#limit) return this.#executing === 0;
    return this.#seatsInUse + seats <= this.#limit;
  }

  #dropQueues(): void {
    const wanted = this.#queuing?.queues ?? 0;
    while (this.#queues.length > wanted && this.#queues.at(-1)?.active === false) this.#queues.pop();
    if (this.#robin >= this.#queues.length) this.#robin = 0;
  }

  #noteDemand(nowMs: number): void {
    this.demand.set(this.#seatsInUse + this.#seatsWaiting, nowMs);
  }

  /** Virtual time passes as fast as an active queue gets seats. Before every change, so that it saw what was. */
  #syncTime(): number {
    const nowMs = this.#clock.monotonicMs();
    if (this.#activeQueues > 0) {
      const busy = Math.min(this.#seatsInUse + this.#seatsWaiting, this.#limit);
      this.#virtualTime += (busy / this.#activeQueues) * ((nowMs - this.#lastMs) / 1000);
    }
    this.#lastMs = nowMs;
    return nowMs;
  }
}
