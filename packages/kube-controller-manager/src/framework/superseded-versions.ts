import type { KubernetesObject } from "@kubets/api";

/**
 * Remembers which versions of objects this process has replaced by its own writes. A cache that still shows one of
 * them is behind, and a decision made on it would repeat what was done already. Versions are compared for equality
 * only, as the API asks.
 */
export class SupersededVersions {
  readonly #byKey = new Map<string, Set<string>>();

  /** A write turned `old` into `written`. One that changed nothing left the version as it was. */
  note(key: string, old: KubernetesObject, written: KubernetesObject): void {
    if (old.metadata.resourceVersion === written.metadata.resourceVersion) return;
    const versions = this.#byKey.get(key) ?? new Set();
    versions.add(old.metadata.resourceVersion ?? "");
    this.#byKey.set(key, versions);
  }

  /** `cached` is older than what was written. An event for the newer version is on its way. */
  isStale(key: string, cached: KubernetesObject): boolean {
    if (this.#byKey.get(key)?.has(cached.metadata.resourceVersion ?? "")) return true;
    this.#byKey.delete(key);
    return false;
  }

  forget(key: string): void {
    this.#byKey.delete(key);
  }
}
