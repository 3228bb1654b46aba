import { SeededRandom } from "@kubets/apimachinery/testing";
import type { Kind, Selection } from "./history.ts";

/**
 * What a run does, all of it decided by the seed before it begins: which requests in which order from which client,
 * which watches, which faults and when. Not decided by it: how these interleave, which resourceVersions come out
 * and so what a request that uses one ends in. So a seed repeats the circumstances of a failure, not its course.
 */
export interface Plan {
  readonly seed: number;
  readonly servers: number;
  readonly writers: readonly WriterPlan[];
  readonly watchers: readonly WatcherPlan[];
  /** Of the API servers and of the store: these go on beside each other. */
  readonly faults: readonly (readonly Fault[])[];
}

export interface PlanOptions {
  readonly seed: number;
  readonly seconds: number;
  readonly servers: number;
}

/** `bus`: over NATS, to whichever server takes it. A number: over HTTPS, to that server. */
export type Via = "bus" | number;

export interface WriterPlan {
  readonly name: string;
  readonly via: Via;
  readonly steps: readonly Step[];
}

export const actions = [
  "create",
  "create",
  "create",
  "update",
  "update-any",
  "patch",
  "patch",
  "status",
  "bind",
  "delete",
  "delete",
  "delete-at",
  "get",
  "get",
  "list",
  "list-pages",
  "list-any",
  "delete-collection",
] as const;

export interface Step {
  readonly pauseMs: number;
  readonly action: (typeof actions)[number];
  readonly kind: Kind;
  readonly namespace: string;
  readonly name: string;
  readonly color: string;
  readonly node: string;
  readonly phase: string;
}

export const starts = ["last", "seen", "zero", "recent", "initial-recent", "initial-any"] as const;

export interface WatcherPlan {
  readonly name: string;
  readonly via: Via;
  /** Over HTTPS: HTTP/2, on one connection with others, or HTTP/1.1. */
  readonly http2: boolean;
  readonly selection: Selection;
  readonly bookmarks: boolean;
  /** Of the watch request; 0 for none. */
  readonly timeoutSeconds: number;
  readonly sessions: readonly Session[];
}

export interface Session {
  readonly start: (typeof starts)[number];
  /** Which of all revisions seen so far, from 0 to 1. */
  readonly fraction: number;
  /** The client goes away after this. */
  readonly lengthMs: number;
  /** It reads nothing for this long, again and again. */
  readonly slowMs: number;
  readonly pauseMs: number;
}

export type Fault =
  | {
      readonly atMs: number;
      readonly kind: "kill" | "stop" | "end";
      readonly server: number;
      readonly lengthMs: number;
    }
  | { readonly atMs: number; readonly kind: "kill-nats" | "stop-nats"; readonly lengthMs: number }
  | { readonly atMs: number; readonly kind: "compact"; readonly fraction: number };

export const kinds: readonly Kind[] = ["configmaps", "pods"];
export const namespaces = ["rob-a", "rob-b"] as const;
const names = ["one", "two", "three", "four", "five"] as const;
const colors = ["red", "blue", "none"] as const;
const nodes = ["", "node-x", "node-y"] as const;
const phases = ["Pending", "Running", "Succeeded"] as const;

const writersPerServer = 2;
const writersOnBus = 3;
const watcherCount = 16;

export function planOf(options: PlanOptions): Plan {
  const dice = new Dice(options.seed);
  const { seed, servers, seconds } = options;
  const vias: Via[] = [
    ...Array.from({ length: writersOnBus }, () => "bus" as const),
    ...Array.from({ length: servers * writersPerServer }, (_, index) => index % servers),
  ];
  return {
    seed,
    servers,
    writers: vias.map((via, index) => ({
      name: `writer-${String(index)}`,
      via,
      // More than a writer gets done in the time.
      steps: Array.from({ length: seconds * 40 }, () => stepOf(dice)),
    })),
    watchers: [...references(servers), ...selective(dice, servers)],
    faults: faultsOf(dice, options),
  };
}

function stepOf(dice: Dice): Step {
  return {
    pauseMs: dice.below(80),
    action: dice.one(actions),
    kind: dice.one(kinds),
    namespace: dice.one(namespaces),
    name: dice.one(names),
    color: dice.one(colors),
    node: dice.one(nodes),
    phase: dice.one(phases),
  };
}

