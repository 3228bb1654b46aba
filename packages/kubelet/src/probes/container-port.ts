import type { corev1 } from "@kubets/api";

/** A port given by number or by its name in the container; undefined when there is no such port. */
export function resolvePort(port: number | string, container: corev1.Container): number | undefined {
  if (typeof port === "number") return port;
  const named = (container.ports ?? []).find(({ name }) => name === port);
  if (named) return named.containerPort;
  const number = Number(port);
  return Number.isInteger(number) && number > 0 && number < 65_536 ? number : undefined;
}
