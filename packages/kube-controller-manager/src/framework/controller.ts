import type { Logger } from "@kubets/component-base";
import type { Client, EventRecorder, InformerFactory } from "@kubets/client";
import type { Clock, Random } from "@kubets/apimachinery";
import type { ControllerOptions } from "./options.ts";

/** A loop that makes one part of the cluster as its objects say it should be. */
export interface Controller {
  /** As in `--controllers`, e.g. `replicaset-controller`. */
  readonly name: string;
  /** Runs until `signal` aborts. Informers have synced before it is called. */
  run(options: { readonly signal: AbortSignal }): Promise<void>;
}

/** What controllers are made of. They take it apart in their factory, and ask for their informers there. */
export interface ControllerContext {
  readonly client: Client;
  readonly informers: InformerFactory;
  /** The recorder that reports events in the name of `component`. */
  readonly recorderFor: (component: string) => EventRecorder;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly options: ControllerOptions;
}

/** Makes a controller; asks for informers and adds indexes, but does not handle anything yet. */
export type ControllerFactory = (context: ControllerContext) => Controller;
