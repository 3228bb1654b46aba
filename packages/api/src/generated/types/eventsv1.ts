// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.

import type * as corev1 from "./corev1.ts";
import type * as metav1 from "./metav1.ts";

/** Something that happened to an object, told for people. */
export interface Event {
  readonly apiVersion: "events.k8s.io/v1";
  readonly kind: "Event";
  /** Name, labels and the other data that every object has. */
  readonly metadata: metav1.ObjectMeta;
  /** When it happened. */
  readonly eventTime: string | null;
  readonly series?: EventSeries;
  /** The controller that tells it. */
  readonly reportingController?: string;
  readonly reportingInstance?: string;
  /** What was done. */
  readonly action?: string;
  /** What happened, in one word. */
  readonly reason?: string;
  /** The object. */
  readonly regarding: corev1.ObjectReference;
  readonly related?: corev1.ObjectReference;
  /** What happened, for people. */
  readonly note?: string;
  /** Normal or Warning. */
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

/** A list of Event objects. */
export interface EventList {
  readonly apiVersion: "events.k8s.io/v1";
  readonly kind: "EventList";
  /** The resource version of the list and, when it is cut, where to continue. */
  readonly metadata: metav1.ListMeta;
  /** The objects. */
  readonly items: readonly Event[];
}
