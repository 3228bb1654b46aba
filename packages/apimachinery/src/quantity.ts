/** How a quantity prints: `1.5Gi` (binary), `1500m` (decimal), `15e2` (exponent). */
export type QuantityFormat = "BinarySI" | "DecimalSI" | "DecimalExponent";

const decimalSuffixes = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"] as const;
const binarySuffixes = ["", "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"] as const;
const nano = 1_000_000_000n;

/** A text that is no quantity. */
export class QuantityError extends Error {
  override readonly name = "QuantityError";
}

/**
 * An amount of a resource, exact to 10⁻⁹ (finer parts are rounded away from zero). Immutable.
 * Texts and rounding follow apimachinery pkg/api/resource (v1.36).
 */
export class Quantity {
  readonly #nanos: bigint;
  readonly format: QuantityFormat;

  private constructor(nanos: bigint, format: QuantityFormat) {
    this.#nanos = nanos;
    this.format = format;
  }

  static readonly zero = new Quantity(0n, "DecimalSI");

  /** Throws QuantityError with Kubernetes' text. */
  static parse(text: string): Quantity {
    const match = /^([+-]?)(\d*)(\.?)(\d*)([eEinumkKMGTP]*[-+]?\d*)$/.exec(text);
    if (!match || text === "" || !/\d/.test(`${match[2] ?? ""}${match[4] ?? ""}`)) {
      throw new QuantityError(
        "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'",
      );
    }
    const [, sign, whole = "", , fraction = "", suffix = ""] = match;
    const unit = parseSuffix(suffix);
    const digits = BigInt(whole + fraction || "0") * (unit.base === 2 ? 2n ** BigInt(unit.exponent) : 1n);
    const scale = 9 - fraction.length + (unit.base === 10 ? unit.exponent : 0);
    const nanos = scale >= 0 ? digits * 10n ** BigInt(scale) : divideUp(digits, 10n ** BigInt(-scale));
    const format = unit.format === "BinarySI" && nanos > 0n && nanos < nano ? "DecimalSI" : unit.format;
    return new Quantity(sign === "-" ? -nanos : nanos, format);
  }

  static fromNumber(value: number, format: QuantityFormat = "DecimalSI"): Quantity {
    return new Quantity(BigInt(Math.ceil(value)) * nano, format);
  }

  static fromMilli(milli: number): Quantity {
    return new Quantity(BigInt(Math.ceil(milli)) * 1_000_000n, "DecimalSI");
  }

  add(other: Quantity): Quantity {
    return new Quantity(this.#nanos + other.#nanos, this.#formatWith(other));
  }

  subtract(other: Quantity): Quantity {
    return new Quantity(this.#nanos - other.#nanos, this.#formatWith(other));
  }

  /** Zero takes the other's format, so that sums started at zero print as their parts do. */
  #formatWith(other: Quantity): QuantityFormat {
    return this.#nanos === 0n ? other.format : this.format;
  }

  negate(): Quantity {
    return new Quantity(-this.#nanos, this.format);
  }

  /** Negative, zero or positive: this is less than, equal to or greater than `other`. */
  compare(other: Quantity): -1 | 0 | 1 {
    return this.#nanos < other.#nanos ? -1 : this.#nanos > other.#nanos ? 1 : 0;
  }

  sign(): -1 | 0 | 1 {
    return this.compare(Quantity.zero);
  }

  isZero(): boolean {
    return this.#nanos === 0n;
  }

  /** Rounded up (away from zero) to a whole number. */
  value(): number {
    return Number(divideUp(this.#nanos, nano));
  }

  /** In thousandths, rounded up (away from zero). */
  milliValue(): number {
    return Number(divideUp(this.#nanos, 1_000_000n));
  }

  /** The nearest floating point number. */
  toNumber(): number {
    return Number(this.#nanos) / 1e9;
  }

  /** The canonical text: no fraction, the largest suffix that loses nothing. */
  toString(): string {
    const negative = this.#nanos < 0n;
    const nanos = negative ? -this.#nanos : this.#nanos;
    const sign = negative ? "-" : "";
    if (this.format === "BinarySI" && nanos >= 1024n * nano) return sign + binaryText(divideUp(nanos, nano));
    return sign + decimalText(nanos, this.format === "DecimalExponent");
  }
}

function divideUp(value: bigint, divisor: bigint): bigint {
  const quotient = value / divisor;
  if (quotient * divisor === value) return quotient;
  return value < 0n ? quotient - 1n : quotient + 1n;
}

function binaryText(value: bigint): string {
  let rest = value;
  let power = 0;
  while (rest % 1024n === 0n && power < binarySuffixes.length - 1) {
    rest /= 1024n;
    power++;
  }
  return `${rest}${binarySuffixes[power] ?? ""}`;
}

function decimalText(nanos: bigint, exponentNotation: boolean): string {
  if (nanos === 0n) return "0";
  let rest = nanos;
  let power = 0;
  while (rest % 1000n === 0n && power < decimalSuffixes.length - 1) {
    rest /= 1000n;
    power++;
  }
  if (!exponentNotation) return `${rest}${decimalSuffixes[power] ?? ""}`;
  return power === 3 ? String(rest) : `${rest}e${power * 3 - 9}`;
}

interface Unit {
  readonly base: 2 | 10;
  readonly exponent: number;
  readonly format: QuantityFormat;
}

function parseSuffix(suffix: string): Unit {
  const binary = suffix === "" ? -1 : binarySuffixes.findIndex((known) => known === suffix);
  if (binary > 0) return { base: 2, exponent: binary * 10, format: "BinarySI" };
  const decimal = decimalSuffixes.findIndex((known) => known === suffix);
  if (decimal >= 0) return { base: 10, exponent: decimal * 3 - 9, format: "DecimalSI" };
  const exponent = /^[eE]([+-]?\d+)$/.exec(suffix)?.[1];
  if (exponent === undefined || Math.abs(Number(exponent)) > 1000) {
    throw new QuantityError("unable to parse quantity's suffix");
  }
  return { base: 10, exponent: Number(exponent), format: "DecimalExponent" };
}
