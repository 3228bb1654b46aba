/** Requests over TLS, as broken as the protocols let them be: HTTP/1.1 written by hand, and HTTP/2. */
import { connect as connectHttp2 } from "node:http2";
import type { ClientHttp2Session } from "node:http2";
import { connect } from "node:tls";
import type { TestFront } from "@kubets/kube-apiserver/testing";
import type { FuzzAnswer } from "./oracle.ts";
import type { FuzzRequest } from "./requests.ts";

/** Longer than any request may take. */
const patienceMs = 20_000;

/** How an answer came, or why there is none: `closed` when the connection ended without one. */
export type Heard = FuzzAnswer | "closed" | "hangs";

/** Sends bytes as they are on a connection of their own, and reads what comes until the server has done. */
export function sayRaw(front: TestFront, bytes: Uint8Array): Promise<Heard> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: "127.0.0.1", port: front.port, ca: front.ca, ...front.admin });
    const timer = setTimeout(() => finish("hangs"), patienceMs);
    const finish = (heard: Heard): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(heard);
    };
    socket.on("data", (chunk: Buffer) => {
      chunks.push(chunk);
      const answer = parseAnswer(Buffer.concat(chunks), false);
      if (answer) finish(answer);
    });
    socket.once("error", () => finish("closed"));
    socket.once("close", () => finish(parseAnswer(Buffer.concat(chunks), true) ?? "closed"));
    socket.once("secureConnect", () => socket.write(bytes));
  });
}

/** A request in HTTP/1.1. A watch, which would go on, is left after its head. */
export function sayHttp1(front: TestFront, request: FuzzRequest): Promise<Heard> {
  const { method, path, headers, body } = request;
  const lines = [`${method} ${path} HTTP/1.1`, "Host: 127.0.0.1", "Connection: close"];
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  if (body) lines.push(`Content-Length: ${String(body.length)}`);
  return sayRaw(
    front,
    Buffer.concat([Buffer.from(`${lines.join("\r\n")}\r\n\r\n`, "latin1"), body ?? Buffer.alloc(0)]),
  );
}

export function openHttp2(front: TestFront): ClientHttp2Session {
  const session = connectHttp2(`https://127.0.0.1:${String(front.port)}`, { ca: front.ca, ...front.admin });
  // What fails is seen by the requests.
  session.on("error", () => undefined);
  return session;
}

export function sayHttp2(session: ClientHttp2Session, request: FuzzRequest): Promise<Heard> {
  const { method, path, headers, body } = request;
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    const stream = session.request({ ":method": method, ":path": path, ...headers }, { endStream: !body });
    const timer = setTimeout(() => finish("hangs"), patienceMs);
    let head = { code: 0, contentType: "" };
    const finish = (heard: Heard): void => {
      clearTimeout(timer);
      stream.destroy();
      resolve(heard);
    };
    const answer = (): FuzzAnswer => ({ ...head, body: Buffer.concat(chunks) });
    stream.once("response", (answered) => {
      const contentType = answered["content-type"] ?? "";
      head = { code: answered[":status"] ?? 0, contentType };
      if (answered["content-length"] === undefined && /[?&]watch=|\/watch\//.test(path)) finish(answer());
    });
    stream.on("data", (chunk: Buffer) => chunks.push(chunk));
    stream.once("end", () => finish(answer()));
    stream.once("error", () => finish("closed"));
    if (body) stream.end(body);
  });
}

/** The answer in what was read; undefined while more must come, unless the connection has `ended`. */
function parseAnswer(bytes: Buffer, ended: boolean): FuzzAnswer | undefined {
  const split = bytes.indexOf("\r\n\r\n");
  if (split < 0) return undefined;
  const [first = "", ...lines] = bytes.subarray(0, split).toString("latin1").split("\r\n");
  const headers = new Map(
    lines.map((line) => [
      line.slice(0, line.indexOf(":")).toLowerCase(),
      line.slice(line.indexOf(":") + 1).trim(),
    ]),
  );
  const code = Number(first.split(" ")[1]);
  const contentType = headers.get("content-type") ?? "";
  const raw = bytes.subarray(split + 4);
  const length = headers.get("content-length");
  if (length !== undefined) {
    if (raw.length < Number(length) && !ended) return undefined;
    return { code, contentType, body: raw };
  }
  if (headers.get("transfer-encoding") !== "chunked") return { code, contentType, body: raw };
  const body = unchunked(raw);
  if (body) return { code, contentType, body };
  // A stream that goes on: its head is enough.
  return { code: code < 300 ? 299 : code, contentType: "", body: raw };
}

/** The body of chunks, or undefined when the last one is not there. */
function unchunked(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const end = bytes.indexOf("\r\n", at);
    if (end < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, end).toString("latin1"), 16);
    if (size === 0) return Buffer.concat(chunks);
    if (end + 2 + size > bytes.length) return undefined;
    chunks.push(bytes.subarray(end + 2, end + 2 + size));
    at = end + 2 + size + 2;
  }
}
