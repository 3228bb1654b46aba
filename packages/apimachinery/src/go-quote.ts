/** How Go writes values into texts, which Kubernetes' messages quote. */

const shortEscapes: Readonly<Record<string, string>> = {
  "\u0007": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
  "\\": "\\\\",
  '"': '\\"',
};

/** A string as Go's `%q` prints it. */
export function goQuote(text: string): string {
  let quoted = "";
  for (const char of text) quoted += quoteChar(char);
  return `"${quoted}"`;
}

function quoteChar(char: string): string {
  const short = shortEscapes[char];
  if (short !== undefined) return short;
  const code = char.codePointAt(0) ?? 0;
  if (code < 0x20 || code === 0x7f) return `\\x${code.toString(16).padStart(2, "0")}`;
  if (/^[\p{C}\p{Zl}\p{Zp}]$/u.test(char) || (/^\p{Zs}$/u.test(char) && char !== " ")) {
    return code > 0xffff ? `\\U${hex(code, 8)}` : `\\u${hex(code, 4)}`;
  }
  return char;
}

function hex(code: number, width: number): string {
  return code.toString(16).padStart(width, "0");
}

/** JSON as Go's encoder writes it: `<`, `>`, `&` and the line separators are escaped. */
export function goJson(value: unknown): string {
  const text = JSON.stringify(value) ?? "null";
  if (!/[<>&\u2028\u2029]/.test(text)) return text;
  return text.replace(/[<>&\u2028\u2029]/g, (char) => `\\u${hex(char.charCodeAt(0), 4)}`);
}
