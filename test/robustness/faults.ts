import { setTimeout as sleep } from "node:timers/promises";
import { compactStore } from "@kubets/kube-apiserver/testing";
import type { Fault } from "./plan.ts";
import type { ControlPlane } from "./processes.ts";
import type { Recorder } from "./recorder.ts";

/** Does the plan's harm to the processes at its times, and makes good what it did before it settles. */
export async function injectFaults(options: {
  readonly faults: readonly Fault[];
  readonly plane: ControlPlane;
  readonly recorder: Recorder;
  /** Up to where the store may forget: nobody who watches everything is behind it. */
  readonly compactable: () => number;
  readonly note: (text: string) => void;
}): Promise<void> {
  const beganMs = performance.now();
  for (const fault of options.faults) {
    await sleep(Math.max(0, beganMs + fault.atMs - performance.now()));
    options.note(`${(performance.now() - beganMs).toFixed(0)} ms: ${JSON.stringify(fault)}`);
    await inject(fault, options);
  }
}

async function inject(fault: Fault, options: Parameters<typeof injectFaults>[0]): Promise<void> {
  const { plane, recorder, compactable, note } = options;
  switch (fault.kind) {
    case "kill": {
      const server = plane.server(fault.server);
      await server.kill();
      await sleep(fault.lengthMs);
      server.start();
      return;
    }
    case "end": {
      const server = plane.server(fault.server);
      await server.end();
      await sleep(fault.lengthMs);
      server.start();
      return;
    }
    case "stop": {
      const server = plane.server(fault.server);
      server.signal("SIGSTOP");
      await sleep(fault.lengthMs);
      server.signal("SIGCONT");
      return;
    }
    case "kill-nats":
      await plane.nats.kill9();
      await sleep(fault.lengthMs);
      await plane.nats.restart();
      return;
    case "stop-nats":
      signalNats(plane, "SIGSTOP");
      await sleep(fault.lengthMs);
      signalNats(plane, "SIGCONT");
      return;
    case "compact": {
      const revision = Math.floor(compactable() * fault.fraction);
      recorder.compaction({ revision, startMs: recorder.nowMs });
      await compactStore({ natsUrl: plane.nats.url, revision }).catch((err: unknown) => {
        note(`compaction failed: ${String(err)}`);
      });
    }
  }
}

function signalNats({ nats }: ControlPlane, signal: NodeJS.Signals): void {
  if (nats.pid !== undefined) process.kill(nats.pid, signal);
}
