import type { ResourceType } from "@kubets/api";
import type { Clock, Random } from "@kubets/apimachinery";
import { fieldManagerOf } from "@kubets/apimachinery";
import type { Transport } from "@kubets/transport";
import type { AdmissionChain } from "../registry/admission-chain.ts";
import type { FieldManagers, Manager } from "../registry/managed-fields/field-managers.ts";
import type { Reader } from "../registry/reader.ts";
import type { Writer } from "../registry/writer.ts";
import type { WriteContext } from "../registry/write-context.ts";
import type { ObjectCache } from "../storage/cache.ts";
import type { ApiRequest, ApiResponse, ResourceTarget } from "./api-request.ts";
import type { ServiceAccountTokens } from "./authentication/service-account-tokens.ts";
import type { Authorizer } from "./authorization/authorizer.ts";
import type { ResolvedResource, ResourceTable } from "./resolved-resource.ts";
import type { WriteOptions } from "./write-options.ts";

/** What the handlers of requests work with. */
export interface ApiContext {
  readonly resources: ResourceTable;
  readonly reader: Reader;
  readonly writer: Writer;
  readonly cache: ObjectCache;
  readonly clock: Clock;
  readonly random: Random;
  readonly authorizer: Authorizer;
  readonly admission: AdmissionChain;
  readonly fieldManagers: FieldManagers;
  /** undefined: this server neither issues nor knows tokens. */
  readonly tokens: ServiceAccountTokens | undefined;
  /** What counts the events of one watch, by their bytes. */
  readonly watchEvents: (type: ResourceType) => (bytes: number) => void;
  /** How long a watch lasts that asks for no time. */
  readonly defaultWatchMs: () => number;
  /** The way to the nodes. */
  readonly nodes: Pick<Transport, "openStream">;
}

/** A request for a resource that exists. */
export interface ResourceRequest {
  readonly request: ApiRequest;
  readonly target: ResourceTarget;
  readonly resource: ResolvedResource;
}

/** Handles one resource or subresource that is not simply stored and read. */
export type SpecialHandler = (asked: ResourceRequest, context: ApiContext) => Promise<ApiResponse>;

/** Answers paths that name no resource; undefined: not one of its own. */
export type RawHandler = (request: ApiRequest) => Promise<ApiResponse | undefined>;

export function writeContext(
  { request, target }: Pick<ResourceRequest, "request" | "target">,
  dryRun: boolean,
): WriteContext {
  const { user, signal, verb } = request;
  return { user, signal, dryRun, subresource: target.subresource, isPatch: verb === "patch" };
}

/** As `writeContext`, for a write of what the client sent: it comes to own the fields that it changes. */
export function trackedWrite(
  asked: ResourceRequest,
  { fieldManagers }: Pick<ApiContext, "fieldManagers">,
  options: WriteOptions,
): WriteContext {
  const trackFields = fieldManagers.tracking(asked.resource, managerOf(asked, options));
  return { ...writeContext(asked, options.dryRun), trackFields };
}

/** Who the client says it is. */
export function managerOf(
  { request, target }: Pick<ResourceRequest, "request" | "target">,
  { fieldManager }: Pick<WriteOptions, "fieldManager">,
): Manager {
  const name = fieldManager === "" ? fieldManagerOf(request.userAgent) : fieldManager;
  return { name, subresource: target.subresource };
}
