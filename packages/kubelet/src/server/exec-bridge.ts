import type { metav1 } from "@kubets/api";
import type { ExecStatus, ExecStream } from "@kubets/cri";
import type { Stream } from "@kubets/transport";

/** Channel bytes of exec and attach frames, see proto/kubets/node.proto. */
export const channels = { stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4, close: 255 } as const;

/** Frames on the bus may be 512 KiB; smaller ones keep a terminal lively. */
const maxFrameBytes = 64 * 1024;

/**
 * Carries bytes between a caller on the bus and a command in a container, until the command has ended and its
 * status was sent, or the caller is gone.
 */
export async function bridgeExec(caller: Stream, command: ExecStream): Promise<void> {
  const close = (): void => command.close();
  caller.signal.addEventListener("abort", close, { once: true });
  try {
    const input = pumpInput(caller, command);
    for await (const { channel, bytes } of command.output) {
      for (let start = 0; start < bytes.length; start += maxFrameBytes) {
        await caller.send(frame(channels[channel], bytes.subarray(start, start + maxFrameBytes)));
      }
    }
    const status = JSON.stringify(execStatus(await command.status));
    await caller.send(frame(channels.error, Buffer.from(status)));
    await caller.end();
    await input;
  } finally {
    caller.signal.removeEventListener("abort", close);
    command.close();
  }
}

async function pumpInput(caller: Stream, command: ExecStream): Promise<void> {
  let inputEnded = false;
  const endInput = async (): Promise<void> => {
    if (inputEnded) return;
    inputEnded = true;
    await command.stdin.end();
  };
  try {
    for await (const received of caller) {
      const data = received.subarray(1);
      switch (received[0]) {
        case channels.stdin:
          if (!inputEnded) await command.stdin.write(data);
          break;
        case channels.resize:
          resize(command, data);
          break;
        case channels.close:
          if (data[0] === channels.stdin) await endInput();
          break;
        default:
          // A channel of a later version carries nothing for us.
          break;
      }
    }
    await endInput();
  } catch {
    // Either side is gone: for the caller's the command is closed elsewhere, and a command that has ended
    // does not want its input any more.
    command.close();
  }
}

function resize(command: ExecStream, data: Uint8Array): void {
  const size: unknown = JSON.parse(Buffer.from(data).toString("utf8"));
  if (typeof size !== "object" || size === null || !("Width" in size) || !("Height" in size)) return;
  command.resize(Number(size.Width), Number(size.Height));
}

/** The last frame, in the form kubectl takes exit codes from. */
export function execStatus(status: ExecStatus): Partial<metav1.Status> {
  if (status.status === "Success") return { metadata: {}, status: "Success" };
  if (status.exitCode !== undefined && status.reason === "NonZeroExitCode") {
    return {
      metadata: {},
      status: "Failure",
      message: `command terminated with non-zero exit code: command terminated with exit code ${status.exitCode}`,
      reason: "NonZeroExitCode",
      details: { causes: [{ reason: "ExitCode", message: String(status.exitCode) }] },
    };
  }
  return {
    metadata: {},
    status: "Failure",
    message: `Internal error occurred: ${status.message ?? "error executing command in container"}`,
    reason: "InternalError",
    details: { causes: [{ message: status.message ?? "" }] },
    code: 500,
  };
}

function frame(channel: number, bytes: Uint8Array): Uint8Array {
  const framed = new Uint8Array(bytes.length + 1);
  framed[0] = channel;
  framed.set(bytes, 1);
  return framed;
}
