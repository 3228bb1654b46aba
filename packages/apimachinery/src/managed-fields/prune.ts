import type { JsonObject } from "../patch/json.ts";
import { difference, fieldSetOfPaths, intersection, isEmptySet, union } from "./field-set.ts";
import type { FieldSet } from "./field-set.ts";
import { fieldsOf, withNamedFields } from "./fields-of.ts";
import type { Entries, Entry } from "./entries.ts";
import { fieldElement } from "./path-element.ts";
import { removeFields } from "./remove-fields.ts";
import type { MapShape } from "./shape.ts";

/** Metadata is nobody's as such: it holds what the server keeps. */
export const metadataItself = fieldSetOfPaths([[fieldElement("metadata")]]);

/** A resource's objects in each of its versions. */
export interface Versions {
  /** The version that the field manager works in. */
  readonly own: string;
  readonly shapeIn: (apiVersion: string) => MapShape;
  /** Undefined when there is no such version. */
  readonly inVersion: (object: JsonObject, apiVersion: string) => JsonObject | undefined;
}

/**
 * A merged object without what its manager applied the last time and no longer wants, unless somebody else owns it. With
 * a field goes all that is in it, but not what is beside it and nobody's. `entries` has what the manager applies now.
 */
export function prune(
  versions: Versions,
  merged: JsonObject,
  last: Entry,
  now: Entry,
  entries: Entries,
): JsonObject {
  const givenUp = last.apiVersion === versions.own ? difference(last.fields, now.fields) : last.fields;
  if (isEmptySet(givenUp)) return merged;
  const version = last.apiVersion;
  const inLast = versions.inVersion(merged, version);
  if (inLast === undefined) return merged;
  const shape = versions.shapeIn(version);
  const lastFields = difference(withNamedFields(last.fields, shape), metadataItself);
  const without = removeFields(shape, inLast, lastFields);
  const kept = versions.inVersion(keepOwned(versions, inLast, without, version, entries), version);
  if (kept === undefined) return merged;
  const gone = difference(fieldsOf(shape, inLast, "all"), fieldsOf(shape, kept, "all"));
  const pruned = removeFields(shape, inLast, intersection(gone, lastFields));
  return versions.inVersion(pruned, versions.own) ?? merged;
}

/** What is left of `merged` when only fields that are in `without` or that somebody owns stay. */
function keepOwned(
  versions: Versions,
  merged: JsonObject,
  without: JsonObject,
  first: string,
  entries: Entries,
): JsonObject {
  let kept = without;
  let whole = merged;
  for (const [version, owned] of ownedByVersion(first, entries)) {
    const wholeThere = versions.inVersion(whole, version);
    const keptThere = versions.inVersion(kept, version);
    if (wholeThere === undefined || keptThere === undefined) continue;
    const shape = versions.shapeIn(version);
    const stays = union(fieldsOf(shape, keptThere, "all"), withNamedFields(owned, shape));
    kept = removeFields(shape, wholeThere, difference(fieldsOf(shape, wholeThere, "all"), stays));
    whole = wholeThere;
  }
  return kept;
}

/** All that is owned, by the version it is named in, that of the last apply first. */
function ownedByVersion(first: string, entries: Entries): ReadonlyMap<string, FieldSet> {
  const owned = new Map<string, FieldSet>([[first, {}]]);
  for (const { apiVersion, fields } of entries) {
    owned.set(apiVersion, union(owned.get(apiVersion) ?? {}, fields));
  }
  return owned;
}
