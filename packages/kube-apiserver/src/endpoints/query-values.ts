import { newBadRequest } from "@kubets/apimachinery";

/** Values of query parameters, as Kubernetes converts them. */

/** Present without a value means true. */
export function isTrue(value: string | null): boolean {
  if (value === null) return false;
  return value === "" || !["false", "0"].includes(value.toLowerCase());
}

const maxInt64 = 2n ** 63n - 1n;

/**
 * An int64; undefined when it is not given. Throws BadRequest in the words of Go's strconv. Values that a number
 * does not hold exactly lose their last digits, which no parameter is that large to need.
 */
export function integerParameter(query: URLSearchParams, name: string): number | undefined {
  const text = query.get(name);
  if (text === null) return undefined;
  const problem = !/^[+-]?\d+$/.test(text)
    ? "invalid syntax"
    : BigInt(text.replace("+", "")) > maxInt64 || BigInt(text.replace("+", "")) < -maxInt64 - 1n
      ? "value out of range"
      : undefined;
  if (problem === undefined) return Number(text);
  throw newBadRequest(`strconv.ParseInt: parsing ${JSON.stringify(text)}: ${problem}`);
}
