import type { KubernetesList, corev1 } from "@kubets/api";
import { expect } from "vitest";
import type { TestCluster } from "./cluster.ts";
import type { Kubectl } from "./kubectl.ts";

/** What tests of pods ask a cluster again and again. */
export class PodProbe {
  readonly #cluster: TestCluster;
  readonly #kubectl: Kubectl;

  constructor(cluster: TestCluster, kubectl: Kubectl) {
    this.#cluster = cluster;
    this.#kubectl = kubectl;
  }

  async apply(yaml: string): Promise<void> {
    const outcome = await this.#kubectl.run(["apply", "-f", "-"], { input: yaml });
    expect(outcome).toMatchObject({ exitCode: 0, stderr: "" });
  }

  /** The status of a pod's first container. */
  async container(pod: string): Promise<corev1.ContainerStatus | undefined> {
    return (await this.#kubectl.json<corev1.Pod>("get", "pod", pod)).status.containerStatuses?.[0];
  }

  /** `type reason message` of each event about a pod. */
  async events(pod: string): Promise<readonly string[]> {
    const { items } = await this.#kubectl.json<KubernetesList<corev1.Event>>(
      "get",
      "events",
      `--field-selector=involvedObject.name=${pod}`,
    );
    return items.map(({ type = "", reason = "", message = "" }) => `${type} ${reason} ${message}`);
  }

  /** The cluster's processes whose command holds the text, but for the shells that watch over containers. */
  running(text: string): readonly string[] {
    return this.#cluster
      .processes()
      .filter((line) => line.includes(text) && !line.includes("kubets-shim") && !/ sh -c /.test(line));
  }
}

/** A pod of one container that runs a shell script, as YAML. */
export function shellPod(
  name: string,
  script: string,
  more: { readonly spec?: string; readonly container?: string; readonly image?: string } = {},
): string {
  return `
apiVersion: v1
kind: Pod
metadata: {name: ${name}}
spec:
  terminationGracePeriodSeconds: 1
  ${more.spec ?? ""}
  containers:
    - name: main
      image: ${more.image ?? "busybox"}
      ${script && `command: [sh, -c, ${JSON.stringify(script)}]`}
      ${more.container ?? ""}
---`;
}
