/** The session of a container's processes, led by its shim. */
import { isAlive, readBootId } from "../process/process-table.ts";
import type { ContainerHandle } from "./container-record.ts";

/**
 * undefined when neither the shim nor the command lives: the number could be somebody else's session by
 * then, and what is left of the container is found by its marker.
 */
export function sessionOf({ shim, main, bootId }: ContainerHandle): number | undefined {
  return bootId === readBootId() && (isAlive(shim) || isAlive(main)) ? shim.pid : undefined;
}
