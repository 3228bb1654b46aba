import type { KubernetesObject, corev1, metav1 } from "@kubets/api";
import { formatSelectorObject, humanDuration, parseTime } from "@kubets/apimachinery";
import type { Column } from "../strategy.ts";

type Cell<T> = Column<T>["cell"];

interface ColumnOptions {
  readonly type?: Column<unknown>["type"];
  /** Only with -o wide. */
  readonly wide?: boolean;
}

export function column<T>(
  name: string,
  description: string,
  cell: Cell<T>,
  options: ColumnOptions = {},
): Column<T> {
  return { name, type: options.type ?? "string", description, priority: options.wide ? 1 : 0, cell };
}

export function nameColumn<T extends KubernetesObject>(): Column<T> {
  return {
    name: "Name",
    type: "string",
    format: "name",
    description: "The object's name, unique among those of its kind and namespace.",
    priority: 0,
    cell: (object) => object.metadata.name ?? "",
  };
}

export function ageColumn<T extends KubernetesObject>(): Column<T> {
  return column("Age", "How long ago the object was created.", (object, nowMs) =>
    age(object.metadata.creationTimestamp, nowMs),
  );
}

/** `3m20s` since a time; `<unknown>` when there is none. */
export function age(time: string | null | undefined, nowMs: number): string {
  return time === undefined || time === null ? "<unknown>" : humanDuration(nowMs - parseTime(time));
}

/** The columns that -o wide adds for kinds with a pod template. */
export function templateColumns<T>(
  containersOf: (object: T) => readonly corev1.Container[],
  selectorOf?: (object: T) => metav1.LabelSelector | undefined,
): readonly Column<T>[] {
  const wide = { wide: true };
  return [
    column<T>(
      "Containers",
      "Names of each container in the template.",
      (object) => joined(containersOf(object), (container) => container.name),
      wide,
    ),
    column<T>(
      "Images",
      "Images referenced by each container in the template.",
      (object) => joined(containersOf(object), (container) => container.image ?? ""),
      wide,
    ),
    ...(selectorOf
      ? [
          column<T>(
            "Selector",
            "What the pods' labels must match.",
            (object) => formatSelectorObject(selectorOf(object)),
            wide,
          ),
        ]
      : []),
  ];
}

function joined<T>(items: readonly T[], text: (item: T) => string): string {
  return items.map(text).join(",");
}

/** `a=1,b=2`, sorted; `<none>` when empty. */
export function labelsText(labels: Readonly<Record<string, string>> | undefined): string {
  const entries = Object.entries(labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length === 0 ? "<none>" : entries.map(([key, value]) => `${key}=${value}`).join(",");
}
