import { FakeClock, SeededRandom } from "@kubets/apimachinery/testing";
import type { KubernetesObject } from "@kubets/api";
import { createInformerFactory } from "@kubets/client";
import { createFakeClient } from "@kubets/client/testing";
import type { FakeClient } from "@kubets/client/testing";
import { silentLogger } from "@kubets/component-base";
import type { ControllerContext, ControllerFactory } from "../framework/controller.ts";
import { defaultControllerOptions } from "../framework/options.ts";
import type { ControllerOptions } from "../framework/options.ts";
import { addSharedIndexes } from "../framework/owned-objects.ts";

/** A control loop over objects in memory, on a clock that the test steps. */
export interface ControllerHarness extends AsyncDisposable {
  readonly client: FakeClient;
  readonly clock: FakeClock;
  /** Events so far: `Normal SuccessfulCreate: Created pod: …`. */
  readonly events: readonly string[];
  /** Lets the controllers work until nothing more comes of it; `ms` of time pass at least. */
  settle(ms?: number): Promise<void>;
}

const stepMs = 10;

/** Runs controllers until disposed. */
export async function runControllers(
  factories: readonly ControllerFactory[],
  setup: {
    readonly objects?: readonly KubernetesObject[];
    readonly options?: Partial<ControllerOptions>;
  } = {},
): Promise<ControllerHarness> {
  const clock = new FakeClock();
  const random = new SeededRandom(1);
  const client = createFakeClient({ clock, random, objects: setup.objects ?? [] });
  const informers = createInformerFactory({ client, clock, random });
  const events: string[] = [];
  const context: ControllerContext = {
    client,
    informers,
    clock,
    random,
    logger: silentLogger,
    options: { ...defaultControllerOptions, ...setup.options },
    recorderFor: () => ({
      event: (_about, type, reason, message) => void events.push(`${type} ${reason}: ${message}`),
    }),
  };
  addSharedIndexes(informers);
  const controllers = factories.map((factory) => factory(context));
  const stop = new AbortController();
  const { signal } = stop;
  const running = [informers.run({ signal })];
  const settle = async (ms = stepMs): Promise<void> => {
    for (let passed = 0, writes = -1; passed < ms || writes !== client.writes.length; passed += stepMs) {
      writes = client.writes.length;
      await clock.step(stepMs);
    }
  };
  const synced = informers.waitForSync({ signal });
  await settle();
  await synced;
  running.push(...controllers.map((controller) => controller.run({ signal })));
  await settle();
  return {
    client,
    clock,
    events,
    settle,
    [Symbol.asyncDispose]: async () => {
      stop.abort(new Error("the test is over"));
      await Promise.allSettled(running);
    },
  };
}
