/** Values that are a number or a percentage, as maxSurge and minAvailable are. */

/**
 * The number, or the percentage of `total` rounded up or down. Throws RangeError when a string is no percentage.
 */
export function scaledIntOrPercent(value: number | string, total: number, round: "up" | "down"): number {
  if (typeof value === "number") return value;
  if (!value.endsWith("%")) {
    throw new RangeError("invalid value for IntOrString: invalid type: string is not a percentage");
  }
  const digits = value.slice(0, -1);
  if (!/^[+-]?\d+$/.test(digits)) {
    throw new RangeError(
      `invalid value for IntOrString: invalid value "${value}": strconv.Atoi: parsing "${digits}": invalid syntax`,
    );
  }
  const scaled = (Number(digits) * total) / 100;
  return round === "up" ? Math.ceil(scaled) : Math.floor(scaled);
}
