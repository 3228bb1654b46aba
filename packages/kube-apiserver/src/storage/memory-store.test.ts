import { FakeClock } from "@kubets/apimachinery/testing";
import { MemoryStore } from "./memory-store.ts";
import { runStoreContract } from "./testing/store-contract.ts";

runStoreContract("MemoryStore", async () => {
  const store = new MemoryStore({ clock: new FakeClock() });
  return {
    store,
    // All its users are in one process, so another store on the same data is the same one.
    reopen: async () => new Proxy(store, { get: forwardWithoutClose }),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
});

function forwardWithoutClose(target: MemoryStore, property: string | symbol): unknown {
  if (property === Symbol.asyncDispose) return async () => undefined;
  const member: unknown = Reflect.get(target, property, target);
  return typeof member === "function" ? member.bind(target) : member;
}
