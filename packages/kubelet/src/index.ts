export { runNode } from "./app.ts";
export type { NodeParts } from "./app.ts";
