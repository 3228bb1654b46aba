/** ExecSync, Exec, Attach and PortForward of CRI. */
import type { Clock } from "@kubets/apimachinery";
import { CriError } from "@kubets/cri";
import type { RuntimeServiceHandlers } from "@kubets/cri";
import type { ContainerManager } from "../container/container-manager.ts";
import type { LaunchPlan } from "../container/shim.ts";
import type { Isolation } from "../isolation/isolation.ts";
import type { SandboxManager } from "../sandbox/sandbox-manager.ts";
import { execSync } from "../streaming/exec-sync.ts";
import { attachSession, execSession, portForwardSession } from "../streaming/sessions.ts";
import type { StreamingServer } from "../streaming/streaming-server.ts";

export interface StreamingDeps {
  readonly containers: ContainerManager;
  readonly sandboxes: SandboxManager;
  readonly isolation: Isolation;
  readonly streaming: StreamingServer;
  readonly clock: Clock;
}

function requireStreams(request: { tty: boolean; stdin: boolean; stdout: boolean; stderr: boolean }): void {
  if (request.tty && request.stderr) {
    throw new CriError("InvalidArgument", "tty and stderr cannot both be true");
  }
  if (!request.stdin && !request.stdout && !request.stderr) {
    throw new CriError("InvalidArgument", "one of stdin, stdout, or stderr must be set");
  }
}

export function createStreamingHandlers(deps: StreamingDeps): RuntimeServiceHandlers {
  const { containers, sandboxes, isolation, streaming, clock } = deps;
  const planExec = (containerId: string, command: readonly string[]): LaunchPlan => {
    const { record } = containers.findRunning(containerId);
    try {
      return isolation.planExec(containers.contextOf(record), command);
    } catch (err: unknown) {
      if (!(err instanceof CriError)) throw err;
      throw new CriError(err.code, `failed to exec in container: ${err.message}`, { cause: err });
    }
  };
  return {
    execSync: async ({ containerId, cmd, timeout }, { signal }) =>
      await execSync(planExec(containerId, cmd), { timeoutMs: timeout * 1000, clock, signal }),
    exec: async ({ containerId, cmd, ...choice }) => {
      requireStreams(choice);
      containers.findRunning(containerId);
      const url = streaming.offer("exec", (channels, { signal }) =>
        execSession({ channels, choice, signal }, () => planExec(containerId, cmd), clock),
      );
      return Promise.resolve({ url });
    },
    attach: async ({ containerId, ...choice }) => {
      requireStreams(choice);
      containers.findRunning(containerId);
      const url = streaming.offer("attach", (channels, { signal }) => {
        const { container } = containers.findRunning(containerId);
        return attachSession({ channels, choice, signal }, container);
      });
      return Promise.resolve({ url });
    },
    portForward: async ({ podSandboxId, port }) => {
      sandboxes.findReady(podSandboxId);
      const url = streaming.offer("portforward", (channels, { query }) => {
        const asked = Number(query.get("port") ?? port[0] ?? 0);
        const { lifecycle } = sandboxes.findReady(podSandboxId);
        const actual = sandboxes.portMap(podSandboxId).get(asked) ?? asked;
        return portForwardSession(channels, {
          host: lifecycle.ip,
          port: actual,
          asked,
          sandboxId: podSandboxId,
        });
      });
      return Promise.resolve({ url });
    },
  };
}
