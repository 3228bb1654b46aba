/** Equal ranges of addresses cut out of one IPv4 range, as nodes get them. */

export interface CidrBlock {
  /** The first address as a number. */
  readonly start: number;
  readonly prefixLength: number;
}

/** Throws when `text` is no IPv4 range. Host bits are dropped. */
export function parseCidr(text: string): CidrBlock {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  const octets = match?.slice(1, 5).map(Number) ?? [];
  const prefixLength = Number(match?.[5] ?? 33);
  if (!match || octets.some((octet) => octet > 255) || prefixLength > 32) {
    throw new Error(`invalid CIDR address: ${text}`);
  }
  const address = octets.reduce((number, octet) => number * 256 + octet, 0);
  const size = 2 ** (32 - prefixLength);
  return { start: Math.floor(address / size) * size, prefixLength };
}

export function formatCidr({ start, prefixLength }: CidrBlock): string {
  const octets = [24, 16, 8, 0].map((shift) => Math.floor(start / 2 ** shift) % 256);
  return `${octets.join(".")}/${String(prefixLength)}`;
}

/** The lowest block of `prefixLength` in `cluster` that overlaps none of `used`; undefined when all are taken. */
export function firstFreeBlock(
  cluster: CidrBlock,
  prefixLength: number,
  used: readonly CidrBlock[],
): CidrBlock | undefined {
  const size = 2 ** (32 - prefixLength);
  const end = cluster.start + 2 ** (32 - cluster.prefixLength);
  const taken = used
    .map(({ start, prefixLength: length }) => ({ start, end: start + 2 ** (32 - length) }))
    .sort((a, b) => a.start - b.start);
  let start = cluster.start;
  for (const block of taken) {
    if (block.start >= start + size) break;
    if (block.end > start) start = Math.ceil(block.end / size) * size;
  }
  return start + size <= end ? { start, prefixLength } : undefined;
}
