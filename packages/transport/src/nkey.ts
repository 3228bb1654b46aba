import { createPrivateKey, createPublicKey, sign, type KeyObject } from "node:crypto";
import { RealRandom, type Random } from "@kubets/apimachinery";
import type { Authenticator } from "nats";

/** The credential of one user of the bus. The seed is secret; the server's configuration holds the public key. */
export interface Nkey {
  /** `SU…` */
  readonly seed: string;
  /** `U…` */
  readonly publicKey: string;
}

const seedPrefix = 18 << 3;
const userPrefix = 20 << 3;
const keyBytes = 32;
/** What stands before the 32 bytes of a private Ed25519 key in PKCS #8, and of a public one in SPKI (RFC 8410). */
const pkcs8Header = Buffer.from("302e020100300506032b657004220420", "hex");
const spkiHeaderBytes = 12;
const base32Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A new user key. Another `random` than the default is for tests. */
export function createNkey(random: Random = new RealRandom()): Nkey {
  // A seed is base32 of: the seed and user prefixes in two bytes, 32 random bytes, CRC-16 little-endian.
  const prefix = [seedPrefix | (userPrefix >> 5), (userPrefix & 31) << 3];
  const seed = encodeWithChecksum([...prefix, ...random.bytes(keyBytes)]);
  return { seed, publicKey: publicNkey(seed) };
}

/** The public key that belongs to a seed. Throws when `seed` is none. */
export function publicNkey(seed: string): string {
  const spki = createPublicKey(privateKeyOf(seed)).export({ format: "der", type: "spki" });
  return encodeWithChecksum([userPrefix, ...spki.subarray(spkiHeaderBytes)]);
}

/**
 * Proves to the bus that this process holds the seed. The nats package's own signs with JavaScript, which takes a
 * process that has just started a tenth of a second.
 */
export function signingAuthenticator(seed: string): Authenticator {
  const key = privateKeyOf(seed);
  const nkey = publicNkey(seed);
  return (nonce = "") => ({ nkey, sig: sign(null, Buffer.from(nonce), key).toString("base64url") });
}

function privateKeyOf(seed: string): KeyObject {
  const bytes = decodeBase32(seed);
  const payload = bytes.subarray(0, 2 + keyBytes);
  const isSeed = bytes.length === payload.length + 2 && (bytes[0] ?? 0) >> 3 === seedPrefix >> 3;
  if (!isSeed || Buffer.from(bytes).readUInt16LE(payload.length) !== crc16(payload)) {
    throw new Error("not an nkey seed");
  }
  const key = Buffer.concat([pkcs8Header, payload.subarray(2)]);
  return createPrivateKey({ key, format: "der", type: "pkcs8" });
}

function encodeWithChecksum(payload: readonly number[]): string {
  const checksum = crc16(payload);
  return encodeBase32(Uint8Array.of(...payload, checksum & 0xff, checksum >> 8));
}

/** CRC-16/XMODEM. */
function crc16(bytes: Iterable<number>): number {
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

function decodeBase32(text: string): Uint8Array {
  const bytes: number[] = [];
  let buffer = 0;
  let bits = 0;
  for (const letter of text) {
    const value = base32Letters.indexOf(letter);
    if (value < 0) throw new Error("not an nkey seed");
    buffer = ((buffer << 5) | value) & 0xffff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((buffer >> bits) & 0xff);
  }
  return Uint8Array.from(bytes);
}
