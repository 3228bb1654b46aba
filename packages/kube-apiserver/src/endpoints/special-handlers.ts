import type { ResourceType } from "@kubets/api";
import type { SpecialHandler } from "./api-context.ts";

/**
 * Resources and subresources with handlers of their own, by `group/resource[/subresource]` of the stored
 * version. Loaded when first asked for: a server's start does not pay for what few requests need.
 */
const handlers: ReadonlyMap<string, () => Promise<SpecialHandler>> = new Map<
  string,
  () => Promise<SpecialHandler>
>([]);

export function specialHandler(
  type: Pick<ResourceType, "group" | "resource">,
  subresource: string,
): (() => Promise<SpecialHandler>) | undefined {
  const key = `${type.group}/${type.resource}`;
  return handlers.get(subresource === "" ? key : `${key}/${subresource}`);
}
