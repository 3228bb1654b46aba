import type { KubernetesObject, metav1 } from "@kubets/api";
import { encodeObject } from "@kubets/api";
import { newNotAcceptable, StatusError } from "@kubets/apimachinery";
import type { CachedObject } from "../storage/cache.ts";
import type { ApiRequest, ApiResponse } from "./api-request.ts";
import { bytesResponse, encodeItem, encodeValue } from "./encode.ts";
import type { Encodable } from "./encode.ts";
import { mediaTypes, negotiate, wantsPretty } from "./negotiate.ts";
import type { Negotiated } from "./negotiate.ts";
import type { ResolvedResource } from "./resolved-resource.ts";
import { includeObjectOf, partialOf, tableOf } from "./table.ts";

/** The encoding of the answer; throws NotAcceptable. */
export function negotiated(request: ApiRequest, options: { readonly streams: boolean }): Negotiated {
  const chosen = negotiate(request.accept, { ...options, pretty: wantsPretty(request) });
  if (!chosen) throw newNotAcceptable(Object.values(mediaTypes));
  return chosen;
}

/** Answers with a document as it is: statuses, reviews, scales. */
export async function documentResponse(
  request: ApiRequest,
  code: number,
  document: Encodable,
  warnings: readonly string[] = [],
): Promise<ApiResponse> {
  const { format, pretty } = negotiated(request, { streams: false });
  const body = await encodeValue(withoutEmptyManagers(document), { format, pretty });
  return bytesResponse(code, format, body, warnings);
}

/** What is answered as it was sent keeps no empty list, which a body may have. */
function withoutEmptyManagers(document: Encodable & { readonly metadata?: metav1.ObjectMeta }): Encodable {
  if (document.metadata?.managedFields?.length !== 0) return document;
  const { managedFields: _empty, ...metadata } = document.metadata;
  return { ...document, metadata } as Encodable; // the same kind
}

/** Answers with a stored object, in the version and shape asked for. */
export async function objectResponse(
  request: ApiRequest,
  resource: ResolvedResource,
  answer: {
    readonly code: number;
    readonly item: CachedObject;
    readonly nowMs: number;
    readonly warnings?: readonly string[];
  },
): Promise<ApiResponse> {
  const chosen = negotiated(request, { streams: false });
  const { item, code, nowMs, warnings = [] } = answer;
  const body = await encodeShaped(item, chosen, { request, resource, nowMs });
  return bytesResponse(code, chosen.format, body, warnings);
}

function encodeShaped(
  item: CachedObject,
  chosen: Negotiated,
  { request, resource, nowMs }: { request: ApiRequest; resource: ResolvedResource; nowMs: number },
): Promise<Uint8Array> {
  switch (chosen.shape) {
    case "object":
      return encodeItem(resource.view(item), chosen);
    case "partial":
      if (chosen.asList) throw wrongPartial("PartialObjectMetadataList", resource.type.kind, resource);
      return encodeValue(partialOf(item.object, chosen.shapeVersion), chosen);
    case "table": {
      const metadata = { resourceVersion: item.object.metadata.resourceVersion ?? "" };
      const include = includeObjectOf(request.query, chosen);
      const version = chosen.shapeVersion;
      return encodeValue(
        tableOf([item], { resource, include, version, nowMs, metadata, headers: true }),
        chosen,
      );
    }
  }
}

/** The one was asked for and the other is there: an object and a list of them. */
export function wrongPartial(
  asked: "PartialObjectMetadata" | "PartialObjectMetadataList",
  goType: string,
  { type }: ResolvedResource,
): StatusError {
  const goPackage = type.group === "" ? "core" : type.group.replace(/\..*/, "");
  const what = asked === "PartialObjectMetadata" ? "is a list" : "is not a list";
  return new StatusError({
    reason: "NotAcceptable",
    code: 406,
    message: `you requested ${asked}, but the requested object ${what} (*${goPackage}.${goType})`,
  });
}

/** An object that is in no cache, to be answered with; encoded when asked. */
export function asItem(object: KubernetesObject): CachedObject {
  return new FreshItem(object);
}

class FreshItem implements CachedObject {
  readonly object: KubernetesObject;

  constructor(object: KubernetesObject) {
    this.object = object;
  }

  get revision(): number {
    return Number(this.object.metadata.resourceVersion ?? "0");
  }

  protobuf(): Uint8Array {
    return encodeObject(this.object);
  }

  json(): Uint8Array {
    return Buffer.from(JSON.stringify(this.object));
  }
}
