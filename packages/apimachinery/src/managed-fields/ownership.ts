import type { JsonObject } from "../patch/json.ts";
import { compareObjects } from "./compare.ts";
import type { Comparison } from "./compare.ts";
import type { EntryConflict } from "./conflicts.ts";
import type { ManagedFields } from "./contract.ts";
import { withFields } from "./entries.ts";
import type { Entries, Entry } from "./entries.ts";
import {
  difference,
  emptyFields,
  intersection,
  isEmptySet,
  recursiveDifference,
  union,
} from "./field-set.ts";
import type { FieldSet } from "./field-set.ts";
import type { Versions } from "./prune.ts";

const unchanged: Comparison = {};

/** What a write changes, in terms of each version that owned fields are named in. */
export class Changes {
  readonly #versions: Versions;
  readonly #before: JsonObject;
  readonly #after: JsonObject;
  readonly #resetFields: FieldSet;
  readonly #comparisons = new Map<string, Comparison | undefined>();

  constructor(versions: Versions, before: JsonObject, after: JsonObject, resetFields: FieldSet) {
    this.#versions = versions;
    this.#before = before;
    this.#after = after;
    this.#resetFields = resetFields;
  }

  /** What is set that was not, or not so. */
  get set(): FieldSet {
    return setFields(this.#in(this.#versions.own) ?? unchanged);
  }

  /** Whether managedFields stay as they are, told without a look at what they own. */
  leave(managedFields: ManagedFields): boolean {
    const { own } = this.#versions;
    return this.#in(own) === unchanged && managedFields.every(({ apiVersion }) => apiVersion === own);
  }

  /** What an entry owns of that. */
  takenFrom(entry: Entry): FieldSet {
    const comparison = this.#in(entry.apiVersion);
    return comparison === undefined ? emptyFields : intersection(entry.fields, setFields(comparison));
  }

  /** The entries without what is no longer theirs. Those in a version that is no more, or without fields, go. */
  leaveOf(entries: Entries): Entries {
    const left = entries.flatMap((entry) => {
      const comparison = this.#in(entry.apiVersion);
      if (comparison === undefined) return [];
      const { added, modified, removed } = comparison;
      const fields = [added, modified, removed].reduce<FieldSet>(
        (rest, changed) => (changed === undefined ? rest : difference(rest, changed)),
        entry.fields,
      );
      return isEmptySet(fields) ? [] : [withFields(entry, fields)];
    });
    return left.length === entries.length && left.every((entry, i) => entry === entries[i]) ? entries : left;
  }

  /** Undefined when there is no such version. */
  #in(apiVersion: string): Comparison | undefined {
    if (this.#comparisons.has(apiVersion)) return this.#comparisons.get(apiVersion);
    const comparison = this.#compare(apiVersion);
    this.#comparisons.set(apiVersion, comparison);
    return comparison;
  }

  #compare(apiVersion: string): Comparison | undefined {
    const before = this.#versions.inVersion(this.#before, apiVersion);
    const after = this.#versions.inVersion(this.#after, apiVersion);
    if (before === undefined || after === undefined) return undefined;
    const comparison = compareObjects(this.#versions.shapeIn(apiVersion), before, after);
    if (comparison === undefined) return unchanged;
    if (isEmptySet(this.#resetFields)) return comparison;
    const { added, modified, removed } = comparison;
    return {
      ...(added && { added: recursiveDifference(added, this.#resetFields) }),
      ...(modified && { modified: recursiveDifference(modified, this.#resetFields) }),
      ...(removed && { removed: recursiveDifference(removed, this.#resetFields) }),
    };
  }
}

function setFields({ added, modified }: Comparison): FieldSet {
  if (added === undefined || modified === undefined) return added ?? modified ?? emptyFields;
  return union(modified, added);
}

/** Who owns what an apply sets differently. */
export function conflictsOf(changes: Changes, entries: Entries): readonly EntryConflict[] {
  return entries
    .map((entry) => ({ entry, fields: changes.takenFrom(entry) }))
    .filter(({ fields }) => !isEmptySet(fields));
}
