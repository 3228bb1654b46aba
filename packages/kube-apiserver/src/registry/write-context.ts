import type { KubernetesObject, metav1, ResourceType } from "@kubets/api";
import type { Strategy, UserInfo } from "./strategy.ts";

/** Who writes, and how: what the writer is told besides the object. */
export interface WriteContext {
  readonly user: UserInfo;
  readonly signal: AbortSignal;
  readonly dryRun: boolean;
  /** "" for the main resource. */
  readonly subresource: string;
  /** What is sent is a change of what there is: another uid in it is a change too, and no precondition. */
  readonly isPatch?: boolean;
  /**
   * How much of the kind's strategy an update goes through. `all` (default). `object`: defaults and the checks of
   * the object, not of the change: for subresources that say themselves what they change. `none`: the server's
   * own doing, such as a binding.
   */
  readonly checks?: "all" | "object" | "none";
  /** Absent: metadata.managedFields stay as they were. For what the server does by itself in a request. */
  readonly trackFields?: TrackFields;
  /** The record of the fields' managers may not be given up when the object becomes too large. */
  readonly needsFields?: boolean;
}

/**
 * What metadata.managedFields become when `object`, with all defaults and what it may not change put back, is
 * written over `live`; undefined: it is created. Admission comes later: what it changes is nobody's.
 */
export type TrackFields = (
  live: KubernetesObject | undefined,
  object: KubernetesObject,
) => metav1.ObjectMeta["managedFields"];

export interface ResourceScope {
  /** The stored version. */
  readonly type: ResourceType;
  readonly strategy: Strategy;
}

export interface UpdateResult {
  readonly object: KubernetesObject;
  readonly created: boolean;
}

export interface DeleteResult {
  /** The object as it was, or as it stays marked. */
  readonly object: KubernetesObject;
  /** False: it is still there. */
  readonly removed: boolean;
}

/** What an update makes of the object; called again when somebody else was faster. */
export type Change = (old: KubernetesObject) => KubernetesObject | Promise<KubernetesObject>;
