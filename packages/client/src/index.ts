export type {
  Client,
  DeleteOptions,
  Draft,
  ListOptions,
  NamespacedOptions,
  PatchType,
  RequestOptions,
  ResourceClient,
  WatchEvent,
  WatchOptions,
  WriteOptions,
} from "./client.ts";
export { keyOf, splitKey } from "./informer.ts";
export type { EventHandler, Informer, InformerFactory, Lister } from "./informer.ts";
export { createInformerFactory } from "./informer-factory.ts";
export type { InformerFactoryOptions } from "./informer-factory.ts";
export { Reflector } from "./reflector.ts";
export type { ReflectorOptions, ReflectorTarget } from "./reflector.ts";
export type { WorkQueue } from "./workqueue.ts";
export { RateLimitingQueue } from "./rate-limiting-queue.ts";
export type { RateLimitingQueueOptions } from "./rate-limiting-queue.ts";
export { runWorkers } from "./run-workers.ts";
export type { WorkersOptions } from "./run-workers.ts";
export type { EventRecorder } from "./events.ts";
export { NatsClient } from "./nats-client.ts";
export type { NatsClientOptions } from "./nats-client.ts";
export { connectToApi } from "./connect.ts";
export type { ApiConnection, ConnectOptions } from "./connect.ts";
export { EventBroadcaster } from "./event-broadcaster.ts";
export type { EventBroadcasterOptions } from "./event-broadcaster.ts";
export { EventCorrelator } from "./event-correlator.ts";
export { LeaderElector } from "./leader-elector.ts";
export type { LeaderElectorOptions } from "./leader-elector.ts";
export { leaderElectionFlags, runAsLeader } from "./lead.ts";
export type { LeadOptions } from "./lead.ts";
