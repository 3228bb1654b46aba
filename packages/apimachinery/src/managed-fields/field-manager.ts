import { deepEqual } from "../equality.ts";
import type { JsonObject } from "../patch/json.ts";
import type { SchemaSource } from "../patch/merge-schema.ts";
import { StatusError } from "../status-error.ts";
import { newBadRequest } from "../status-errors.ts";
import { fieldConflicts } from "./conflicts.ts";
import type { EntryConflict } from "./conflicts.ts";
import type {
  ApplyResult,
  FieldManager,
  FieldManagerOptions,
  FieldWriter,
  ManagedFields,
} from "./contract.ts";
import { capUpdateEntries, entriesOf, managedFieldsOf, parseEntries, sameEntry } from "./entries.ts";
import type { Entries, Entry } from "./entries.ts";
import {
  difference,
  equalSets,
  fieldSetOfPaths,
  isEmptySet,
  recursiveDifference,
  union,
} from "./field-set.ts";
import type { FieldSet } from "./field-set.ts";
import { fieldsOf } from "./fields-of.ts";
import { lastAppliedFields, withLastApplied } from "./last-applied.ts";
import { mergeObjects } from "./merge.ts";
import { Changes, conflictsOf } from "./ownership.ts";
import { fieldElement } from "./path-element.ts";
import { metadataItself, prune } from "./prune.ts";
import type { Versions } from "./prune.ts";
import { shapeOfKind } from "./shape.ts";
import type { MapShape } from "./shape.ts";
import { configurationError } from "./validate.ts";
import { asObject } from "./value.ts";

/** The field manager of a resource in one version. It reads the schema when it is first used. */
export function createFieldManager(source: SchemaSource, options: FieldManagerOptions): FieldManager {
  return new StructuredFieldManager(source, options);
}

const beforeFirstApply = "before-first-apply";
const kubectl = "kubectl";

interface Applied {
  readonly object: JsonObject;
  readonly entries: Entries;
}

/** What apply works on: an object in this version (empty for one that is not there yet) and who owns what of it. */
interface Base {
  readonly object: JsonObject;
  readonly entries: Entries;
  readonly exists: boolean;
}

class StructuredFieldManager implements FieldManager {
  readonly #options: FieldManagerOptions;
  readonly #resetFields: FieldSet;
  readonly #versions: Versions;

