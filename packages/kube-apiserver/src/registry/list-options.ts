import type { KubernetesObject, ResourceType } from "@kubets/api";
import type { FieldError, FieldSelector, LabelSelector, StatusError } from "@kubets/apimachinery";
import {
  fieldErrorText,
  FieldPath,
  forbiddenValue,
  invalidValue,
  matchesFields,
  matchesLabels,
  newBadRequest,
  newInvalid,
  parseFieldSelector,
  parseLabelSelector,
  requiredFieldValue,
  SelectorError,
  unsupportedValue,
} from "@kubets/apimachinery";
import type { WatchSelection } from "../storage/cache.ts";
import type { StoreKey } from "../storage/store.ts";
import { integerParameter, isTrue } from "../endpoints/query-values.ts";
import type { Strategy } from "./strategy.ts";

/** metav1.ListOptions as they come in a query, parsed and checked. */
export interface ListOptions {
  readonly labels: LabelSelector;
  readonly fields: FieldSelector;
  readonly limit: number;
  readonly continue: string;
  /** undefined: most recent. 0: any. */
  readonly resourceVersion: number | undefined;
  readonly match: "" | "Exact" | "NotOlderThan";
  readonly bookmarks: boolean;
  readonly sendInitialEvents: boolean | undefined;
  readonly timeoutSeconds: number;
}

/** Throws StatusError with Kubernetes' texts. */
export function parseListOptions(query: URLSearchParams, options: { readonly watch: boolean }): ListOptions {
  const text = (name: string): string => query.get(name) ?? "";
  const parsed = {
    ...parseSelectors(text("labelSelector"), text("fieldSelector")),
    limit: integerParameter(query, "limit") ?? 0,
    continue: text("continue"),
    resourceVersion: parseResourceVersion(text("resourceVersion")),
    match: text("resourceVersionMatch") as ListOptions["match"], // checked below
    bookmarks: isTrue(query.get("allowWatchBookmarks")),
    sendInitialEvents: query.has("sendInitialEvents") ? isTrue(query.get("sendInitialEvents")) : undefined,
    timeoutSeconds: integerParameter(query, "timeoutSeconds") ?? 0,
  };
  const errors = options.watch ? checkWatch(parsed) : checkList(parsed);
  if (errors.length > 0) throw newInvalid({ group: "meta.k8s.io", kind: "ListOptions" }, "", errors);
  return parsed;
}

function parseSelectors(labels: string, fields: string): Pick<ListOptions, "labels" | "fields"> {
  try {
    return { labels: parseLabelSelector(labels), fields: parseFieldSelector(fields) };
  } catch (err: unknown) {
    if (err instanceof SelectorError) throw newBadRequest(err.message);
    throw err;
  }
}

/** A resourceVersion that a client sends; undefined for "". */
export function parseResourceVersion(text: string): number | undefined {
  if (text === "") return undefined;
  const problem = !/^\d+$/.test(text)
    ? "invalid syntax"
    : BigInt(text) >= 2n ** 64n
      ? "value out of range"
      : undefined;
  if (problem === undefined) return Number(text);
  const detail = `strconv.ParseUint: parsing ${JSON.stringify(text)}: ${problem}`;
  const error = invalidValue(FieldPath.of("resourceVersion"), text, detail);
  throw newBadRequest(`invalid resource version: ${fieldErrorText(error)}`);
}

const matchPath = FieldPath.of("resourceVersionMatch");

function checkList({
  match,
  resourceVersion,
  continue: token,
  sendInitialEvents,
}: ListOptions): FieldError[] {
  const early =
    sendInitialEvents === undefined
      ? []
      : [forbiddenValue(FieldPath.of("sendInitialEvents"), "sendInitialEvents is forbidden for list")];
  if (match === "") return early;
  const errors: FieldError[] = [];
  if (resourceVersion === undefined)
    errors.push(
      forbiddenValue(matchPath, "resourceVersionMatch is forbidden unless resourceVersion is provided"),
    );
  if (token !== "")
    errors.push(forbiddenValue(matchPath, "resourceVersionMatch is forbidden when continue is provided"));
  if (match !== "Exact" && match !== "NotOlderThan")
    errors.push(unsupportedValue(matchPath, match, ["Exact", "NotOlderThan", ""]));
  if (match === "Exact" && resourceVersion === 0)
    errors.push(
      forbiddenValue(matchPath, 'resourceVersionMatch "exact" is forbidden for resourceVersion "0"'),
    );
  return [...errors, ...early];
}

