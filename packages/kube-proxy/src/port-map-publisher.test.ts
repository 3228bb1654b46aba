import { resources } from "@kubets/api";
import { FakeClock } from "@kubets/apimachinery/testing";
import { createFakeClient } from "@kubets/client/testing";
import { silentLogger } from "@kubets/component-base";
import { expect, it } from "vitest";
import { PortMapPublisher } from "./port-map-publisher.ts";

it("waits for the node, publishes what came last, and cleans up", async () => {
  const clock = new FakeClock();
  const client = createFakeClient({ clock });
  const stop = new AbortController();
  const publisher = new PortMapPublisher({ client, clock, logger: silentLogger, nodeName: "n1" });
  const published = (): string | undefined =>
    client.find(resources.nodes, "", "n1")?.metadata.annotations?.["kubets.dev/service-port-map"];
  publisher.publish({ "a/b:80": "127.10.128.2:40001" });
  const done = publisher.run({ signal: stop.signal });
  await clock.step(2_500);
  expect(client.writes).toHaveLength(3);
  client.put(resources.nodes, { metadata: { name: "n1" }, spec: {} });
  await clock.step(1_000);
  expect(published()).toBe('{"a/b:80":"127.10.128.2:40001"}');
  publisher.publish({ "a/b:80": "127.10.128.2:40002" });
  publisher.publish({ "a/b:80": "127.10.128.2:40003" });
  await clock.step(1);
  expect(published()).toBe('{"a/b:80":"127.10.128.2:40003"}');
  publisher.publish({});
  await clock.step(1);
  expect(published()).toBeUndefined();
  stop.abort();
  await done;
});
