import { isAlreadyExists, isNotFound } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { KubernetesObject, ResourceType, appsv1, metav1 } from "@kubets/api";
import type { Client, Informer } from "@kubets/client";
import { createClaimer } from "../framework/controller-ref.ts";
import type { Claimer } from "../framework/controller-ref.ts";
import { claimCandidates, selectsByLabels } from "../framework/owned-objects.ts";
import { byRevision, draftRevision, planHistory, sameData, surplusRevisions } from "./revisions.ts";
import type { Versioned } from "./revisions.ts";

/** The name for the next revision was taken by another: its owner must hash with a higher collision count. */
export class RevisionCollision extends Error {
  override readonly name = "RevisionCollision";
}

type Owner = Versioned &
  KubernetesObject & {
    readonly spec: { readonly selector: metav1.LabelSelector; readonly revisionHistoryLimit?: number };
    readonly status: { readonly collisionCount?: number };
  };

interface Signalled {
  readonly signal: AbortSignal;
}

/** Keeps the history of the owners of one resource. */
export class RevisionStore<O extends Owner> {
  readonly #client: Client;
  readonly #revisions: Informer<appsv1.ControllerRevision>;
  readonly #claimer: Claimer<O, appsv1.ControllerRevision>;
  readonly #hashLabel: string;

  constructor(deps: {
    readonly client: Client;
    readonly revisions: Informer<appsv1.ControllerRevision>;
    readonly ownerType: ResourceType<O>;
    readonly hashLabel: string;
  }) {
    this.#client = deps.client;
    this.#revisions = deps.revisions;
    this.#hashLabel = deps.hashLabel;
    const objectType = resources.controllerrevisions;
    this.#claimer = createClaimer({ client: deps.client, ownerType: deps.ownerType, objectType });
  }

  /** All of the owner's revisions, lowest first. */
  async list(owner: O, options: Signalled): Promise<readonly appsv1.ControllerRevision[]> {
    const candidates = claimCandidates(this.#revisions.lister, owner);
    const matches = (revision: appsv1.ControllerRevision): boolean =>
      selectsByLabels(owner.spec.selector, revision);
    const mine = await this.#claimer.claim(owner, candidates, matches, options);
    return [...mine].sort(byRevision);
  }

  /** The revision of the owner's present template, made or renumbered when necessary. */
  async current(
    owner: O,
    revisions: readonly appsv1.ControllerRevision[],
    { signal }: Signalled,
  ): Promise<appsv1.ControllerRevision> {
    const namespace = owner.metadata.namespace ?? "";
    const resource = this.#client.resource(resources.controllerrevisions);
    const plan = planHistory(owner, revisions);
    if (plan.kind === "current") return plan.revision;
    if (plan.kind === "renumber") return resource.update(plan.revision, { namespace, signal });
    const { collisionCount } = owner.status;
    const draft = draftRevision({
      owner,
      revision: plan.revision,
      collisionCount,
      hashLabel: this.#hashLabel,
    });
    try {
      return await resource.create(draft, { namespace, signal });
    } catch (err: unknown) {
      if (!isAlreadyExists(err)) throw err;
      const name = draft.metadata.name ?? "";
      const existing = await resource.get(name, { namespace, signal });
      if (sameData(existing, draft)) return existing;
      throw new RevisionCollision(`the name ${namespace}/${name} is taken`, { cause: err });
    }
  }

  async trim(
    owner: O,
    revisions: readonly appsv1.ControllerRevision[],
    isLive: (revision: appsv1.ControllerRevision) => boolean,
    { signal }: Signalled,
  ): Promise<void> {
    const namespace = owner.metadata.namespace ?? "";
    for (const { metadata } of surplusRevisions(revisions, isLive, owner.spec.revisionHistoryLimit ?? 10)) {
      try {
        await this.#client
          .resource(resources.controllerrevisions)
          .delete(metadata.name ?? "", { namespace, signal });
      } catch (err: unknown) {
        if (!isNotFound(err)) throw err;
      }
    }
  }
}
