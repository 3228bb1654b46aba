import { enableCompileCache } from "node:module";

// First, so that everything imported below comes from the cache.
enableCompileCache();

const { readFile } = await import("node:fs/promises");
const { booleanFlag, durationFlag, integerFlag, listFlag, natsFlags, runComponent, stringFlag } =
  await import("@kubets/component-base");
const { runApiServer } = await import("./app.ts");

const flags = {
  ...natsFlags,
  "secure-port": integerFlag({ default: 6443, description: "port of the HTTPS API; 0 for a free one" }),
  "bind-address": stringFlag({ default: "127.0.0.1", description: "address the HTTPS API listens on" }),
  "advertise-address": stringFlag({
    default: "127.0.0.1",
    description: "address at which the cluster finds this server",
  }),
  "tls-cert-file": stringFlag({ description: "file with the server's certificate (PEM)" }),
  "tls-private-key-file": stringFlag({ description: "file with the certificate's private key (PEM)" }),
  "client-ca-file": stringFlag({ description: "file with the CA that signs client certificates (PEM)" }),
  "service-account-key-file": listFlag({
    default: [],
    description: "files with public keys that service account tokens may be signed with (PEM)",
  }),
  "service-account-signing-key-file": stringFlag({
    description: "file with the private key that signs service account tokens (PEM, RSA or P-256)",
  }),
  "service-cluster-ip-range": stringFlag({
    default: "10.96.0.0/16",
    description: "range that ClusterIPs come from (IPv4 CIDR)",
  }),
  "kubernetes-service-port": integerFlag({
    default: 443,
    description: "port of the Service that pods find the API at",
  }),
  "enable-priority-and-fairness": booleanFlag({
    default: true,
    description: "limit requests by their priority, fairly, and not by their number alone",
  }),
  "max-requests-inflight": integerFlag({
    default: 400,
    description:
      "requests that only read and are worked on at once; with the next one, the seats of all levels",
  }),
  "max-mutating-requests-inflight": integerFlag({
    default: 200,
    description: "requests that write and are worked on at once",
  }),
  "request-timeout": durationFlag({
    default: 60_000,
    description: "how long a request may take that is not a watch or the like",
  }),
  "min-request-timeout": integerFlag({
    default: 1800,
    description: "seconds after which watches end, at least; a random time up to twice as long",
  }),
  "http2-max-streams-per-connection": integerFlag({
    default: 1000,
    description: "requests that a client may have open on one HTTP/2 connection",
  }),
  "shutdown-delay-duration": durationFlag({
    default: 0,
    description: "how long requests are still served after SIGTERM, while /readyz fails already",
  }),
  "apiserver-count": integerFlag({
    default: 1,
    description:
      "how many API servers the cluster has; one of several takes no requests over the bus before it is ready",
  }),
  "event-ttl": durationFlag({ default: 3_600_000, description: "how long Events are kept" }),
  "default-not-ready-toleration-seconds": integerFlag({
    default: 300,
    description: "toleration of notReady:NoExecute that pods get by default",
  }),
  "default-unreachable-toleration-seconds": integerFlag({
    default: 300,
    description: "toleration of unreachable:NoExecute that pods get by default",
  }),
};

await runComponent({
  name: "kube-apiserver",
  description: "Serves the Kubernetes API over HTTPS and NATS, from state in JetStream.",
  flags,
  shutdownDelayMs: (given) => given["shutdown-delay-duration"],
  run: async ({ flags: given, ...deps }) => {
    const seed = (await readFile(given["nats-seed-file"], "utf8")).trim();
    await runApiServer(
      {
        natsUrl: given["nats-url"],
        identity: given["nats-identity"],
        // An empty file: a bus without authorization, as in tests.
        seed: seed === "" ? undefined : seed,
        bindAddress: given["bind-address"],
        securePort: given["secure-port"],
        advertiseAddress: given["advertise-address"],
        tls: {
          certFile: given["tls-cert-file"],
          keyFile: given["tls-private-key-file"],
          clientCaFile: given["client-ca-file"],
        },
        serviceAccountKeyFiles: given["service-account-key-file"],
        serviceAccountSigningKeyFile: given["service-account-signing-key-file"],
        serviceRange: given["service-cluster-ip-range"],
        servicePort: given["kubernetes-service-port"],
        eventTtlMs: given["event-ttl"],
        apiServerCount: given["apiserver-count"],
        notReadyTolerationSeconds: given["default-not-ready-toleration-seconds"],
        unreachableTolerationSeconds: given["default-unreachable-toleration-seconds"],
        limits: {
          priorityAndFairness: given["enable-priority-and-fairness"],
          maxRequestsInFlight: given["max-requests-inflight"],
          maxMutatingRequestsInFlight: given["max-mutating-requests-inflight"],
          requestTimeoutMs: given["request-timeout"],
          minRequestTimeoutMs: given["min-request-timeout"] * 1000,
          maxStreamsPerConnection: given["http2-max-streams-per-connection"],
        },
        shutdown: {
          delayMs: given["shutdown-delay-duration"],
          // The rest of the grace is for what ends after the requests.
          drainMs: Math.min(given["request-timeout"], (given["shutdown-grace"] * 3) / 5),
        },
        runtimeVersion: `node${process.version.slice(1)}`,
      },
      deps,
    );
  },
});
