import { formatGoDuration } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { RawHandler } from "../endpoints/api-context.ts";
import type { FlowConfig } from "./flow-config.ts";
import type { FlowQueue, Seat } from "./flow-queue.ts";
import type { PriorityLevel } from "./priority-level.ts";

const root = "/debug/api_priority_and_fairness/";

/** What waits and runs, as text: a row per level, per queue, or per request. In kube-apiserver's own form. */
export function flowControlDumps(deps: { readonly config: FlowConfig; readonly clock: Clock }): RawHandler {
  const { config, clock } = deps;
  const dumps: Readonly<Record<string, (query: URLSearchParams) => readonly (readonly string[])[]>> = {
    dump_priority_levels: () => [levelHeader, ...levelsOf(config).map(levelRow)],
    dump_queues: () => [queueHeader, ...levelsOf(config).flatMap(queueRows)],
    dump_requests: (query) => {
      const details = (query.get("includeRequestDetails") ?? "") !== "";
      const header = details ? [...requestHeader, ...detailHeader] : requestHeader;
      return [header, ...levelsOf(config).flatMap((level) => requestRows(level, { clock, details }))];
    },
  };
  return async ({ path, query }) => {
    if (!path.startsWith(root)) return undefined;
    const dump = dumps[path.slice(root.length)];
    if (!dump) return undefined;
    const body = Buffer.from(table(dump(query)));
    return { kind: "bytes", code: 200, contentType: "text/plain; charset=utf-8", body };
  };
}

function levelsOf(config: FlowConfig): readonly PriorityLevel[] {
  return [...config.levels.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

const levelHeader = [
  "PriorityLevelName",
  "ActiveQueues",
  "IsIdle",
  "IsQuiescing",
  "WaitingRequests",
  "ExecutingRequests",
  "DispatchedRequests",
  "RejectedRequests",
  "TimedoutRequests",
  "CancelledRequests",
];

function levelRow({ name, queues, quiescing }: PriorityLevel): readonly string[] {
  const active = queues.queues.filter(({ waiting }) => waiting.size > 0).length;
  const { idle, waiting, executing, dispatched, rejected, timedOut } = queues;
  // Kubernetes counts those that waited too long as cancelled.
  return [name, active, idle, quiescing, waiting, executing, dispatched, rejected, 0, timedOut].map(String);
}

const queueHeader = [
  "PriorityLevelName",
  "Index",
  "PendingRequests",
  "ExecutingRequests",
  "SeatsInUse",
  "NextDispatchR",
  "InitialSeatsSum",
  "MaxSeatsSum",
  "TotalWorkSum",
];

function queueRows({ name, queues }: PriorityLevel): readonly (readonly string[])[] {
  return queues.queues.map((queue, index) => [
    name,
    String(index),
    String(queue.waiting.size),
    String(queue.executing.size),
    String(queue.seatsInUse),
    seatSeconds(queue.nextDispatchR),
    String(queue.waitingInitialSeats),
    String(queue.waitingSeats),
    seatSeconds(queue.waitingWork),
  ]);
}

function seatSeconds(value: number): string {
  return `${value.toFixed(8)}ss`;
}

const requestHeader = [
  "PriorityLevelName",
  "FlowSchemaName",
  "QueueIndex",
  "RequestIndexInQueue",
  "FlowDistingsher",
  "ArriveTime",
  "InitialSeats",
  "FinalSeats",
  "AdditionalLatency",
  "StartTime",
];
const detailHeader = [
  "UserName",
  "Verb",
  "APIPath",
  "Namespace",
  "Name",
  "APIVersion",
  "Resource",
  "SubResource",
];

interface RequestRowOptions {
  readonly clock: Clock;
  readonly details: boolean;
}

function requestRows(level: PriorityLevel, options: RequestRowOptions): readonly (readonly string[])[] {
  const row = (seat: Seat, queue: number, place: number): readonly string[] =>
    requestRow(seat, [level.name, seat.stats.schema, String(queue), String(place)], options);
  const ofQueue = (queue: FlowQueue, index: number): readonly (readonly string[])[] => [
    ...[...queue.waiting].map((seat, place) => row(seat, index, place)),
    ...[...queue.executing].map((seat) => row(seat, index, -1)),
  ];
  const unqueued = [...level.queues.withoutQueue].map((seat) => row(seat, -1, -1));
  return [...level.queues.queues.flatMap(ofQueue), ...unqueued];
}

function requestRow(seat: Seat, place: readonly string[], options: RequestRowOptions): readonly string[] {
  const { clock } = options;
  const timeOf = (monotonicMs: number): string =>
    new Date(clock.now() - clock.monotonicMs() + monotonicMs).toISOString().replace(/\.?0*Z$/, "Z");
  const { work } = seat;
  const row = [
    ...place,
    seat.distinguisher,
    timeOf(seat.arrivalMs),
    String(work.initialSeats),
    String(work.finalSeats),
    formatGoDuration(work.additionalLatencyMs),
    // Go's zero time, of what has not started.
    seat.startMs === 0 ? "0001-01-01T00:00:00Z" : timeOf(seat.startMs),
  ];
  return options.details ? [...row, ...detailsOf(seat)] : row;
}

function detailsOf({ request }: Seat): readonly string[] {
  const { user, verb, path, target } = request;
  const version = [target?.group, target?.version].filter(Boolean).join("/");
  return [
    user.username,
    verb === "raw" ? "get" : verb,
    path,
    target?.namespace ?? "",
    target?.name ?? "",
    version,
    target?.resource ?? "",
    target?.subresource ?? "",
  ];
}

/** Columns as wide as their widest cell and its comma, and at least eight. */
function table(rows: readonly (readonly string[])[]): string {
  const width = (column: number): number =>
    Math.max(8, ...rows.map((row) => (column < row.length - 1 ? (row[column] ?? "").length + 2 : 0)));
  const widths = (rows[0] ?? []).map((_, column) => width(column));
  const line = (row: readonly string[]): string =>
    row.map((cell, at) => (at === row.length - 1 ? cell : `${cell},`.padEnd(widths[at] ?? 0))).join("");
  return rows.map((row) => `${line(row)}\n`).join("");
}
