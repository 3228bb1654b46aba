/** Where in an object something is, as Kubernetes writes it: `spec.containers[0].image`, `data[key]`. */
export class FieldPath {
  readonly #text: string | undefined;

  private constructor(text: string | undefined) {
    this.#text = text;
  }

  /** The path of a field of the root, or of a field below it. */
  static of(first: string, ...more: readonly string[]): FieldPath {
    return new FieldPath([first, ...more].join("."));
  }

  /** The root itself; it prints as `<nil>`. */
  static readonly root = new FieldPath(undefined);

  child(...names: readonly string[]): FieldPath {
    const below = names.join(".");
    return new FieldPath(this.#text === undefined ? below : `${this.#text}.${below}`);
  }

  index(index: number): FieldPath {
    return this.key(String(index));
  }

  key(key: string): FieldPath {
    return new FieldPath(`${this.#text ?? ""}[${key}]`);
  }

  toString(): string {
    return this.#text ?? "<nil>";
  }
}
