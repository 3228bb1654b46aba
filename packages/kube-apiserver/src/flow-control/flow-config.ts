import type { flowcontrolv1 } from "@kubets/api";
import type { Clock } from "@kubets/apimachinery";
import { mandatoryFlowSchemas, mandatoryPriorityLevels } from "./default-objects.ts";
import { FlowStats } from "./flow-stats.ts";
import { PriorityLevel } from "./priority-level.ts";
import { matcherOf } from "./rules.ts";
import type { FlowMatcher, FlowRequest } from "./rules.ts";
import { allocateSeats } from "./seat-allocation.ts";
import type { SeatBounds } from "./seat-allocation.ts";

/** A flow schema at work. */
export interface ActiveSchema {
  readonly name: string;
  readonly level: PriorityLevel;
  readonly stats: FlowStats;
  /** What tells the answer's receiver where its request was put. */
  readonly headers: Readonly<Record<string, string>>;
  readonly matches: FlowMatcher;
  distinguisher(request: FlowRequest): string;
}

/** Levels and schemas as their objects say, and how many seats each level has at present. */
export class FlowConfig {
  readonly #clock: Clock;
  readonly #totalSeats: number;
  readonly #levels = new Map<string, PriorityLevel>();
  /** Kept over changes of the objects, so that counters only grow. */
  readonly #stats = new Map<string, FlowStats>();
  #schemas: readonly ActiveSchema[] = [];
  #fairFraction = 0;

  /** `totalSeats`: requests that the server works on at once. */
  constructor(options: { readonly clock: Clock; readonly totalSeats: number }) {
    this.#clock = options.clock;
    this.#totalSeats = options.totalSeats;
    this.configure({ schemas: [], levels: [] });
  }

  get levels(): ReadonlyMap<string, PriorityLevel> {
    return this.#levels;
  }

  get stats(): Iterable<FlowStats> {
    return this.#stats.values();
  }

  get fairFraction(): number {
    return this.#fairFraction;
  }

  classify(request: FlowRequest): ActiveSchema {
    for (const schema of this.#schemas) if (schema.matches(request)) return schema;
    const last = this.#schemas.at(-1);
    if (!last) throw new Error("there is no flow schema"); // there are always the mandatory ones
    return last;
  }

  /** Takes over the objects there are now; of the mandatory ones also those that are missing. */
  configure(objects: {
    readonly schemas: readonly flowcontrolv1.FlowSchema[];
    readonly levels: readonly flowcontrolv1.PriorityLevelConfiguration[];
  }): void {
    const levels = withMandatory(objects.levels, mandatoryPriorityLevels);
    const wanted = new Set(levels.map(({ metadata }) => metadata.name));
    for (const { metadata, spec } of levels) {
      const { name = "", uid = "" } = metadata;
      const level = this.#levels.get(name) ?? new PriorityLevel({ name, spec, clock: this.#clock });
      level.define(spec, uid);
      this.#levels.set(name, level);
    }
    for (const level of this.#levels.values()) if (!wanted.has(level.name)) level.quiesce();
    this.#schemas = withMandatory(objects.schemas, mandatoryFlowSchemas)
      .toSorted(byPrecedence)
      .flatMap((schema) => this.#activate(schema));
    this.adjust();
  }

  /** Lends seats of levels that do not need them to levels that do. To be called every ten seconds. */
  adjust(): void {
    for (const level of this.#levels.values()) {
      if (level.quiescing && level.queues.idle) this.#levels.delete(level.name);
    }
    const levels = [...this.#levels.values()];
    const shares = levels.reduce((sum, level) => sum + level.shares, 0);
    for (const level of levels) {
      level.allot(this.#totalSeats / shares, this.#totalSeats);
      level.observeDemand();
    }
    this.#distribute(levels);
  }

  #distribute(levels: readonly PriorityLevel[]): void {
    const nominalSum = levels.reduce((sum, { limits }) => sum + limits.nominal, 0);
    const limited = levels.filter(({ exempt }) => !exempt);
    let remaining = nominalSum;
    for (const level of levels.filter(({ exempt }) => exempt)) {
      const used = Math.max(level.limits.lower, level.demand.highWatermark);
      level.setCurrentLimit(used);
      remaining -= used;
    }
    const lower = limited.reduce((sum, { limits }) => sum + limits.lower, 0);
    const bounds = limited.map(boundsOf);
    const wanted = bounds.reduce((sum, bound) => sum + bound.lower, 0);
    if (remaining <= wanted) {
      // The exempt level has so much that the others fall back towards what they never lend.
      const fraction = remaining <= lower ? 0 : (remaining - lower) / (wanted - lower);
      this.#fairFraction = 0;
      for (const [at, level] of limited.entries()) {
        const { lower: least } = level.limits;
        level.setCurrentLimit(Math.round(least + ((bounds[at]?.lower ?? least) - least) * fraction));
      }
      return;
    }
    const allocation = allocateSeats(nominalSum, bounds);
    this.#fairFraction = allocation?.fairFraction ?? 0;
    for (const [at, level] of limited.entries()) {
      level.setCurrentLimit(Math.round(allocation?.seats[at] ?? level.currentLimit));
    }
  }

  /** Nothing for a schema whose level does not exist. */
  #activate({ metadata, spec }: flowcontrolv1.FlowSchema): readonly ActiveSchema[] {
    const level = this.#levels.get(spec.priorityLevelConfiguration.name);
    if (!level || level.quiescing) return [];
    const { name = "", uid = "" } = metadata;
    const method = spec.distinguisherMethod?.type;
    const distinguisher = ({ user, resource }: FlowRequest): string => {
      if (method === "ByUser") return user.username;
      return method === "ByNamespace" ? (resource?.namespace ?? "") : "";
    };
    return [
      {
        name,
        level,
        stats: this.#statsOf(level.name, name),
        headers: {
          "X-Kubernetes-PF-FlowSchema-UID": uid,
          "X-Kubernetes-PF-PriorityLevel-UID": level.uid,
        },
        matches: matcherOf(spec.rules ?? []),
        distinguisher,
      },
    ];
  }

  #statsOf(level: string, schema: string): FlowStats {
    const key = `${level}/${schema}`;
    const stats = this.#stats.get(key) ?? new FlowStats(level, schema);
    this.#stats.set(key, stats);
    return stats;
  }
}

/** At least what it wanted at most lately, though not more than is its own by configuration. */
function boundsOf({ limits, demand }: PriorityLevel): SeatBounds {
  const lower = Math.max(limits.lower, Math.min(limits.nominal, demand.highWatermark));
  return { lower, upper: limits.upper, target: Math.max(lower, demand.smoothed) };
}

function withMandatory<T extends { readonly metadata: { readonly name?: string } }>(
  objects: readonly T[],
  mandatory: readonly T[],
): readonly T[] {
  const names = new Set(objects.map(({ metadata }) => metadata.name));
  return [...objects, ...mandatory.filter(({ metadata }) => !names.has(metadata.name))];
}

function byPrecedence(a: flowcontrolv1.FlowSchema, b: flowcontrolv1.FlowSchema): number {
  const order = a.spec.matchingPrecedence - b.spec.matchingPrecedence;
  if (order !== 0) return order;
  return (a.metadata.name ?? "") < (b.metadata.name ?? "") ? -1 : 1;
}
