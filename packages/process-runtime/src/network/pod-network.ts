/**
 * Pod addresses in loopback mode. The node's range comes from the kubelet (UpdateRuntimeConfig) and
 * outlives a restart; which addresses are taken is known from the sandboxes.
 */
import { CriError } from "@kubets/cri";
import { readJsonFile, writeJsonFile } from "../storage/record-store.ts";
import { nextAddress, parseRange } from "./address-pool.ts";

interface NetworkState {
  readonly podCidr: string;
  readonly lastGiven?: string;
}

export class PodNetwork {
  readonly #file: string;
  #state: NetworkState | undefined;

  /** Reads what an earlier run wrote. */
  constructor(file: string) {
    this.#file = file;
    // Only `#save` writes this file.
    this.#state = readJsonFile(file) as NetworkState | undefined;
  }

  get ready(): boolean {
    return this.#state !== undefined;
  }

  get podCidr(): string | undefined {
    return this.#state?.podCidr;
  }

  #save(state: NetworkState): void {
    writeJsonFile(this.#file, state);
    this.#state = state;
  }

  /** Several ranges are separated by commas: the first IPv4 one is used. Throws CriError InvalidArgument. */
  configure(podCidrs: string): void {
    const podCidr = podCidrs.split(",").find((cidr) => parseRange(cidr) !== undefined);
    if (podCidr === undefined) {
      throw new CriError("InvalidArgument", `pod CIDR "${podCidrs}" is no IPv4 range of /8 to /29`);
    }
    if (podCidr !== this.#state?.podCidr) this.#save({ podCidr });
  }

  /** An address that no sandbox has. Throws CriError when there is none, or no range yet. */
  allocate(taken: ReadonlySet<string>): string {
    const state = this.#state;
    const range = state === undefined ? undefined : parseRange(state.podCidr);
    if (state === undefined || range === undefined) {
      throw new CriError("FailedPrecondition", "network is not ready: the node has no pod CIDR yet");
    }
    const address = nextAddress(range, taken, state.lastGiven);
    if (address === undefined) {
      throw new CriError("ResourceExhausted", `no IP addresses available in range set: ${state.podCidr}`);
    }
    this.#save({ podCidr: state.podCidr, lastGiven: address });
    return address;
  }
}
