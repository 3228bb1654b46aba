// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as metav1 from "./metav1.ts";

export type ResourceScope = "Cluster" | "Namespaced";

export type DiscoveryFreshness = "Current" | "Stale";

export interface APIGroupDiscoveryList {
  readonly apiVersion: "apidiscovery.k8s.io/v2";
  readonly kind: "APIGroupDiscoveryList";
  readonly metadata: metav1.ListMeta;
  readonly items: readonly APIGroupDiscovery[];
}

export interface APIGroupDiscovery {
  readonly apiVersion: "apidiscovery.k8s.io/v2";
  readonly kind: "APIGroupDiscovery";
  readonly metadata: metav1.ObjectMeta;
  readonly versions?: readonly APIVersionDiscovery[];
}

export interface APIVersionDiscovery {
  readonly version: string;
  readonly resources?: readonly APIResourceDiscovery[];
  readonly freshness?: DiscoveryFreshness;
}

export interface APIResourceDiscovery {
  readonly resource: string;
  readonly responseKind?: metav1.GroupVersionKind;
  readonly scope: ResourceScope;
  readonly singularResource: string;
  readonly verbs: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly subresources?: readonly APISubresourceDiscovery[];
}

export interface APISubresourceDiscovery {
  readonly subresource: string;
  readonly responseKind?: metav1.GroupVersionKind;
  readonly acceptedTypes?: readonly metav1.GroupVersionKind[];
  readonly verbs: readonly string[];
}
