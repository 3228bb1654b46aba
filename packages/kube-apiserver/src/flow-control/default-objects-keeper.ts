import type { flowcontrolv1, KubernetesObject, ResourceType } from "@kubets/api";
import { resources } from "@kubets/api";
import { isNotFound, pause, semanticEqual, StatusError } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import type { OwnWrites } from "../bootstrap/bootstrap.ts";
import type { ObjectCache } from "../storage/cache.ts";
import { StoreError } from "../storage/store.ts";
import {
  autoUpdateAnnotation,
  mandatoryFlowSchemas,
  mandatoryPriorityLevels,
  suggestedFlowSchemas,
  suggestedPriorityLevels,
} from "./default-objects.ts";

const everyMs = 60_000;

type FlowObject = flowcontrolv1.FlowSchema | flowcontrolv1.PriorityLevelConfiguration;

/**
 * Sees to the flow schemas and priority levels of every cluster, as kube-apiserver does: makes those that are
 * missing, gives those it may update their present spec back, and removes those that were once suggested. The
 * annotation `apf.kubernetes.io/autoupdate-spec` says which it may.
 */
export class DefaultObjectsKeeper {
  readonly #writes: Pick<OwnWrites, "ensure" | "apply" | "remove">;
  readonly #cache: Pick<ObjectCache, "get" | "list">;
  readonly #clock: Clock;
  readonly #logger: Logger;

  constructor(deps: {
    readonly writes: Pick<OwnWrites, "ensure" | "apply" | "remove">;
    readonly cache: Pick<ObjectCache, "get" | "list">;
    readonly clock: Clock;
    readonly logger: Logger;
  }) {
    this.#writes = deps.writes;
    this.#cache = deps.cache;
    this.#clock = deps.clock;
    this.#logger = deps.logger;
  }

  /** At once, and then every minute until the signal aborts. */
  async run(options: { readonly signal: AbortSignal }): Promise<void> {
    const { signal } = options;
    while (!signal.aborted) {
      try {
        await this.ensure();
      } catch (err: unknown) {
        const isPassing = err instanceof StatusError || err instanceof StoreError;
        if (!isPassing && !signal.aborted) throw err;
        this.#logger.warn({ err }, "Could not see to the default flow schemas and priority levels");
      }
      await pause(this.#clock, everyMs, options.signal);
    }
  }

  async ensure(): Promise<void> {
    const { prioritylevelconfigurations: levels, flowschemas: schemas } = resources;
    // Levels first, so that no schema refers to nothing.
    await this.#ensureAll(levels, { mandatory: mandatoryPriorityLevels, suggested: suggestedPriorityLevels });
    await this.#ensureAll(schemas, { mandatory: mandatoryFlowSchemas, suggested: suggestedFlowSchemas });
    await this.#removeOld(schemas, [...mandatoryFlowSchemas, ...suggestedFlowSchemas]);
    await this.#removeOld(levels, [...mandatoryPriorityLevels, ...suggestedPriorityLevels]);
  }

  async #ensureAll(
    type: ResourceType,
    objects: { readonly mandatory: readonly FlowObject[]; readonly suggested: readonly FlowObject[] },
  ): Promise<void> {
    await Promise.all([
      ...objects.mandatory.map((object) => this.#ensureOne(type, object, true)),
      ...objects.suggested.map((object) => this.#ensureOne(type, object, false)),
    ]);
  }

  async #ensureOne(type: ResourceType, wanted: FlowObject, always: boolean): Promise<void> {
    const { group, resource } = type;
    const { name = "" } = wanted.metadata;
    const current = this.#cache.get({ group, resource, namespace: "", name })?.object;
    if (!current) return this.#writes.ensure(type, wanted);
    const revise = (old: KubernetesObject): KubernetesObject => revised(old as FlowObject, wanted, always); // stored there
    if (revise(current) !== current) await this.#writes.apply(type, wanted, revise);
  }

  /** What bears the annotation of those this server updates, and is none of them. */
  async #removeOld(
    type: ResourceType,
    known: readonly { readonly metadata: { readonly name?: string } }[],
  ): Promise<void> {
    const names = new Set(known.map(({ metadata }) => metadata.name));
    for (const { object } of this.#cache.list(type.group, type.resource).items) {
      const { name = "", uid = "", annotations } = object.metadata;
      if (names.has(name) || annotations?.[autoUpdateAnnotation] !== "true") continue;
      try {
        await this.#writes.remove(type, { name, uid });
      } catch (err: unknown) {
        // Another server was faster.
        if (!isNotFound(err)) throw err;
      }
    }
  }
}

/** The object as it should be; the same one when it is so already. */
function revised(old: FlowObject, wanted: FlowObject, always: boolean): FlowObject {
  const { annotations, generation } = old.metadata;
  const said = annotations?.[autoUpdateAnnotation];
  // Without a word on it, a spec that nobody has changed is the server's.
  const updates = always || (said === "true" || said === "false" ? said === "true" : generation === 1);
  const spec = updates ? specFor(old, wanted) : old.spec;
  const annotation = String(updates);
  if (said === annotation && semanticEqual(spec, old.spec)) return old;
  const metadata = { ...old.metadata, annotations: { ...annotations, [autoUpdateAnnotation]: annotation } };
  return { ...old, metadata, spec } as FlowObject; // the same kind as it was
}

/** How much the exempt level may lend is the administrator's choice. */
function specFor(old: FlowObject, wanted: FlowObject): FlowObject["spec"] {
  if (old.kind !== "PriorityLevelConfiguration" || wanted.kind !== "PriorityLevelConfiguration")
    return wanted.spec;
  const { exempt } = old.spec;
  return wanted.spec.type === "Exempt" && exempt ? { ...wanted.spec, exempt } : wanted.spec;
}
