import { createHash } from "node:crypto";
import type { ResourceType } from "@kubets/api";
import { newNotAcceptable } from "@kubets/apimachinery";
import type { RawHandler } from "../endpoints/api-context.ts";
import type { ApiRequest, ApiResponse } from "../endpoints/api-request.ts";
import { encodeValue } from "../endpoints/encode.ts";
import type { Encodable } from "../endpoints/encode.ts";
import {
  acceptedMediaTypes,
  formatOf,
  mediaTypes,
  parseAccept,
  wantsPretty,
} from "../endpoints/negotiate.ts";
import type { Format } from "../endpoints/negotiate.ts";
import { aggregatedDiscovery, encodeAggregated } from "./aggregated-discovery.ts";
import type { DiscoveryVersion } from "./aggregated-discovery.ts";
import { groupsOf } from "./api-groups.ts";
import type { ApiGroup } from "./api-groups.ts";
import { apiGroup, apiGroupList, apiResourceList, apiVersions } from "./legacy-discovery.ts";

export interface DiscoveryOptions {
  readonly types: readonly ResourceType[];
  /** Where clients reach the server: `host:port`. */
  readonly serverAddress: string;
}

/** Answers `/api`, `/apis` and what lies under them, as clients learn which resources there are. */
export function discoveryHandler(options: DiscoveryOptions): RawHandler {
  const groups = groupsOf(options.types);
  const core = groups.filter(({ name }) => name === "");
  const named = groups.filter(({ name }) => name !== "");
  const aggregated = { api: aggregatedDiscovery(core), apis: aggregatedDiscovery(named) };
  const known = new Map<string, Encoded>();

  return async (request) => {
    const path = request.path.replace(/\/$/, "");
    const legacy = legacyDocument(path, { core: core[0], named, serverAddress: options.serverAddress });
    if (!legacy) return undefined;
    const asked = choose(request, path === "/api" || path === "/apis");
    const cacheKey = JSON.stringify([path, asked]);
    let encoded = known.get(cacheKey);
    if (!encoded) {
      const document = path === "/api" ? aggregated.api : aggregated.apis;
      encoded = withETag(
        asked.aggregated
          ? encodeAggregated(document, asked.aggregated, asked.format)
          : await encodeValue(legacy, { format: asked.format, pretty: asked.pretty }),
      );
      known.set(cacheKey, encoded);
    }
    return respond(encoded, asked);
  };
}

interface Encoded {
  readonly body: Uint8Array;
  readonly etag: string;
}

interface Choice {
  readonly format: Format;
  /** Undefined: the documents of before aggregated discovery. */
  readonly aggregated: DiscoveryVersion | undefined;
  readonly pretty: boolean;
}

function legacyDocument(
  path: string,
  from: {
    readonly core: ApiGroup | undefined;
    readonly named: readonly ApiGroup[];
    readonly serverAddress: string;
  },
): Encodable | undefined {
  if (path === "/api") return apiVersions(from.core, from.serverAddress);
  if (path === "/apis") return apiGroupList(from.named);
  const [root, first, second, ...more] = path.split("/").slice(1);
  if (first === undefined || more.length > 0) return undefined;
  if (root === "api") return second === undefined ? resourceList(from.core, first) : undefined;
  if (root !== "apis") return undefined;
  const group = from.named.find(({ name }) => name === first);
  if (second !== undefined) return resourceList(group, second);
  return group && apiGroup(group);
}

function resourceList(group: ApiGroup | undefined, version: string): Encodable | undefined {
  const offered = group?.versions.find((candidate) => candidate.version === version);
  return group && offered && apiResourceList(group.name, offered);
}

/** The first thing in the Accept header that there is. */
function choose(request: ApiRequest, mayAggregate: boolean): Choice {
  const pretty = wantsPretty(request);
  if (request.accept.trim() === "") return { format: "json", aggregated: undefined, pretty };
  for (const { type, params } of parseAccept(request.accept)) {
    const format = formatOf(type);
    if (!format) continue;
    if (!params.has("as")) return { format, aggregated: undefined, pretty };
    const version = params.get("v");
    const aggregate =
      params.get("as") === "APIGroupDiscoveryList" && params.get("g") === "apidiscovery.k8s.io";
    if (!mayAggregate || !aggregate || format === "yaml") continue;
    if (version === "v2" || version === "v2beta1") return { format, aggregated: version, pretty: false };
  }
  throw newNotAcceptable(acceptedMediaTypes.split(", "));
}

function withETag(body: Uint8Array): Encoded {
  return { body, etag: `"${createHash("sha512").update(body).digest("hex").toUpperCase()}"` };
}

function respond({ body, etag }: Encoded, { format, aggregated }: Choice): ApiResponse {
  const parameters = aggregated ? `;g=apidiscovery.k8s.io;v=${aggregated};as=APIGroupDiscoveryList` : "";
  return {
    kind: "bytes",
    code: 200,
    contentType: mediaTypes[format] + parameters,
    body,
    headers: aggregated ? { ETag: etag, "Cache-Control": "public", Vary: "Accept" } : {},
  };
}
