import type { corev1 } from "@kubets/api";
import type { LabelOperator } from "./label-selector.ts";
import { matchesLabels } from "./label-selector.ts";

type NodeLike = Pick<corev1.Node, "metadata">;

const operators: Readonly<Record<string, LabelOperator>> = {
  In: "in",
  NotIn: "notin",
  Exists: "exists",
  DoesNotExist: "!",
  Gt: "gt",
  Lt: "lt",
};

/** One of the terms matches the node. No term at all matches no node. */
export function matchesNodeSelector(selector: corev1.NodeSelector, node: NodeLike): boolean {
  return selector.nodeSelectorTerms.some((term) => matchesNodeSelectorTerm(term, node));
}

/** All of the term holds. An empty term matches no node. */
export function matchesNodeSelectorTerm(term: corev1.NodeSelectorTerm, node: NodeLike): boolean {
  const expressions = term.matchExpressions ?? [];
  const fields = term.matchFields ?? [];
  if (expressions.length === 0 && fields.length === 0) return false;
  const nodeFields = { "metadata.name": node.metadata.name ?? "" };
  return (
    expressions.every((expression) => matchesExpression(expression, node.metadata.labels ?? {})) &&
    fields.every((field) => matchesExpression(field, nodeFields))
  );
}

function matchesExpression(
  expression: corev1.NodeSelectorRequirement,
  values: Readonly<Record<string, string>>,
): boolean {
  const operator = operators[expression.operator];
  if (operator === undefined) return false;
  return matchesLabels([{ key: expression.key, operator, values: expression.values ?? [] }], values);
}

/** The pod may run on the node, as its nodeSelector and required node affinity say. */
export function matchesPodNodeSelection(spec: corev1.PodSpec, node: NodeLike): boolean {
  const labels = node.metadata.labels ?? {};
  const wanted = Object.entries(spec.nodeSelector ?? {});
  if (!wanted.every(([key, value]) => labels[key] === value)) return false;
  const required = spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
  return required === undefined || matchesNodeSelector(required, node);
}
