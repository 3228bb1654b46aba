export { findNatsServer, freePort, startNatsServer } from "./nats-server.ts";
export type { NatsServerOptions, NatsServerProcess } from "./nats-server.ts";
export { runTransportContract } from "./transport-contract.ts";
export { contractHeartbeatMs } from "./contract-bench.ts";
export type { TransportContractHarness } from "./contract-bench.ts";
