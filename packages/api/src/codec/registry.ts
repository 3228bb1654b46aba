import { everyVersion, kinds, packages } from "../generated/codec/scheme.ts";
import type { Decode, Encode } from "./wire.ts";

/** The encoder and decoder of a message. */
export type Codec = readonly [Encode, Decode];

/** The codecs of an API version, by message name. */
export type Codecs = Readonly<Record<string, Codec>>;

/** Definition names, by apiVersion and kind. */
const byKind = new Map<string, string>();
for (const [apiVersion, packageName, names] of kinds) {
  for (const kind of names.split(" ")) byKind.set(`${apiVersion}/${kind}`, `${packageName}.${kind}`);
}
const ofEveryVersion = new Map(everyVersion.map((name) => [name.slice(name.lastIndexOf(".") + 1), name]));

/** Discovery answers older clients under an older version of the same shape. */
const SAME_SHAPE: Readonly<Record<string, string>> = {
  "apidiscovery.k8s.io/v2beta1": "apidiscovery.k8s.io/v2",
};

/** The OpenAPI definition name of a kind; undefined for kinds that the schema does not have. */
export function definitionOfKind(apiVersion: string, kind: string): string | undefined {
  return byKind.get(`${SAME_SHAPE[apiVersion] ?? apiVersion}/${kind}`) ?? ofEveryVersion.get(kind);
}

/** The codec of a kind; undefined for kinds that the schema does not have. */
export function kindCodec(apiVersion: string, kind: string): Codec | undefined {
  const definition = definitionOfKind(apiVersion, kind);
  return definition === undefined ? undefined : messageCodec(definition);
}

/** The codec of a message by its OpenAPI definition name. */
export function messageCodec(definition: string): Codec | undefined {
  const dot = definition.lastIndexOf(".");
  return packages[definition.slice(0, dot)]?.[definition.slice(dot + 1)];
}
