// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as corev1 from "./corev1.ts";
import type * as metav1 from "./metav1.ts";

export interface Event {
  readonly apiVersion: "events.k8s.io/v1";
  readonly kind: "Event";
  readonly metadata: metav1.ObjectMeta;
  readonly eventTime: string | null;
  readonly series?: EventSeries;
  readonly reportingController?: string;
  readonly reportingInstance?: string;
  readonly action?: string;
  readonly reason?: string;
  readonly regarding: corev1.ObjectReference;
  readonly related?: corev1.ObjectReference;
  readonly note?: string;
  readonly type?: string;
  readonly deprecatedSource: corev1.EventSource;
  readonly deprecatedFirstTimestamp?: string | null;
  readonly deprecatedLastTimestamp?: string | null;
  readonly deprecatedCount?: number;
}

export interface EventSeries {
  readonly count: number;
  readonly lastObservedTime: string | null;
}

export interface EventList {
  readonly apiVersion: "events.k8s.io/v1";
  readonly kind: "EventList";
  readonly metadata: metav1.ListMeta;
  readonly items: readonly Event[];
}
