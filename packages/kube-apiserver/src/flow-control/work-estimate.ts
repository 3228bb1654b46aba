import type { ApiRequest } from "../endpoints/api-request.ts";
import type { FlowStats } from "./flow-stats.ts";

/** How wide a request is: seats while it runs, and seats it keeps for a while after its answer. */
export interface WorkEstimate {
  readonly initialSeats: number;
  readonly finalSeats: number;
  readonly additionalLatencyMs: number;
}

/** What the cache knows that tells how much work a request will be. */
export interface WorkSource {
  /** Objects of a resource, and their bytes in the store. */
  sizeOf(group: string, resource: string): { readonly objects: number; readonly bytes: number };
  /** Watches that a write of this object concerns; `name` "" for one not named yet. */
  watchersOf(key: {
    readonly group: string;
    readonly resource: string;
    readonly namespace: string;
    readonly name: string;
  }): number;
}

// As kube-apiserver v1.36 (apiserver flowcontrol/request).
const bytesPerSeat = 100_000;
/** Lists are encoded piece by piece from the cache. */
const mostBytesAtOnce = 1_000_000;
const watchesPerSeat = 10;
const eventMs = 5;
const mostMutatingSeats = 10;
const mostListSeats = 100;

const oneSeat: WorkEstimate = { initialSeats: 1, finalSeats: 0, additionalLatencyMs: 0 };

/** `maxSeats`: the most that one request may have in its level. */
export function estimateWork(
  request: ApiRequest,
  source: WorkSource,
  options: { readonly maxSeats: number; readonly stats: FlowStats },
): WorkEstimate {
  switch (request.verb) {
    case "list":
    case "watch":
      return estimateList(request, source, options.maxSeats);
    case "create":
    case "update":
    case "patch":
    case "delete":
      return estimateWrite(request, source, options);
    case "get":
    case "deletecollection":
    case "connect":
    case "raw":
      return oneSeat;
  }
}

function estimateList(
  { verb, target, query }: ApiRequest,
  source: WorkSource,
  maxSeats: number,
): WorkEstimate {
  if (!target || target.name !== "" || query.get("fieldSelector")?.includes("metadata.name=")) return oneSeat;
  if (verb === "watch" && !sendsInitialEvents(query)) return oneSeat;
  const { objects, bytes } = source.sizeOf(target.group, target.resource);
  if (objects === 0) return oneSeat;
  const limit = Number(query.get("limit") ?? "0");
  const read = limit > 0 ? Math.min(limit, objects) : objects;
  const atOnce = Math.min((read * bytes) / objects, mostBytesAtOnce);
  const seats = Math.ceil(atOnce / bytesPerSeat);
  const initialSeats = Math.max(1, Math.min(seats, maxSeats, mostListSeats));
  return initialSeats === 1 ? oneSeat : { ...oneSeat, initialSeats };
}

/** A watch that begins with what a list would answer. */
export function sendsInitialEvents(query: URLSearchParams): boolean {
  const version = query.get("resourceVersion") ?? "";
  return query.get("sendInitialEvents") === "true" || version === "" || version === "0";
}

/** A write keeps seats while its event goes out to those that watch; few watches are not worth counting. */
function estimateWrite(
  { target }: ApiRequest,
  source: WorkSource,
  { maxSeats, stats }: { readonly maxSeats: number; readonly stats: FlowStats },
): WorkEstimate {
  if (!target || (target.resource === "serviceaccounts" && target.subresource === "token")) return oneSeat;
  const watchers = source.watchersOf(target);
  stats.watchCount.observe(watchers);
  if (watchers < watchesPerSeat) return oneSeat;
  const seats = Math.ceil(watchers / watchesPerSeat);
  const finalSeats = Math.min(seats, maxSeats, mostMutatingSeats);
  // The same work on fewer seats takes longer.
  return { initialSeats: 1, finalSeats, additionalLatencyMs: (seats * eventMs) / finalSeats };
}
