/** The grammar of image references (distribution/reference), without the parts that carry no meaning here. */
const domain =
  "(?:(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9])(?:\\.(?:[A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]))*|\\[[A-Fa-f0-9:]+\\])(?::[0-9]+)?";
const component = "[a-z0-9]+(?:(?:\\.|_|__|-+)[a-z0-9]+)*";
const reference = new RegExp(
  `^(?:${domain}/)?${component}(?:/${component})*(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@[A-Za-z][A-Za-z0-9]*:[A-Fa-f0-9]{32,})?$`,
);

/** The reference with `:latest` where it names neither tag nor digest; undefined when it is no reference. */
export function imageName(text: string): string | undefined {
  const match = reference.exec(text);
  if (!match) return undefined;
  return match[1] === undefined && match[2] === undefined ? `${text}:latest` : text;
}