  constructor(source: SchemaSource, options: FieldManagerOptions) {
    this.#options = options;
    this.#resetFields = fieldSetOfPaths(options.resetFields.map((path) => path.map(fieldElement)));
    const shapes = new Map<string, MapShape>();
    this.#versions = {
      own: options.apiVersion,
      shapeIn: (apiVersion) => {
        const known = shapes.get(apiVersion);
        if (known !== undefined) return known;
        const shape = shapeOfKind(source, apiVersion, options.kind);
        shapes.set(apiVersion, shape);
        return shape;
      },
      inVersion: (object, apiVersion) =>
        object["apiVersion"] === apiVersion ? object : options.inVersion(object, apiVersion),
    };
  }

  update(live: JsonObject | undefined, object: JsonObject, by: FieldWriter): ManagedFields {
    const ofLive = managedFieldsIn(live);
    const sent = by.subresource === "" ? sentEntries(managedFieldsIn(object), ofLive) : undefined;
    if (live !== undefined && (sent ?? ofLive ?? []).length === 0) return [];
    const before = live === undefined ? this.#options.empty : this.#inOwnVersion(live);
    const changes = new Changes(this.#versions, before, this.#inOwnVersion(object), this.#resetFields);
    if (sent === undefined && ofLive !== undefined && changes.leave(ofLive)) return ofLive;
    const entries = sent ?? entriesOf(ofLive);
    const written = this.#written(entries, changes, by);
    return written === entries && sent === undefined && ofLive !== undefined
      ? ofLive
      : managedFieldsOf(written);
  }

  apply(
    live: JsonObject | undefined,
    configuration: JsonObject,
    by: FieldWriter,
    { force }: { readonly force: boolean },
  ): ApplyResult {
    this.#check(configuration);
    const base = this.#base(live, by);
    let result = this.#applied(base, configuration, by, force);
    if (!("object" in result) && by.manager === kubectl) {
      const conflicts = withoutFields(
        result,
        lastAppliedFields(this.#versions.shapeIn(this.#versions.own), this.#versions.own, base.object),
      );
      result = conflicts.length === 0 ? this.#applied(base, configuration, by, true) : conflicts;
    }
    if (!("object" in result)) return { kind: "conflicts", conflicts: fieldConflicts(result) };
    const { object, entries } = result;
    const annotated = by.manager === kubectl ? withLastApplied(object, configuration) : object;
    return this.#result(live, base, { object: annotated, entries });
  }

  /** @throws StatusError as Kubernetes' chain of field managers refuses a configuration. */
  #check(configuration: JsonObject): void {
    const { apiVersion, kind } = this.#options;
    const given = groupVersionKind(configuration["apiVersion"], configuration["kind"]);
    if (given !== groupVersionKind(apiVersion, kind)) throw newBadRequest(`invalid object type: ${given}`);
    const metadata = asObject(configuration["metadata"]) ?? {};
    if (Array.isArray(metadata["managedFields"])) throw newBadRequest("metadata.managedFields must be nil");
    const error = configurationError(this.#versions.shapeIn(apiVersion), configuration);
    if (error === undefined) return;
    const name = `${text(metadata["namespace"])}/${text(metadata["name"])}`;
    const message = `failed to create typed patch object (${name}; ${given}): ${error}`;
    // Kubernetes answers 500, though nothing is wrong but the configuration.
    throw new StatusError({ reason: "", code: 422, message });
  }

  #base(live: JsonObject | undefined, by: FieldWriter): Base {
    const { empty } = this.#options;
    if (live === undefined) return { object: empty, entries: [], exists: false };
    const object = this.#inOwnVersion(live);
    const entries = entriesOf(managedFieldsIn(live));
    if (entries.length > 0) return { object, entries, exists: true };
    const changes = new Changes(this.#versions, empty, object, this.#resetFields);
    const first = this.#written([], changes, { ...by, manager: beforeFirstApply });
    return { object, entries: first, exists: true };
  }

  /** The entries after a write by any verb but apply; the same array when it changes none. */
  #written(entries: Entries, changes: Changes, by: FieldWriter): Entries {
    const left = changes.leaveOf(entries);
    const fields = difference(changes.set, metadataItself);
    if (isEmptySet(fields)) return capUpdateEntries(left);
    const own: Entry = { ...this.#entry("Update", by), time: by.time, fields };
    const previous = left.find((entry) => sameEntry(entry, own));
    if (previous === undefined) return capUpdateEntries([...left, own]);
    const joined = { ...own, fields: union(previous.fields, fields) };
    return capUpdateEntries(left.map((entry) => (entry === previous ? joined : entry)));
  }

  #applied(
    base: Base,
    configuration: JsonObject,
    by: FieldWriter,
    force: boolean,
  ): Applied | readonly EntryConflict[] {
    const shape = this.#versions.shapeIn(this.#versions.own);
    const wanted = recursiveDifference(fieldsOf(shape, configuration, "configured"), this.#resetFields);
    const identity = this.#entry("Apply", by);
    const last = base.entries.find((entry) => sameEntry(entry, identity));
    const others = base.entries.filter((entry) => entry !== last);
    const now: Entry = { ...identity, fields: wanted };
    const merged = mergeObjects(shape, base.object, configuration);
    const pruned = last === undefined ? merged : prune(this.#versions, merged, last, now, [...others, now]);
    const changes = new Changes(this.#versions, base.object, pruned, this.#resetFields);
    const conflicts = force ? [] : conflictsOf(changes, others);
    if (conflicts.length > 0) return conflicts;
    const same = base.exists && (pruned === base.object || deepEqual(pruned, base.object));
    const time = same ? last?.time : by.time;
    const owner = {
      ...now,
      ...(time === undefined ? {} : { time }),
      fields: difference(wanted, metadataItself),
    };
    return {
      object: same ? base.object : pruned,
      entries: [...changes.leaveOf(others), ...(isEmptySet(owner.fields) ? [] : [stable(last, owner)])],
    };
  }

  #entry(
    operation: Entry["operation"],
    { manager, subresource }: FieldWriter,
  ): Omit<Entry, "fields" | "time"> {
    return { manager: manager || "unknown", operation, apiVersion: this.#versions.own, subresource };
  }

  #result(live: JsonObject | undefined, base: Base, { object, entries }: Applied): ApplyResult {
    const ofLive = managedFieldsIn(live);
    const next = managedFieldsOf(entries);
    const kept = ofLive !== undefined && deepEqual(next, ofLive) ? ofLive : next;
    if (live !== undefined && object === base.object && kept === ofLive) {
      return { kind: "applied", object: live, managedFields: kept };
    }
    const metadata = { ...asObject(object["metadata"]), managedFields: kept };
    return { kind: "applied", object: { ...object, metadata }, managedFields: kept };
  }

  #inOwnVersion(object: JsonObject): JsonObject {
    const own = this.#versions.inVersion(object, this.#versions.own);
    if (own !== undefined) return own;
    throw new Error(`no ${this.#versions.own} of ${text(object["kind"])} in ${text(object["apiVersion"])}`);
  }
}

/** The entry as it was when only its fields could have changed, and have not. */
function stable(last: Entry | undefined, now: Entry): Entry {
  const same = last !== undefined && last.apiVersion === now.apiVersion && last.time === now.time;
  return same && equalSets(last.fields, now.fields) ? last : now;
}

function withoutFields(conflicts: readonly EntryConflict[], allowed: FieldSet): readonly EntryConflict[] {
  return conflicts
    .map(({ entry, fields }) => ({ entry, fields: difference(fields, allowed) }))
    .filter(({ fields }) => !isEmptySet(fields));
}

function managedFieldsIn(object: JsonObject | undefined): ManagedFields | undefined {
  const managedFields = asObject(object?.["metadata"])?.["managedFields"];
  return Array.isArray(managedFields) ? managedFields : undefined;
}

/** What a client makes of managedFields; undefined when it leaves them alone. */
function sentEntries(
  sent: ManagedFields | undefined,
  ofLive: ManagedFields | undefined,
): Entries | undefined {
  if (sent === undefined || sent === ofLive) return undefined;
  const [first] = sent;
  if (first === undefined || (sent.length === 1 && Object.keys(first).length === 0)) return [];
  return deepEqual(sent, ofLive) ? undefined : parseEntries(sent);
}

/** As Go prints a GroupVersionKind. */
function groupVersionKind(apiVersion: unknown, kind: unknown): string {
  const version = text(apiVersion);
  return `${version.includes("/") ? version : `/${version}`}, Kind=${text(kind)}`;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
