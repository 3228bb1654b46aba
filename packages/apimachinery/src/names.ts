/** Rules for names, keys and values, with Kubernetes' texts. Each returns what is wrong; empty when nothing is. */

const label = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
const subdomain = `${label}(\\.${label})*`;
const label1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
const labelKey = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
const labelValue = `(${labelKey})?`;
const wildcard = `\\*\\.${subdomain}`;
const configKey = "[-._a-zA-Z0-9]+";
const cIdentifier = "[A-Za-z_][A-Za-z0-9_]*";
const httpHeaderName = "[-A-Za-z0-9]+";
const percent = "[0-9]+%";

const labelPattern = whole(label);
const subdomainPattern = whole(subdomain);
const label1035Pattern = whole(label1035);
const labelKeyPattern = whole(labelKey);
const labelValuePattern = whole(labelValue);
const wildcardPattern = whole(wildcard);
const configKeyPattern = whole(configKey);
const cIdentifierPattern = whole(cIdentifier);
const httpHeaderNamePattern = whole(httpHeaderName);
const percentPattern = whole(percent);

const labelKeyText =
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

/** The text for a value that does not match a pattern, with examples that do. */
export function patternText(message: string, pattern: string, ...examples: readonly string[]): string {
  if (examples.length === 0) return `${message} (regex used for validation is '${pattern}')`;
  const list = examples.map((example) => `'${example}', `).join(" or ");
  return `${message} (e.g. ${list}regex used for validation is '${pattern}')`;
}

export function maxLengthText(max: number, unit: "characters" | "bytes" = "characters"): string {
  return `must be no more than ${max} ${unit}`;
}

export function rangeText(low: number, high: number): string {
  return `must be between ${low} and ${high}, inclusive`;
}

function byteLength(text: string): number {
  return Buffer.byteLength(text);
}

export function checkDns1123Label(value: string): string[] {
  const errors: string[] = [];
  if (byteLength(value) > 63) errors.push(maxLengthText(63));
  if (labelPattern.test(value)) return errors;
  if (subdomainPattern.test(value)) return [...errors, "must not contain dots"];
  const message =
    "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character";
  return [...errors, patternText(message, label, "my-name", "123-abc")];
}

export function checkDns1123Subdomain(value: string): string[] {
  const errors: string[] = [];
  if (byteLength(value) > 253) errors.push(maxLengthText(253));
  if (subdomainPattern.test(value)) return errors;
  const message =
    "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character";
  return [...errors, patternText(message, subdomain, "example.com")];
}

export function checkDns1035Label(value: string): string[] {
  const errors: string[] = [];
  if (byteLength(value) > 63) errors.push(maxLengthText(63));
  if (label1035Pattern.test(value)) return errors;
  const message =
    "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character";
  return [...errors, patternText(message, label1035, "my-name", "abc-123")];
}

export function checkWildcardSubdomain(value: string): string[] {
  const errors: string[] = [];
  if (byteLength(value) > 253) errors.push(maxLengthText(253));
  if (wildcardPattern.test(value)) return errors;
  const message =
    "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character";
  return [...errors, patternText(message, wildcard, "*.example.com")];
}

