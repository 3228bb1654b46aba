import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { FakeClock } from "@kubets/apimachinery/testing";
import { createFakeClient } from "@kubets/client/testing";
import { silentLogger } from "@kubets/component-base";
import { describe, expect, it } from "vitest";
import { StatusManager } from "./status-manager.ts";

function statusWith(ready: "True" | "False"): corev1.PodStatus {
  return { phase: "Running", conditions: [{ type: "Ready", status: ready }] };
}

describe("StatusManager", () => {
  it("sets right at once what somebody else wrote, and takes echoes of its own writes for that", async () => {
    const clock = new FakeClock();
    const client = createFakeClient({ clock });
    const { signal } = new AbortController();
    const statuses = new StatusManager({ client, clock, logger: silentLogger, signal });
    const shown = (): corev1.Pod => {
      const pod = client.find(resources.pods, "default", "web");
      if (!pod) throw new Error("no pod");
      return pod;
    };
    const draft = {
      metadata: { name: "web", namespace: "default" },
      spec: { containers: [{ name: "main", resources: {} }] },
    };
    const pod = await client.resource(resources.pods).create(draft, { namespace: "default", signal });
    statuses.set(pod, statusWith("True"));
    await clock.step(1);
    expect(shown().status.conditions?.[0]?.status).toBe("True");

    const written = shown();
    statuses.observe(written);
    await clock.step(1);
    expect(shown().metadata.resourceVersion).toBe(written.metadata.resourceVersion);

    await client
      .resource(resources.pods)
      .updateStatus({ ...written, status: statusWith("False") }, { namespace: "default", signal });
    expect(shown().status.conditions?.[0]?.status).toBe("False");
    statuses.observe(shown());
    await clock.step(1);
    expect(shown().status.conditions?.[0]?.status).toBe("True");
  });
});
