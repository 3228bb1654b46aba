/** Channels of exec and attach, numbered as in Kubernetes' WebSocket subprotocols and in proto/kubets/node.proto. */
export const channels = { stdin: 0, stdout: 1, stderr: 2, error: 3, resize: 4, close: 255 } as const;

export interface ChannelFrame {
  readonly channel: number;
  readonly data: Uint8Array;
}

export function encodeChannelFrame({ channel, data }: ChannelFrame): Uint8Array {
  const frame = new Uint8Array(data.length + 1);
  frame[0] = channel;
  frame.set(data, 1);
  return frame;
}

/** Undefined for an empty frame. */
export function decodeChannelFrame(frame: Uint8Array): ChannelFrame | undefined {
  const channel = frame[0];
  return channel === undefined ? undefined : { channel, data: frame.subarray(1) };
}
