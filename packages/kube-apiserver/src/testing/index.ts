export { createTestApiServer, testAdmin, TestApiServer } from "./test-api-server.ts";
export type { TestAnswer, TestApiServerOptions, TestRequest } from "./test-api-server.ts";
