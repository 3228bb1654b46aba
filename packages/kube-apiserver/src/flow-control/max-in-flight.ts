import type { ApiRequest, ApiResponse } from "../endpoints/api-request.ts";
import { isLongRunning } from "../endpoints/long-running.ts";
import type { RequestHandler } from "../endpoints/pipeline.ts";
import { tooManyRequests } from "./too-many-requests.ts";

export interface InFlightLimits {
  /** Requests that only read. 0: no limit. */
  readonly maxRequestsInFlight: number;
  readonly maxMutatingRequestsInFlight: number;
}

/** Limits requests in flight by their number alone: what serves without priority and fairness. */
export class MaxInFlight implements RequestHandler {
  readonly #next: RequestHandler;
  readonly #limits: InFlightLimits;
  #reading = 0;
  #mutating = 0;

  constructor(deps: { readonly next: RequestHandler; readonly limits: InFlightLimits }) {
    this.#next = deps.next;
    this.#limits = deps.limits;
  }

  async handle(request: ApiRequest): Promise<ApiResponse> {
    if (isLongRunning(request)) return this.#next.handle(request);
    const mutates = isMutating(request);
    const limit = mutates ? this.#limits.maxMutatingRequestsInFlight : this.#limits.maxRequestsInFlight;
    const inFlight = mutates ? this.#mutating : this.#reading;
    // Whoever may do everything is always answered.
    if (limit > 0 && inFlight >= limit && !request.user.groups.includes("system:masters"))
      return tooManyRequests(1);
    this.#count(mutates, 1);
    try {
      return await this.#next.handle(request);
    } finally {
      this.#count(mutates, -1);
    }
  }

  #count(mutates: boolean, change: number): void {
    if (mutates) this.#mutating += change;
    else this.#reading += change;
  }
}

/** Requests that may write; the rest only read. */
export function isMutating({ verb }: Pick<ApiRequest, "verb">): boolean {
  return verb !== "get" && verb !== "list" && verb !== "watch" && verb !== "raw";
}
