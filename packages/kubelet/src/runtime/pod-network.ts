import { portMapAnnotation } from "./runtime-pod.ts";
import type { RuntimePod, RuntimeSandbox } from "./runtime-pod.ts";

/** Where a pod's ports are reached from this machine. */
export interface PodNetwork {
  readonly podIp: string;
  /** Ports that had to be replaced: from what the pod says it listens on to where it does. */
  readonly portMap: ReadonlyMap<number, number>;
}

export function networkOf(runtime: RuntimePod): PodNetwork {
  const sandbox = runtime.sandboxes[0];
  return { podIp: sandbox?.ips[0] ?? "", portMap: portMapOf(sandbox) };
}

/** `{"80":34567}` as the sandbox reports it; an annotation that is not of that form counts as none. */
export function portMapOf(sandbox: RuntimeSandbox | undefined): ReadonlyMap<number, number> {
  const text = sandbox?.annotations[portMapAnnotation];
  if (text === undefined) return new Map();
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== "object" || parsed === null) return new Map();
    return new Map(
      Object.entries(parsed).map(([port, mapped]: [string, unknown]) => [Number(port), Number(mapped)]),
    );
  } catch (err: unknown) {
    if (err instanceof SyntaxError) return new Map();
    throw err;
  }
}
