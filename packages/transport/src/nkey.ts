import { RealRandom, type Random } from "@kubets/apimachinery";
import { nkeys } from "nats";

/** The credential of one user of the bus. The seed is secret; the server's configuration holds the public key. */
export interface Nkey {
  /** `SU…` */
  readonly seed: string;
  /** `U…` */
  readonly publicKey: string;
}

/** What the nats package exports untyped. */
interface KeyPair {
  getPublicKey(): string;
}
const fromSeed: (seed: Uint8Array) => KeyPair = nkeys.fromSeed;

const seedPrefix = 18 << 3;
const userPrefix = 20 << 3;
const base32Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A new user key. Another `random` than the default is for tests. */
export function createNkey(random: Random = new RealRandom()): Nkey {
  // A seed is base32 of: the seed and user prefixes in two bytes, 32 random bytes, CRC-16 little-endian.
  const payload = Uint8Array.of(seedPrefix | (userPrefix >> 5), (userPrefix & 31) << 3, ...random.bytes(32));
  const checksum = crc16(payload);
  const seed = encodeBase32(Uint8Array.of(...payload, checksum & 0xff, checksum >> 8));
  return { seed, publicKey: publicNkey(seed) };
}

/** The public key that belongs to a seed. Throws when `seed` is none. */
export function publicNkey(seed: string): string {
  return fromSeed(new TextEncoder().encode(seed)).getPublicKey();
}

/** CRC-16/XMODEM. */
function crc16(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit++) crc = ((crc & 0x8000 ? (crc << 1) ^ 0x1021 : crc << 1) & 0xffff) >>> 0;
  }
  return crc;
}

/** RFC 4648 without padding. */
function encodeBase32(bytes: Uint8Array): string {
  let text = "";
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = ((buffer << 8) | byte) & 0xffff;
    bits += 8;
    for (; bits >= 5; bits -= 5) text += base32Letters[(buffer >> (bits - 5)) & 31];
  }
  if (bits > 0) text += base32Letters[(buffer << (5 - bits)) & 31];
  return text;
}
