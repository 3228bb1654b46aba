import type { authenticationv1 } from "@kubets/api";
import { formatTime, newBadRequest } from "@kubets/apimachinery";
import type { UserInfo } from "../../registry/strategy.ts";
import type { SpecialHandler } from "../api-context.ts";
import { defaultIssuer } from "../authentication/service-account-tokens.ts";
import { decodeBody } from "../body.ts";
import { documentResponse } from "../respond.ts";
import { parseWriteOptions } from "../write-options.ts";

/** `selfsubjectreviews`: who am I? */
export const handleSelfReview: SpecialHandler = async ({ request, resource }, { clock }) => {
  const options = parseWriteOptions(request.query, "CreateOptions");
  const { object, warnings } = await decodeBody(request, resource.type, options.fieldValidation);
  const metadata = { creationTimestamp: formatTime(clock.now()) };
  const answer = { ...object, metadata, status: { userInfo: userInfoOf(request.user) } };
  return documentResponse(request, 201, answer, warnings);
};

/** `tokenreviews`: whose token is it? */
export const handleTokenReview: SpecialHandler = async ({ request, resource }, { tokens }) => {
  const options = parseWriteOptions(request.query, "CreateOptions");
  const { object, warnings } = await decodeBody(request, resource.type, options.fieldValidation);
  const review = object as authenticationv1.TokenReview; // decoded as that kind
  const { token = "", audiences = [] } = review.spec;
  if (token === "") throw newBadRequest("token is required for TokenReview in authentication");
  const found = tokens?.authenticate(token, audiences.length > 0 ? audiences : [defaultIssuer]);
  const status = found
    ? { authenticated: true, user: userInfoOf(found.user), audiences: found.audiences }
    : { user: {}, error: "invalid bearer token" };
  const answer = { ...review, status };
  return documentResponse(request, 201, answer, warnings);
};

function userInfoOf({ username, uid, groups, extra }: UserInfo): authenticationv1.UserInfo {
  return {
    username,
    ...(uid === "" ? {} : { uid }),
    groups,
    ...(Object.keys(extra).length > 0 ? { extra } : {}),
  };
}
