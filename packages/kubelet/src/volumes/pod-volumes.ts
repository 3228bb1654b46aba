import { chmod, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { resources } from "@kubets/api";
import type { corev1 } from "@kubets/api";
import { isNotFound } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import type { Client } from "@kubets/client";
import { apiTimeoutMs } from "../api-timeout.ts";
import type { ConfigSource } from "../config/config-source.ts";
import type { PodFacts } from "../config/field-path.ts";
import { allContainers } from "../pod/pod-containers.ts";
import { writeAtomically } from "./atomic-writer.ts";
import { setUpHostPath } from "./host-path.ts";
import { checkedPath, configMapPayload, defaultFileMode, downwardPayload, secretPayload } from "./payload.ts";
import type { Payload, PayloadFile } from "./payload.ts";
import type { ServiceAccountTokens } from "./service-account-tokens.ts";
import { VolumeError } from "./volume-error.ts";

export interface PodVolumesOptions {
  /** `<root-dir>/pods`. */
  readonly podsRoot: string;
  readonly client: Pick<Client, "resource">;
  readonly source: ConfigSource;
  readonly tokens: ServiceAccountTokens;
  readonly clock: Clock;
  readonly allocatable: Readonly<Record<string, string>>;
}

export interface SetUpOptions {
  readonly facts: PodFacts;
  readonly signal: AbortSignal;
}

export interface VolumeFailure {
  readonly volume: string;
  readonly message: string;
}

/** Where a pod's volumes are on the host, by volume name; and what could not be set up. */
export interface VolumeSetUp {
  readonly hostPaths: ReadonlyMap<string, string>;
  readonly failures: readonly VolumeFailure[];
}

/** Sets up the volumes of pods, and brings their contents up to date when called again. */
export class PodVolumes {
  readonly #options: PodVolumesOptions;

  constructor(options: PodVolumesOptions) {
    this.#options = options;
  }

  /** Holds a directory for each pod, named by its uid. */
  get podsRoot(): string {
    return this.#options.podsRoot;
  }

  podDirectory(uid: string): string {
    return join(this.#options.podsRoot, uid);
  }

  /** Volumes no container mounts are left out, as Kubernetes does. */
  async setUp(pod: corev1.Pod, options: SetUpOptions): Promise<VolumeSetUp> {
    return await this.#setUpAll(pod, usedVolumes(pod), options);
  }

  /** Brings volumes of a pod that runs up to date. The others may be in use, and are left alone. */
  async refresh(pod: corev1.Pod, options: SetUpOptions): Promise<readonly VolumeFailure[]> {
    return (await this.#setUpAll(pod, usedVolumes(pod).filter(isChangeable), options)).failures;
  }

  async #setUpAll(
    pod: corev1.Pod,
    volumes: readonly corev1.Volume[],
    options: SetUpOptions,
  ): Promise<VolumeSetUp> {
    const hostPaths = new Map<string, string>();
    const failures: VolumeFailure[] = [];
    await Promise.all(
      volumes.map(async (volume) => {
        try {
          hostPaths.set(volume.name, await this.#setUpVolume(pod, volume, options));
        } catch (err: unknown) {
          options.signal.throwIfAborted();
          if (!(err instanceof Error)) throw err;
          failures.push({ volume: volume.name, message: failureText(volume, err) });
        }
      }),
    );
    return { hostPaths, failures };
  }

  /** Everything the pod had on this node's disk. */
  async tearDown(uid: string): Promise<void> {
    await rm(this.podDirectory(uid), { recursive: true, force: true });
  }

  async #setUpVolume(pod: corev1.Pod, volume: corev1.Volume, options: SetUpOptions): Promise<string> {
    if (volume.hostPath) return await setUpHostPath(volume.hostPath);
    if (volume.persistentVolumeClaim)
      return await this.#claimPath(pod, volume.persistentVolumeClaim, options);
    const uid = pod.metadata.uid ?? "";
    if (volume.emptyDir) {
      const path = join(this.podDirectory(uid), "volumes", "kubernetes.io~empty-dir", volume.name);
      await mkdir(path, { recursive: true });
      await chmod(path, 0o777);
      return path;
    }
    const payload = await this.#payloadOf(pod, volume, options);
    const path = join(this.podDirectory(uid), "volumes", payload.plugin, volume.name);
    writeAtomically(path, payload.files, this.#stamp());
    return path;
  }

  async #payloadOf(
    pod: corev1.Pod,
    volume: corev1.Volume,
    options: SetUpOptions,
  ): Promise<{ readonly plugin: string; readonly files: Payload }> {
    if (volume.configMap) {
      const { name = "", items, optional, defaultMode = defaultFileMode } = volume.configMap;
      const files = await this.#projection(
        pod,
        { configMap: { name, ...optionals(items, optional) } },
        {
          ...options,
          mode: defaultMode,
        },
      );
      return { plugin: "kubernetes.io~configmap", files };
    }
    if (volume.secret) {
      const { secretName = "", items, optional, defaultMode = defaultFileMode } = volume.secret;
      const secret = { name: secretName, ...optionals(items, optional) };
      const files = await this.#projection(pod, { secret }, { ...options, mode: defaultMode });
      return { plugin: "kubernetes.io~secret", files };
    }
    if (volume.downwardAPI) {
      const { items, defaultMode = defaultFileMode } = volume.downwardAPI;
      const downwardAPI = items === undefined ? {} : { items };
      const files = await this.#projection(pod, { downwardAPI }, { ...options, mode: defaultMode });
      return { plugin: "kubernetes.io~downward-api", files };
    }
    if (volume.projected) {
      const { sources, defaultMode = defaultFileMode } = volume.projected;
      const parts = await Promise.all(
        sources.map((source) => this.#projection(pod, source, { ...options, mode: defaultMode })),
      );
      return { plugin: "kubernetes.io~projected", files: new Map(parts.flatMap((part) => [...part])) };
    }
    throw new VolumeError("no volume plugin matched");
  }

  async #projection(
    pod: corev1.Pod,
    source: corev1.VolumeProjection,
    options: SetUpOptions & { readonly mode: number },
  ): Promise<Payload> {
    const namespace = pod.metadata.namespace ?? "";
    if (source.configMap) {
      const { name = "", items, optional = false } = source.configMap;
      const configMap = await this.#options.source.configMap(namespace, name, options);
      if (!configMap && !optional) throw new VolumeError(`configmap "${name}" not found`);
      return configMapPayload(configMap, { items, optional, mode: options.mode });
    }
    if (source.secret) {
      const { name = "", items, optional = false } = source.secret;
      const secret = await this.#options.source.secret(namespace, name, options);
      if (!secret && !optional) throw new VolumeError(`secret "${name}" not found`);
      return secretPayload(secret, { items, optional, mode: options.mode });
    }
    if (source.downwardAPI) {
      return downwardPayload(pod, source.downwardAPI.items ?? [], {
        facts: options.facts,
        allocatable: this.#options.allocatable,
        mode: options.mode,
      });
    }
    if (source.serviceAccountToken) {
      const token = await this.#options.tokens.token(pod, source.serviceAccountToken, options);
      const file: PayloadFile = { bytes: Buffer.from(token, "utf8"), mode: options.mode };
      return new Map([[checkedPath(source.serviceAccountToken.path), file]]);
    }
    throw new VolumeError("this kind of projection is not supported");
  }

  /** A claim that is bound to a volume of this machine is that volume's directory. */
  async #claimPath(
    pod: corev1.Pod,
    source: corev1.PersistentVolumeClaimVolumeSource,
    { signal }: SetUpOptions,
  ): Promise<string> {
    const { client } = this.#options;
    const call = { signal, timeoutMs: apiTimeoutMs };
    const namespace = pod.metadata.namespace ?? "";
    const claim = await orMissing(
      client.resource(resources.persistentvolumeclaims).get(source.claimName, { namespace, ...call }),
    );
    if (!claim) throw new VolumeError(`persistentvolumeclaim "${source.claimName}" not found`);
    const volumeName = claim.spec.volumeName ?? "";
    if (claim.status.phase !== "Bound" || volumeName === "") throw new VolumeError("PVC is not bound");
    const volume = await orMissing(client.resource(resources.persistentvolumes).get(volumeName, call));
    if (!volume) throw new VolumeError(`persistentvolume "${volumeName}" not found`);
    if (volume.spec.hostPath) return await setUpHostPath(volume.spec.hostPath);
    if (volume.spec.local) return await setUpHostPath({ path: volume.spec.local.path, type: "Directory" });
    throw new VolumeError("no volume plugin matched");
  }

  /** The name of a data directory, after the moment it was written. */
  #stamp(): string {
    const iso = new Date(this.#options.clock.now()).toISOString();
    const nanos = String(Math.floor((this.#options.clock.monotonicMs() * 1e6) % 1e9)).padStart(9, "0");
    return `${iso.slice(0, 19).replaceAll(/[-T:]/g, "_")}.${nanos}`;
  }
}

/** Whether what the volume holds comes from the API, where it may change. */
export function isChangeable(volume: corev1.Volume): boolean {
  return [volume.configMap, volume.secret, volume.downwardAPI, volume.projected].some(
    (source) => source !== undefined,
  );
}

function usedVolumes(pod: corev1.Pod): readonly corev1.Volume[] {
  const mounted = new Set(
    allContainers(pod).flatMap((container) => [
      ...(container.volumeMounts ?? []).map(({ name }) => name),
      ...(container.volumeDevices ?? []).map(({ name }) => name),
    ]),
  );
  return (pod.spec.volumes ?? []).filter(({ name }) => mounted.has(name));
}

function failureText(volume: corev1.Volume, err: Error): string {
  const text = `MountVolume.SetUp failed for volume "${volume.name}" : ${err.message}`;
  if (!volume.persistentVolumeClaim) return text;
  return (
    `Unable to attach or mount volumes: unmounted volumes=[${volume.name}], unattached volumes=[], ` +
    `failed to process volumes=[${volume.name}]: ${err.message}`
  );
}

function optionals(
  items: readonly corev1.KeyToPath[] | undefined,
  optional: boolean | undefined,
): { readonly items?: readonly corev1.KeyToPath[]; readonly optional?: boolean } {
  return { ...(items ? { items } : {}), ...(optional === undefined ? {} : { optional }) };
}

async function orMissing<T>(request: Promise<T>): Promise<T | undefined> {
  try {
    return await request;
  } catch (err: unknown) {
    if (isNotFound(err)) return undefined;
    throw err;
  }
}
