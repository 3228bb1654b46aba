export { createFakeClient, expiredError } from "./fake-client.ts";
export type { FakeAction, FakeClient, FakeClientOptions, FakeReactor } from "./fake-client.ts";
export { FakeRecorder } from "./fake-recorder.ts";
