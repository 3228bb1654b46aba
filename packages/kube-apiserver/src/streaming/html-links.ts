/**
 * Rewrites the links in HTML while it passes through. Bytes are taken as Latin-1, which keeps every encoding that
 * has ASCII's letters as it is.
 */
export async function* rewriteHtmlLinks(
  html: AsyncIterable<Uint8Array>,
  rewrite: (url: string) => string,
): AsyncGenerator<Uint8Array> {
  const rewriter = new HtmlRewriter(rewrite);
  for await (const bytes of html) {
    const text = rewriter.push(Buffer.from(bytes).toString("latin1"));
    if (text !== "") yield Buffer.from(text, "latin1");
  }
  const rest = rewriter.end();
  if (rest !== "") yield Buffer.from(rest, "latin1");
}

/** Attributes whose value is a URL, by element (HTML 4.01 and HTML 5). */
const urlAttributes: Readonly<Record<string, readonly string[]>> = {
  a: ["href"],
  applet: ["codebase"],
  area: ["href"],
  audio: ["src"],
  base: ["href"],
  blockquote: ["cite"],
  body: ["background"],
  button: ["formaction"],
  command: ["icon"],
  del: ["cite"],
  embed: ["src"],
  form: ["action"],
  frame: ["longdesc", "src"],
  head: ["profile"],
  html: ["manifest"],
  iframe: ["longdesc", "src"],
  img: ["longdesc", "src", "usemap"],
  input: ["formaction", "src", "usemap"],
  ins: ["cite"],
  link: ["href"],
  object: ["classid", "codebase", "data", "usemap"],
  q: ["cite"],
  script: ["src"],
  source: ["src"],
  video: ["poster", "src"],
};

/** Elements that hold text only: what looks like a tag in them is none. */
const rawElements: ReadonlySet<string> = new Set(["script", "style", "textarea", "title"]);
/** A tag that is longer passes as it is. */
const maxTagLength = 64 * 1024;

/** A whole start tag; a quoted value may hold `>`. */
const startTag = /^<([a-zA-Z][^\s/>]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/;
const attribute = /([^\s"'<>/=]+)(\s*=\s*)("[^"]*"|'[^']*'|[^\s"'=<>`]+)/g;

class HtmlRewriter {
  readonly #rewrite: (url: string) => string;
  /** What may be the beginning of something. */
  #rest = "";
  /** What ends the text that is passed through now: of a comment or an element that holds no tags. */
  #until: string | undefined;

  constructor(rewrite: (url: string) => string) {
    this.#rewrite = rewrite;
  }

  push(text: string): string {
    let input = this.#rest + text;
    let output = "";
    while (input !== "") {
      const [done, left, waits] =
        this.#until === undefined ? this.#markup(input) : this.#raw(input, this.#until);
      output += done;
      input = left;
      if (waits) break;
    }
    this.#rest = input;
    return output;
  }

  end(): string {
    const rest = this.#rest;
    this.#rest = "";
    return rest;
  }

  /** What is done, what is left, and whether the latter has to wait for more. */
  #raw(input: string, until: string): readonly [string, string, boolean] {
    const at = input.toLowerCase().indexOf(until);
    if (at < 0) {
      const keep = Math.max(0, input.length - until.length + 1);
      return [input.slice(0, keep), input.slice(keep), true];
    }
    this.#until = undefined;
    // The end tag itself is markup again.
    const end = until === "-->" ? at + until.length : at;
    return [input.slice(0, end), input.slice(end), false];
  }

  #markup(input: string): readonly [string, string, boolean] {
    const open = input.indexOf("<");
    if (open < 0) return [input, "", false];
    if (open > 0) return [input.slice(0, open), input.slice(open), false];
    if (input.startsWith("<!--")) {
      this.#until = "-->";
      return [input.slice(0, 4), input.slice(4), false];
    }
    const tag = startTag.exec(input);
    if (tag) return [this.#tag(tag), input.slice(tag[0].length), false];
    const mayGrow = input.length < maxTagLength && (/^<[a-zA-Z]/.test(input) || "<!--".startsWith(input));
    return mayGrow ? ["", input, true] : ["<", input.slice(1), false];
  }

  #tag([tag, name = "", attributes = ""]: RegExpExecArray): string {
    const element = name.toLowerCase();
    if (rawElements.has(element)) this.#until = `</${element}`;
    const links = urlAttributes[element];
    if (!links) return tag;
    const rewritten = attributes.replace(
      attribute,
      (all: string, key: string, equals: string, value: string) => {
        if (!links.includes(key.toLowerCase())) return all;
        const quote = /^["']/.test(value) ? value.charAt(0) : "";
        const url = quote === "" ? value : value.slice(1, -1);
        return key + equals + quote + this.#rewrite(url) + quote;
      },
    );
    return `<${name}${rewritten}>`;
  }
}
