export { runApiServer } from "./app.ts";
export type { ApiServerDeps, ApiServerOptions } from "./app.ts";
export { createApiCore } from "./api-core.ts";
export type { ApiCore, ApiCoreDeps } from "./api-core.ts";
