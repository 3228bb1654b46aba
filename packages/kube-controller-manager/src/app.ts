import { connectToApi, runAsLeader } from "@kubets/client";
import type { ComponentContext } from "@kubets/component-base";
import { controllerFactories, selectControllers } from "./controllers.ts";
import { controllerOptions } from "./flags.ts";
import type { controllerManagerFlags } from "./flags.ts";
import type { Controller, ControllerContext } from "./framework/controller.ts";
import { addSharedIndexes } from "./framework/owned-objects.ts";

const component = "kube-controller-manager";

/** Connects, becomes the leader, fills the caches, and runs the selected controllers until the signal aborts. */
export async function runKubeControllerManager(
  context: ComponentContext<typeof controllerManagerFlags>,
): Promise<void> {
  const { flags, clock, random, logger, health, signal } = context;
  const names = selectControllers(flags.controllers);
  const options = controllerOptions(flags);
  await using api = await connectToApi({ component, flags, clock, random, logger, health, signal });
  const { client, informers, events } = api;
  const recorder = events.recorder({ component });
  const lead = async (leading: { readonly signal: AbortSignal }): Promise<void> => {
    await runControllers(
      {
        client,
        informers,
        recorderFor: (name) => events.recorder({ component: name }),
        clock,
        random,
        logger,
        options,
      },
      names,
      leading,
    );
  };
  await Promise.all([
    events.run({ signal }),
    runAsLeader({ component, flags, client, clock, random, logger, recorder, signal }, lead),
  ]);
}

/** Runs the named controllers over shared caches. A controller that fails ends them all. */
export async function runControllers(
  context: ControllerContext,
  names: readonly string[],
  options: { readonly signal: AbortSignal },
): Promise<void> {
  const { informers, logger } = context;
  addSharedIndexes(informers);
  const controllers = names.flatMap((name) => controllerFactories.get(name)?.(context) ?? []);
  const stop = new AbortController();
  const signal = AbortSignal.any([options.signal, stop.signal]);
  const running = [informers.run({ signal })];
  try {
    await informers.waitForSync({ signal });
    logger.info({ controllers: names }, "Started controllers");
    running.push(...controllers.map((controller) => runOne(controller, signal)));
    await Promise.all(running);
  } finally {
    stop.abort(new Error("controllers are stopping"));
    await Promise.allSettled(running);
  }
}

async function runOne(controller: Controller, signal: AbortSignal): Promise<void> {
  try {
    await controller.run({ signal });
  } catch (err: unknown) {
    if (signal.aborted) return;
    throw new Error(`${controller.name} failed`, { cause: err });
  }
}
