import type * as metav1 from "./generated/types/metav1.ts";

/** What every API object has; the generated interfaces add the rest. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: metav1.ObjectMeta;
}

/** A list of objects as LIST answers it. */
export interface KubernetesList<T> {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: metav1.ListMeta;
  readonly items: readonly T[];
}

/** An object inside another: it need not say its kind again. */
export type Embedded<T> = Omit<T, "apiVersion" | "kind"> & {
  readonly apiVersion?: string;
  readonly kind?: string;
};
