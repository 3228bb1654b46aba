import type { flowcontrolv1 } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import { DroppedRequests } from "./dropped-requests.ts";
import { QueueSet } from "./queue-set.ts";
import { nextDemandStats, noDemand } from "./seat-demand.ts";
import type { DemandStats } from "./seat-demand.ts";

export type LevelSpec = flowcontrolv1.PriorityLevelConfigurationSpec;

export interface SeatLimits {
  readonly nominal: number;
  /** What it never lends. */
  readonly lower: number;
  /** With all it may borrow. */
  readonly upper: number;
}

/** One priority level at work. */
export class PriorityLevel {
  readonly name: string;
  readonly queues: QueueSet;
  readonly dropped = new DroppedRequests();
  readonly #clock: Clock;
  #uid: string;
  #spec: LevelSpec;
  #limits: SeatLimits = { nominal: 0, lower: 0, upper: 0 };
  #currentLimit: number | undefined;
  #demand: DemandStats = noDemand;
  #quiescing = false;

  constructor(options: { readonly name: string; readonly spec: LevelSpec; readonly clock: Clock }) {
    this.name = options.name;
    this.#uid = "";
    this.#spec = options.spec;
    this.#clock = options.clock;
    this.queues = new QueueSet(options.clock);
  }

  /** "" for one that has no object. */
  get uid(): string {
    return this.#uid;
  }

  get exempt(): boolean {
    return this.#spec.type === "Exempt";
  }

  get shares(): number {
    const { exempt, limited } = this.#spec;
    return limited ? (limited.nominalConcurrencyShares ?? 30) : (exempt?.nominalConcurrencyShares ?? 0);
  }

  get limits(): SeatLimits {
    return this.#limits;
  }

  get currentLimit(): number {
    return this.#currentLimit ?? 0;
  }

  get demand(): DemandStats {
    return this.#demand;
  }

  /** Its object is gone, and it works off what it has. */
  get quiescing(): boolean {
    return this.#quiescing;
  }

  /** The most seats that one request may take. */
  get maxSeats(): number {
    const queuing = this.#spec.limited?.limitResponse.queuing;
    const { nominal } = this.#limits;
    if (!queuing) return Infinity;
    return Math.max(1, Math.min(Math.ceil(nominal * 0.15), Math.floor(nominal / queuing.handSize)));
  }

  define(spec: LevelSpec, uid: string): void {
    this.#spec = spec;
    this.#uid = uid;
    this.#quiescing = false;
  }

  quiesce(): void {
    this.#quiescing = true;
  }

  /** Divides by shares: `perShare` seats for each, of a server that has `total`. */
  allot(perShare: number, total: number): void {
    const { exempt, limited } = this.#spec;
    const nominal = Math.ceil(perShare * this.shares);
    const lendable = Math.round((nominal * (limited?.lendablePercent ?? exempt?.lendablePercent ?? 0)) / 100);
    const percent = limited?.borrowingLimitPercent;
    const borrowable = percent === undefined ? total : Math.round((nominal * percent) / 100);
    this.#limits = { nominal, lower: nominal - lendable, upper: nominal + borrowable };
    this.#currentLimit ??= nominal - Math.floor(lendable / 2);
  }

  /** Takes in what was asked of it since the last time. */
  observeDemand(): void {
    this.#demand = nextDemandStats(this.#demand, this.queues.demand.reset(this.#clock.monotonicMs()));
  }

  /** From now on it has so many seats. */
  setCurrentLimit(limit: number): void {
    this.#currentLimit = limit;
    const queuing = this.#spec.limited?.limitResponse.queuing;
    this.queues.configure({ queuing, limit: this.exempt ? Infinity : limit });
  }
}
