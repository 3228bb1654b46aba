import type { flowcontrolv1, networkingv1 } from "@kubets/api";
import { describe, expect, it } from "vitest";
import { created } from "../../../testing/kind-bodies.ts";

describe("defaults of fields that are written as null when they are not set", () => {
  it("fills in the scope of an IngressClass's parameters", () => {
    const body = {
      apiVersion: "networking.k8s.io/v1",
      kind: "IngressClass",
      spec: { controller: "example.com/x", parameters: { kind: "P", name: "x" } },
    };
    expect(created<networkingv1.IngressClass>(body).spec.parameters?.scope).toBe("Cluster");
  });

  it("fills in the shares of a priority level", () => {
    const limited = { limitResponse: { type: "Reject" } };
    const body = {
      apiVersion: "flowcontrol.apiserver.k8s.io/v1",
      kind: "PriorityLevelConfiguration",
      spec: { type: "Limited", limited },
    };
    const { spec } = created<flowcontrolv1.PriorityLevelConfiguration>(body);
    expect(spec.limited).toMatchObject({ nominalConcurrencyShares: 30, lendablePercent: 0 });
  });
});
