/**
 * The CRI log format: `<RFC 3339 time> <stdout|stderr> <P|F> <text>`, one line each; P: the text goes on in the
 * next line of the same stream (kubernetes pkg/kubelet/kuberuntime/logs, v1.36).
 */
export interface CriLogLine {
  /** As written, with nanoseconds. */
  readonly timestamp: string;
  readonly stream: "stdout" | "stderr";
  readonly partial: boolean;
  /** Without the newline that ends a full line. */
  readonly content: Buffer;
}

const space = 0x20;

/** undefined for a line that is not in the format. */
export function parseCriLine(line: Buffer): CriLogLine | undefined {
  const afterTime = line.indexOf(space);
  const afterStream = line.indexOf(space, afterTime + 1);
  const afterTag = line.indexOf(space, afterStream + 1);
  if (afterTime <= 0 || afterStream < 0) return undefined;
  const stream = line.toString("latin1", afterTime + 1, afterStream);
  if (stream !== "stdout" && stream !== "stderr") return undefined;
  const tags = line.toString("latin1", afterStream + 1, afterTag < 0 ? line.length : afterTag);
  return {
    timestamp: line.toString("latin1", 0, afterTime),
    stream,
    partial: tags.split(":")[0] === "P",
    content: afterTag < 0 ? Buffer.alloc(0) : line.subarray(afterTag + 1),
  };
}
