export { findNatsServer, freePort, startNatsServer } from "./nats-server.ts";
export type { NatsServerOptions, NatsServerProcess } from "./nats-server.ts";
export { contractHeartbeatMs, runTransportContract } from "./transport-contract.ts";
export type { TransportContractHarness } from "./transport-contract.ts";
