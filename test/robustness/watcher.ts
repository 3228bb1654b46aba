import { setTimeout as sleep } from "node:timers/promises";
import { ProtocolError } from "./api-client.ts";
import type { ApiClient, WatchMessage, WatchRequest } from "./api-client.ts";
import type { WatchRecord, WatchSegment } from "./history.ts";
import { stateOf } from "./objects.ts";
import type { Session, WatcherPlan } from "./plan.ts";
import type { Recorder } from "./recorder.ts";

const reconnectMs = 50;
const never = 2 ** 31 - 1;
const steady: Session = { start: "last", fraction: 0, lengthMs: never, slowMs: 0, pauseMs: reconnectMs };

/**
 * Carries out one watcher's plan: watches one after the other, some from where the last one ended, some from
 * elsewhere; records each as a segment.
 */
export class Watcher {
  readonly plan: WatcherPlan;
  readonly #client: Pick<ApiClient, "name" | "watch">;
  readonly #recorder: Recorder;
  readonly #finishing = new AbortController();
  readonly #stopped = new AbortController();
  /** The last revision of the segment under way, or of the last one. */
  #position: number;
  #connected = false;
  #sessionEnd: AbortController | undefined;

  /** `from`: where it starts, with nothing seen before. */
  constructor(deps: {
    readonly plan: WatcherPlan;
    readonly client: Pick<ApiClient, "name" | "watch">;
    readonly recorder: Recorder;
    readonly from: number;
  }) {
    this.plan = deps.plan;
    this.#client = deps.client;
    this.#recorder = deps.recorder;
    this.#position = deps.from;
  }

  get position(): number {
    return this.#position;
  }

  /** Whether a watch is under way. */
  get connected(): boolean {
    return this.#connected;
  }

  async run(): Promise<void> {
    const { signal } = this.#finishing;
    for (const session of this.plan.sessions) {
      if (signal.aborted) break;
      await this.#session(session);
      if (session.pauseMs > 0) await sleep(session.pauseMs, undefined, { signal }).catch(() => undefined); // it hurries
    }
    while (!this.#stopped.signal.aborted) {
      await this.#session(steady);
      await sleep(reconnectMs);
    }
  }

  /** From now on it only goes on where it is, at full speed. */
  finish(): void {
    this.#finishing.abort();
    if (this.plan.sessions.length > 0) this.#sessionEnd?.abort();
  }

  /** Everything has happened. The segment under way becomes its last one. */
  stop(): void {
    this.#stopped.abort();
    this.#sessionEnd?.abort();
  }

  async #session(session: Session): Promise<void> {
    const end = new AbortController();
    this.#sessionEnd = end;
    const timer = setTimeout(() => end.abort(), session.lengthMs);
    const request = this.#request(session);
    const records: WatchRecord[] = [];
    const startMs = this.#recorder.nowMs;
    const segment = (how: WatchSegment["end"]): WatchSegment => ({
      watcher: this.plan.name,
      client: this.#client.name,
      selection: request.selection,
      from: request.from,
      sendInitialEvents: request.sendInitialEvents,
      startMs,
      records,
      end: how,
      endMs: this.#recorder.nowMs,
    });
    this.#position = request.from ?? 0;
    const record = this.#recorder.segment(segment("closed"));
    try {
      this.#connected = true;
      const ended = await this.#client.watch(request, (message) => this.#take(message, records), end.signal);
      record(segment(this.#stopped.signal.aborted && ended !== "gone" ? "last" : ended));
      if (ended === "gone") this.#position = 0;
    } finally {
      this.#connected = false;
      clearTimeout(timer);
    }
  }

  #request({ start, fraction, slowMs }: Session): WatchRequest {
    const { selection, bookmarks, timeoutSeconds } = this.plan;
    const common = {
      selection,
      bookmarks,
      timeoutSeconds,
      slowMs: this.#finishing.signal.aborted ? 0 : slowMs,
    };
    const from = (revision: number | undefined, sendInitialEvents = false): WatchRequest => ({
      ...common,
      from: revision,
      sendInitialEvents,
    });
    switch (start) {
      case "last":
        // After a 410: as an informer that begins again.
        if (this.#position === 0) return { ...from(undefined, true), bookmarks: true };
        return from(this.#position);
      case "seen":
        return from(this.#recorder.seen(fraction));
      case "zero":
        return from(0);
      case "recent":
        return from(undefined);
      case "initial-recent":
        return { ...from(undefined, true), bookmarks: true };
      case "initial-any":
        return { ...from(0, true), bookmarks: true };
    }
  }

  #take({ type, object }: WatchMessage, records: WatchRecord[]): void {
    const rv = Number(object.metadata?.resourceVersion);
    const atMs = this.#recorder.nowMs;
    if (type === "BOOKMARK") {
      const initialEnd = object.metadata?.annotations?.["k8s.io/initial-events-end"] === "true";
      records.push({ type, rv, initialEnd, atMs });
    } else if (type === "ADDED" || type === "MODIFIED" || type === "DELETED") {
      records.push({ type, rv, state: stateOf(this.plan.selection.kind, object), atMs });
    } else {
      throw new ProtocolError(`a watch sent ${type}`);
    }
    // The initial state comes in the order of names.
    this.#position = Math.max(this.#position, rv);
    this.#recorder.saw(rv);
  }
}
