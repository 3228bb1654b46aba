import { connect } from "node:http2";
import type { ClientHttp2Session } from "node:http2";
import { RealClock, RealRandom } from "@kubets/apimachinery";
import { silentLogger } from "@kubets/component-base";
import { afterEach, beforeEach, expect, it } from "vitest";
import type { ApiRequest, ApiResponse } from "../endpoints/api-request.ts";
import { HttpsFront } from "../fronts/https-front.ts";
import { TestAuthority } from "../testing/test-certificates.ts";
import {
  mandatoryFlowSchemas,
  mandatoryPriorityLevels,
  suggestedFlowSchemas,
  suggestedPriorityLevels,
} from "./default-objects.ts";
import { FlowConfig } from "./flow-config.ts";
import { FlowControl } from "./flow-control.ts";

/** A flood of one user through real HTTPS, against a handler that answers only when the test lets it. */

let front: HttpsFront;
let port: number;
let ca: string;
let config: FlowConfig;
let stop: AbortController;
let running: Promise<void>;
let release: PromiseWithResolvers<void>;
const served: string[] = [];

beforeEach(async () => {
  const clock = new RealClock();
  const authority = await TestAuthority.create();
  ca = authority.pem;
  served.length = 0;
  release = Promise.withResolvers();
  config = new FlowConfig({ clock, totalSeats: 60 });
  config.configure({
    schemas: [...mandatoryFlowSchemas, ...suggestedFlowSchemas],
    levels: [...mandatoryPriorityLevels, ...suggestedPriorityLevels],
  });
  const next = {
    async handle({ user }: ApiRequest): Promise<ApiResponse> {
      served.push(user.username);
      await release.promise;
      return { kind: "bytes", code: 200, contentType: "text/plain", body: Buffer.from("done") };
    },
  };
  const work = { sizeOf: () => ({ objects: 0, bytes: 0 }), watchersOf: () => 0 };
  const control = new FlowControl({ config, next, work, clock, requestTimeoutMs: 60_000 });
  front = new HttpsFront({
    host: "127.0.0.1",
    port: 0,
    tls: { ...(await authority.issue("CN=kube-apiserver")), clientCa: authority.pem },
    handler: (request) => control.handle(request),
    streaming: () => Promise.reject(new Error("nothing streams here")),
    proxy: {
      serve: () => Promise.reject(new Error("nothing is proxied here")),
      upgrade: () => Promise.reject(new Error("nothing is proxied here")),
    },
    tokens: async (token) => {
      const groups = token === "admin" ? ["system:masters"] : [];
      return { username: token, uid: "", groups: [...groups, "system:authenticated"], extra: {} };
    },
    clock,
    random: new RealRandom(),
    logger: silentLogger,
  });
  ({ port } = await front.listen());
  stop = new AbortController();
  running = front.run({ signal: stop.signal });
});

afterEach(async () => {
  release.resolve();
  stop.abort(new Error("the test is over"));
  await running;
});

interface Answer {
  readonly code: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: string;
}

function ask(session: ClientHttp2Session, token: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const stream = session.request({ ":path": "/api/v1/pods", authorization: `Bearer ${token}` });
    let answered: Readonly<Record<string, unknown>> = {};
    let body = "";
    stream.once("response", (headers) => (answered = headers));
    stream.on("data", (chunk: Buffer) => (body += chunk.toString()));
    stream.once("error", reject);
    stream.once("end", () => resolve({ code: Number(answered[":status"]), headers: answered, body }));
    stream.end();
  });
}

it("refuses what one user asks too much, and serves everybody else", async () => {
  const sessions = ["flood", "flood", "quiet", "admin"].map(() =>
    connect(`https://127.0.0.1:${port}`, { ca }),
  );
  try {
    const [first, second, third, fourth] = sessions as [
      ClientHttp2Session,
      ClientHttp2Session,
      ClientHttp2Session,
      ClientHttp2Session,
    ];
    const seats = config.levels.get("global-default")?.currentLimit ?? 0;
    const queued = 6 * 50;
    const flood = [first, second].flatMap((session) =>
      Array.from({ length: 300 }, () => ask(session, "flood")),
    );
    // What finds neither a seat nor a place is refused, while everything else still waits.
    const refusals = 600 - seats - queued;
    let refused: Answer[] = [];
    await new Promise<void>((resolve) => {
      for (const answer of flood)
        void answer.then((settled) => {
          if (settled.code === 429) refused = [...refused, settled];
          if (refused.length === refusals) resolve();
        });
    });
    expect(refused[0]).toMatchObject({
      body: "Too many requests, please try again later.\n",
      headers: {
        "retry-after": "1",
        "content-type": "text/plain; charset=utf-8",
        "x-kubernetes-pf-flowschema-uid": "",
        "x-kubernetes-pf-prioritylevel-uid": "",
      },
    });
    // The administrator does not wait, and the other user has a queue of its own.
    const admin = ask(fourth, "admin");
    const quiet = ask(third, "quiet");
    await expect.poll(() => served.includes("admin")).toBe(true);
    expect(served.filter((user) => user === "flood")).toHaveLength(seats);
    await expect.poll(() => config.levels.get("global-default")?.queues.waiting).toBe(queued + 1);
    release.resolve();
    expect((await admin).code).toBe(200);
    expect((await quiet).code).toBe(200);
    // Of those that waited, the quiet one's turn came long before the flood's was over.
    expect(served.indexOf("quiet")).toBeLessThan(seats + queued / 2);
    const codes = (await Promise.all(flood)).map(({ code }) => code);
    expect(codes.filter((code) => code === 200)).toHaveLength(seats + queued);
    expect(config.levels.get("global-default")?.queues.idle).toBe(true);
  } finally {
    for (const session of sessions) session.destroy();
  }
});
