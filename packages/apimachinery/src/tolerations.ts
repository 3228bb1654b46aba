import type { corev1 } from "@kubets/api";

export function toleratesTaint(toleration: corev1.Toleration, taint: corev1.Taint): boolean {
  const effect: string = toleration.effect ?? "";
  if (effect !== "" && effect !== taint.effect) return false;
  const key = toleration.key ?? "";
  if (key !== "" && key !== taint.key) return false;
  switch (toleration.operator ?? "") {
    case "":
    case "Equal":
      return (toleration.value ?? "") === (taint.value ?? "");
    case "Exists":
      return true;
    case "Lt":
      return compareIntegers(taint.value, toleration.value, (taintValue, bound) => taintValue < bound);
    case "Gt":
      return compareIntegers(taint.value, toleration.value, (taintValue, bound) => taintValue > bound);
    default:
      return false;
  }
}

function compareIntegers(
  value: string | undefined,
  bound: string | undefined,
  holds: (value: number, bound: number) => boolean,
): boolean {
  const integer = /^-?\d+$/;
  if (!integer.test(value ?? "") || !integer.test(bound ?? "")) return false;
  return holds(Number(value), Number(bound));
}

/** The first taint of these effects that no toleration covers; undefined when all are tolerated. */
export function findUntoleratedTaint(
  taints: readonly corev1.Taint[] | undefined,
  tolerations: readonly corev1.Toleration[] | undefined,
  effects: readonly string[] = ["NoSchedule", "NoExecute"],
): corev1.Taint | undefined {
  return taints?.find(
    (taint) =>
      effects.includes(taint.effect) && !tolerations?.some((toleration) => toleratesTaint(toleration, taint)),
  );
}

/** `key=value:Effect`, as messages and kubectl write a taint. */
export function formatTaint(taint: corev1.Taint): string {
  const value = taint.value ?? "";
  const effect = taint.effect === undefined ? "" : `:${taint.effect}`;
  return value === "" ? `${taint.key}${effect}` : `${taint.key}=${value}${effect}`;
}
