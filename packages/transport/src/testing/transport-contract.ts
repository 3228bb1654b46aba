import { describe } from "vitest";
import type { TransportContractHarness } from "./contract-bench.ts";
import { runIdentityContract } from "./identity-contract.ts";
import { runRequestContract } from "./request-contract.ts";
import { runStreamContract } from "./stream-contract.ts";

/** The behaviour every Transport has. Call it in a test file of the implementation. */
export function runTransportContract(name: string, open: () => Promise<TransportContractHarness>): void {
  describe(`${name} keeps the transport contract`, () => {
    describe("requests", () => runRequestContract(open));
    describe("streams", () => runStreamContract(open));
    describe("identities", () => runIdentityContract(open));
  });
}
