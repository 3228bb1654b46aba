export { TransportError } from "./transport.ts";
export type {
  CallOptions,
  ConnectionState,
  Handler,
  Incoming,
  Reply,
  Responder,
  ServeOptions,
  Stream,
  Transport,
  TransportErrorCode,
} from "./transport.ts";
export {
  allApiSubjects,
  apiSubject,
  decodeToken,
  encodeToken,
  inboxPrefix,
  nodeSubject,
  parseApiSubject,
  parseNodeSubject,
} from "./subjects.ts";
export type { ApiSubject, NodeOperation } from "./subjects.ts";
export {
  decodeApiRequest,
  decodeApiResponse,
  decodeNodeRequest,
  decodeNodeResponse,
  decodeWatchFrame,
  encodeApiRequest,
  encodeApiResponse,
  encodeNodeRequest,
  encodeNodeResponse,
  encodeWatchFrame,
} from "./messages.ts";
export type { ApiRequest, ApiResponse, NodeRequest, NodeResponse, WatchFrame } from "./messages.ts";
export { connectNats, createNatsTransport } from "./nats-transport.ts";
export type { NatsTransportOptions } from "./nats-transport.ts";
export { MemoryBus } from "./memory-bus.ts";
export type { MemoryBusOptions } from "./memory-bus.ts";
export { apiserverIdentity, natsAuthorization, natsPermissions } from "./permissions.ts";
export type { BusPermissions } from "./permissions.ts";
export { createNkey, publicNkey } from "./nkey.ts";
export type { Nkey } from "./nkey.ts";
export { maxFrameBytes } from "./wire.ts";
export { StreamSocket } from "./stream-socket.ts";
