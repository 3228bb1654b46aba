export { runRuntime } from "./app.ts";
export { ImageDescriptorError, parseImageDescriptor } from "./image/image-descriptor.ts";
export { reapContainers } from "./reap.ts";
export { containerIdVariable, nodeRootVariable } from "./process/container-sweep.ts";

export type { RuntimeDeps, RuntimeOptions } from "./app.ts";
export type { HostCheck, HostProgram, ImageDescriptor } from "./image/image-descriptor.ts";
export type { ReapOptions } from "./reap.ts";
