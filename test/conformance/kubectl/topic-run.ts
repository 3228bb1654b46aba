/** Runs the command lines of one topic with one kubectl, in a namespace and a folder of their own. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { execa } from "execa";
import { parseDocument } from "yaml";
import { eventually } from "../../framework/eventually.ts";
import type { KubectlBinary, Outcome } from "../../framework/kubectl.ts";
import { difference, linesOf } from "./compare.ts";
import { includes } from "./transcript.ts";
import type { Stream, Transcript, TranscriptStep } from "./transcript.ts";

const fixtures = fileURLToPath(new URL("fixtures", import.meta.url));
const stepLimitSeconds = 60;
const pollLimitMs = 30_000;

/** `failure` is empty when the row printed what it should. */
export interface RowResult {
  readonly failure: string;
}

export interface TopicRunOptions {
  readonly transcript: Transcript;
  readonly kubectl: KubectlBinary;
  readonly kubeconfig: string;
  /** Kept between topics, so that each kubectl asks for discovery once. */
  readonly cacheDir: string;
}

export class TopicRun implements Disposable {
  readonly #options: TopicRunOptions;
  readonly #namespace: string;
  readonly #folder = mkdtempSync(join(tmpdir(), "kubets-topic-"));

  constructor(options: TopicRunOptions) {
    this.#options = options;
    this.#namespace = `v${options.kubectl.minor}-${options.transcript.topic}`;
    this.#prepareFolder();
  }

  /** Calls `done` for each step that is a row for this version, in order. */
  async run(done: (step: TranscriptStep, result: RowResult) => void): Promise<void> {
    let broken = await this.#prepare(`kubectl create namespace ${this.#namespace} -o name`);
    for (const step of this.#options.transcript.steps) {
      if (!includes(step.versions, this.#options.kubectl.minor)) continue;
      if (step.kind === "prepare") broken ||= await this.#prepare(step.command);
      else done(step, { failure: broken || (await this.#check(step)) });
    }
    // What the topic left running is in nobody's way, but takes part of the machine.
    await this.#execute(`kubectl delete namespace ${this.#namespace} --wait=false`);
  }

  [Symbol.dispose](): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #prepareFolder(): void {
    const { kubectl, kubeconfig } = this.#options;
    cpSync(fixtures, join(this.#folder, "work"), { recursive: true });
    for (const entry of readdirSync(join(this.#folder, "work"), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = join(entry.parentPath, entry.name);
      writeFileSync(file, this.#fill(readFileSync(file, "utf8")));
    }
    mkdirSync(join(this.#folder, "bin"));
    symlinkSync(kubectl.path, join(this.#folder, "bin", "kubectl"));
    const config = parseDocument(readFileSync(kubeconfig, "utf8"));
    config.setIn(["contexts", 0, "context", "namespace"], this.#namespace);
    writeFileSync(join(this.#folder, "kubeconfig"), config.toString());
  }

  async #prepare(command: string): Promise<string> {
    const { exitCode, stdout, stderr } = await this.#execute(command);
    return exitCode === 0 ? "" : `could not prepare: ${command}\nexit code ${exitCode}\n${stdout}\n${stderr}`;
  }

  async #check(step: TranscriptStep): Promise<string> {
    if (step.kind === "row") return this.#judge(step, await this.#execute(step.command));
    let failure = "";
    try {
      await eventually(
        async () => {
          failure = this.#judge(step, await this.#execute(step.command));
          if (failure !== "") throw new Error(failure);
        },
        { withinMs: pollLimitMs, everyMs: 300, what: step.command },
      );
    } catch (err: unknown) {
      return failure === "" ? String(err) : `not within ${pollLimitMs} ms: ${failure}`;
    }
    return "";
  }

  #judge(step: TranscriptStep, outcome: Outcome): string {
    const { minor } = this.#options.kubectl;
    const code = step.exitCodes.find(({ versions }) => includes(versions, minor))?.code ?? 0;
    const expected = (stream: Stream): readonly string[] =>
      step.output
        .filter((line) => line.stream === stream && includes(line.versions, minor))
        .map(({ text }) => this.#fill(text));
    const parts: (readonly [string, string])[] = [
      ["exit code", code === outcome.exitCode ? "" : `- ${code}\n+ ${outcome.exitCode}`],
      ["stdout", difference(expected("stdout"), linesOf(outcome.stdout))],
      ["stderr", difference(expected("stderr"), linesOf(outcome.stderr))],
    ];
    const wrong = parts.filter(([, text]) => text !== "");
    if (wrong.length === 0) return "";
    const where = `topics/${this.#options.transcript.topic}.txt:${step.line}, kubectl 1.${minor} (- expected, + found)`;
    return [where, `$ ${step.command}`, ...wrong.map(([name, text]) => `--- ${name}\n${text}`)].join("\n");
  }

  async #execute(command: string): Promise<Outcome> {
    const { cacheDir, kubectl } = this.#options;
    const limited = ["--kill-after=5", String(stepLimitSeconds), "bash", "-c"];
    // What a command leaves in the background ends with it.
    const script = `trap 'kill $(jobs -p) 2>/dev/null' EXIT\n${command}`;
    const result = await execa("timeout", [...limited, script], {
      reject: false,
      stdin: "ignore",
      cwd: join(this.#folder, "work"),
      stripFinalNewline: false,
      env: {
        HOME: this.#folder,
        NS: this.#namespace,
        PATH: [join(this.#folder, "bin"), join(this.#folder, "work", "bin"), process.env["PATH"]].join(":"),
        KUBECONFIG: join(this.#folder, "kubeconfig"),
        KUBECACHEDIR: join(cacheDir, String(kubectl.minor)),
        TZ: "UTC",
        LC_ALL: "C",
      },
    });
    return { exitCode: result.exitCode ?? -1, stdout: result.stdout, stderr: result.stderr };
  }

  #fill(text: string): string {
    return text.replaceAll(/\$NS\b/g, this.#namespace);
  }
}
