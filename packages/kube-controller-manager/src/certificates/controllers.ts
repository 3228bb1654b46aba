/** Certificates for requests that are approved, and the end of requests nobody needs any more. */
import { isNotFound, parseTime, pause } from "@kubets/apimachinery";
import { resources } from "@kubets/api";
import type { certificatesv1 } from "@kubets/api";
import { splitKey } from "@kubets/client";
import type { Controller, ControllerContext } from "../framework/controller.ts";
import { createQueueController } from "../framework/queue-controller.ts";
import type * as Signer from "./signer.ts";
import { signers } from "./signers.ts";

type Request = certificatesv1.CertificateSigningRequest;
type Status = Request["status"];

/** The signing code reads X.509, which few clusters need: it is loaded with the first request. */
const loadSigner = async (): Promise<typeof Signer> => import("./signer.ts");

/** Signs what is approved, for the signers of kubernetes.io. Without an authority it signs nothing. */
export function createSigningController(context: ControllerContext): Controller {
  const { client, clock, informers, options, random } = context;
  const requests = informers.informer(resources.certificatesigningrequests);
  const resource = client.resource(resources.certificatesigningrequests);
  const { signing } = options;

  const outcome = async (request: Request): Promise<Partial<Status> | undefined> => {
    const { spec, status } = request;
    const problemOf = signers.get(spec.signerName);
    if (!signing || !problemOf) return undefined;
    const { factsOf, sign } = await loadSigner();
    const pem = Buffer.from(spec.request, "base64").toString("latin1");
    const usages = spec.usages ?? [];
    const problem = problemOf(factsOf(pem), usages);
    if (problem !== undefined) {
      const failed = {
        type: "Failed",
        status: "True",
        reason: "SignerValidationFailure",
        message: problem,
      } as const;
      return { conditions: [...(status.conditions ?? []), failed] };
    }
    const lifeMs = lifeOf(spec.expirationSeconds, signing.durationMs);
    const certificate = await sign(pem, { authority: signing, usages, lifeMs, nowMs: clock.now(), random });
    return { certificate: Buffer.from(certificate).toString("base64") };
  };

  return createQueueController({
    name: "certificatesigningrequest-signing-controller",
    context,
    subscribe: (queue) => {
      const enqueue = ({ metadata }: Request): void => queue.add(metadata.name ?? "");
      return [requests.addHandler({ onAdd: enqueue, onUpdate: enqueue })];
    },
    sync: async (key, { signal }) => {
      const request = requests.lister.get("", splitKey(key).name);
      if (!request || !isApproved(request) || has(request, "Failed") || isIssued(request)) return;
      const change = await outcome(request);
      if (!change) return;
      try {
        await resource.updateStatus({ ...request, status: { ...request.status, ...change } }, { signal });
      } catch (err: unknown) {
        if (!isNotFound(err)) throw err;
      }
    },
  });
}

const shortestMs = 10 * 60_000;

function lifeOf(seconds: number | undefined, longestMs: number): number {
  return seconds === undefined ? longestMs : Math.min(longestMs, Math.max(shortestMs, seconds * 1000));
}

function has({ status }: Request, type: string): boolean {
  return (status.conditions ?? []).some((condition) => condition.type === type);
}

function isApproved(request: Request): boolean {
  return has(request, "Approved") && !has(request, "Denied");
}

function isIssued({ status }: Request): boolean {
  return (status.certificate ?? "") !== "";
}

const hourMs = 3_600_000;
/** How long requests stay once they are decided or failed, and without any decision. */
const decidedMs = hourMs;
const pendingMs = 24 * hourMs;

/** Deletes signing requests that have served their purpose or never will. */
export function createSigningCleaner(context: ControllerContext): Controller {
  const { client, clock, informers, logger } = context;
  const requests = informers.informer(resources.certificatesigningrequests);
  const resource = client.resource(resources.certificatesigningrequests);

  const clean = async (request: Request, signal: AbortSignal): Promise<void> => {
    const { name = "", uid = "" } = request.metadata;
    try {
      if (!isPast(request, clock.now()) && !(await isExpired(request, clock.now()))) return;
      await resource.delete(name, { signal, preconditions: { uid } });
      logger.info({ request: name }, "Cleaned signing request");
    } catch (err: unknown) {
      if (isNotFound(err)) return;
      signal.throwIfAborted();
      logger.debug({ request: name, err }, "Could not clean signing request");
    }
  };

  return {
    name: "certificatesigningrequest-cleaner-controller",
    run: async ({ signal }) => {
      while (!signal.aborted) {
        for (const request of requests.lister.list()) await clean(request, signal);
        // The signal ends the wait, and with it the loop.
        await pause(clock, hourMs, signal);
      }
    },
  };
}

function isPast(request: Request, nowMs: number): boolean {
  const { conditions = [] } = request.status;
  if (conditions.length === 0) return isOlder(request.metadata.creationTimestamp, nowMs - pendingMs);
  return conditions.some(({ type, lastUpdateTime }) => {
    const isOver = type === "Denied" || type === "Failed" || (type === "Approved" && isIssued(request));
    return isOver && isOlder(lastUpdateTime, nowMs - decidedMs);
  });
}

function isOlder(time: string | null | undefined, thanMs: number): boolean {
  return (time ?? "") !== "" && parseTime(time ?? "") < thanMs;
}

async function isExpired(request: Request, nowMs: number): Promise<boolean> {
  if (!isIssued(request) || !has(request, "Approved")) return false;
  const { endOf } = await loadSigner();
  return endOf(Buffer.from(request.status.certificate ?? "", "base64").toString("latin1")) < nowMs;
}
