export { defaultPlugins } from "./default-plugins.ts";
export { Framework } from "./framework/framework.ts";
export type { ScheduleResult } from "./framework/framework.ts";
export type { Failure, FilterFunction, Plugin, PreFilterResult, ScoreFunction } from "./framework/plugin.ts";
export { Scheduler } from "./scheduler.ts";
export type { SchedulerDeps } from "./scheduler.ts";
