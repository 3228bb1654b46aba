// oxlint-disable import/no-cycle -- a raw object inside a message leads from the codecs back to the envelope
import { everyVersion, kinds, packages } from "../generated/codec/scheme.ts";
import type { Decode, Encode } from "./wire.ts";

/** The encoder and decoder of a message. */
export type Codec = readonly [Encode, Decode];

/** The codecs of an API version, by message name. */
export type Codecs = Readonly<Record<string, Codec>>;

// Filled when first needed: a raw object inside a message leads from the codecs back to here.
let byKind: ReadonlyMap<string, string> | undefined;

/** Definition names by apiVersion and kind; without the apiVersion for those of every version. */
function definitions(): ReadonlyMap<string, string> {
  if (byKind !== undefined) return byKind;
  const names = new Map(everyVersion.map((name) => [`/${name.slice(name.lastIndexOf(".") + 1)}`, name]));
  for (const [apiVersion, packageName, kindNames] of kinds) {
    for (const kind of kindNames.split(" ")) names.set(`${apiVersion}/${kind}`, `${packageName}.${kind}`);
  }
  byKind = names;
  return names;
}

/** Older clients ask for an older version of the same shape. */
const SAME_SHAPE: ReadonlyMap<string, string> = new Map([
  ["apidiscovery.k8s.io/v2beta1", "apidiscovery.k8s.io/v2"],
  ["meta.k8s.io/v1beta1", "meta.k8s.io/v1"],
]);

/** The OpenAPI definition name of a kind; undefined for kinds that the schema does not have. */
export function definitionOfKind(apiVersion: string, kind: string): string | undefined {
  return (
    definitions().get(`${SAME_SHAPE.get(apiVersion) ?? apiVersion}/${kind}`) ?? definitions().get(`/${kind}`)
  );
}

/** The codec of a kind; undefined for kinds that the schema does not have. */
export function kindCodec(apiVersion: string, kind: string): Codec | undefined {
  const definition = definitionOfKind(apiVersion, kind);
  return definition === undefined ? undefined : messageCodec(definition);
}

/** The codec of a message by its OpenAPI definition name. */
export function messageCodec(definition: string): Codec | undefined {
  const dot = definition.lastIndexOf(".");
  const [packageName, message] = [definition.slice(0, dot), definition.slice(dot + 1)];
  if (!Object.hasOwn(packages, packageName)) return undefined;
  const codecs = packages[packageName]?.() ?? {};
  return Object.hasOwn(codecs, message) ? codecs[message] : undefined;
}
