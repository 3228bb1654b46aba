import { describe, expect, it } from "vitest";
import type { UserInfo } from "../../registry/strategy.ts";
import type { Authorizer } from "./authorizer.ts";
import { impersonated } from "./impersonation.ts";

const sender: UserInfo = { username: "bob", uid: "", groups: ["system:authenticated"], extra: {} };
const anything: Pick<Authorizer, "authorize"> = { authorize: () => ({ allowed: true, reason: "" }) };

/** Allows to impersonate what is in the list: `resource[/subresource] namespace/name`. */
function only(...allowed: string[]): Pick<Authorizer, "authorize"> {
  return {
    authorize: ({ verb, resource }) => {
      const { resource: plural = "", subresource = "", namespace = "", name = "" } = resource ?? {};
      const full = subresource === "" ? plural : `${plural}/${subresource}`;
      return {
        allowed: verb === "impersonate" && allowed.includes(`${full} ${namespace}/${name}`),
        reason: "",
      };
    },
  };
}

function headers(text: string): readonly string[] {
  return text.split("; ").flatMap((header) => header.split(": "));
}

describe("impersonated", () => {
  it.each<[string, string, Partial<UserInfo>]>([
    ["nobody", "Accept: x", sender],
    [
      "a user",
      "Impersonate-User: jane",
      { username: "jane", groups: ["system:authenticated"], uid: "", extra: {} },
    ],
    [
      "a user in groups, whatever they are called",
      "Impersonate-User: jane; Impersonate-Group: dev, ops; impersonate-group: system:masters",
      { username: "jane", groups: ["dev, ops", "system:masters", "system:authenticated"] },
    ],
    [
      "a service account",
      "Impersonate-User: system:serviceaccount:ns:sa",
      {
        username: "system:serviceaccount:ns:sa",
        groups: ["system:serviceaccounts", "system:serviceaccounts:ns", "system:authenticated"],
      },
    ],
    [
      "a service account in other groups",
      "Impersonate-User: system:serviceaccount:ns:sa; Impersonate-Group: dev",
      { groups: ["dev", "system:authenticated"] },
    ],
    [
      "nobody in particular",
      "Impersonate-User: system:anonymous",
      { username: "system:anonymous", groups: ["system:unauthenticated"] },
    ],
    [
      "a user with uid and extras",
      "Impersonate-User: jane; Impersonate-Uid: 5; Impersonate-Extra-Scopes: a; Impersonate-Extra-scopes: b; Impersonate-Extra-e.com%2fx: c",
      { uid: "5", extra: { scopes: ["a", "b"], "e.com/x": ["c"] } },
    ],
  ])("is %s", (_name, text, user) => {
    expect(impersonated(sender, headers(text), anything)).toMatchObject(user);
  });

  it("asks whether the sender may, for each part", () => {
    const text =
      "Impersonate-User: jane; Impersonate-Group: dev; Impersonate-Uid: 5; Impersonate-Extra-Scopes: a";
    const all = ["users /jane", "groups /dev", "uids /5", "userextras/scopes /a"];
    expect(impersonated(sender, headers(text), only(...all)).username).toBe("jane");
    for (const part of all) {
      const others = all.filter((other) => other !== part);
      expect(() => impersonated(sender, headers(text), only(...others))).toThrow(/cannot impersonate/);
    }
    const account = "Impersonate-User: system:serviceaccount:ns:sa";
    expect(impersonated(sender, headers(account), only("serviceaccounts ns/sa"))).toBeDefined();
  });

  it("refuses in Kubernetes' words", () => {
    expect(() => impersonated(sender, headers("Impersonate-User: jane"), only())).toThrow(
      'users "jane" is forbidden: User "bob" cannot impersonate resource "users" in API group "" at the cluster scope',
    );
    expect(() =>
      impersonated(sender, headers("Impersonate-Group: dev; Impersonate-Uid: 5"), anything),
    ).toThrow(
      "requested [{Group  dev    } {UID  5  authentication.k8s.io/v1  }] without impersonating a user",
    );
  });
});
