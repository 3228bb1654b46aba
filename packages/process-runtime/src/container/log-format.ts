/**
 * The CRI log format: `<time> <stream> <tag> <content>`, one record per line, tag F for a whole line and
 * P for a part of one (kubelet CRI logging format, KEP and `kubelet/kuberuntime/logs` v1.36).
 */
import { formatTime } from "@kubets/apimachinery";

export type LogStream = "stdout" | "stderr";

/** A longer line is cut into P records of this size, as containerd does. */
export const maxLineBytes = 16 * 1024;

const newline = 0x0a;

/** RFC 3339 with nine digits, UTC. */
export function formatLogTime(epochMs: number): string {
  const nanoseconds = Math.floor((epochMs - Math.floor(epochMs / 1000) * 1000) * 1e6);
  return `${formatTime(epochMs).slice(0, 19)}.${String(nanoseconds).padStart(9, "0")}Z`;
}

/**
 * Cuts one stream of a container's output into records. Bytes without a newline at their end are kept
 * until more come, or until `flush`.
 */
export class LogRecords {
  readonly #stream: LogStream;
  #pending: Buffer = Buffer.alloc(0);

  constructor(stream: LogStream) {
    this.#stream = stream;
  }

  get hasPending(): boolean {
    return this.#pending.length > 0;
  }

  #record(epochMs: number, tag: "F" | "P", content: Uint8Array): Uint8Array[] {
    return [Buffer.from(`${formatLogTime(epochMs)} ${this.#stream} ${tag} `), content, Buffer.of(newline)];
  }

  /** The records these bytes complete. */
  push(bytes: Uint8Array, epochMs: number): Buffer {
    let rest = this.#pending.length === 0 ? Buffer.from(bytes) : Buffer.concat([this.#pending, bytes]);
    const parts: Uint8Array[] = [];
    for (;;) {
      const end = rest.indexOf(newline);
      if (end >= 0 && end <= maxLineBytes) {
        parts.push(...this.#record(epochMs, "F", rest.subarray(0, end)));
        rest = rest.subarray(end + 1);
      } else if (rest.length > maxLineBytes) {
        parts.push(...this.#record(epochMs, "P", rest.subarray(0, maxLineBytes)));
        rest = rest.subarray(maxLineBytes);
      } else break;
    }
    this.#pending = Buffer.from(rest);
    return Buffer.concat(parts);
  }

  /** What is pending, as a record: P while the container runs, F when nothing can follow. */
  flush(epochMs: number, tag: "F" | "P"): Buffer {
    if (!this.hasPending) return Buffer.alloc(0);
    const record = Buffer.concat(this.#record(epochMs, tag, this.#pending));
    this.#pending = Buffer.alloc(0);
    return record;
  }
}
