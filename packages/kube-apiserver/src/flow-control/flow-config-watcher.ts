import type { flowcontrolv1, KubernetesObject } from "@kubets/api";
import { resources } from "@kubets/api";
import { pause, setCondition } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { OwnWrites } from "../bootstrap/bootstrap.ts";
import type { ObjectCache } from "../storage/cache.ts";
import { StoreError } from "../storage/store.ts";
import type { FlowConfig } from "./flow-config.ts";

const adjustMs = 10_000;
const retryMs = 1_000;

/** Keeps a FlowConfig as its objects say, tells in their status what is missing, and lends seats around. */
export class FlowConfigWatcher {
  readonly #config: FlowConfig;
  readonly #cache: ObjectCache;
  readonly #writes: Pick<OwnWrites, "updateStatus">;
  readonly #clock: Clock;
  readonly #logger: Logger;
  #changed = Promise.withResolvers<void>();

  constructor(deps: {
    readonly config: FlowConfig;
    readonly cache: ObjectCache;
    readonly writes: Pick<OwnWrites, "updateStatus">;
    readonly clock: Clock;
    readonly logger: Logger;
  }) {
    this.#config = deps.config;
    this.#cache = deps.cache;
    this.#writes = deps.writes;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
  }

  /** Until the signal aborts. The cache is filled. */
  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    await Promise.all([
      this.#follow(resources.prioritylevelconfigurations, options.signal),
      this.#follow(resources.flowschemas, options.signal),
      this.#adjust(options.signal),
      this.#tellStatus(options.signal),
    ]);
  }

  async #follow(
    { group, resource }: { readonly group: string; readonly resource: string },
    signal: AbortSignal,
  ): Promise<void> {
    while (!signal.aborted) {
      const selection = { group, resource, matches: () => true };
      const changes = this.#cache.watch(selection, { from: this.#cache.revision, signal });
      this.#load();
      try {
        for await (const { type } of changes) if (type !== "BOOKMARK") this.#load();
      } catch (err: unknown) {
        // Too slow for a burst of changes: the next round begins with the state after them.
        if (!(err instanceof StoreError) || err.code !== "slow") throw err;
      }
    }
  }

  #load(): void {
    this.#config.configure({ schemas: this.#schemas(), levels: this.#levels() });
    this.#changed.resolve();
  }

  #schemas(): readonly flowcontrolv1.FlowSchema[] {
    const { group, resource } = resources.flowschemas;
    const { items } = this.#cache.list(group, resource);
    return items.map(({ object }) => object as flowcontrolv1.FlowSchema); // what is stored there
  }

  #levels(): readonly flowcontrolv1.PriorityLevelConfiguration[] {
    const { group, resource } = resources.prioritylevelconfigurations;
    const { items } = this.#cache.list(group, resource);
    return items.map(({ object }) => object as flowcontrolv1.PriorityLevelConfiguration); // likewise
  }

  async #adjust(signal: AbortSignal): Promise<void> {
    for (;;) {
      await pause(this.#clock, adjustMs, signal);
      if (signal.aborted) return;
      this.#config.adjust();
    }
  }

  async #tellStatus(signal: AbortSignal): Promise<void> {
    signal.addEventListener("abort", () => this.#changed.resolve(), { once: true });
    for (;;) {
      await this.#changed.promise;
      if (signal.aborted) return;
      this.#changed = Promise.withResolvers();
      try {
        await this.#writeStatuses();
      } catch (err: unknown) {
        if (signal.aborted) return;
        this.#logger.warn({ err }, "Could not write the status of a flow schema");
        await pause(this.#clock, retryMs, signal);
        this.#changed.resolve();
      }
      if (signal.aborted) return;
    }
  }

  async #writeStatuses(): Promise<void> {
    const levels = new Set(this.#levels().map(({ metadata }) => metadata.name));
    for (const schema of this.#schemas()) {
      const level = schema.spec.priorityLevelConfiguration.name;
      const condition = danglingCondition(level, levels.has(level));
      if (says(schema, condition)) continue;
      await this.#writes.updateStatus(resources.flowschemas, schema.metadata.name ?? "", (old) => {
        const { status } = old as flowcontrolv1.FlowSchema; // what is stored there
        // There are no conditions of another type, nor without one.
        const known = status.conditions as readonly Dangling[] | undefined;
        const conditions = setCondition(known, condition, this.#clock.now());
        return { ...old, status: { ...status, conditions } } as KubernetesObject; // the same kind
      });
    }
  }
}

interface Dangling extends flowcontrolv1.FlowSchemaCondition {
  readonly type: "Dangling";
  readonly status: "True" | "False";
}

function danglingCondition(level: string, exists: boolean): Dangling {
  const reference = `This FlowSchema references the PriorityLevelConfiguration object named ${JSON.stringify(level)}`;
  return exists
    ? { type: "Dangling", status: "False", reason: "Found", message: `${reference} and it exists` }
    : {
        type: "Dangling",
        status: "True",
        reason: "NotFound",
        message: `${reference} but there is no such object`,
      };
}

function says(
  { status }: flowcontrolv1.FlowSchema,
  { type, status: value, reason, message }: Dangling,
): boolean {
  const known = status.conditions?.find((condition) => condition.type === type);
  return known?.status === value && known.reason === reason && known.message === message;
}
