export { FakeRuntime } from "./fake-runtime.ts";
export { runRuntimeContract } from "./runtime-contract.ts";

export type { FakeBehaviour, FakeCall, FakeRuntimeOptions } from "./fake-runtime.ts";
export type { ContractContainer, RuntimeContractHarness } from "./runtime-contract.ts";
