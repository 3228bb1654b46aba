export { runControllers } from "./controller-harness.ts";
export type { ControllerHarness } from "./controller-harness.ts";
