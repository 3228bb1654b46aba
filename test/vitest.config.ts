import { defineConfig } from "vitest/config";

/** The five kinds of tests, run by `scripts/test`: see README.md. */
export default defineConfig({
  root: new URL("..", import.meta.url).pathname,
  test: {
    // No retries anywhere: a flaky test is a bug.
    retry: 0,
    projects: [
      {
        test: {
          name: "unit",
          include: [
            "packages/*/src/**/*.test.ts",
            "packages/*/images/**/*.test.ts",
            "scripts/**/*.test.ts",
            "test/robustness/checker/**/*.test.ts",
          ],
          exclude: ["**/*.integration.test.ts", "**/node_modules/**"],
          // For properties with many cases on a busy machine; nothing in these tests waits for time.
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: "integration",
          include: ["packages/*/src/**/*.integration.test.ts", "test/integration/**/*.test.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["test/e2e/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "conformance",
          include: ["test/conformance/**/*.test.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: "robustness",
          include: ["test/robustness/*.test.ts"],
          fileParallelism: false,
        },
      },
    ],
  },
});
