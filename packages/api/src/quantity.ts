/** The canonical text of a quantity, which is how Kubernetes writes every quantity that it reads. */

const QUANTITY = /^([+-]?)(\d*)(?:\.(\d*))?([eEinumkKMGTP]*[-+]?\d*)$/;
const DECIMAL: Readonly<Record<string, number>> = {
  n: -9,
  u: -6,
  m: -3,
  "": 0,
  k: 3,
  M: 6,
  G: 9,
  T: 12,
  P: 15,
  E: 18,
};
const BINARY: Readonly<Record<string, number>> = { Ki: 10, Mi: 20, Gi: 30, Ti: 40, Pi: 50, Ei: 60 };
const SMALLEST_EXPONENT = -9;

const WRONG_FORMAT =
  "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'";
const WRONG_SUFFIX = "unable to parse quantity's suffix";

/** A number as digits * 10^exponent, and the notation it came in. */
interface Parsed {
  readonly digits: bigint;
  readonly exponent: number;
  readonly notation: "decimal" | "exponent" | "binary";
}

/** "0.5" is "500m" and "1024Mi" is "1Gi". Throws with Kubernetes' message when the text is no quantity. */
export function canonicalQuantity(text: string): string {
  const { digits, exponent, notation } = parse(text);
  if (digits === 0n) return "0";
  if (notation === "binary") {
    const whole = wholeNumber(digits, exponent);
    // Small or fractional numbers lose nothing in the decimal notation.
    if (whole !== undefined && (whole <= -1024n || whole >= 1024n)) return binaryText(whole);
  }
  return decimalText(digits, exponent, notation === "exponent");
}

function parse(text: string): Parsed {
  const match = QUANTITY.exec(text);
  if (match === null || text.search(/\d/) < 0) throw new TypeError(WRONG_FORMAT);
  const [, sign, whole = "", fraction = "", suffix = ""] = match;
  if (whole === "" && fraction === "") throw new TypeError(WRONG_FORMAT);
  const digits = BigInt(`${whole}${fraction}`) * (sign === "-" ? -1n : 1n);
  return rounded(withSuffix(digits, -fraction.length, suffix));
}

function withSuffix(digits: bigint, exponent: number, suffix: string): Parsed {
  const decimal = DECIMAL[suffix];
  if (decimal !== undefined) return { digits, exponent: exponent + decimal, notation: "decimal" };
  const binary = BINARY[suffix];
  if (binary !== undefined) return { digits: digits * 2n ** BigInt(binary), exponent, notation: "binary" };
  const power = /^[eE]([+-]?\d+)$/.exec(suffix);
  if (power === null) throw new TypeError(WRONG_SUFFIX);
  return { digits, exponent: exponent + Number(power[1]), notation: "exponent" };
}

/** Nothing smaller than a billionth is kept: it is rounded away from zero. */
function rounded(parsed: Parsed): Parsed {
  if (parsed.exponent >= SMALLEST_EXPONENT) return parsed;
  const dropped = SMALLEST_EXPONENT - parsed.exponent;
  if (dropped > String(parsed.digits).length) {
    const nearest = parsed.digits === 0n ? 0n : parsed.digits > 0n ? 1n : -1n;
    return { ...parsed, digits: nearest, exponent: SMALLEST_EXPONENT };
  }
  const divisor = 10n ** BigInt(dropped);
  const rest = parsed.digits % divisor;
  const up = rest === 0n ? 0n : rest > 0n ? 1n : -1n;
  return { ...parsed, digits: parsed.digits / divisor + up, exponent: SMALLEST_EXPONENT };
}

function wholeNumber(digits: bigint, exponent: number): bigint | undefined {
  if (exponent >= 0) return digits * 10n ** BigInt(exponent);
  const divisor = 10n ** BigInt(-exponent);
  return digits % divisor === 0n ? digits / divisor : undefined;
}

function binaryText(whole: bigint): string {
  let value = whole;
  let power = 0;
  while (value % 1024n === 0n && power < 60) {
    value /= 1024n;
    power += 10;
  }
  const suffix = Object.keys(BINARY).find((name) => BINARY[name] === power) ?? "";
  return `${value}${suffix}`;
}

function decimalText(digits: bigint, exponent: number, asExponent: boolean): string {
  let value = digits;
  let power = exponent;
  while (value % 10n === 0n) {
    value /= 10n;
    power += 1;
  }
  while (power % 3 !== 0) {
    value *= 10n;
    power -= 1;
  }
  if (power === 0) return String(value);
  if (asExponent || power > 18) return `${value}e${power}`;
  return `${value}${Object.keys(DECIMAL).find((name) => DECIMAL[name] === power) ?? ""}`;
}
