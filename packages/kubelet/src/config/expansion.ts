/**
 * `$(NAME)` in env values, command and args. `$$` is a literal `$`; a name that is not known stays as it is
 * written (kubernetes/third_party/forked/golang/expansion, v1.36).
 */
export function expand(text: string, valueOf: (name: string) => string | undefined): string {
  return text.replace(/\$\$|\$\(([^)]*)\)/g, (match, name: string | undefined) => {
    if (match === "$$") return "$";
    return valueOf(name ?? "") ?? match;
  });
}
