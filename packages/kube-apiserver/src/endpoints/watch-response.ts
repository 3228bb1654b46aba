import type { KubernetesObject } from "@kubets/api";
import { apiVersionOf, encodeObject } from "@kubets/api";
import { newInternalError, newResourceExpired, StatusError } from "@kubets/apimachinery";
import type { RegistryWatchEvent } from "../registry/reader.ts";
import { StoreError } from "../storage/store.ts";
import type { ApiResponse, EncodedWatchEvent } from "./api-request.ts";
import { mediaTypes } from "./negotiate.ts";
import type { Negotiated } from "./negotiate.ts";
import type { ResolvedResource } from "./resolved-resource.ts";
import { partialOf, tableOf } from "./table.ts";
import type { IncludeObject } from "./table.ts";

export interface WatchResponseOptions {
  readonly resource: ResolvedResource;
  readonly negotiated: Negotiated;
  readonly include: IncludeObject;
  readonly now: () => number;
  /** Called with the bytes of each event. */
  readonly count: (bytes: number) => void;
  /** Ends the stream: the client's signal or `timeoutSeconds`. */
  readonly signal: AbortSignal;
}

export function watchResponse(
  events: AsyncIterable<RegistryWatchEvent>,
  options: WatchResponseOptions,
): ApiResponse {
  const type = mediaTypes[options.negotiated.format];
  return {
    kind: "watch",
    code: 200,
    contentType: options.negotiated.format === "json" ? type : `${type};stream=watch`,
    events: encodeEvents(events, options),
  };
}

async function* encodeEvents(
  events: AsyncIterable<RegistryWatchEvent>,
  options: WatchResponseOptions,
): AsyncGenerator<EncodedWatchEvent> {
  const encode = encoderFor(options);
  try {
    for await (const event of events) {
      const object = encode(event);
      options.count(object.length);
      yield { type: event.type, object };
    }
  } catch (err: unknown) {
    if (options.signal.aborted) return;
    // A watcher too slow to follow is simply disconnected: it resumes from its last revision.
    if (err instanceof StoreError && err.code === "slow") return;
    yield { type: "ERROR", object: encodeStatus(statusOf(err), options.negotiated) };
  }
}

function statusOf(err: unknown): StatusError {
  if (err instanceof StatusError) return err;
  if (err instanceof StoreError && err.code === "expired") return newResourceExpired(err.message);
  return newInternalError(err);
}

function encodeStatus(err: StatusError, { format }: Negotiated): Uint8Array {
  const status = err.toStatus();
  return format === "protobuf" ? encodeObject(status) : Buffer.from(JSON.stringify(status));
}

function encoderFor(options: WatchResponseOptions): (event: RegistryWatchEvent) => Uint8Array {
  const { negotiated, resource } = options;
  switch (negotiated.shape) {
    case "table":
      return tableEncoder(options);
    case "partial":
      return (event) =>
        encodePlain(partialOf(objectOf(event, resource), negotiated.shapeVersion), negotiated);
    case "object":
      return (event) => {
        if (event.type === "BOOKMARK") return encodePlain(objectOf(event, resource), negotiated);
        const item = resource.view(event.item);
        return negotiated.format === "protobuf" ? item.protobuf() : item.json();
      };
  }
}

function tableEncoder(options: WatchResponseOptions): (event: RegistryWatchEvent) => Uint8Array {
  let headers = true;
  return (event) => {
    const object = objectOf(event, options.resource);
    const metadata = { resourceVersion: object.metadata.resourceVersion ?? "" };
    const version = options.negotiated.shapeVersion;
    const items = event.type === "BOOKMARK" ? [] : [event.item];
    const table = tableOf(items, { ...options, version, nowMs: options.now(), metadata, headers });
    headers = false;
    const rows = event.type === "BOOKMARK" ? [{ cells: [], object: partialOf(object, version) }] : table.rows;
    return Buffer.from(JSON.stringify({ ...table, rows }));
  };
}

function objectOf(event: RegistryWatchEvent, { type }: ResolvedResource): KubernetesObject {
  if (event.type !== "BOOKMARK") return event.item.object;
  return {
    kind: type.kind,
    apiVersion: apiVersionOf(type),
    metadata: {
      resourceVersion: String(event.revision),
      ...(event.initialEventsEnd ? { annotations: { "k8s.io/initial-events-end": "true" } } : {}),
    },
  };
}

function encodePlain(
  object: { readonly apiVersion: string; readonly kind: string },
  { format }: Negotiated,
): Uint8Array {
  return format === "protobuf" ? encodeObject(object) : Buffer.from(JSON.stringify(object));
}
