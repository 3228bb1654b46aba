import { setTimeout as sleep } from "node:timers/promises";
import type { Answer, ApiClient, Target } from "./api-client.ts";
import type { ObjectState, Outcome, Selection, Verb } from "./history.ts";
import { labelsOf, newObject, opAnnotation, stateOf, updated } from "./objects.ts";
import type { Draft, Json } from "./objects.ts";
import type { Step, WriterPlan } from "./plan.ts";
import type { Recorder } from "./recorder.ts";

/** While the server is away. */
const troublePauseMs = 100;
const pageSize = 3;

/** Carries out one writer's plan, a request after the other, and records what came of each. */
export class Writer {
  readonly #client: ApiClient;
  readonly #plan: WriterPlan;
  readonly #recorder: Recorder;
  /** The last state of each object that any writer was told of: what an update starts from. */
  readonly #latest: Map<string, Json>;

  constructor(deps: {
    readonly client: ApiClient;
    readonly plan: WriterPlan;
    readonly recorder: Recorder;
    readonly latest: Map<string, Json>;
  }) {
    this.#client = deps.client;
    this.#plan = deps.plan;
    this.#recorder = deps.recorder;
    this.#latest = deps.latest;
  }

  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    for (const step of this.#plan.steps) {
      if (options.signal.aborted) return;
      const answer = await this.#act(step);
      await sleep(step.pauseMs + (isTrouble(answer) ? troublePauseMs : 0));
    }
  }

  async #act(step: Step): Promise<Answer> {
    const { kind, namespace, name, action } = step;
    const target: Target = { kind, namespace, name };
    const id = this.#recorder.newId(this.#plan.name);
    const draft: Draft = { ...step, op: id };
    const known = this.#latest.get(`${kind}/${namespace}/${name}`);
    const rv = known?.metadata?.resourceVersion;
    const client = this.#client;
    switch (action) {
      case "create":
        return this.#record("create", target, id, undefined, () =>
          client.create(target, newObject(kind, draft)),
        );
      case "update":
      case "update-any": {
        const old = known ?? newObject(kind, draft);
        const expected = action === "update" ? rv : undefined;
        const body = updated(kind, old, draft, expected);
        return this.#record("update", target, id, expected, () => client.update(target, body));
      }
      case "patch": {
        const metadata = {
          labels: { color: null, ...labelsOf(step.color) },
          annotations: { [opAnnotation]: id },
        };
        return this.#record("patch", target, id, undefined, () =>
          client.patch(target, { metadata } as unknown as Json, ""),
        );
      }
      case "status": {
        if (kind !== "pods") return this.#act({ ...step, action: "patch" });
        const body = { status: { phase: step.phase, message: id } };
        return this.#record("patch", target, id, undefined, () => client.patch(target, body, "status"));
      }
      case "bind":
        if (kind !== "pods") return this.#act({ ...step, action: "create" });
        return this.#bind(target, id, step.node === "" ? "node-x" : step.node);
      case "delete":
        return this.#record("delete", target, id, undefined, () => client.delete(target, {}));
      case "delete-at":
        return this.#record("delete", target, id, rv, () =>
          client.delete(target, rv === undefined ? {} : { resourceVersion: rv }),
        );
      case "get":
        return this.#record("get", target, id, undefined, () => client.get(target));
      case "list":
      case "list-any":
      case "list-pages":
        return this.#list(step);
      case "delete-collection":
        return this.#deleteCollection({ kind, namespace, labels: { color: "blue" } }, id);
    }
  }

  async #record(
    verb: Verb,
    target: Target,
    id: string,
    expected: string | undefined,
    send: () => Promise<Answer>,
  ): Promise<Answer> {
    const startMs = this.#recorder.nowMs;
    const answer = await send();
    const { kind, namespace, name } = target;
    this.#recorder.operation({
      id,
      client: this.#client.name,
      verb,
      kind,
      key: `${namespace}/${name}`,
      ...(expected === undefined ? {} : { expected: Number(expected) }),
      startMs,
      endMs: answer.kind === "unknown" ? Infinity : this.#recorder.nowMs,
      outcome: this.#outcome(verb, target, answer),
    });
    return answer;
  }

  #outcome(verb: Verb, { kind, namespace, name }: Target, answer: Answer): Outcome {
    if (answer.kind !== "ok") return answer;
    if (verb === "delete") return { kind: "ok" };
    this.#latest.set(`${kind}/${namespace}/${name}`, answer.object);
    const state = stateOf(kind, answer.object);
    this.#recorder.saw(state.rv);
    return { kind: "ok", state };
  }

  /** The answer to a binding does not hold the pod: that it was made shows in what follows. */
  async #bind(target: Target, id: string, node: string): Promise<Answer> {
    const { namespace, name } = target;
    const body: Json = {
      apiVersion: "v1",
      kind: "Binding",
      metadata: { name, namespace, annotations: { [opAnnotation]: id } },
      target: { kind: "Node", name: node },
    };
    const startMs = this.#recorder.nowMs;
    const answer = await this.#client.bind(target, body);
    const outcome: Outcome =
      answer.kind === "ok" ? { kind: "unknown", message: "made, at a revision not told" } : answer;
    const key = `${namespace}/${name}`;
    const { name: client } = this.#client;
    this.#recorder.operation({
      ...{ id, client, verb: "patch", kind: "pods", key, startMs, outcome },
      endMs: answer.kind === "unknown" ? Infinity : this.#recorder.nowMs,
    });
    return answer;
  }

  async #deleteCollection(selection: Selection, id: string): Promise<Answer> {
    const startMs = this.#recorder.nowMs;
    const answer = await this.#client.deleteCollection(selection);
    const endMs = answer.kind === "unknown" ? Infinity : this.#recorder.nowMs;
    const done = answer.kind === "ok";
    this.#recorder.collectionDelete({ id, client: this.#client.name, selection, startMs, endMs, done });
    return answer;
  }

  async #list({ kind, namespace, action, color }: Step): Promise<Answer> {
    const selection: Selection = {
      kind,
      ...(color === "none" ? {} : { namespace }),
      ...(color === "red" ? { labels: { color } } : {}),
    };
    const startMs = this.#recorder.nowMs;
    const items: ObjectState[] = [];
    let token = "";
    let revision: number | undefined;
    for (;;) {
      const answer = await this.#client.list(selection, {
        ...(action === "list-any" ? { resourceVersion: "0" } : {}),
        ...(action === "list-pages" ? { limit: pageSize } : {}),
        ...(token === "" ? {} : { continue: token }),
      });
      if (answer.kind !== "ok") return answer;
      const list = answer.object as Json & { readonly items?: readonly Json[] };
      items.push(...(list.items ?? []).map((item) => stateOf(kind, item)));
      const { resourceVersion, continue: next } = list.metadata ?? {};
      revision ??= Number(resourceVersion);
      token = typeof next === "string" ? next : "";
      if (token !== "") continue;
      this.#recorder.list({
        client: this.#client.name,
        selection,
        atLeast: action === "list-any" ? 0 : undefined,
        startMs,
        endMs: this.#recorder.nowMs,
        revision,
        items,
      });
      return answer;
    }
  }
}

function isTrouble(answer: Answer): boolean {
  return answer.kind === "unknown" || (answer.kind === "refused" && answer.code === 0);
}
