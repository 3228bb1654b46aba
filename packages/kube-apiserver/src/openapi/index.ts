/** What the server says about its API to clients that validate, explain and generate. */
import type { RawHandler } from "../endpoints/api-context.ts";
import type { OpenApiOptions } from "./openapi-handler.ts";

export type { OpenApiOptions } from "./openapi-handler.ts";

/** The paths it answers, for the list of all paths. */
export const openApiPaths: readonly string[] = ["/openapi/v2", "/openapi/v3", "/openapi/v3/"];

/** Answers what lies under `/openapi/`. Loads nothing before the first request. */
export function createOpenApiHandler(options: OpenApiOptions): RawHandler {
  let loading: Promise<RawHandler> | undefined;
  return async (request) => {
    if (!request.path.startsWith("/openapi/")) return undefined;
    loading ??= import("./openapi-handler.ts").then(({ openApiHandler }) => openApiHandler(options));
    return (await loading)(request);
  };
}
