import fixtures from "./fixtures.json" with { type: "json" };

/** An object and the bytes Kubernetes writes for it, in base64. */
export interface CodecFixture {
  readonly name: string;
  readonly object: { readonly apiVersion: string; readonly kind: string };
  readonly bytes: string;
}

export const codecFixtures: readonly CodecFixture[] = fixtures;
