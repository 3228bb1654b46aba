import type { ResourceType } from "@kubets/api";
import {
  newInternalError,
  newPageNotFound,
  newTimeout,
  parseFieldSelector,
  requiredFieldValue,
  SelectorError,
  StatusError,
} from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import { ExpiredContinueError } from "../registry/reader.ts";
import { fromStoreError } from "../registry/store-errors.ts";
import type { ApiContext, RawHandler, ResourceRequest } from "./api-context.ts";
import type { ApiRequest, ApiResponse, ResourceTarget } from "./api-request.ts";
import { forbidden } from "./authorization/authorizer.ts";
import type { Attributes } from "./authorization/authorizer.ts";
import { bytesResponse, encodeValue } from "./encode.ts";
import { negotiate, wantsPretty } from "./negotiate.ts";
import { specialHandler } from "./special-handlers.ts";
import {
  createObject,
  deleteCollection,
  deleteObject,
  getObject,
  listObjects,
  patchObject,
  updateObject,
  watchObjects,
} from "./verbs.ts";

/** What a front hands requests to. Never rejects: every failure is a Status in the answer. */
export interface RequestHandler {
  handle(request: ApiRequest): Promise<ApiResponse>;
}

export interface PipelineDeps {
  readonly context: ApiContext;
  /** Asked in order for paths that name no resource. */
  readonly rawHandlers: readonly RawHandler[];
  readonly logger: Logger;
}

/** One request from authorization to answer, whichever front it came through. */
export class Pipeline implements RequestHandler {
  readonly #deps: PipelineDeps;

  constructor(deps: PipelineDeps) {
    this.#deps = deps;
  }

  async handle(request: ApiRequest): Promise<ApiResponse> {
    try {
      this.#authorize(request);
      return request.target ? await this.#resource(request, request.target) : await this.#raw(request);
    } catch (err: unknown) {
      return this.#failure(err, request);
    }
  }

  #authorize(request: ApiRequest): void {
    const attributes = attributesOf(request);
    const { allowed, reason } = this.#deps.context.authorizer.authorize(attributes);
    if (!allowed) throw forbidden(attributes, reason);
  }

  async #raw(request: ApiRequest): Promise<ApiResponse> {
    for (const handler of this.#deps.rawHandlers) {
      const response = await handler(request);
      if (response) return response;
    }
    throw newPageNotFound();
  }

  async #resource(request: ApiRequest, target: ResourceTarget): Promise<ApiResponse> {
    const { context } = this.#deps;
    const resource = context.resources.find(target.group, target.version, target.resource);
    if (!resource || !fits(resource.type, target)) throw newPageNotFound();
    if (!offers(resource.type, target, request.verb)) throw methodNotAllowed();
    const asked: ResourceRequest = { request, target, resource };
    const special = specialHandler(resource.stored, target.subresource);
    const response = special ? await (await special())(asked, context) : await this.#verb(asked);
    const deprecation = deprecationOf(resource.type);
    if (deprecation === undefined || response.kind === "upgrade") return response;
    return { ...response, warnings: [deprecation, ...(response.warnings ?? [])] };
  }

  #verb(asked: ResourceRequest): Promise<ApiResponse> {
    const { context } = this.#deps;
    switch (asked.request.verb) {
      case "get":
        return getObject(asked, context);
      case "list":
        return listObjects(asked, context);
      case "watch":
        return watchObjects(asked, context);
      case "create":
        return createObject(asked, context);
      case "update":
        return updateObject(asked, context);
      case "patch":
        return patchObject(asked, context);
      case "delete":
        return deleteObject(asked, context);
      case "deletecollection":
        return deleteCollection(asked, context);
      case "connect":
      case "raw":
        throw methodNotAllowed();
    }
  }

  async #failure(err: unknown, request: ApiRequest): Promise<ApiResponse> {
    const status = this.#statusOf(err, request);
    const metadata = status instanceof ExpiredContinueError ? { continue: status.continue } : {};
    const document = { ...status.toStatus(), metadata };
    const chosen = negotiate(request.accept, { streams: false, pretty: wantsPretty(request) });
    const { format, pretty } = chosen ?? { format: "json", pretty: true };
    const body = await encodeValue(document, { format, pretty });
    const response = bytesResponse(status.code, format, body);
    const retryAfter = status.retryAfterSeconds;
    return retryAfter === undefined
      ? response
      : { ...response, headers: { "Retry-After": String(retryAfter) } };
  }

  #statusOf(err: unknown, request: ApiRequest): StatusError {
    if (err instanceof StatusError) return err;
    const translated = fromStoreError(
      err,
      request.target ?? { group: "", resource: "" },
      request.target?.name ?? "",
    );
    if (translated instanceof StatusError) return translated;
    if (request.signal.aborted) return newTimeout("the request was cancelled or took too long", 0);
    this.#deps.logger.error({ err, path: request.path, verb: request.verb }, "Request failed");
    return newInternalError(err);
  }
}

