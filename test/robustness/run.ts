import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { RealClock, RealRandom } from "@kubets/apimachinery";
import { createNatsTransport } from "@kubets/transport";
import type { Transport } from "@kubets/transport";
import type { ApiClient } from "./api-client.ts";
import { BusClient } from "./bus-client.ts";
import { checkHistory } from "./checker/check-history.ts";
import { WriteLog } from "./checker/log.ts";
import { expectedEvent } from "./checker/watches.ts";
import { injectFaults } from "./faults.ts";
import type { Http2Watches } from "./http2-watches.ts";
import type { History, Violation } from "./history.ts";
import { matches } from "./history.ts";
import { newObject, stateOf } from "./objects.ts";
import type { Json } from "./objects.ts";
import { kinds, namespaces, planOf } from "./plan.ts";
import type { Plan, PlanOptions, Via, WatcherPlan } from "./plan.ts";
import { ControlPlane } from "./processes.ts";
import { Recorder } from "./recorder.ts";
import { Watcher } from "./watcher.ts";
import { Writer } from "./writer.ts";

export interface RunResult {
  readonly violations: readonly Violation[];
  /** What was done, in one line. */
  readonly summary: string;
  /** Where the history, the faults and the servers' logs are when something is wrong. */
  readonly report: string | undefined;
}

const catchUpMs = 60_000;

/** One run of a plan on processes of its own, judged. */
export async function runRobustness(
  options: PlanOptions & { readonly reportDir: string; readonly note: (text: string) => void },
): Promise<RunResult> {
  const plan = planOf(options);
  await using plane = await ControlPlane.start(plan.servers);
  const run = new Run(plan, plane, options.note);
  await run.execute(options.seconds);
  const history = run.recorder.history();
  const crashes = plane.servers.flatMap(({ crashes }) => crashes);
  const violations = [...crashes.map((message) => ({ rule: "no crash", message })), ...checkHistory(history)];
  const report =
    violations.length === 0 ? undefined : writeReport(options.reportDir, plan, { history, violations });
  return { violations, summary: summaryOf(history, plan), report };
}

class Run {
  readonly recorder = new Recorder();
  readonly #plan: Plan;
  readonly #plane: ControlPlane;
  readonly #note: (text: string) => void;

  constructor(plan: Plan, plane: ControlPlane, note: (text: string) => void) {
    this.#plan = plan;
    this.#plane = plane;
    this.#note = note;
  }

  async execute(seconds: number): Promise<void> {
    await using clients = await Clients.connect(this.#plane);
    const { recorder } = this;
    const from = await this.#prepare(clients.of(0));
    const watchers = this.#plan.watchers.map(
      (plan) => new Watcher({ plan, client: clients.forWatches(plan), recorder, from }),
    );
    // A watcher that fails has met something no server may do, and ends the run.
    const watching = Promise.all(watchers.map((watcher) => watcher.run()));
    watching.catch(() => undefined);
    const stop = new AbortController();
    try {
      const references = watchers.filter(({ plan }) => plan.sessions.length === 0);
      const writing = this.#write(clients, stop.signal);
      await Promise.race([Promise.all([this.#harm(references), sleep(seconds * 1_000)]), watching]);
      stop.abort();
      await writing;
      await Promise.all(this.#plane.servers.map((server) => server.ready()));
      await this.#finish(clients.of(0), watchers, references);
    } finally {
      stop.abort();
      for (const watcher of watchers) watcher.stop();
    }
    await watching;
  }

  async #write(clients: Clients, signal: AbortSignal): Promise<void> {
    const latest = new Map<string, Json>();
    const { recorder } = this;
    await Promise.all(
      this.#plan.writers.map((plan) =>
        new Writer({ client: clients.of(plan.via), plan, recorder, latest }).run({ signal }),
      ),
    );
  }

  async #harm(references: readonly Watcher[]): Promise<void> {
    const compactable = (): number => Math.min(...references.map(({ position }) => position));
    const common = { plane: this.#plane, recorder: this.recorder, compactable, note: this.#note };
    await Promise.all(this.#plan.faults.map((faults) => injectFaults({ ...common, faults })));
  }

  /** The namespaces, and the accounts that pods need; returns the revision after them. */
  async #prepare(client: ApiClient): Promise<number> {
    const http = this.#plane.client(0);
    using _closed = http;
    for (const name of namespaces) {
      await mustSend(http, "/api/v1/namespaces", { apiVersion: "v1", kind: "Namespace", metadata: { name } });
      const account = { apiVersion: "v1", kind: "ServiceAccount", metadata: { name: "default" } };
      await mustSend(http, `/api/v1/namespaces/${name}/serviceaccounts`, account);
    }
    const list = await client.list({ kind: "configmaps" }, {});
    if (list.kind !== "ok") throw new Error(`the first list: ${JSON.stringify(list)}`);
    return Number(list.object.metadata?.resourceVersion);
  }

  /** Waits until every watcher has been told of all that concerns it, or clearly will not be. */
  async #finish(
    client: ApiClient,
    watchers: readonly Watcher[],
    references: readonly Watcher[],
  ): Promise<void> {
    for (const watcher of watchers) watcher.finish();
    const last = new Map<string, number>();
    for (const kind of kinds) last.set(kind, await this.#lastWrite(client, kind));
    await until(() => references.every((each) => each.position >= (last.get(each.plan.selection.kind) ?? 0)));
    const log = new WriteLog(this.recorder.history());
    const wanted = ({ plan }: Watcher): number =>
      log.entries.findLast((entry) => expectedEvent(entry, plan.selection))?.rv ?? 0;
    const isBehind = (each: Watcher): boolean => !each.connected || each.position < wanted(each);
    await until(() => !watchers.some(isBehind));
    for (const each of watchers.filter(isBehind))
      this.#note(
        `${each.plan.name} ${each.connected ? "is" : "has no watch, and was"} at ${String(each.position)}, ` +
          `not at ${String(wanted(each))}`,
      );
    // What should not come would come now.
    await sleep(300);
    for (const kind of kinds) await this.#finalList(client, kind);
  }

  async #lastWrite(client: ApiClient, kind: (typeof kinds)[number]): Promise<number> {
    const id = this.recorder.newId("last");
    const target = { kind, namespace: namespaces[0], name: "zz-last" };
    const startMs = this.recorder.nowMs;
    const answer = await client.create(
      target,
      newObject(kind, { ...target, op: id, color: "none", node: "" }),
    );
    if (answer.kind !== "ok") throw new Error(`the last write: ${JSON.stringify(answer)}`);
    const state = stateOf(kind, answer.object);
    const { name } = client;
    const endMs = this.recorder.nowMs;
    const outcome = { kind: "ok", state } as const;
    this.recorder.operation({
      id,
      client: name,
      verb: "create",
      kind,
      key: state.key,
      startMs,
      endMs,
      outcome,
    });
    return state.rv;
  }

  async #finalList(client: ApiClient, kind: (typeof kinds)[number]): Promise<void> {
    const startMs = this.recorder.nowMs;
    const answer = await client.list({ kind }, {});
    if (answer.kind !== "ok") throw new Error(`the last list: ${JSON.stringify(answer)}`);
    const { items = [], metadata } = answer.object as Json & { readonly items?: readonly Json[] };
    const selection = { kind };
    this.recorder.list({
      client: client.name,
      selection,
      atLeast: undefined,
      startMs,
      endMs: this.recorder.nowMs,
      revision: Number(metadata?.resourceVersion),
      items: items.map((item) => stateOf(kind, item)).filter((state) => matches(selection, state)),
    });
  }
}

