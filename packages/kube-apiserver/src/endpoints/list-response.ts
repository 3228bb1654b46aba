import type { metav1 } from "@kubets/api";
import { apiVersionOf } from "@kubets/api";
import type { ListResult } from "../registry/reader.ts";
import type { ApiResponse } from "./api-request.ts";
import { bytesResponse, encodeValue } from "./encode.ts";
import type { Encodable } from "./encode.ts";
import { jsonList, jsonWithArray, partsResponse, protobufList } from "./list-chunks.ts";
import type { Negotiated } from "./negotiate.ts";
import { wrongPartial } from "./respond.ts";
import type { ResolvedResource } from "./resolved-resource.ts";
import { partialOf, rowsOf, tableHead } from "./table.ts";
import type { IncludeObject } from "./table.ts";

export interface ListResponseOptions {
  readonly resource: ResolvedResource;
  readonly negotiated: Negotiated;
  readonly include: IncludeObject;
  readonly nowMs: number;
}

/** LIST's answer, put together from the items' own bytes: nothing is encoded twice. */
export async function listResponse(result: ListResult, options: ListResponseOptions): Promise<ApiResponse> {
  const { negotiated, resource } = options;
  const metadata = listMeta(result);
  if (negotiated.shape === "table") {
    const asTable = { ...options, version: negotiated.shapeVersion, metadata, headers: true };
    return arrayResponse(tableHead(asTable), "rows", result.items.values().map(rowsOf(asTable)), negotiated);
  }
  if (negotiated.shape === "partial") {
    if (!negotiated.asList) throw wrongPartial("PartialObjectMetadata", resource.type.listKind, resource);
    return partialList(result, metadata, negotiated);
  }
  const items = result.items.map(resource.view);
  const head = { kind: resource.type.listKind, apiVersion: apiVersionOf(resource.type), metadata };
  if (negotiated.format === "protobuf") return partsResponse("protobuf", protobufList(items, head));
  if (negotiated.format === "yaml" || negotiated.pretty) {
    const list = { ...head, items: items.map((item) => item.object) };
    return bytesResponse(200, negotiated.format, await encodeValue(list, negotiated));
  }
  const itemKind = { apiVersion: head.apiVersion, kind: resource.type.kind };
  return partsResponse("json", jsonList(items, head, itemKind));
}

function listMeta(result: ListResult): metav1.ListMeta {
  return {
    resourceVersion: String(result.revision),
    ...(result.continue === "" ? {} : { continue: result.continue }),
    ...(result.remaining === undefined ? {} : { remainingItemCount: result.remaining }),
  };
}

function partialList(
  result: ListResult,
  metadata: metav1.ListMeta,
  negotiated: Negotiated,
): Promise<ApiResponse> {
  const version = negotiated.shapeVersion;
  const items = result.items.values().map(({ object }) => partialOf(object, version));
  const head = { kind: "PartialObjectMetadataList", apiVersion: `meta.k8s.io/${version}`, metadata };
  return arrayResponse(head, "items", items, negotiated);
}

/** Answers with a document whose array `field` may be long. */
async function arrayResponse(
  head: Encodable,
  field: string,
  elements: Iterable<unknown>,
  { format, pretty }: Negotiated,
): Promise<ApiResponse> {
  if (format === "json" && !pretty) return partsResponse("json", jsonWithArray(head, field, elements));
  const document = { ...head, [field]: [...elements] };
  return bytesResponse(200, format, await encodeValue(document, { format, pretty }));
}
