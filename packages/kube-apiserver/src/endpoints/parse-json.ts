/**
 * JSON.parse, with U+FFFD wherever the text escapes half of a surrogate pair, as Go reads it: protobuf is UTF-8, which
 * cannot say such a half. Throws SyntaxError.
 */
export function parseJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return text.includes("\\u") && surrogate.test(text) ? wellFormed(value) : value;
}

/** As an escape; in UTF-8 itself there is none. */
const surrogate = /\\u[dD][89a-fA-F]/;

function wellFormed(value: unknown): unknown {
  if (typeof value === "string") return value.toWellFormed();
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(wellFormed);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key.toWellFormed(), wellFormed(inner)]),
  );
}
