/** A range of IPv4 addresses in CIDR notation. Only host addresses are given out: not the first, not the last. */
export class IpRange {
  readonly text: string;
  readonly #base: number;
  readonly #size: number;

  private constructor(text: string, base: number, size: number) {
    this.text = text;
    this.#base = base;
    this.#size = size;
  }

  /** Throws when `text` is no IPv4 CIDR that holds at least one host. */
  static parse(text: string): IpRange {
    const [address = "", bits = ""] = text.split("/");
    const number = parseIp(address);
    const prefix = /^\d{1,2}$/.test(bits) ? Number(bits) : NaN;
    if (number === undefined || !(prefix >= 8 && prefix <= 30))
      throw new Error(`${text} is not an IPv4 range`);
    const size = 2 ** (32 - prefix);
    return new IpRange(text, number - (number % size), size);
  }

  /** Addresses that can be given out. */
  get hosts(): number {
    return this.#size - 2;
  }

  /** The host address with this index, from 0. */
  host(index: number): string {
    return formatIp(this.#base + 1 + index);
  }

  /** Whether it is one of the host addresses. */
  holds(ip: string): boolean {
    const number = parseIp(ip);
    if (number === undefined) return false;
    return number > this.#base && number < this.#base + this.#size - 1;
  }

  /**
   * Addresses below this index are given only to those who ask for them by name (Kubernetes' rule: a sixteenth,
   * at least 16 and at most 256).
   */
  get reserved(): number {
    if (this.hosts < 32) return 0;
    return Math.min(256, Math.max(16, Math.floor(this.#size / 16)));
  }
}

function parseIp(text: string): number | undefined {
  const parts = text.split(".");
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) < 256))
    return undefined;
  return parts.reduce((sum, part) => sum * 256 + Number(part), 0);
}

function formatIp(number: number): string {
  return [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join(".");
}