/** Whether the scope fits: namespaced kinds by name need a namespace, others must have none. */
function fits(type: ResourceType, target: ResourceTarget): boolean {
  if (target.subresource !== "" && !type.subresources.some(({ name }) => name === target.subresource))
    return false;
  if (target.rest !== "" && target.subresource !== "proxy") return false;
  if (!type.namespaced) return target.namespace === "";
  return target.namespace !== "" || target.name === "";
}

function offers(type: ResourceType, target: ResourceTarget, verb: ApiRequest["verb"]): boolean {
  // The path of a kind in all namespaces is for reading.
  if ((verb === "create" || verb === "deletecollection") && type.namespaced && target.namespace === "")
    return false;
  if (verb === "create" && target.name !== "" && target.subresource === "") return false;
  if ((verb === "update" || verb === "patch" || verb === "delete") && target.name === "") return false;
  if (target.subresource === "") return type.verbs.includes(verb);
  const subresource = type.subresources.find(({ name }) => name === target.subresource);
  return verb === "connect" || (subresource?.verbs.includes(verb) ?? false);
}

function methodNotAllowed(): StatusError {
  return new StatusError({
    reason: "MethodNotAllowed",
    code: 405,
    message: "the server does not allow this method on the requested resource",
    details: {},
  });
}

/** A list of one object by its name is authorized as a request for that object. */
function selectedName(query: URLSearchParams): string {
  const fields = query.get("fieldSelector") ?? "";
  if (!fields.includes("metadata.name")) return "";
  try {
    return requiredFieldValue(parseFieldSelector(fields), "metadata.name") ?? "";
  } catch (err: unknown) {
    // What is wrong with the selector is said when it is carried out.
    if (err instanceof SelectorError) return "";
    throw err;
  }
}

/** Connections are authorized as creations, whatever method opens them (a WebSocket needs GET); proxies by method. */
function attributesOf({ user, verb, accessVerb, path, query, target }: ApiRequest): Attributes {
  if (!target) return { user, verb: "get", path, resource: undefined };
  const { group, version, resource, subresource } = target;
  const name =
    target.name === "" && (verb === "list" || verb === "watch") ? selectedName(query) : target.name;
  const isNamespace = group === "" && resource === "namespaces";
  const namespace = isNamespace ? name : target.namespace;
  return {
    user,
    verb: accessVerb ?? accessVerbOf(verb),
    path,
    resource: { group, version, resource, subresource, namespace, name },
  };
}

/** A method that is none of the API's asks for no more than to see. */
function accessVerbOf(verb: ApiRequest["verb"]): string {
  if (verb === "connect") return "create";
  return verb === "raw" ? "get" : verb;
}

const deprecations: Readonly<Record<string, string>> = {
  "/v1/endpoints": "v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice",
  "/v1/componentstatuses": "v1 ComponentStatus is deprecated in v1.19+",
};

/** What whoever still asks for a resource should know about its end. */
function deprecationOf({ group, version, resource }: ResourceType): string | undefined {
  return deprecations[`${group}/${version}/${resource}`];
}
