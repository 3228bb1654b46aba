/** Building blocks for defaults: everything comes back as it was when nothing is missing. */

/** The object with absent fields filled in; those that canonical JSON writes as null are absent too. */
export function fill<T extends object>(object: T, defaults: Partial<T>): T {
  const missing = Object.entries(defaults).filter(
    ([key, value]) => value !== undefined && (Reflect.get(object, key) ?? undefined) === undefined,
  );
  return missing.length === 0 ? object : { ...object, ...Object.fromEntries(missing) };
}

/** The object with these fields replaced; undefined leaves a field as it is. */
export function change<T extends object>(
  object: T,
  changes: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  const entries = Object.entries(changes).filter(
    ([key, value]) => value !== undefined && Reflect.get(object, key) !== value,
  );
  return entries.length === 0 ? object : { ...object, ...Object.fromEntries(entries) };
}

/** The list with every item changed. */
export function mapList<T>(list: readonly T[], changeItem: (item: T) => T): readonly T[];
export function mapList<T>(
  list: readonly T[] | undefined,
  changeItem: (item: T) => T,
): readonly T[] | undefined;
export function mapList<T>(
  list: readonly T[] | undefined,
  changeItem: (item: T) => T,
): readonly T[] | undefined {
  if (list === undefined) return list;
  let changed = false;
  const result = list.map((item) => {
    const next = changeItem(item);
    changed ||= next !== item;
    return next;
  });
  return changed ? result : list;
}

/** A value changed when there is one. */
export function mapOptional<T>(value: T | undefined, changeValue: (value: T) => T): T | undefined {
  return value === undefined ? undefined : changeValue(value);
}

/** Without a field. */
export function without<T extends object, K extends keyof T>(object: T, ...keys: readonly K[]): Omit<T, K> {
  const copy: Partial<T> = { ...object };
  for (const key of keys) delete copy[key];
  return copy as Omit<T, K>; // exactly those keys were deleted
}
