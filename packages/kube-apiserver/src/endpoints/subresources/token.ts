import type { authenticationv1, corev1, KubernetesObject } from "@kubets/api";
import type { FieldError } from "@kubets/apimachinery";
import {
  FieldPath,
  formatTime,
  invalidValue,
  newBadRequest,
  newConflict,
  newInternalError,
  newInvalid,
  newNotFound,
} from "@kubets/apimachinery";
import type { ApiContext, ResourceRequest, SpecialHandler } from "../api-context.ts";
import type { BoundObject } from "../authentication/service-account-tokens.ts";
import { defaultIssuer } from "../authentication/service-account-tokens.ts";
import { decodeBody } from "../body.ts";
import { inNamespace } from "../object-checks.ts";
import { documentResponse } from "../respond.ts";
import { parseWriteOptions } from "../write-options.ts";
import { objectAt } from "./scope-of.ts";

const tokenRequestKind = { group: "authentication.k8s.io", version: "v1", kind: "TokenRequest" };
const minSeconds = 600;
const maxSeconds = 2 ** 32;
const defaultSeconds = 3_600;

/** POST `serviceaccounts/x/token`: a token for the account, for a time, bound to a pod if asked. */
export const handleToken: SpecialHandler = async (asked, context) => {
  const { request, target } = asked;
  const options = parseWriteOptions(request.query, "CreateOptions");
  const { object, warnings } = await decodeBody(request, tokenRequestKind, options.fieldValidation);
  const wanted = inNamespace(object, target.namespace) as authenticationv1.TokenRequest; // decoded as that kind
  const account = await objectAt<corev1.ServiceAccount>(asked, context);
  const seconds = wanted.spec.expirationSeconds ?? defaultSeconds;
  const errors = checkSeconds(seconds);
  if (errors.length > 0) throw newInvalid(tokenRequestKind, wanted.metadata.name ?? "", errors);
  const audiences = (wanted.spec.audiences ?? []).length > 0 ? wanted.spec.audiences : [defaultIssuer];
  const bound = await boundObjects(wanted.spec.boundObjectRef ?? undefined, asked, context);
  if (!context.tokens) throw newInternalError(new Error("this server has no key to sign tokens with"));
  const { name = "", namespace = "", uid = "" } = account.metadata;
  const { token, expiresMs } = context.tokens.issue({
    subject: { name, namespace, uid },
    bound,
    audiences,
    seconds,
  });
  const answer = {
    ...wanted,
    metadata: { name, namespace, creationTimestamp: formatTime(context.clock.now()) },
    spec: { ...wanted.spec, audiences, expirationSeconds: seconds },
    status: { token, expirationTimestamp: formatTime(expiresMs) },
  };
  return documentResponse(request, 201, answer, warnings);
};

function checkSeconds(seconds: number): readonly FieldError[] {
  const path = FieldPath.of("spec", "expirationSeconds");
  if (seconds < minSeconds)
    return [invalidValue(path, seconds, "may not specify a duration less than 10 minutes")];
  if (seconds > maxSeconds)
    return [invalidValue(path, seconds, "may not specify a duration larger than 2^32 seconds")];
  return [];
}

async function boundObjects(
  reference: authenticationv1.BoundObjectReference | undefined,
  asked: ResourceRequest,
  context: ApiContext,
): Promise<readonly BoundObject[]> {
  if (!reference) return [];
  const { kind = "", name = "" } = reference;
  switch (kind) {
    case "Pod": {
      const pod = (await find("pods", asked.target.namespace, name, asked, context)) as corev1.Pod; // that resource
      checkUid(reference, pod, "pods");
      if ((pod.spec.serviceAccountName ?? "") !== asked.target.name)
        throw newBadRequest(
          `cannot bind token for serviceaccount ${JSON.stringify(asked.target.name)} to pod running with different serviceaccount name.`,
        );
      const node = context.cache.get({
        group: "",
        resource: "nodes",
        namespace: "",
        name: pod.spec.nodeName ?? "",
      });
      return [bound("pod", pod), ...(node ? [bound("node", node.object)] : [])];
    }
    case "Node": {
      const node = await find("nodes", "", name, asked, context);
      checkUid(reference, node, "nodes");
      return [bound("node", node)];
    }
    case "Secret": {
      const secret = await find("secrets", asked.target.namespace, name, asked, context);
      checkUid(reference, secret, "secrets");
      return [bound("secret", secret)];
    }
    default:
      throw newBadRequest(`cannot bind token to object of type ${reference.apiVersion ?? ""}, Kind=${kind}`);
  }
}

async function find(
  resource: string,
  namespace: string,
  name: string,
  { request }: ResourceRequest,
  context: ApiContext,
): Promise<KubernetesObject> {
  const type = { group: "", resource };
  const options = { resourceVersion: undefined, signal: request.signal };
  if (name === "") throw newNotFound(type, name);
  return (await context.reader.get(type, { namespace, name }, options)).object;
}

function checkUid(
  reference: authenticationv1.BoundObjectReference,
  object: KubernetesObject,
  resource: string,
): void {
  const { uid = "" } = reference;
  if (uid === "" || uid === object.metadata.uid) return;
  const why = `the UID in the bound object reference (${uid}) does not match the UID in record. The object might have been deleted and then recreated`;
  throw newConflict({ group: "", resource }, reference.name ?? "", why);
}

function bound(kind: BoundObject["kind"], { metadata }: KubernetesObject): BoundObject {
  return { kind, name: metadata.name ?? "", uid: metadata.uid ?? "" };
}
