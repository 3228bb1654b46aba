/** Past so many characters in all, each warning is cut to `maxCutLength` (apiserver filters.WithWarningRecorder). */
const maxTotalLength = 4 * 1024;
const maxCutLength = 256;

/** The Warning headers for an answer's warnings: each text once, and no more than clients want to read. */
export function warningHeaders(texts: readonly string[]): string[] {
  const unique = [...new Set(texts)].filter((text) => text !== "");
  const total = unique.reduce((sum, text) => sum + lengthOf(text), 0);
  if (total <= maxTotalLength) return unique.map(warningHeader);
  const headers: string[] = [];
  let written = 0;
  for (const text of unique) {
    if (written >= maxTotalLength) break;
    const cut = lengthOf(text) > maxCutLength ? Array.from(text).slice(0, maxCutLength).join("") : text;
    written += lengthOf(cut);
    headers.push(warningHeader(cut));
  }
  return headers;
}

/** In characters, as people count them. */
function lengthOf(text: string): number {
  return Array.from(text).length;
}

/** RFC 7234: code 299, no agent, the text quoted. */
function warningHeader(text: string): string {
  // A header is one line; line ends and other controls have no place in it.
  const printable = text.toWellFormed().replaceAll(/[\u0000-\u001f\u007f-\u009f]+/g, " ");
  // Header bytes are Latin-1 to Node: this keeps UTF-8 as it is.
  const utf8 = Buffer.from(printable.replaceAll(/["\\]/g, "\\$&"), "utf8").toString("latin1");
  return `299 - "${utf8}"`;
}
