import { SeededRandom } from "@kubets/apimachinery/testing";
import { expect, it } from "vitest";
import { nkeyAuthenticator, nkeys } from "nats";
import { createNkey, publicNkey, signingAuthenticator } from "./nkey.ts";

it("makes user keys that differ, with the public key of the seed", () => {
  const first = createNkey();
  expect(first.seed).toMatch(/^SU[A-Z2-7]{56}$/);
  expect(first.publicKey).toMatch(/^U[A-Z2-7]{55}$/);
  expect(publicNkey(first.seed)).toBe(first.publicKey);
  expect(createNkey().seed).not.toBe(first.seed);
  expect(createNkey(new SeededRandom(1))).toEqual(createNkey(new SeededRandom(1)));
});

it("agrees with the nats package on public keys and signatures", () => {
  const { seed, publicKey } = createNkey(new SeededRandom(2));
  const encoded = new TextEncoder().encode(seed);
  expect(nkeys.fromSeed(encoded).getPublicKey()).toBe(publicKey);
  const theirs = nkeyAuthenticator(encoded)("nonce");
  const ours = signingAuthenticator(seed)("nonce");
  const bytes = ({ sig = "" }: { readonly sig?: string }): Buffer => Buffer.from(sig, "base64");
  expect(ours).toMatchObject({ nkey: publicKey });
  expect(bytes(ours as object)).toEqual(bytes(theirs as object));
});

it("refuses what is no seed", () => {
  const { seed, publicKey } = createNkey(new SeededRandom(3));
  for (const text of [
    "",
    "SU",
    publicKey,
    seed.toLowerCase(),
    `${seed.slice(0, -1)}${seed.endsWith("A") ? "Q" : "A"}`,
  ])
    expect(() => publicNkey(text)).toThrow("not an nkey seed");
});
