export { runRuntime } from "./app.ts";
export { reapContainers } from "./reap.ts";
export { containerIdVariable, nodeRootVariable } from "./process/container-sweep.ts";

export type { RuntimeDeps, RuntimeOptions } from "./app.ts";
export type { ReapOptions } from "./reap.ts";
