import type { History, Violation } from "../history.ts";
import { WriteLog } from "./log.ts";
import { checkGone, checkSegment } from "./watches.ts";
import { Acknowledged, checkCollections, checkList, checkObjects, checkRealTime } from "./writes.ts";

/** Everything that is wrong with a history; nothing when it is one that Kubernetes' contract allows. */
export function checkHistory(history: History): readonly Violation[] {
  const log = new WriteLog(history);
  const acknowledged = new Acknowledged(history);
  const since = firstSeen(history);
  const watches = history.segments.flatMap((segment) => [
    ...checkSegment(segment, log, segment.from === undefined ? acknowledged.before(segment.startMs) : 0),
    ...checkGone(segment, history.compactions, since),
  ]);
  return [
    ...log.violations,
    ...watches,
    ...history.lists.flatMap((list) => checkList(list, log, acknowledged)),
    ...checkRealTime(history, log),
    ...checkCollections(history, log, acknowledged),
    ...checkObjects(history, log),
  ];
}

/** When any watcher first told of a revision at least this great. */
function firstSeen({ segments }: History): (revision: number) => number {
  const seen = segments
    .flatMap(({ records }) => records.map(({ rv, atMs }) => ({ rv, atMs })))
    .sort((a, b) => a.atMs - b.atMs);
  return (revision) => seen.find(({ rv }) => rv >= revision)?.atMs ?? Infinity;
}
