import { canonicalJson } from "./equality.ts";
import { nameAlphabet } from "./random.ts";

/** FNV-1a, 32 bits, of the UTF-8 bytes. */
export function fnv32a(text: string): number {
  let hash = 0x811c9dc5;
  for (const byte of Buffer.from(text)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0;
  return hash;
}

/** Digits and letters turned into those that generated names use. */
export function safeEncode(text: string): string {
  let encoded = "";
  for (const char of text) encoded += nameAlphabet[(char.codePointAt(0) ?? 0) % nameAlphabet.length] ?? "";
  return encoded;
}

/**
 * A hash of an object for names and labels such as `pod-template-hash`; equal objects, equal hashes.
 * `collisionCount` gives another hash when the first name was taken by another object.
 */
export function objectHash(value: unknown, collisionCount?: number): string {
  const salt = collisionCount === undefined ? "" : String(collisionCount);
  return safeEncode(String(fnv32a(canonicalJson(value) + salt)));
}
