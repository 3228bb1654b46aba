import type { metav1 } from "@kubets/api";
import { compareText } from "../compare-text.ts";
import { goJson } from "../go-quote.ts";
import { emptyFields, parseFieldSet, union } from "./field-set.ts";
import type { FieldSet } from "./field-set.ts";
import type { ManagedFields } from "./contract.ts";

/** One entry of managedFields. There is one per manager, operation, version (of updates) and subresource. */
export interface Entry {
  readonly manager: string;
  readonly operation: "Apply" | "Update";
  readonly apiVersion: string;
  readonly subresource: string;
  readonly time?: string;
  readonly fields: FieldSet;
}

export type Entries = readonly Entry[];

/**
 * The form in which the API has an entry that was read from it: who does not change an entry gives it back as it was,
 * which may hold no more of its fields than their bytes.
 */
const apiForms = new WeakMap<Entry, metav1.ManagedFieldsEntry>();

/** Entries that a field manager made. */
export function entriesOf(managedFields: ManagedFields | undefined): Entries {
  return (managedFields ?? []).map((form) => {
    const entry: Entry = {
      ...identityOf(form),
      operation: form.operation === "Apply" ? "Apply" : "Update",
      ...(form.time === undefined ? {} : { time: form.time }),
      fields: (form.fieldsV1 ?? emptyFields) as FieldSet, // as managedFieldsOf wrote it
    };
    apiForms.set(entry, form);
    return entry;
  });
}

/** Entries that a client sends; undefined when Kubernetes would not take them. Of equal ones the last counts. */
export function parseEntries(managedFields: ManagedFields): Entries | undefined {
  const parsed: Entry[] = [];
  for (const entry of managedFields) {
    const { operation, apiVersion, fieldsType } = entry;
    if (operation !== "Apply" && operation !== "Update") return undefined;
    const fields = parseFieldSet(entry.fieldsV1);
    if (!apiVersion || fieldsType !== "FieldsV1" || fields === undefined) return undefined;
    const time = entry.time === undefined ? {} : { time: entry.time };
    const item: Entry = { ...identityOf(entry), operation, ...time, fields };
    const known = parsed.findIndex((other) => sameEntry(other, item));
    if (known === -1) parsed.push(item);
    else parsed[known] = item;
  }
  return parsed;
}

function identityOf(entry: metav1.ManagedFieldsEntry): Pick<Entry, "manager" | "apiVersion" | "subresource"> {
  return {
    manager: entry.manager ?? "",
    apiVersion: entry.apiVersion ?? "",
    subresource: entry.subresource ?? "",
  };
}

/** Who applies has one entry, whatever the version. */
export function sameEntry(a: Omit<Entry, "fields">, b: Omit<Entry, "fields">): boolean {
  return (
    a.manager === b.manager &&
    a.operation === b.operation &&
    a.subresource === b.subresource &&
    (a.operation === "Apply" || a.apiVersion === b.apiVersion)
  );
}

/** The entries as the API shows them, in Kubernetes' order: appliers before updaters, and the oldest first. */
export function managedFieldsOf(entries: Entries): ManagedFields {
  const compare = (a: Entry, b: Entry): number =>
    compareText(a.operation, b.operation) ||
    compareText(a.time ?? "", b.time ?? "") ||
    compareText(a.manager, b.manager) ||
    compareText(a.apiVersion, b.apiVersion) ||
    compareText(a.subresource, b.subresource);
  return [...entries].sort(compare).map((entry) => apiForms.get(entry) ?? apiFormOf(entry));
}

function apiFormOf(entry: Entry): metav1.ManagedFieldsEntry {
  return {
    ...(entry.manager === "" ? {} : { manager: entry.manager }),
    operation: entry.operation,
    apiVersion: entry.apiVersion,
    ...(entry.time === undefined ? {} : { time: entry.time }),
    fieldsType: "FieldsV1",
    fieldsV1: entry.fields,
    ...(entry.subresource === "" ? {} : { subresource: entry.subresource }),
  };
}

/** Kubernetes' identifier of an entry, by which it orders those of one time and those in conflicts. */
export function identifierOf(entry: Omit<Entry, "fields">): string {
  return goJson({
    ...(entry.manager === "" ? {} : { manager: entry.manager }),
    operation: entry.operation,
    ...(entry.operation === "Apply" ? {} : { apiVersion: entry.apiVersion }),
    ...(entry.subresource === "" ? {} : { subresource: entry.subresource }),
  });
}

/** As many entries of updates as Kubernetes keeps. */
const maxUpdateEntries = 10;

/** The oldest entries of updates beyond the limit become one for each version, that of `ancient-changes`. */
export function capUpdateEntries(entries: Entries): Entries {
  const updates = entries.filter(({ operation }) => operation === "Update");
  if (updates.length <= maxUpdateEntries) return entries;
  const oldestFirst = updates.sort(
    (a, b) => compareText(a.time ?? "", b.time ?? "") || compareText(identifierOf(a), identifierOf(b)),
  );
  let excess = updates.length - maxUpdateEntries;
  const merged = new Set<Entry>();
  const buckets = new Map<string, Entry>();
  for (const entry of oldestFirst) {
    if (excess === 0) break;
    const first = buckets.get(entry.apiVersion);
    buckets.set(entry.apiVersion, first === undefined ? entry : intoBucket(first, entry));
    if (first !== undefined) excess--;
    merged.add(entry);
  }
  return joined([...entries.filter((entry) => !merged.has(entry)), ...buckets.values()]);
}

/** One entry of those that are the same. */
function joined(entries: Entries): Entries {
  const distinct: Entry[] = [];
  for (const entry of entries) {
    const i = distinct.findIndex((other) => sameEntry(other, entry));
    const known = distinct[i];
    if (known === undefined) distinct.push(entry);
    else distinct[i] = { ...entry, fields: union(known.fields, entry.fields) };
  }
  return distinct;
}

function intoBucket(older: Entry, newer: Entry): Entry {
  const { apiVersion, time } = newer;
  return {
    manager: "ancient-changes",
    operation: "Update",
    apiVersion,
    subresource: "",
    ...(time === undefined ? {} : { time }),
    fields: union(newer.fields, older.fields),
  };
}

export function withFields(entry: Entry, fields: FieldSet): Entry {
  return fields === entry.fields ? entry : { ...entry, fields };
}
