import { RealClock, RealRandom } from "@kubets/apimachinery";
import { connectNats } from "@kubets/transport";
import { JetStreamStore } from "../storage/jetstream-store.ts";

/** Compacts the store of API servers that run, as they do themselves from time to time. */
export async function compactStore(options: {
  readonly natsUrl: string;
  readonly revision: number;
}): Promise<void> {
  const clock = new RealClock();
  const random = new RealRandom();
  const { signal } = new AbortController();
  const identity = "system:apiserver";
  const connection = await connectNats({ servers: options.natsUrl, identity, clock, random, signal });
  try {
    await using store = await JetStreamStore.open({ connection, clock, random });
    await store.compact(options.revision);
  } finally {
    await connection.close();
  }
}
