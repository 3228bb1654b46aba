import { fieldErrorText } from "./field-error.ts";
import { FieldPath } from "./field-path.ts";
import type { LabelOperator, LabelRequirement, LabelSelector } from "./label-selector.ts";
import { byKey, checkLabelKey, newRequirement, SelectorError } from "./label-selector.ts";

interface Token {
  readonly type: "word" | "symbol" | "error" | "end";
  readonly text: string;
}

const symbols = new Set([")", ",", "!", "==", "=", ">", "<", "!=", "("]);
const special = /[=!(),><]/;
const space = /[ \t\r\n]/;

/**
 * A label selector in its string notation, e.g. `app=web,tier in (a,b),!old`. "" matches everything.
 * Throws SelectorError with Kubernetes' texts.
 */
export function parseLabelSelector(text: string): LabelSelector {
  return new LabelSelectorParser(tokenize(text)).parse();
}

function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  let i = 0;
  while (i < text.length) {
    const char = text.charAt(i);
    if (space.test(char)) {
      i++;
    } else if (special.test(char)) {
      const token = readSymbol(text, i);
      tokens.push(token.token);
      i = token.next;
    } else {
      let end = i;
      while (end < text.length && !special.test(text.charAt(end)) && !space.test(text.charAt(end))) end++;
      tokens.push({ type: "word", text: text.slice(i, end) });
      i = end;
    }
  }
  tokens.push({ type: "end", text: "" });
  return tokens;
}

/** The longest symbol at `start`; a run of special characters that begins none is an error. */
function readSymbol(text: string, start: number): { token: Token; next: number } {
  const two = text.slice(start, start + 2);
  if (two.length === 2 && symbols.has(two)) return { token: { type: "symbol", text: two }, next: start + 2 };
  const one = text.charAt(start);
  return { token: { type: "symbol", text: one }, next: start + 1 };
}

/** Recursive descent over the tokens; errors name what was found and what was expected. */
class LabelSelectorParser {
  readonly #tokens: readonly Token[];
  #position = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  parse(): LabelSelector {
    const requirements: LabelRequirement[] = [];
    for (;;) {
      const token = this.#peek();
      if (token.type === "end") break;
      if (!startsRequirement(token)) {
        throw new SelectorError(`found '${token.text}', expected: !, identifier, or 'end of string'`);
      }
      requirements.push(this.#requirementOrThrow());
      const next = this.#take();
      if (next.type === "end") break;
      if (next.text !== ",") {
        throw new SelectorError(`found '${next.text}', expected: ',' or 'end of string'`);
      }
      if (!startsRequirement(this.#peek())) {
        throw new SelectorError(`found '${this.#peek().text}', expected: identifier after ','`);
      }
    }
    return requirements.sort(byKey);
  }

  #requirementOrThrow(): LabelRequirement {
    try {
      return this.#requirement();
    } catch (err: unknown) {
      if (!(err instanceof SelectorError)) throw err;
      throw new SelectorError(`unable to parse requirement: ${err.message}`, { cause: err });
    }
  }

  #requirement(): LabelRequirement {
    let token = this.#take();
    const negated = isSymbol(token, "!");
    if (negated) token = this.#take();
    if (token.type !== "word") throw new SelectorError(`found '${token.text}', expected: identifier`);
    const [keyError] = checkLabelKey(token.text, FieldPath.root);
    if (keyError !== undefined) throw new SelectorError(fieldErrorText(keyError));
    if (negated) return newRequirement(token.text, "!", []);
    if (this.#atEndOfRequirement()) return newRequirement(token.text, "exists", []);
    const operator = this.#operator();
    const values = operator === "in" || operator === "notin" ? this.#valueList() : [this.#exactValue()];
    return newRequirement(token.text, operator, values);
  }

  #operator(): LabelOperator {
    const { text } = this.#take();
    switch (text) {
      case "in":
      case "notin":
      case "=":
      case "==":
      case "!=":
        return text;
      case ">":
        return "gt";
      case "<":
        return "lt";
      default:
        throw new SelectorError(`found '${text}', expected: in, notin, =, ==, !=, gt, lt`);
    }
  }

  #valueList(): string[] {
    const open = this.#take();
    if (!isSymbol(open, "(")) throw new SelectorError(`found '${open.text}' expected: '('`);
    const first = this.#peek();
    if (isSymbol(first, ")")) {
      this.#take();
      return [""];
    }
    if (first.type !== "word" && !isSymbol(first, ",")) {
      throw new SelectorError(`found '${first.text}', expected: ',', ')' or identifier`);
    }
    const values = new Set<string>();
    let value = "";
    for (;;) {
      const token = this.#take();
      if (token.type === "word") {
        value = token.text;
        const next = this.#peek();
        if (!isSymbol(next, ",") && !isSymbol(next, ")")) {
          throw new SelectorError(`found '${next.text}', expected: ',' or ')'`);
        }
      } else if (isSymbol(token, ",") || isSymbol(token, ")")) {
        values.add(value);
        value = "";
        if (token.text === ")") return [...values].sort();
      } else {
        throw new SelectorError(`found '${token.text}', expected: ',', or identifier`);
      }
    }
  }

  #exactValue(): string {
    if (this.#atEndOfRequirement()) return "";
    const token = this.#take();
    if (token.type !== "word") throw new SelectorError(`found '${token.text}', expected: identifier`);
    return token.text;
  }

  #atEndOfRequirement(): boolean {
    const token = this.#peek();
    return token.type === "end" || isSymbol(token, ",");
  }

  #peek(): Token {
    return this.#tokens[this.#position] ?? { type: "end", text: "" };
  }

  #take(): Token {
    const token = this.#peek();
    this.#position++;
    return token;
  }
}

function isSymbol(token: Token, text: string): boolean {
  return token.type === "symbol" && token.text === text;
}

function startsRequirement(token: Token): boolean {
  return token.type === "word" || isSymbol(token, "!");
}