function checkWatch({ match, continue: token, sendInitialEvents }: ListOptions): FieldError[] {
  const errors: FieldError[] = [];
  if (sendInitialEvents !== undefined && match !== "NotOlderThan")
    errors.push(
      forbiddenValue(matchPath, "sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"),
    );
  if (match === "") return errors;
  if (sendInitialEvents === undefined)
    errors.push(
      forbiddenValue(
        matchPath,
        "resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided",
      ),
    );
  if (match !== "NotOlderThan") errors.push(unsupportedValue(matchPath, match, ["NotOlderThan"]));
  if (token !== "")
    errors.push(forbiddenValue(matchPath, "resourceVersionMatch is forbidden when continue is provided"));
  return errors;
}

/**
 * The selectors bound to a kind, for objects as they are stored. Throws BadRequest for a field label the kind
 * does not offer.
 */
export function selectionOf(
  place: {
    readonly group: string;
    readonly resource: string;
    readonly namespace: string;
    readonly name: string;
  },
  options: Pick<ListOptions, "labels" | "fields">,
  { strategy, stored }: { readonly strategy: Strategy; readonly stored: Pick<ResourceType, "namespaced"> },
): WatchSelection {
  const { labels, fields } = options;
  for (const { field } of fields) checkFieldLabel(field, strategy, stored);
  const isPods = place.group === "" && place.resource === "pods";
  const name = place.name !== "" ? place.name : requiredFieldValue(fields, "metadata.name");
  const nodeName = isPods ? requiredFieldValue(fields, "spec.nodeName") : undefined;
  const everything = labels !== "nothing" && labels.length === 0 && fields.length === 0 && place.name === "";
  const selects = (object: KubernetesObject): boolean =>
    (place.name === "" || object.metadata.name === place.name) &&
    matchesLabels(labels, object.metadata.labels) &&
    matchesFields(fields, (field) => fieldOf(object, field, strategy));
  // The name first: it is known without decoding the object.
  const isNamed = (key: StoreKey | undefined): boolean =>
    name === undefined || key === undefined || key.name === name;
  const matches: WatchSelection["matches"] = everything
    ? () => true
    : (item) => isNamed(item.key) && selects(item.object);
  return {
    group: place.group,
    resource: place.resource,
    ...(place.namespace === "" ? {} : { namespace: place.namespace }),
    ...(name === undefined || name === "" ? {} : { name }),
    ...(nodeName === undefined || nodeName === "" ? {} : { nodeName }),
    matches,
  };
}

function checkFieldLabel(
  field: string,
  strategy: Strategy,
  { namespaced }: Pick<ResourceType, "namespaced">,
): void {
  if (field === "metadata.name") return;
  // Kinds that list their own labels leave this one out where no object has a namespace.
  if (field === "metadata.namespace" && (namespaced || strategy.selectableFields === undefined)) return;
  if (strategy.selectableFields === undefined) {
    const known = 'only "metadata.name", "metadata.namespace"';
    throw newBadRequest(`${JSON.stringify(field)} is not a known field selector: ${known}`);
  }
  if (!Object.hasOwn(strategy.selectableFields, field)) throw unsupportedFieldLabel(field);
}

export function unsupportedFieldLabel(field: string): StatusError {
  return newBadRequest(`field label not supported: ${field}`);
}

function fieldOf(object: KubernetesObject, field: string, strategy: Strategy): string {
  if (field === "metadata.name") return object.metadata.name ?? "";
  if (field === "metadata.namespace") return object.metadata.namespace ?? "";
  return strategy.selectableFields?.[field]?.(object) ?? "";
}
