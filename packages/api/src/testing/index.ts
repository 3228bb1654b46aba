/** Data that tests of codecs share. */
export type { CodecFixture } from "./fixtures.ts";
export { codecFixtures } from "./fixtures.ts";
