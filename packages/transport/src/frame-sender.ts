import { TransportError } from "./transport.ts";
import { emptyBytes, maxFrameBytes, windowBytes, windowFrames } from "./wire.ts";

interface WaitingFrame {
  /** Undefined for the end of this side. */
  readonly frame: Uint8Array | undefined;
  readonly resolve: () => void;
  readonly reject: (error: TransportError) => void;
}

type Post = (kind: "d" | "n", sequence: number, body: Uint8Array) => void;

/** The sending half of a stream: numbers frames and holds them back while there is no credit or no peer. */
export class FrameSender {
  readonly #post: Post;
  readonly #waiting: WaitingFrame[] = [];
  #open = true;
  #sequence = 0;
  #sentBytes = 0;
  #creditFrames = 0;
  #creditBytes = 0;
  #endRequested = false;
  #ended = false;
  #error: TransportError | undefined;

  constructor(post: Post) {
    this.#post = post;
  }

  /** The last sequence number sent. */
  get sequence(): number {
    return this.#sequence;
  }

  /** This side has sent its end. */
  get ended(): boolean {
    return this.#ended;
  }

  get writable(): boolean {
    return (
      this.#waiting.length === 0 && !this.#endRequested && this.#error === undefined && this.#hasCredit(0)
    );
  }

  send(frame: Uint8Array): Promise<void> {
    if (this.#error !== undefined) return Promise.reject(this.#error);
    if (this.#endRequested)
      return Promise.reject(new TransportError("closed", "this side has ended the stream"));
    if (frame.length > maxFrameBytes) {
      const message = `frame of ${frame.length} bytes is over the limit of ${maxFrameBytes}`;
      return Promise.reject(new TransportError("too-large", message));
    }
    if (this.#waiting.length === 0 && this.#hasCredit(frame.length)) {
      this.#sendNow(frame);
      return Promise.resolve();
    }
    return this.#wait(frame);
  }

  /** Sends the end after the frames that wait. A second call does nothing. */
  end(): Promise<void> {
    if (this.#endRequested) return Promise.resolve();
    if (this.#error !== undefined) return Promise.reject(this.#error);
    this.#endRequested = true;
    if (this.#waiting.length > 0 || !this.#open) return this.#wait(undefined);
    this.#endNow();
    return Promise.resolve();
  }

  /** Totals the peer has consumed. Old or repeated reports change nothing. */
  credit(frames: number, bytes: number): void {
    if (frames > this.#creditFrames) this.#creditFrames = frames;
    if (bytes > this.#creditBytes) this.#creditBytes = bytes;
    this.#flush();
  }

  /** Closed while the peer may not be there. */
  setOpen(open: boolean): void {
    if (this.#open === open) return;
    this.#open = open;
    this.#flush();
  }

  fail(error: TransportError): void {
    this.#error ??= error;
    for (const waiting of this.#waiting.splice(0)) waiting.reject(this.#error);
  }

  #wait(frame: Uint8Array | undefined): Promise<void> {
    return new Promise((resolve, reject) => this.#waiting.push({ frame, resolve, reject }));
  }

  #flush(): void {
    for (let first = this.#waiting[0]; first !== undefined; first = this.#waiting[0]) {
      if (first.frame === undefined) {
        if (!this.#open) return;
        this.#endNow();
      } else {
        if (!this.#hasCredit(first.frame.length)) return;
        this.#sendNow(first.frame);
      }
      this.#waiting.shift();
      first.resolve();
    }
  }

  #hasCredit(bytes: number): boolean {
    if (!this.#open || this.#sequence - this.#creditFrames >= windowFrames) return false;
    const outstanding = this.#sentBytes - this.#creditBytes;
    return outstanding === 0 || outstanding + bytes <= windowBytes;
  }

  #sendNow(frame: Uint8Array): void {
    this.#sentBytes += frame.length;
    this.#post("d", ++this.#sequence, frame);
  }

  #endNow(): void {
    this.#ended = true;
    this.#post("n", ++this.#sequence, emptyBytes);
  }
}
