import type { DeleteOptions, ListOptions, WatchOptions, WriteOptions } from "./client.ts";

type Parameters = Readonly<Record<string, string | number | boolean | undefined>>;

/** The query of a URL: parameters that are set, in the given order. */
function query(parameters: Parameters): string {
  const set = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== "");
  return new URLSearchParams(
    Object.fromEntries(set.map(([name, value]) => [name, String(value)])),
  ).toString();
}

export function listQuery(options: ListOptions): string {
  return query({
    labelSelector: options.labelSelector,
    fieldSelector: options.fieldSelector,
    limit: options.limit,
    continue: options.continue,
    resourceVersion: options.resourceVersion,
    resourceVersionMatch: options.resourceVersionMatch,
  });
}

export function watchQuery(options: WatchOptions): string {
  return query({
    watch: true,
    labelSelector: options.labelSelector,
    fieldSelector: options.fieldSelector,
    resourceVersion: options.resourceVersion,
    resourceVersionMatch: options.resourceVersionMatch,
    allowWatchBookmarks: options.allowWatchBookmarks,
    sendInitialEvents: options.sendInitialEvents,
    timeoutSeconds: options.timeoutSeconds,
  });
}

export function writeQuery(options: WriteOptions): string {
  return query({ fieldManager: options.fieldManager, dryRun: options.dryRun ? "All" : undefined });
}

export function deleteQuery(
  options: DeleteOptions & { readonly labelSelector?: string; readonly fieldSelector?: string },
): string {
  return query({ labelSelector: options.labelSelector, fieldSelector: options.fieldSelector });
}
