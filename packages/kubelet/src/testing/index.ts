export { testContainer, testInstance, testPod, testRuntime, testSandbox } from "./builders.ts";
