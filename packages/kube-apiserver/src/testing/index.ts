export { compactStore } from "./compact-store.ts";
export { TestAuthority } from "./test-certificates.ts";
export type { TestCertificate } from "./test-certificates.ts";
export { createTestApiServer, testAdmin, TestApiServer } from "./test-api-server.ts";
export type { TestAnswer, TestApiServerOptions, TestRequest } from "./test-api-server.ts";
export { startTestFront } from "./test-front.ts";
export type { TestFront } from "./test-front.ts";
