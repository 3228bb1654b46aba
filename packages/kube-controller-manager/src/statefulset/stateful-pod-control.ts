import { isAlreadyExists, isNotFound, semanticEqual } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { appsv1, corev1 } from "@kubets/api";
import type { Client, EventRecorder, Informer } from "@kubets/client";
import { messageOf } from "../framework/failures.ts";
import { retainedOwners } from "./claim-retention.ts";
import { claimsAt, draftStatefulPod, ordinalOf } from "./stateful-identity.ts";

interface Signalled {
  readonly signal: AbortSignal;
}

/** Writes the pods and claims of StatefulSets, and reports it as events on the set. */
export class StatefulPodControl {
  readonly #client: Client;
  readonly #recorder: EventRecorder;
  readonly #claims: Informer<corev1.PersistentVolumeClaim>;

  constructor(deps: {
    readonly client: Client;
    readonly recorder: EventRecorder;
    readonly claims: Informer<corev1.PersistentVolumeClaim>;
  }) {
    this.#client = deps.client;
    this.#recorder = deps.recorder;
    this.#claims = deps.claims;
  }

  /** Claims first: a pod must not start without them. A pod that is there already is no error. */
  async create(
    set: appsv1.StatefulSet,
    ordinal: number,
    revision: { readonly name: string; readonly template: corev1.PodTemplateSpec },
    options: Signalled,
  ): Promise<void> {
    await this.ensureClaims(set, ordinal, options);
    const draft = draftStatefulPod(set, ordinal, revision);
    const namespace = set.metadata.namespace ?? "";
    await this.#report(set, "create", draft.metadata.name ?? "", options, async () => {
      await this.#client.resource(resources.pods).create(draft, { namespace, signal: options.signal });
    });
  }

  async delete(set: appsv1.StatefulSet, pod: corev1.Pod, options: Signalled): Promise<void> {
    const { namespace = "", name = "", uid = "" } = pod.metadata;
    await this.#report(set, "delete", name, options, async () => {
      const preconditions = { uid };
      await this.#client
        .resource(resources.pods)
        .delete(name, { namespace, preconditions, signal: options.signal });
    });
  }

  async update(set: appsv1.StatefulSet, pod: corev1.Pod, options: Signalled): Promise<void> {
    const { namespace = "", name = "" } = pod.metadata;
    await this.#report(set, "update", name, options, async () => {
      await this.#client.resource(resources.pods).update(pod, { namespace, signal: options.signal });
    });
  }

  async ensureClaims(set: appsv1.StatefulSet, ordinal: number, { signal }: Signalled): Promise<void> {
    const namespace = set.metadata.namespace ?? "";
    const podName = `${set.metadata.name ?? ""}-${String(ordinal)}`;
    for (const draft of claimsAt(set, ordinal)) {
      const name = draft.metadata.name ?? "";
      const existing = this.#claims.lister.get(namespace, name);
      if (existing?.metadata.deletionTimestamp !== undefined) throw new Error(`pvc ${name} is being deleted`);
      if (existing) continue;
      const where = `Pod ${podName} in StatefulSet ${set.metadata.name ?? ""}`;
      try {
        await this.#client.resource(resources.persistentvolumeclaims).create(draft, { namespace, signal });
        this.#recorder.event(set, "Normal", "SuccessfulCreate", `create Claim ${name} ${where} success`);
      } catch (err: unknown) {
        if (isAlreadyExists(err)) continue;
        const message = `create Claim ${name} for ${where} failed error: ${messageOf(err)}`;
        if (!signal.aborted) this.#recorder.event(set, "Warning", "FailedCreate", message);
        throw err;
      }
    }
  }

  /** Makes the pod's claims go with the set or the pod, as the retention policy says. */
  async retainClaims(
    set: appsv1.StatefulSet,
    pod: corev1.Pod,
    { signal, isCondemned }: Signalled & { readonly isCondemned: boolean },
  ): Promise<void> {
    const namespace = set.metadata.namespace ?? "";
    const ordinal = ordinalOf(set, pod.metadata.name ?? "");
    if (ordinal === undefined) return;
    for (const { metadata } of claimsAt(set, ordinal)) {
      const claim = this.#claims.lister.get(namespace, metadata.name ?? "");
      if (!claim) continue;
      const ownerReferences = retainedOwners({ set, pod, claim, isCondemned });
      if (semanticEqual(ownerReferences, claim.metadata.ownerReferences)) continue;
      const wanted = { ...claim, metadata: { ...claim.metadata, ownerReferences } };
      await this.#client.resource(resources.persistentvolumeclaims).update(wanted, { namespace, signal });
    }
  }

  async #report(
    set: appsv1.StatefulSet,
    verb: "create" | "update" | "delete",
    pod: string,
    { signal }: Signalled,
    work: () => Promise<void>,
  ): Promise<void> {
    const what = `${verb} Pod ${pod} in StatefulSet ${set.metadata.name ?? ""}`;
    const suffix = `${verb.charAt(0).toUpperCase()}${verb.slice(1)}`;
    try {
      await work();
      this.#recorder.event(set, "Normal", `Successful${suffix}`, `${what} successful`);
    } catch (err: unknown) {
      // The cache is behind; its next event brings the set back.
      if ((verb === "create" && isAlreadyExists(err)) || (verb === "delete" && isNotFound(err))) return;
      if (!signal.aborted) {
        this.#recorder.event(set, "Warning", `Failed${suffix}`, `${what} failed error: ${messageOf(err)}`);
      }
      throw err;
    }
  }
}
