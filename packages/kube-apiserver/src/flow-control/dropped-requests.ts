const longestSeconds = 32;

/**
 * How long refused clients are asked to wait, in seconds: doubled while many are refused, lowered step by step when
 * few are (after apiserver's flowcontrol, v1.36).
 */
export class DroppedRequests {
  #history: { readonly second: number; readonly count: number }[] = [];
  #second = 0;
  #count = 0;
  #retryAfter = 1;
  #raisedAt = 0;

  get retryAfterSeconds(): number {
    return this.#retryAfter;
  }

  record(nowMs: number): void {
    const second = Math.floor(nowMs / 1000);
    if (second === this.#second) {
      this.#count++;
      return;
    }
    const kept = Math.min(2 * this.#retryAfter, longestSeconds);
    this.#history.push({ second: this.#second, count: this.#count });
    this.#history = this.#history.filter((entry) => this.#second - entry.second <= kept);
    this.#second = second;
    this.#count = 1;
    this.#adjust();
  }

  #adjust(): void {
    const now = this.#second;
    const wait = this.#retryAfter;
    let dropped = 0;
    for (const { second, count } of this.#history) if (now - second <= wait) dropped += count;
    if (now - this.#raisedAt >= wait && dropped >= 3 * wait) {
      this.#retryAfter = Math.min(2 * wait, longestSeconds);
      this.#raisedAt = now;
    } else if (dropped < wait && wait > 1) {
      this.#retryAfter = wait - 1;
    }
  }
}
