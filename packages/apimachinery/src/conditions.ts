import { formatTime } from "./clock.ts";

/** What conditions of all kinds share. */
export interface ConditionLike {
  readonly type: string;
  readonly status: string;
  readonly reason?: string;
  readonly message?: string;
  readonly lastTransitionTime?: string | null;
}

export function findCondition<C extends ConditionLike>(
  conditions: readonly C[] | undefined,
  type: string,
): C | undefined {
  return conditions?.find((condition) => condition.type === type);
}

export function isConditionTrue(conditions: readonly ConditionLike[] | undefined, type: string): boolean {
  return findCondition(conditions, type)?.status === "True";
}

/**
 * The list with this condition set. lastTransitionTime changes only when the status does; the same list comes back
 * when nothing changed.
 */
export function setCondition<C extends ConditionLike>(
  conditions: readonly C[] | undefined,
  condition: C,
  nowMs: number,
): readonly C[] {
  const list = conditions ?? [];
  const old = findCondition(list, condition.type);
  const transition = old?.status === condition.status ? old.lastTransitionTime : undefined;
  const updated: C = { ...condition, lastTransitionTime: transition ?? formatTime(nowMs) };
  if (old === undefined) return [...list, updated];
  const fields = new Set([...Object.keys(old), ...Object.keys(updated)]);
  const same = [...fields].every((field) => Reflect.get(old, field) === Reflect.get(updated, field));
  return same ? list : list.map((existing) => (existing === old ? updated : existing));
}

export function removeCondition<C extends ConditionLike>(
  conditions: readonly C[] | undefined,
  type: string,
): readonly C[] {
  return conditions?.filter((condition) => condition.type !== type) ?? [];
}