/** Label keys, annotation keys (lower-cased), finalizers, resource names: `[prefix/]name`. */
export function checkQualifiedName(value: string): string[] {
  const parts = value.split("/");
  const examples = ["MyName", "my.name", "123-abc"];
  if (parts.length > 2) {
    const text = patternText(labelKeyText, labelKey, ...examples);
    return [
      `a valid label key ${text} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ];
  }
  const errors: string[] = [];
  const name = parts[parts.length - 1] ?? "";
  if (parts.length === 2) {
    const prefix = parts[0] ?? "";
    if (prefix === "") errors.push("prefix part must be non-empty");
    else errors.push(...checkDns1123Subdomain(prefix).map((text) => `prefix part ${text}`));
  }
  if (name === "") errors.push("name part must be non-empty");
  else if (byteLength(name) > 63) errors.push(`name part ${maxLengthText(63, "bytes")}`);
  if (!labelKeyPattern.test(name)) {
    errors.push(`name part ${patternText(labelKeyText, labelKey, ...examples)}`);
  }
  return errors;
}

export function checkLabelValue(value: string): string[] {
  const errors: string[] = [];
  if (byteLength(value) > 63) errors.push(maxLengthText(63, "bytes"));
  if (labelValuePattern.test(value)) return errors;
  const message =
    "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";
  return [...errors, patternText(message, labelValue, "MyValue", "my_value", "12345")];
}

/** Names that only have to fit into one segment of a path. */
export function checkPathSegmentName(value: string): string[] {
  if (value === "." || value === "..") return [`may not be '${value}'`];
  return ["/", "%"].filter((char) => value.includes(char)).map((char) => `may not contain '${char}'`);
}

export function checkConfigMapKey(value: string): string[] {
  const errors: string[] = [];
  if (byteLength(value) > 253) errors.push(maxLengthText(253));
  if (!configKeyPattern.test(value)) {
    const message = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'";
    errors.push(patternText(message, configKey, "key.name", "KEY_NAME", "key-name"));
  }
  return [...errors, ...checkDotPrefix(value)];
}

function checkDotPrefix(value: string): string[] {
  if (value === "." || value === "..") return [`must not be '${value}'`];
  return value.startsWith("..") ? ["must not start with '..'"] : [];
}

/** Names of environment variables: any printable ASCII but `=`. */
export function checkEnvVarName(value: string): string[] {
  const errors = value === "" ? ["environment variable name must be non-empty"] : [];
  if (!/^[\x20-\x3c\x3e-\x7e]*$/.test(value)) {
    errors.push(
      "a valid environment variable name must consist only of printable ASCII characters other than '='",
    );
  }
  return errors;
}

export function checkCIdentifier(value: string): string[] {
  if (cIdentifierPattern.test(value)) return [];
  const message =
    "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'";
  return [patternText(message, cIdentifier, "my_name", "MY_NAME", "MyName")];
}

export function checkHttpHeaderName(value: string): string[] {
  if (httpHeaderNamePattern.test(value)) return [];
  const message = "a valid HTTP header must consist of alphanumeric characters or '-'";
  return [patternText(message, httpHeaderName, "X-Header-Name")];
}

export function checkPercent(value: string): string[] {
  if (percentPattern.test(value)) return [];
  const message = "a valid percent string must be a numeric string followed by an ending '%'";
  return [patternText(message, percent, "1%", "93%")];
}

export function checkPortNumber(port: number): string[] {
  return port >= 1 && port <= 65535 ? [] : [rangeText(1, 65535)];
}

/** Names of ports as IANA has them. */
export function checkPortName(value: string): string[] {
  const errors: string[] = [];
  if (byteLength(value) > 15) errors.push(maxLengthText(15));
  if (!/^[-a-z0-9]+$/.test(value)) {
    errors.push("must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)");
  }
  if (!/[a-z]/.test(value)) errors.push("must contain at least one letter (a-z)");
  if (value.includes("--")) errors.push("must not contain consecutive hyphens");
  if (value.startsWith("-") || value.endsWith("-")) errors.push("must not begin or end with a hyphen");
  return errors;
}

export function checkUserId(id: number): string[] {
  return id >= 0 && id <= 0x7fffffff ? [] : [rangeText(0, 0x7fffffff)];
}

/** How the names of a kind are checked. */
export type NameRule = "dns-label" | "dns-1035-label" | "dns-subdomain" | "path-segment";

/** `prefix`: the name is a generateName, so a trailing dash is followed by more. */
export function checkName(rule: NameRule, name: string, options: { readonly prefix: boolean }): string[] {
  if (rule === "path-segment") {
    const plain = options.prefix && (name === "." || name === "..") ? `${name}a` : name;
    return checkPathSegmentName(plain);
  }
  const complete = options.prefix && name.length > 1 && name.endsWith("-") ? `${name.slice(0, -2)}a` : name;
  if (rule === "dns-label") return checkDns1123Label(complete);
  return rule === "dns-1035-label" ? checkDns1035Label(complete) : checkDns1123Subdomain(complete);
}
