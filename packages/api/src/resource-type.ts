import type { KubernetesObject } from "./object.ts";

export interface SubresourceType {
  readonly name: string;
  /** The API version and kind of the bodies. */
  readonly apiVersion: string;
  readonly kind: string;
  readonly verbs: readonly string[];
}

/** A resource of the API and, at type level only, the type of its objects. */
export interface ResourceType<T = KubernetesObject> {
  readonly group: string;
  readonly version: string;
  /** The plural, as in paths. */
  readonly resource: string;
  readonly singular: string;
  readonly kind: string;
  readonly listKind: string;
  readonly namespaced: boolean;
  readonly shortNames: readonly string[];
  readonly categories: readonly string[];
  readonly verbs: readonly string[];
  readonly subresources: readonly SubresourceType[];
  /** Never set: it ties T to the value. */
  readonly objectType?: T;
}

/** The type of the objects of a resource: ObjectOf<typeof resources.pods> is corev1.Pod. */
export type ObjectOf<R> = R extends ResourceType<infer T> ? T : never;

/** Gives a row of the resource table its object type. */
export function resourceType<T>(row: Omit<ResourceType<T>, "objectType">): ResourceType<T> {
  return row;
}

/** "apps/v1", or "v1" for the core group. */
export function apiVersionOf(type: Pick<ResourceType<unknown>, "group" | "version">): string {
  return type.group === "" ? type.version : `${type.group}/${type.version}`;
}
