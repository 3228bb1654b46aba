import { newServiceUnavailable } from "@kubets/apimachinery";
import type { ApiRequest, ApiResponse } from "./endpoints/api-request.ts";
import type { RequestHandler } from "./endpoints/pipeline.ts";

/**
 * Holds requests back until the server can answer them. So a component that starts with the API server waits for
 * its first answer, instead of being refused and trying again later.
 */
export class StartGate implements RequestHandler {
  readonly #opened = Promise.withResolvers<RequestHandler>();

  constructor() {
    // Requests that wait see it; without any there is nobody to tell.
    this.#opened.promise.catch(() => undefined);
  }

  async handle(request: ApiRequest): Promise<ApiResponse> {
    return (await this.#opened.promise).handle(request);
  }

  /** From now on `handler` answers, those that waited first. */
  open(handler: RequestHandler): void {
    this.#opened.resolve(handler);
  }

  /** Nothing will be answered; without effect once opened. */
  close(): void {
    this.#opened.reject(newServiceUnavailable("the server has ended before it was ready"));
  }
}
