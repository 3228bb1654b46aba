/** Sets of completion indexes as Job status writes them: `1,3-5,7`. */

/** The indexes of a text; parts that are broken or out of range are left out. */
export function parseIndexes(text: string, completions: number): ReadonlySet<number> {
  const indexes = new Set<number>();
  for (const part of text.split(",")) {
    const match = /^(\d+)(?:-(\d+))?$/.exec(part);
    if (!match) continue;
    const first = Number(match[1]);
    const last = Math.min(Number(match[2] ?? match[1]), completions - 1);
    for (let index = first; index <= last; index++) indexes.add(index);
  }
  return indexes;
}

/** Ordered; two in a row are written with a comma, more as a range. */
export function formatIndexes(indexes: Iterable<number>): string {
  const sorted = [...indexes].sort((a, b) => a - b);
  const parts: string[] = [];
  for (let start = 0; start < sorted.length;) {
    let end = start;
    while (end + 1 < sorted.length && sorted[end + 1] === (sorted[end] ?? 0) + 1) end++;
    const first = String(sorted[start]);
    const last = String(sorted[end]);
    if (end === start) parts.push(first);
    else parts.push(end === start + 1 ? `${first},${last}` : `${first}-${last}`);
    start = end + 1;
  }
  return parts.join(",");
}

/** The `count` lowest indexes that are not taken. */
export function firstFreeIndexes(
  taken: ReadonlySet<number>,
  count: number,
  completions: number,
): readonly number[] {
  const free: number[] = [];
  for (let index = 0; index < completions && free.length < count; index++) {
    if (!taken.has(index)) free.push(index);
  }
  return free;
}
