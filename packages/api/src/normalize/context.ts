/** Where the walk through a body is, and what it has found. */
export class NormalizeContext {
  readonly unknownFields: string[] = [];
  readonly errors: string[] = [];
  /** Unknown fields below a type that reads its own JSON go unnoticed, as in Go. */
  #lenient = 0;
  /** With indexes and map keys, for unknown fields. */
  readonly #path: string[] = [];
  /** Field names only, as Go has them in messages about types. */
  readonly #fields: string[] = [];
  #struct = "";
  readonly #numbers: ReadonlyMap<string, string>;

  constructor(numbers: ReadonlyMap<string, string>) {
    this.#numbers = numbers;
  }

  /** How the number here was written, where its value does not say. */
  get written(): string | undefined {
    return this.#numbers.size === 0 ? undefined : this.#numbers.get(this.#path.join(""));
  }

  /** Walks into a field of a struct. */
  field<T>(struct: string, name: string, walk: () => T): T {
    const outer = this.#struct;
    this.#struct = struct;
    this.#fields.push(name);
    this.#path.push(this.#path.length === 0 ? name : `.${name}`);
    try {
      return walk();
    } finally {
      this.#path.pop();
      this.#fields.pop();
      this.#struct = outer;
    }
  }

  index<T>(index: number, walk: () => T): T {
    return this.#step(`[${index}]`, walk);
  }

  key<T>(key: string, walk: () => T): T {
    return this.#step(`.${key}`, walk);
  }

  lenient<T>(walk: () => T): T {
    this.#lenient++;
    try {
      return walk();
    } finally {
      this.#lenient--;
    }
  }

  unknownField(name: string): void {
    if (this.#lenient > 0) return;
    const path = [...this.#path, this.#path.length === 0 ? name : `.${name}`].join("");
    if (!this.unknownFields.includes(path)) this.unknownFields.push(path);
  }

  /** A value of the wrong JSON type for a Go type. */
  mismatch(value: unknown, goType: string): void {
    this.wrong(jsonType(value), goType);
  }

  /** As mismatch, with the value already in words: "number 1.5". */
  wrong(found: string, goType: string): void {
    const place =
      this.#fields.length === 0 ? "Go value" : `Go struct field ${this.#struct}.${this.#fields.join(".")}`;
    this.errors.push(`json: cannot unmarshal ${found} into ${place} of type ${goType}`);
  }

  #step<T>(part: string, walk: () => T): T {
    this.#path.push(part);
    try {
      return walk();
    } finally {
      this.#path.pop();
    }
  }
}

function jsonType(value: unknown): string {
  if (Array.isArray(value)) return "array";
  switch (typeof value) {
    case "boolean":
      return "bool";
    case "number":
    case "string":
      return typeof value;
    default:
      return "object";
  }
}