/** The ways to the API that a run uses. */
class Clients implements AsyncDisposable {
  readonly #plane: ControlPlane;
  readonly #transport: Transport;
  readonly #bus: BusClient;
  readonly #http2: readonly Http2Watches[];
  readonly #stack = new DisposableStack();

  private constructor(plane: ControlPlane, transport: Transport) {
    this.#plane = plane;
    this.#transport = transport;
    this.#bus = new BusClient(transport);
    this.#http2 = plane.servers.map((_, index) => this.#stack.use(plane.http2(index)));
  }

  static async connect(plane: ControlPlane): Promise<Clients> {
    const transport = await createNatsTransport({
      servers: plane.nats.url,
      identity: "system:kube-controller-manager",
      clock: new RealClock(),
      random: new RealRandom(),
      signal: new AbortController().signal,
    });
    return new Clients(plane, transport);
  }

  of(via: Via): ApiClient {
    return via === "bus" ? this.#bus : this.#stack.use(this.#plane.client(via));
  }

  forWatches({ via, http2 }: WatcherPlan): Pick<ApiClient, "name" | "watch"> {
    return (via !== "bus" && http2 ? this.#http2[via] : undefined) ?? this.of(via);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stack.dispose();
    await this.#transport[Symbol.asyncDispose]();
  }
}

async function mustSend(client: ReturnType<ControlPlane["client"]>, path: string, body: Json): Promise<void> {
  const answer = await client.post(path, body);
  if (answer.kind !== "ok") throw new Error(`POST ${path}: ${JSON.stringify(answer)}`);
}

/** Gives up without a word after a while: the checker tells what is missing. */
async function until(done: () => boolean): Promise<void> {
  const deadline = performance.now() + catchUpMs;
  while (!done() && performance.now() < deadline) await sleep(50);
}

function summaryOf(
  { operations, segments, lists, compactions }: History,
  { seed, servers, faults }: Plan,
): string {
  const outcomes = Object.groupBy(operations, ({ outcome }) => outcome.kind);
  const events = segments.reduce((sum, { records }) => sum + records.length, 0);
  const gone = segments.filter(({ end }) => end === "gone").length;
  return [
    `SEED=${String(seed)}: ${String(servers)} servers, ${String(faults.flat().length)} faults,`,
    `${String(operations.length)} requests (${String(outcomes.ok?.length ?? 0)} ok, ${String(outcomes.refused?.length ?? 0)} refused,`,
    `${String(outcomes.unknown?.length ?? 0)} unknown), ${String(lists.length)} lists,`,
    `${String(segments.length)} watches (${String(gone)} ended by 410) with ${String(events)} events, ${String(compactions.length)} compactions`,
  ].join(" ");
}

function writeReport(
  dir: string,
  plan: Plan,
  found: { readonly history: History; readonly violations: readonly Violation[] },
): string {
  mkdirSync(dir, { recursive: true });
  const path = join(dir, `history-${String(plan.seed)}.json`);
  const { faults, watchers } = plan;
  writeFileSync(
    path,
    JSON.stringify({ violations: found.violations, faults, watchers, history: found.history }),
  );
  return path;
}
