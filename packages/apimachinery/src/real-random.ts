import { randomBytes, randomUUID } from "node:crypto";
import type { Random } from "./random.ts";

/** The machine's randomness. Built once per process, in `main.ts`, and passed down. */
export class RealRandom implements Random {
  float(): number {
    return Math.random();
  }

  uuid(): string {
    return randomUUID();
  }

  bytes(length: number): Uint8Array {
    return randomBytes(length);
  }
}
