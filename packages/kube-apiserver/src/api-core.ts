import type { Clock, Random } from "@kubets/apimachinery";
import type { Logger } from "@kubets/component-base";
import { decodeObject } from "@kubets/api";
import { createFieldManager } from "@kubets/apimachinery";
import type { Transport } from "@kubets/transport";
import { defaultAdmissionPlugins } from "./admission/default-plugins.ts";
import type { DefaultTolerationSecondsOptions } from "./admission/default-toleration-seconds.ts";
import type { ApiContext, RawHandler } from "./endpoints/api-context.ts";
import type { JwtSigner, JwtVerifier } from "./endpoints/authentication/jwt.ts";
import { ServiceAccountTokens } from "./endpoints/authentication/service-account-tokens.ts";
import { BuiltInAuthorizer } from "./endpoints/authorization/built-in.ts";
import { Pipeline } from "./endpoints/pipeline.ts";
import { ResourceTable } from "./endpoints/resolved-resource.ts";
import { AdmissionChain } from "./registry/admission-chain.ts";
import { IpRange } from "./registry/allocators/ip-range.ts";
import { ServiceAllocators } from "./registry/allocators/service-allocators.ts";
import { Freshness } from "./registry/freshness.ts";
import { FieldManagers } from "./registry/managed-fields/field-managers.ts";
import { Reader } from "./registry/reader.ts";
import { Snapshots } from "./registry/snapshots.ts";
import type { Strategy } from "./registry/strategy.ts";
import { Writer } from "./registry/writer.ts";
import type { Store } from "./storage/store.ts";
import { WatchCache } from "./storage/watch-cache.ts";

export interface ApiCoreDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly random: Random;
  readonly logger: Logger;
  readonly strategies: ReadonlyMap<string, Strategy>;
  readonly rawHandlers: readonly RawHandler[];
  /** ClusterIPs come from here. */
  readonly serviceRange: string;
  readonly tolerations: DefaultTolerationSecondsOptions;
  /** The way to the nodes. */
  readonly nodes: Pick<Transport, "openStream">;
  /** Watches that ask for no time end after a random one from this on, up to twice as much. */
  readonly minRequestTimeoutMs: number;
  readonly watchEvents: ApiContext["watchEvents"];
  /** Keys of service account tokens; undefined: no tokens. */
  readonly tokenKeys: { readonly signer: JwtSigner; readonly verifier: JwtVerifier } | undefined;
}

/** The API without fronts: store and cache below, the request pipeline on top. */
export interface ApiCore {
  readonly pipeline: Pipeline;
  readonly cache: WatchCache;
  readonly context: ApiContext;
  readonly allocators: ServiceAllocators;
}

export function createApiCore(deps: ApiCoreDeps): ApiCore {
  const { store, clock, random, logger } = deps;
  const cache = new WatchCache({ store, decode: decodeObject });
  const freshness = new Freshness({ store, cache, clock });
  const admission = new AdmissionChain(
    defaultAdmissionPlugins({
      cache,
      freshness,
      clock,
      random,
      mountTokens: deps.tokenKeys !== undefined,
      tolerations: deps.tolerations,
    }),
  );
  const reader = new Reader({ cache, clock, freshness, snapshots: new Snapshots(clock) });
  const range = IpRange.parse(deps.serviceRange);
  const allocators = new ServiceAllocators({ store, cache, freshness, clock, random, range });
  const writer = new Writer({ store, cache, freshness, clock, random, admission, allocators });
  const context: ApiContext = {
    resources: new ResourceTable(deps.strategies),
    reader,
    writer,
    cache,
    clock,
    random,
    authorizer: new BuiltInAuthorizer(),
    admission,
    fieldManagers: new FieldManagers({ clock, create: createFieldManager }),
    tokens: deps.tokenKeys && new ServiceAccountTokens({ ...deps.tokenKeys, cache, clock, random }),
    nodes: deps.nodes,
    watchEvents: deps.watchEvents,
    defaultWatchMs: () => deps.minRequestTimeoutMs * (1 + random.float()),
  };
  const pipeline = new Pipeline({ context, rawHandlers: deps.rawHandlers, logger });
  return { pipeline, cache, context, allocators };
}
