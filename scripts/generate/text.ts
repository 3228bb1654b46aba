/** Small pieces of TypeScript source that several emitters write. */

export const BANNER = "// Generated from proto/k8s.io by scripts/generate.ts. Do not edit.\n\n";

export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

export function propertyAccess(object: string, name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? `${object}.${name}` : `${object}[${JSON.stringify(name)}]`;
}

/** A doc comment with its line end, or nothing. */
export function docComment(doc: string | undefined, indent: string): string {
  if (doc === undefined || doc === "") return "";
  const lines = doc.split("\n");
  if (lines.length === 1) return `${indent}/** ${doc} */\n`;
  return `${indent}/**\n${lines.map((line) => `${indent} * ${line}\n`).join("")}${indent} */\n`;
}
