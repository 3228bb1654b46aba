/** What every answer must be, whatever was asked. */
import { decodeObject, definitionOfKind, encodeObject, isEnvelope, normalizeJSON } from "@kubets/api";
import { canonicalJson } from "@kubets/apimachinery";
import type { FuzzRequest } from "./requests.ts";

export interface FuzzAnswer {
  readonly code: number;
  readonly contentType: string;
  readonly body: Uint8Array;
}

/** What talks to nodes, of which there are none, may say so. */
const reachesNodes = /\/(proxy|exec|attach|portforward|log)(\/|\?|$)/;

/** What is wrong with an answer; undefined when it is as it should be. */
export function problemOf(request: FuzzRequest, answer: FuzzAnswer): string | undefined {
  const { code } = answer;
  if (code < 200 || code > 599) return `code ${String(code)}`;
  // A resourceVersion from the future is waited for.
  if (code === 504 && textOf(answer).includes("Too large resource version")) return undefined;
  if (code >= 500 && !(code !== 500 && reachesNodes.test(request.path)))
    return `code ${String(code)}: ${textOf(answer)}`;
  if (request.method === "HEAD" || code === 304) return undefined;
  return code >= 400 ? statusProblem(answer) : bodyProblem(request, answer);
}

function statusProblem(answer: FuzzAnswer): string | undefined {
  const { problem, value } = decoded(answer);
  if (problem !== undefined) return problem;
  const { kind, apiVersion, status, code, message, reason } = value as Readonly<Record<string, unknown>>;
  const whole = textOf(answer);
  if (kind !== "Status" || apiVersion !== "v1" || status !== "Failure") return `no failure Status: ${whole}`;
  if (code !== answer.code)
    return `the Status says ${String(code)}, the answer ${String(answer.code)}: ${whole}`;
  if (typeof message !== "string" || message === "") return `no message: ${whole}`;
  if (
    /\bundefined\b|\[object Object\]|NaN|is not a function|Cannot read prop/.test(message) &&
    !/\\"|quot/.test(message)
  )
    return `the message speaks of JavaScript: ${whole}`;
  return typeof reason === "string" || code === 422 || code === 500 ? undefined : `no reason: ${whole}`;
}

function bodyProblem(request: FuzzRequest, answer: FuzzAnswer): string | undefined {
  if (!/json|protobuf/.test(answer.contentType)) return undefined;
  const { problem, value } = decoded(answer);
  if (problem !== undefined || request.method === "GET") return problem;
  return canonicalProblem(value);
}

/** What is answered to a write is in canonical form, and the same in both encodings. */
function canonicalProblem(value: unknown): string | undefined {
  const { apiVersion, kind, items } = Object(value) as Partial<Kinded & { readonly items: unknown }>;
  // The items of lists do not say their kind in JSON.
  if (apiVersion === undefined || kind === undefined || items !== undefined) return undefined;
  if (definitionOfKind(apiVersion, kind) === undefined) return undefined;
  const { object, errors } = normalizeJSON(apiVersion, kind, value);
  if (errors.length > 0) return `not readable again: ${errors.join(", ")}`;
  if (!isSame(object, value)) return `not canonical: ${difference(value, object)}`;
  const again = decodeObject(encodeObject({ ...Object(value), apiVersion, kind } as Kinded));
  return isSame(again, value) ? undefined : `other in protobuf: ${difference(value, again)}`;
}

/** As JSON says it: fields that a newer client may have sent in protobuf are nowhere in that. */
function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

type Kinded = { readonly apiVersion: string; readonly kind: string };

/** Both, from where they begin to differ. */
function difference(one: unknown, other: unknown): string {
  const [a, b] = [canonicalJson(one), canonicalJson(other)];
  const at = a.split("").findIndex((unit, index) => unit !== b[index]);
  const from = Math.max(0, at - 40);
  return `${a.slice(from, at + 120)} | ${b.slice(from, at + 120)}`;
}

function decoded(answer: FuzzAnswer): { readonly problem?: string; readonly value?: unknown } {
  const { body, contentType } = answer;
  try {
    if (contentType.startsWith("application/vnd.kubernetes.protobuf")) {
      if (!isEnvelope(body)) return { problem: `no protobuf envelope: ${textOf(answer)}` };
      return { value: decodeObject(body) };
    }
    if (contentType.startsWith("application/yaml")) return { value: yamlStatus(body) };
    return { value: JSON.parse(Buffer.from(body).toString("utf8")) as unknown };
  } catch (err: unknown) {
    return { problem: `unreadable (${contentType}, ${String(err)}): ${textOf(answer)}` };
  }
}

/** Top-level scalars of a Status are enough. */
function yamlStatus(body: Uint8Array): unknown {
  const lines = Buffer.from(body).toString("utf8").split("\n");
  const scalars = lines.flatMap(
    (line) => /^(kind|apiVersion|status|code|message|reason): *(.*)$/.exec(line)?.slice(1, 3) ?? [],
  );
  const pairs = Array.from(
    { length: scalars.length / 2 },
    (_, i) => [scalars[2 * i], scalars[2 * i + 1]] as const,
  );
  const status = Object.fromEntries(pairs.map(([key = "", value = ""]) => [key, value]));
  return { ...status, code: Number(status["code"]) };
}

function textOf({ body }: FuzzAnswer): string {
  return Buffer.from(body).toString("utf8").slice(0, 600);
}
