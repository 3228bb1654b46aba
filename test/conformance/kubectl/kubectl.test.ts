/**
 * The table of kubectl's command lines: every topic with every kubectl on this machine from 1.27 on, against one
 * cluster. `KUBECTL_VERSIONS=33` and `KUBECTL_TOPICS=label,get` choose among them.
 */
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execaSync } from "execa";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { TestCluster } from "../../framework/cluster.ts";
import { findKubectls } from "../../framework/kubectl.ts";
import type { KubectlBinary } from "../../framework/kubectl.ts";
import { TopicRun } from "./topic-run.ts";
import type { RowResult } from "./topic-run.ts";
import { includes, parseTranscript } from "./transcript.ts";
import type { Transcript, TranscriptStep } from "./transcript.ts";

/** One topic with one kubectl; its rows are answered in order while it runs. */
class Job {
  readonly transcript: Transcript;
  readonly kubectl: KubectlBinary;
  readonly #results = new Map<TranscriptStep, PromiseWithResolvers<RowResult>>();

  constructor(transcript: Transcript, kubectl: KubectlBinary) {
    this.transcript = transcript;
    this.kubectl = kubectl;
    for (const step of transcript.steps)
      if (step.kind !== "prepare") this.#results.set(step, Promise.withResolvers());
  }

  async result(step: TranscriptStep): Promise<RowResult | undefined> {
    return await this.#results.get(step)?.promise;
  }

  async run(kubeconfig: string, cacheDir: string): Promise<void> {
    const { transcript, kubectl } = this;
    try {
      using run = new TopicRun({ transcript, kubectl, kubeconfig, cacheDir });
      await run.run((step, result) => this.#results.get(step)?.resolve(result));
    } catch (err: unknown) {
      // The rows that have no result say why.
      for (const result of this.#results.values()) result.resolve({ failure: String(err) });
    }
  }
}

const folder = fileURLToPath(new URL("topics", import.meta.url));
const chosen = process.env["KUBECTL_TOPICS"]?.split(",");
const transcripts = readdirSync(folder)
  .map((file) => parseTranscript(file.replace(/\.txt$/, ""), readFileSync(join(folder, file), "utf8")))
  .filter(({ topic }) => chosen === undefined || chosen.includes(topic));
const kubectls = await findKubectls();
const jobs = kubectls.flatMap((kubectl) => transcripts.map((transcript) => new Job(transcript, kubectl)));
const missing = new Set(transcripts.flatMap(({ needs }) => needs).filter((program) => !isThere(program)));
const runnable = jobs.filter((job) => missingFor(job).length === 0);
// In the order of the tests below, which wait for their results.
const shared = runnable.filter(({ transcript }) => !transcript.exclusive);
const exclusive = runnable.filter(({ transcript }) => transcript.exclusive);

let cluster: TestCluster;
let finished: Promise<void>;

beforeAll(async () => {
  cluster = await TestCluster.up("--nodes", "2");
  finished = runAll();
});
afterAll(async () => {
  await finished;
  await cluster[Symbol.asyncDispose]();
});

it("finds kubectl 1.27 or newer", () => expect(kubectls.length).toBeGreaterThan(0));

describe.each(kubectls)("kubectl 1.$minor", (kubectl) => {
  const own = jobs.filter((job) => job.kubectl === kubectl && !job.transcript.exclusive);
  for (const job of own) describeJob(job);
});

// Topics that have the cluster to themselves come last.
describe.each(kubectls)("kubectl 1.$minor alone", (kubectl) => {
  const own = jobs.filter((job) => job.kubectl === kubectl && job.transcript.exclusive);
  for (const job of own) describeJob(job);
});

function describeJob(job: Job): void {
  describe(job.transcript.topic, () => {
    for (const step of job.transcript.steps.filter(({ kind }) => kind !== "prepare")) {
      const title = `${step.title} (line ${step.line})`;
      it(title, { timeout: 300_000 }, async (context) => {
        const reason = skipReason(job, step);
        if (reason !== undefined) context.skip(reason);
        const result = await job.result(step);
        if (result?.failure !== "") expect.fail(result?.failure ?? "the row did not run");
      });
    }
  });
}

function skipReason(job: Job, step: TranscriptStep): string | undefined {
  const { from, to } = step.versions;
  if (!includes(step.versions, job.kubectl.minor)) return `only for kubectl 1.${from} to 1.${to}`;
  const programs = missingFor(job);
  return programs.length === 0 ? undefined : `needs ${programs.join(", ")}`;
}

function missingFor(job: Job): readonly string[] {
  return job.transcript.needs.filter((program) => missing.has(program));
}

function isThere(program: string): boolean {
  return execaSync("bash", ["-c", `command -v ${program}`], { reject: false }).exitCode === 0;
}

/** Two topics at a time, then the exclusive ones one by one. */
async function runAll(): Promise<void> {
  const { kubeconfig, dataDir } = cluster;
  const queue = [...shared];
  const work = async (): Promise<void> => {
    for (let job = queue.shift(); job !== undefined; job = queue.shift())
      await job.run(kubeconfig, join(dataDir, "kubectl-cache"));
  };
  await Promise.all([work(), work()]);
  for (const job of exclusive) await job.run(kubeconfig, join(dataDir, "kubectl-cache"));
}