/** They watch everything all the time, and go on where they were: what they saw is all there was. */
function references(servers: number): readonly WatcherPlan[] {
  const vias: Via[] = ["bus", ...Array.from({ length: servers }, (_, index) => index)];
  return kinds.flatMap((kind) =>
    vias.map((via) => ({
      name: `reference-${kind}-${String(via)}`,
      via,
      http2: kind === "pods",
      selection: { kind },
      bookmarks: false,
      timeoutSeconds: 0,
      sessions: [],
    })),
  );
}

function selective(dice: Dice, servers: number): readonly WatcherPlan[] {
  return Array.from({ length: watcherCount }, (_, index) => ({
    name: `watcher-${String(index)}`,
    via: dice.below(2) === 0 ? "bus" : dice.below(servers),
    http2: dice.below(2) === 0,
    selection: selectionOf(dice, index),
    bookmarks: dice.below(3) > 0,
    timeoutSeconds: dice.below(3) === 0 ? 3 + dice.below(5) : 0,
    sessions: Array.from({ length: 200 }, () => ({
      start: dice.below(2) === 0 ? "last" : dice.one(starts),
      fraction: dice.float(),
      lengthMs: 300 + dice.below(12_000),
      slowMs: dice.below(4) === 0 ? 200 + dice.below(3_000) : 0,
      pauseMs: dice.below(3) === 0 ? dice.below(3_000) : 0,
    })),
  }));
}

function selectionOf(dice: Dice, index: number): Selection {
  const pods = { kind: "pods" } as const;
  const maps = { kind: "configmaps" } as const;
  const kind = dice.one([pods, maps]);
  const all: readonly Selection[] = [
    kind,
    { ...kind, namespace: dice.one(namespaces) },
    { ...kind, name: dice.one(names) },
    { ...kind, namespace: dice.one(namespaces), name: dice.one(names) },
    { ...kind, labels: { color: dice.one(["red", "blue"]) } },
    { ...kind, namespace: dice.one(namespaces), labels: { color: "red" } },
    { ...pods, fields: { "spec.nodeName": dice.one(["node-x", "node-y"]) } },
    { ...pods, fields: { "status.phase": dice.one(phases) } },
    { ...pods, labels: { color: "red" }, fields: { "spec.nodeName": "node-x" } },
    { ...pods, fields: { "spec.nodeName": "" } },
  ];
  return all[index % all.length] ?? kind;
}

/** Of each part one at a time, with time in between to go on; the first and last seconds are quiet. */
function faultsOf(dice: Dice, { seconds, servers }: PlanOptions): readonly (readonly Fault[])[] {
  const series = (next: (atMs: number) => Fault & { readonly lengthMs?: number }): readonly Fault[] => {
    const faults: Fault[] = [];
    let atMs = 2_000 + dice.below(3_000);
    while (atMs < seconds * 1_000 - 6_000) {
      const fault = next(atMs);
      faults.push(fault);
      atMs += (fault.lengthMs ?? 0) + 1_000 + dice.below(6_000);
    }
    return faults;
  };
  const stopMs = (): number => (dice.below(6) === 0 ? 6_000 + dice.below(4_000) : 200 + dice.below(3_000));
  const ofServers = series((atMs) => {
    const kind = dice.one(["kill", "kill", "stop", "end"] as const);
    return {
      atMs,
      kind,
      server: dice.below(servers),
      lengthMs: kind === "stop" ? stopMs() : dice.below(1_500),
    };
  });
  const ofStore = series((atMs) => {
    const kind = dice.one(["kill-nats", "stop-nats", "compact", "compact"] as const);
    if (kind === "compact") return { atMs, kind, fraction: 0.5 + dice.float() / 2 };
    return { atMs, kind, lengthMs: kind === "stop-nats" ? stopMs() : dice.below(1_500) };
  });
  return [ofServers, ofStore];
}

class Dice {
  readonly #random: SeededRandom;

  constructor(seed: number) {
    this.#random = new SeededRandom(seed);
  }

  float(): number {
    return this.#random.float();
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    return Math.floor(this.#random.float() * limit);
  }

  one<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error("nothing to choose from");
    return item;
  }
}
