/** Small damage to good bodies, where the deep parts of a server are reached. */
import fc from "fast-check";
import { anyJson } from "./values.ts";

export type Path = readonly (string | number)[];

/** The paths of all values inside `value`, itself first. */
export function pathsOf(value: unknown, at: Path = []): readonly Path[] {
  if (typeof value !== "object" || value === null) return [at];
  const inside = Array.isArray(value)
    ? value.flatMap((item, index) => pathsOf(item, [...at, index]))
    : Object.entries(value).flatMap(([key, item]) => pathsOf(item, [...at, key]));
  return [at, ...inside];
}

/** A copy with the value at `path` replaced; `undefined` removes it. */
export function replacedAt(value: unknown, path: Path, by: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return by;
  if (Array.isArray(value)) {
    const items = value.map((item, index) =>
      index === first ? replacedAt(item, rest, by) : (item as unknown),
    );
    return by === undefined && rest.length === 0 ? items.filter((_, index) => index !== first) : items;
  }
  const entries = Object.entries(value as object).map(([key, item]) => [
    key,
    key === first ? replacedAt(item, rest, by) : (item as unknown),
  ]);
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined)) as unknown;
}

/** The value with one to three of its parts changed or gone. */
export function damaged(value: unknown): fc.Arbitrary<unknown> {
  const paths = pathsOf(value);
  const damage = fc.record({
    path: fc.constantFrom(...paths.slice(1)),
    by: fc.oneof({ weight: 1, arbitrary: fc.constant(undefined) }, { weight: 4, arbitrary: anyJson }),
  });
  return fc
    .array(damage, { minLength: 0, maxLength: 3 })
    .map((damages) =>
      damages.reduce<unknown>(
        (whole, { path, by }) => (has(whole, path) ? replacedAt(whole, path, by) : whole),
        value,
      ),
    );
}

function has(value: unknown, path: Path): boolean {
  let at = value;
  for (const part of path) {
    if (typeof at !== "object" || at === null || !Object.hasOwn(at, part)) return false;
    at = (at as Readonly<Record<string | number, unknown>>)[part];
  }
  return true;
}

/** Bytes with some of them changed, put in, or cut off. */
export function damagedBytes(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.record({ at: fc.nat(Math.max(0, bytes.length - 1)), to: fc.nat(255) });
  return fc
    .record({
      changes: fc.array(change, { maxLength: 4 }),
      cut: fc.option(fc.nat(bytes.length), { freq: 4 }),
      more: fc.uint8Array({ maxLength: 4 }),
    })
    .map(({ changes, cut, more }) => {
      const copy = Uint8Array.from(bytes);
      for (const { at, to } of changes) if (at < copy.length) copy[at] = to;
      const kept = cut === null ? copy : copy.subarray(0, cut);
      return Uint8Array.from([...kept, ...more]);
    });
}
