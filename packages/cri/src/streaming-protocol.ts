/**
 * The framing of exec, attach and port-forward between a kubelet and its runtime's streaming server:
 * WebSocket messages whose first byte is a channel (remotecommand v5.channel.k8s.io, KEP-4006).
 */

export const streamSubprotocol = "v5.channel.k8s.io";

/** exec and attach: what each channel carries. `close` half-closes the channel named in its payload. */
export const streamChannels = {
  stdin: 0,
  stdout: 1,
  stderr: 2,
  /** One metav1.Status as JSON, then the connection ends. */
  error: 3,
  /** JSON `{"Width": columns, "Height": rows}`. */
  resize: 4,
  close: 255,
} as const;

/** port-forward: both channels begin with one message that holds the port, 2 bytes little-endian. */
export const portForwardChannels = { data: 0, error: 1 } as const;

export interface ChannelFrame {
  readonly channel: number;
  readonly bytes: Uint8Array;
}

export function encodeFrame(channel: number, bytes: Uint8Array): Uint8Array {
  const frame = new Uint8Array(bytes.length + 1);
  frame[0] = channel;
  frame.set(bytes, 1);
  return frame;
}

/** undefined for an empty message, which carries nothing. */
export function decodeFrame(message: Uint8Array): ChannelFrame | undefined {
  const channel = message[0];
  return channel === undefined ? undefined : { channel, bytes: message.subarray(1) };
}
