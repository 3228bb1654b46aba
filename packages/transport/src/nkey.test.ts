import { SeededRandom } from "@kubets/apimachinery/testing";
import { expect, it } from "vitest";
import { createNkey, publicNkey } from "./nkey.ts";

it("makes user keys that differ, with the public key of the seed", () => {
  const first = createNkey();
  expect(first.seed).toMatch(/^SU[A-Z2-7]{56}$/);
  expect(first.publicKey).toMatch(/^U[A-Z2-7]{55}$/);
  expect(publicNkey(first.seed)).toBe(first.publicKey);
  expect(createNkey().seed).not.toBe(first.seed);
  expect(createNkey(new SeededRandom(1))).toEqual(createNkey(new SeededRandom(1)));
});
