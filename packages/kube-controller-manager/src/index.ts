export { runControllers } from "./app.ts";
export { controllerFactories, selectControllers } from "./controllers.ts";
export type { Controller, ControllerContext, ControllerFactory } from "./framework/controller.ts";
export { defaultControllerOptions } from "./framework/options.ts";
export type { ControllerOptions } from "./framework/options.ts";
