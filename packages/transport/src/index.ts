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
