import { RealClock } from "@kubets/apimachinery";
import { runRuntimeContract } from "@kubets/cri/testing";
import { TestRuntime } from "./testing/test-runtime.ts";

const clock = new RealClock();

runRuntimeContract("process-runtime", async () => {
  const runtime = await TestRuntime.start();
  return {
    client: runtime.client,
    containers: {
      runs: { name: "runs", command: ["sleep", "1000"] },
      exitsWith3: { name: "exits", command: ["sh", "-c", "exit 3"] },
      ignoresTerm: {
        name: "stubborn",
        command: ["sh", "-c", "trap '' TERM; touch /tmp/ready; while :; do sleep 1000; done"],
      },
      missing: { name: "missing", command: ["nosuch"] },
    },
    untilReady: (containerId) =>
      runtime.eventually("the container is ready", async () => {
        const cmd = ["test", "-e", "/tmp/ready"];
        return (await runtime.client.runtime.execSync({ containerId, cmd })).exitCode === 0;
      }),
    async settle<T>(promise: Promise<T>): Promise<T> {
      const result = await promise;
      await clock.sleep(5, { signal: new AbortController().signal });
      return result;
    },
    [Symbol.asyncDispose]: () => runtime[Symbol.asyncDispose](),
  };
});
