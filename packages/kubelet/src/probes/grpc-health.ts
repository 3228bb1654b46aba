import * as grpc from "@grpc/grpc-js";
import protobuf from "protobufjs/minimal.js";

const servingStatus = 1;

/** Asks a server's `grpc.health.v1.Health` for a service. Never rejects. */
export async function checkGrpcHealth(target: {
  readonly host: string;
  readonly port: number;
  readonly service: string;
  readonly deadlineMs: number;
}): Promise<{ readonly result: "success" | "failure"; readonly message: string }> {
  const address = `${target.host}:${target.port}`;
  const client = new grpc.Client(address, grpc.credentials.createInsecure());
  try {
    const status = await check(client, target.service, target.deadlineMs);
    if (status === servingStatus) return { result: "success", message: "service healthy" };
    return {
      result: "failure",
      message: `service unhealthy (responded with "${statusNames[status] ?? "UNKNOWN"}")`,
    };
  } catch (err: unknown) {
    return { result: "failure", message: failureText(err, address) };
  } finally {
    client.close();
  }
}

const statusNames: readonly string[] = ["UNKNOWN", "SERVING", "NOT_SERVING", "SERVICE_UNKNOWN"];

function check(client: grpc.Client, service: string, deadlineMs: number): Promise<number> {
  return new Promise((resolve, reject) => {
    client.makeUnaryRequest<string, number>(
      "/grpc.health.v1.Health/Check",
      (name) => Buffer.from(protobuf.Writer.create().uint32(10).string(name).finish()),
      decodeStatus,
      service,
      { deadline: deadlineMs },
      (err, status) => (err ? reject(err) : resolve(status ?? 0)),
    );
  });
}

function decodeStatus(bytes: Buffer): number {
  const reader = protobuf.Reader.create(bytes);
  let status = 0;
  while (reader.pos < reader.len) {
    const tag = reader.uint32();
    if (tag >>> 3 === 1) status = reader.int32();
    else reader.skipType(tag & 7);
  }
  return status;
}

function failureText(err: unknown, address: string): string {
  const code = err instanceof Error && "code" in err ? err.code : undefined;
  if (code === grpc.status.UNIMPLEMENTED) {
    return `error: this server does not implement the grpc health protocol (grpc.health.v1.Health)`;
  }
  if (code === grpc.status.DEADLINE_EXCEEDED) return `timeout: health rpc did not complete within its time`;
  if (code === grpc.status.UNAVAILABLE) return `error: failed to connect to ${address}`;
  return err instanceof Error ? `error: health rpc probe failed: ${err.message}` : String(err);
}
