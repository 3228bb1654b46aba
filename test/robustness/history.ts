/** What a robustness run records: every request with its outcome, every watch with its events. */

export type Kind = "configmaps" | "pods";

/** An object as far as the checker looks at it. `op` and `statusOp` name the writes that made it what it is. */
export interface ObjectState {
  readonly kind: Kind;
  /** `namespace/name`. */
  readonly key: string;
  readonly uid: string;
  readonly rv: number;
  readonly labels: Readonly<Record<string, string>>;
  /** Of pods: `spec.nodeName` and `status.phase`. */
  readonly fields: Readonly<Record<string, string>>;
  readonly op: string;
  readonly statusOp: string;
}

/** What a list or watch asks for. Everything left out is not restricted. */
export interface Selection {
  readonly kind: Kind;
  readonly namespace?: string;
  readonly name?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
}

export type Verb = "create" | "update" | "patch" | "delete" | "get";

/** - `unknown`: no answer, or one that does not say whether the request was carried out. */
export type Outcome =
  | { readonly kind: "ok"; readonly state?: ObjectState }
  /** Nothing was done, for certain. Code 0: nobody was there. */
  | { readonly kind: "refused"; readonly code: number; readonly reason: string }
  | { readonly kind: "unknown"; readonly message: string };

/** A request on one object. Times are of one monotonic clock, in ms. */
export interface Operation {
  /** Written into the object by creates, updates and patches. */
  readonly id: string;
  readonly client: string;
  readonly verb: Verb;
  readonly kind: Kind;
  readonly key: string;
  /** The resourceVersion that the write demands. */
  readonly expected?: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly outcome: Outcome;
}

/** A deletecollection: any object it selects may be deleted by it. */
export interface CollectionDelete {
  readonly id: string;
  readonly client: string;
  readonly selection: Selection;
  readonly startMs: number;
  /** Infinity when nobody knows whether it still goes on. */
  readonly endMs: number;
  /** It was answered with success: all that it selected is deleted. */
  readonly done: boolean;
}

/** A list that was answered, over all its pages. */
export interface ListRead {
  readonly client: string;
  readonly selection: Selection;
  /** undefined: the most recent; else at least this. */
  readonly atLeast: number | undefined;
  readonly startMs: number;
  readonly endMs: number;
  readonly revision: number;
  readonly items: readonly ObjectState[];
}

export type WatchRecord =
  | {
      readonly type: "ADDED" | "MODIFIED" | "DELETED";
      readonly rv: number;
      readonly state: ObjectState;
      readonly atMs: number;
    }
  | { readonly type: "BOOKMARK"; readonly rv: number; readonly initialEnd: boolean; readonly atMs: number };

/** One watch request, from its start to its end. */
export interface WatchSegment {
  readonly watcher: string;
  readonly client: string;
  readonly selection: Selection;
  /** undefined: the most recent state first. 0: any state first. Else from there on. */
  readonly from: number | undefined;
  readonly sendInitialEvents: boolean;
  readonly startMs: number;
  readonly records: readonly WatchRecord[];
  /** `gone`: 410. `last`: it went on until everything was quiet, so nothing may be missing at its end. */
  readonly end: "closed" | "gone" | "last";
  readonly endMs: number;
}

export interface Compaction {
  readonly revision: number;
  readonly startMs: number;
}

export interface History {
  readonly operations: readonly Operation[];
  readonly collectionDeletes: readonly CollectionDelete[];
  readonly lists: readonly ListRead[];
  readonly segments: readonly WatchSegment[];
  readonly compactions: readonly Compaction[];
}

/** Something that must not be in a history. */
export interface Violation {
  readonly rule: string;
  readonly message: string;
}

export function matches(selection: Selection, state: ObjectState): boolean {
  const { kind, namespace, name, labels = {}, fields = {} } = selection;
  const slash = state.key.indexOf("/");
  return (
    kind === state.kind &&
    (namespace === undefined || state.key.slice(0, slash) === namespace) &&
    (name === undefined || state.key.slice(slash + 1) === name) &&
    Object.entries(labels).every(([label, value]) => state.labels[label] === value) &&
    Object.entries(fields).every(([field, value]) => (state.fields[field] ?? "") === value)
  );
}

export function selectsAll({ namespace, name, labels, fields }: Selection): boolean {
  return namespace === undefined && name === undefined && labels === undefined && fields === undefined;
}
