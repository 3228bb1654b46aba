export { runRuntime } from "./app.ts";
export type { RuntimeDeps, RuntimeOptions } from "./app.ts";
