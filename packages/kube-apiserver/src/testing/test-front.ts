import { allResources } from "@kubets/api";
import { RealRandom } from "@kubets/apimachinery";
import { Health, Metrics } from "@kubets/component-base";
import type { Logger } from "@kubets/component-base";
import { serverInfoHandlers } from "../discovery/raw-handlers.ts";
import { createStreamingHandler } from "../streaming/create-streaming-handler.ts";
import { noProxy } from "../streaming/testing/no-proxy.ts";
import { HttpsFront } from "../fronts/https-front.ts";
import { createTestApiServer } from "./test-api-server.ts";
import type { TestApiServer } from "./test-api-server.ts";
import { TestAuthority } from "./test-certificates.ts";
import type { TestCertificate } from "./test-certificates.ts";

/** A test server that is reached over HTTPS, with all it says about itself. Dispose it. */
export interface TestFront extends AsyncDisposable {
  readonly server: TestApiServer;
  readonly port: number;
  /** The certificates to trust, and one of a member of system:masters. */
  readonly ca: string;
  readonly admin: TestCertificate;
}

export async function startTestFront(options: { readonly logger: Logger }): Promise<TestFront> {
  const { logger } = options;
  const rawHandlers = serverInfoHandlers({
    types: allResources,
    serverAddress: "127.0.0.1",
    health: new Health(),
    metrics: new Metrics(),
    runtimeVersion: "test",
  });
  const server = await createTestApiServer({ logger, rawHandlers });
  const { clock, core } = server;
  const authority = await TestAuthority.create();
  const transport = await server.transport("system:streams");
  const front = new HttpsFront({
    host: "127.0.0.1",
    port: 0,
    tls: { ...(await authority.issue("CN=kube-apiserver")), clientCa: authority.pem },
    handler: (request) => core.pipeline.handle(request),
    streaming: createStreamingHandler({ transport, clock }),
    proxy: noProxy,
    authorizer: core.context.authorizer,
    tokens: (token) => Promise.resolve(core.context.tokens?.authenticate(token)?.user),
    clock,
    random: new RealRandom(),
    logger,
  });
  const { port } = await front.listen();
  const stop = new AbortController();
  const running = front.run({ signal: stop.signal });
  return {
    server,
    port,
    ca: authority.pem,
    admin: await authority.issue("CN=kubernetes-admin,O=system:masters"),
    [Symbol.asyncDispose]: async () => {
      stop.abort(new Error("the test is over"));
      await running;
      await server[Symbol.asyncDispose]();
    },
  };
}
