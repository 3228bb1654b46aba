/**
 * Gives addresses of one IPv4 range: the next free one after the last given, so that an address rests
 * as long as possible before it is used again. The first two (network, gateway) and the last are never
 * given.
 */

export interface AddressRange {
  readonly first: number;
  readonly last: number;
}

function toNumber(address: string): number | undefined {
  const parts = address.split(".").map(Number);
  if (parts.length !== 4 || parts.some((part) => !Number.isInteger(part) || part < 0 || part > 255)) {
    return undefined;
  }
  return parts.reduce((sum, part) => sum * 256 + part, 0);
}

const toAddress = (value: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(value / 2 ** shift) % 256).join(".");

/** The addresses to give of `127.10.3.0/24`; undefined when the text is no such range or too small. */
export function parseRange(cidr: string): AddressRange | undefined {
  const [address = "", prefix = ""] = cidr.split("/");
  const base = toNumber(address);
  const bits = Number(prefix);
  if (base === undefined || !/^\d+$/.test(prefix) || bits < 8 || bits > 29) return undefined;
  const size = 2 ** (32 - bits);
  const start = Math.floor(base / size) * size;
  return { first: start + 2, last: start + size - 2 };
}

/** undefined when every address is taken. `after` is the address given last. */
export function nextAddress(
  range: AddressRange,
  taken: ReadonlySet<string>,
  after: string | undefined,
): string | undefined {
  const size = range.last - range.first + 1;
  const last = after === undefined ? undefined : toNumber(after);
  const inRange = last !== undefined && last >= range.first && last <= range.last;
  const start = inRange ? last + 1 - range.first : 0;
  for (let step = 0; step < size; step++) {
    const address = toAddress(range.first + ((start + step) % size));
    if (!taken.has(address)) return address;
  }
  return undefined;
}
