export { findNatsServer, freePort, startNatsServer } from "./nats-server.ts";
export type { NatsServerOptions, NatsServerProcess } from "./nats-server.ts";
