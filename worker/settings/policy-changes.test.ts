import { describe, expect, it } from "vitest";
import { packs } from "../../plugins/manifest.ts";
import { policy } from "../../plugins/sdk/policy.ts";
import { Refused } from "../errors.ts";
import { putPolicy } from "./policy-changes.ts";
import { snapshotWith } from "./snapshot-fixture.ts";

const shop = snapshotWith({
  name: "示例店",
  packs: packs.map(({ id }) => id),
  groups: [{ id: "night", title: "夜班", agents: ["a-1"] }],
});

const offer = { intervention: "handoff/offer-human" };
const put = (change: object) =>
  putPolicy(
    shop,
    policy.parse({
      id: "mine",
      title: { zh: "我的", en: "Mine" },
      when: { points: ["alerts/ask-human"] },
      then: [offer],
      ...change,
    }),
    packs,
  );

function refusalOf(change: object) {
  try {
    put(change);
  } catch (error) {
    if (error instanceof Refused) return { path: error.path, message: error.message };
    throw error;
  }
  return null;
}

describe("a policy that is saved", () => {
  it("may name what the shop has", () => {
    const conditions = { groups: ["night"], earlier: { points: ["alerts/buyer-abuse"] } };
    expect(put({ if: conditions }).policies).toMatchObject([{ id: "mine", if: conditions }]);
    expect(refusalOf({ when: { moment: { type: "bot-rounds" } } })).toBeNull();
  });

  it.each([
    ["when.points.0", { when: { points: ["alerts/nothing"] } }],
    ["when.codes.0", { when: { points: ["alerts/ask-human"], codes: ["nothing"] } }],
    ["if.groups.1", { if: { groups: ["night", "day"] } }],
    ["if.earlier.points.0", { if: { earlier: { points: ["alerts/nothing"] } } }],
    ["then.1.intervention", { then: [offer, { intervention: "handoff/nothing" }] }],
    ["then.0.config.nothing", { then: [{ ...offer, config: { nothing: 1 } }] }],
  ])("is refused at %s for what the shop does not have", (path, change) => {
    expect(refusalOf(change)?.path).toBe(path);
  });

  it("names what is allowed", () => {
    expect(refusalOf({ if: { groups: ["day"] } })?.message).toBe("Expected one of night");
  });

  it("is refused where it would set itself off again", () => {
    const circle = refusalOf({ when: { moment: { type: "transferred" } } });
    expect(circle).toMatchObject({ path: "then.0.intervention" });
    expect(refusalOf({ when: { moment: { type: "closed" } } })).toBeNull();
  });

  it("is refused for the time outside business hours that the shop does not have", () => {
    expect(refusalOf({ if: { schedule: { kind: "outside-business-hours" } } })?.path).toBe("if.schedule");
  });
});
