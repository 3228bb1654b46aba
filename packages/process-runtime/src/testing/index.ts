export { TestRuntime } from "./test-runtime.ts";

export type { TestContainer, TestContainerOptions, TestPod } from "./test-runtime.ts";
