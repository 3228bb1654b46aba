import type { corev1 } from "@kubets/api";
import { formatGoDuration, goQuote } from "@kubets/apimachinery";
import type { Clock } from "@kubets/apimachinery";
import { isCriError } from "@kubets/cri";
import type { ImageService, Init, PodSandboxConfig } from "@kubets/cri";
import { containerReference } from "../event-references.ts";
import type { EventRecorder } from "@kubets/client";
import { BackOff } from "../pod/back-off.ts";
import { imageName } from "./image-name.ts";
import { StartError } from "./start-error.ts";

export interface ImagePullerOptions {
  readonly image: ImageService;
  readonly clock: Clock;
  readonly events: EventRecorder;
}

export interface PullRequest {
  readonly pod: corev1.Pod;
  readonly container: corev1.Container;
  readonly sandboxConfig: Init<PodSandboxConfig>;
  readonly signal: AbortSignal;
}

const initialBackOffMs = 10_000;
const maxBackOffMs = 300_000;
/** After a failed pull the pod is looked at so soon again, to tell that it backs off. */
const showBackOffMs = 1_000;

/** Makes sure that a container's image is there, as its pull policy says (pkg/kubelet/images, v1.36). */
export class ImagePuller {
  readonly #options: ImagePullerOptions;
  readonly #backOff: BackOff;
  /** When the last pull failed and why, for the message while backing off. */
  readonly #failures = new Map<string, { readonly atMs: number; readonly message: string }>();

  constructor(options: ImagePullerOptions) {
    this.#options = options;
    this.#backOff = new BackOff({ clock: options.clock, initialMs: initialBackOffMs, maxMs: maxBackOffMs });
  }

  /** Resolves with the reference to start the container from. Rejects with StartError. */
  async ensure(request: PullRequest): Promise<string> {
    const { pod, container } = request;
    const wanted = container.image ?? "";
    const name = imageName(wanted);
    if (name === undefined) {
      const message = `Failed to apply default image tag ${goQuote(wanted)}: couldn't parse image name ${goQuote(wanted)}: invalid reference format`;
      this.#tell(request, "Warning", "InspectFailed", message);
      throw new StartError("InvalidImageName", message);
    }
    const present = await this.#present(name, request);
    const policy = container.imagePullPolicy ?? (name.endsWith(":latest") ? "Always" : "IfNotPresent");
    if (present !== undefined && policy !== "Always") {
      const message = `Container image ${goQuote(wanted)} already present on machine and can be accessed by the pod`;
      this.#tell(request, "Normal", "Pulled", message);
      return present;
    }
    if (policy === "Never") {
      const message = `Container image ${goQuote(wanted)} is not present with pull policy of Never`;
      this.#tell(request, "Warning", "ErrImageNeverPull", message);
      throw new StartError("ErrImageNeverPull", message);
    }
    this.#checkBackOff(request, `${pod.metadata.uid ?? ""}_${name}`);
    return await this.#pull(request, name);
  }

  forget(podUid: string): void {
    this.#backOff.forget(`${podUid}_`);
    for (const key of this.#failures.keys()) if (key.startsWith(`${podUid}_`)) this.#failures.delete(key);
  }

  #checkBackOff(request: PullRequest, key: string): void {
    const failure = this.#failures.get(key);
    const remainingMs = failure ? this.#backOff.remainingMs(key, failure.atMs) : 0;
    if (!failure || remainingMs === 0) return;
    const text = `Back-off pulling image ${goQuote(request.container.image ?? "")}`;
    this.#tell(request, "Normal", "BackOff", text);
    const message = `${text}: ErrImagePull: ${failure.message}`;
    throw new StartError("ImagePullBackOff", message, { retryAfterMs: remainingMs });
  }

  async #present(name: string, { signal }: PullRequest): Promise<string | undefined> {
    const { image } = await this.#options.image.imageStatus({ image: { image: name } }, { signal });
    return image?.id || undefined;
  }

  async #pull(request: PullRequest, name: string): Promise<string> {
    const { clock, image } = this.#options;
    const wanted = request.container.image ?? "";
    const key = `${request.pod.metadata.uid ?? ""}_${name}`;
    this.#tell(request, "Normal", "Pulling", `Pulling image ${goQuote(wanted)}`);
    const startedMs = clock.monotonicMs();
    try {
      const { imageRef } = await image.pullImage(
        { image: { image: name, userSpecifiedImage: wanted }, sandboxConfig: request.sandboxConfig },
        { signal: request.signal },
      );
      const took = formatGoDuration(Math.max(1, Math.round(clock.monotonicMs() - startedMs)));
      const status = await image.imageStatus({ image: { image: imageRef } }, { signal: request.signal });
      const message = `Successfully pulled image ${goQuote(wanted)} in ${took} (${took} including waiting). Image size: ${status.image?.size ?? 0} bytes.`;
      this.#tell(request, "Normal", "Pulled", message);
      this.#failures.delete(key);
      return imageRef;
    } catch (err: unknown) {
      request.signal.throwIfAborted();
      if (!(err instanceof Error)) throw err;
      const message = `Failed to pull image ${goQuote(wanted)}: ${rpcErrorText(err)}`;
      this.#tell(request, "Warning", "Failed", message);
      const atMs = clock.now();
      this.#backOff.advance(key, atMs);
      this.#failures.set(key, { atMs, message: rpcErrorText(err) });
      const reason = isCriError(err, "Unavailable") ? "RegistryUnavailable" : "ErrImagePull";
      throw new StartError(reason, rpcErrorText(err), { retryAfterMs: showBackOffMs });
    }
  }

  #tell(request: PullRequest, type: "Normal" | "Warning", reason: string, message: string): void {
    this.#options.events.event(containerReference(request.pod, request.container), type, reason, message);
  }
}

/** As Go's gRPC prints an error, which is what users of Kubernetes know. */
export function rpcErrorText(err: Error): string {
  return "code" in err && typeof err.code === "string" && err.name === "CriError"
    ? `rpc error: code = ${err.code} desc = ${err.message}`
    : err.message;
}
