export { runApiServer } from "./app.ts";
export type { ApiServerOptions } from "./api-server-options.ts";
export type { ApiServerDeps } from "./app.ts";
export { createApiCore } from "./api-core.ts";
export type { ApiCore, ApiCoreDeps } from "./api-core.ts";
