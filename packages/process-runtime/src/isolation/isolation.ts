/**
 * How a container is set apart from the host: makes a container's launch plan from its CRI
 * configuration. `none` is the only kind for now; one with namespaces has the same face.
 */
import type { ContainerConfig, PodSandboxConfig } from "@kubets/cri";
import type { ImageDescriptor } from "../image/image-descriptor.ts";
import type { LaunchPlan } from "../container/shim.ts";

export interface ContainerContext {
  readonly containerId: string;
  readonly config: ContainerConfig;
  readonly sandbox: { readonly config: PodSandboxConfig; readonly ip: string; readonly portMapFile: string };
  readonly image: ImageDescriptor;
  /** The container's private directory. */
  readonly rootfs: string;
}

export interface Isolation {
  readonly name: string;
  /** Makes the container's private directories and files. */
  prepare(context: ContainerContext): void;
  /** Demands of the security context and the mounts that it cannot meet, in words. */
  notHonoured(config: ContainerConfig): string[];
  /** Throws CriError when the command cannot be run, in the words users know from containerd. */
  plan(context: ContainerContext): LaunchPlan;
  /** The same surroundings for another command in the container. */
  planExec(context: ContainerContext, command: readonly string[]): LaunchPlan;
}
