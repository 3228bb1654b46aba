import type { KubernetesObject } from "@kubets/api";
import type { CachedObject } from "./cache.ts";
import { withResourceVersion } from "./patch-revision.ts";
import type { Sortable } from "./sorted-items.ts";
import type { StoreKey } from "./store.ts";

/** What the cache needs of the codec: the `k8s\0` envelope to an object. */
export type DecodeObject = (bytes: Uint8Array) => KubernetesObject;

/** An object as one revision left it. Decoded and encoded on first use, once. */
export class CachedItem implements CachedObject, Sortable {
  readonly key: StoreKey;
  readonly sortKey: string;
  readonly revision: number;
  /** When this revision was written: ms since the Unix epoch. */
  readonly timeMs: number;
  readonly storedBytes: number;
  readonly #decode: DecodeObject;
  #bytes: Uint8Array;
  #patched = false;
  #object: KubernetesObject | undefined;
  #json: Uint8Array | undefined;

  /** `bytes`: as stored, or another item's `protobuf()`; its resourceVersion is replaced. */
  constructor(options: {
    readonly key: StoreKey;
    readonly bytes: Uint8Array;
    readonly revision: number;
    readonly timeMs: number;
    readonly decode: DecodeObject;
  }) {
    this.key = options.key;
    this.sortKey = sortKeyOf(options.key);
    this.revision = options.revision;
    this.timeMs = options.timeMs;
    this.storedBytes = options.bytes.length;
    this.#bytes = options.bytes;
    this.#decode = options.decode;
  }

  get object(): KubernetesObject {
    this.#object ??= this.#decode(this.protobuf());
    return this.#object;
  }

  protobuf(): Uint8Array {
    if (!this.#patched) {
      this.#bytes = withResourceVersion(this.#bytes, String(this.revision));
      this.#patched = true;
    }
    return this.#bytes;
  }

  json(): Uint8Array {
    // Of what only goes out as JSON, the object is not kept.
    this.#json ??= ownBytes(JSON.stringify(this.#object ?? this.#decode(this.protobuf())));
    return this.#json;
  }

  /** The same object as a deletion reports it. */
  at(revision: number): CachedItem {
    const { key, timeMs } = this;
    return new CachedItem({ key, bytes: this.#bytes, revision, timeMs, decode: this.#decode });
  }
}

/** UTF-8 in memory of its own: a part of Node's pool would keep the whole of that for as long as the object lives. */
function ownBytes(text: string): Uint8Array {
  const bytes = Buffer.allocUnsafeSlow(Buffer.byteLength(text));
  bytes.write(text);
  return bytes;
}

/** Orders as etcd orders `/registry/<resource>/<namespace>/<name>`. */
export function sortKeyOf(key: Pick<StoreKey, "namespace" | "name">): string {
  return `${key.namespace}/${key.name}`;
}
