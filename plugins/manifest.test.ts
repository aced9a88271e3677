import { buyer, wait } from "interject/testing";
import { describe, expect, test } from "vitest";
import { packs } from "./manifest.ts";
import type { CodeTable } from "./sdk/point.ts";
import { play } from "./sdk/testing/play.ts";

const all = packs.flatMap(({ id: pack, points }) => points.map((point) => ({ ...point, id: `${pack}/${point.id}` })));
const alerts = all.filter(({ kind }) => kind === "alert");
const sessions = all.filter(({ moment }) => moment === "session");

/** What a shop with every pack and these settings of its points finds. */
function found(script: Parameters<typeof play>[0], points: Record<string, object> = {}) {
  const { findings, errors } = play(script, { packs, points });
  expect(errors).toEqual([]);
  return findings.map(({ point, severity }) => [point, severity]);
}

describe("the packs of the product", () => {
  const left = [buyer("这款有货吗，多少钱"), wait(61)];

  test("a point judges without being asked, and not once it is off (F018, F083)", () => {
    expect(found(left)).toEqual([["alerts/unanswered", "normal"]]);
    expect(found(left, { "alerts/unanswered": { enabled: false } })).toEqual([]);
  });

  test("the official inspection points are all there (F018)", () => {
    const official = {
      service: [
        "last-not-agent",
        "transfer-unannounced",
        "help-offer-missing",
        "ad-law",
        "slow-reply",
        "slow-average",
        "bad-attitude",
        "repeat-send",
        "passive-service",
        "closing-missing",
      ],
      answers: ["irrelevant", "unresolved", "missed-followup"],
      sales: [
        "refund-retention",
        "no-alternative",
        "no-bundle",
        "bundle-offered",
        "alternative-offered",
        "no-cross-sell",
        "cross-sell",
        "cross-platform",
        "not-urged",
      ],
      communication: ["not-soothed", "rhetorical"],
    };
    const wanted = Object.entries(official).flatMap(([pack, ids]) => ids.map((id) => `${pack}/${id}`));
    expect(sessions.map(({ id }) => id)).toEqual(expect.arrayContaining(wanted));
  });

  test("an alert keeps to the session types that the shop chose (F083)", () => {
    expect(found(left, { "alerts/unanswered": { sessionTypes: ["presale"] } })).toHaveLength(1);
    expect(found(left, { "alerts/unanswered": { sessionTypes: ["aftersale"] } })).toEqual([]);
  });

  test("an alert has the severity that the shop gave it (F085)", () => {
    expect(found(left, { "alerts/unanswered": { severity: "urgent" } })).toEqual([["alerts/unanswered", "urgent"]]);
  });

  test("alerts watch for lost sales, for what agents do wrong and for what buyers feel (F082)", () => {
    const groups = [
      ["missed-followup", "questioned-irrelevant", "unanswered", "not-urged"],
      ["rhetorical", "ad-law", "agent-abuse", "agent-sarcasm", "agent-unfriendly"],
      [
        "product-complaint",
        "buyer-abuse",
        "threaten-exposure",
        "accuse-fraud",
        "threaten-complaint",
        "ask-supervisor",
        "buyer-anger",
        "threaten-review",
      ],
    ];
    expect(alerts.map(({ id }) => id)).toEqual(
      expect.arrayContaining(groups.flatMap((group) => group.map((id) => `alerts/${id}`))),
    );
  });

  test("every alert has words of the shop or a limit to set (F084)", () => {
    const editable = /(?:phrases|topics|seconds|count|buyers)$/i;
    const own = alerts.filter(({ id }) => id.startsWith("alerts/"));
    const rigid = own.filter(({ config }) => !Object.keys(config.shape).some((field) => editable.test(field)));
    expect(rigid.map(({ id }) => id)).toEqual([]);
  });

  test("deductions cost three points and a bonus brings one (F025)", () => {
    const usual = { deduct: -3, bonus: 1, alert: undefined };
    const odd = all.flatMap(({ id, kind, codes }) => {
      const table: CodeTable = codes;
      const others = Object.entries(table).filter(([, { score }]) => score !== usual[kind]);
      return others.map(([code, { score }]) => ({ id, code, score }));
    });
    // Where a shop wants it, a bonus that was missed is deducted.
    expect(odd).toEqual([{ id: "sales/refund-retention", code: "missing", score: -3 }]);
  });
});

describe("the whole session has the last word", () => {
  const overriding = (alert: string) =>
    sessions.filter(({ overrides = [] }) => overrides.includes(alert)).map(({ id }) => id);

  test("over an alert about a promise (F099)", () =>
    expect(overriding("alerts/missed-followup")).toEqual(["answers/missed-followup"]));

  test("over an alert about a buyer who gets no proper answer (F101)", () =>
    expect(overriding("alerts/questioned-irrelevant")).toEqual(["answers/irrelevant"]));

  test("over an alert about a buyer left alone (F103)", () =>
    expect(overriding("alerts/unanswered")).toEqual(["service/slow-reply"]));

  test("over an alert about a missing line that urges (F107)", () =>
    expect(overriding("alerts/not-urged")).toEqual(["sales/not-urged"]));

  test.each([
    ["rhetorical", "communication/rhetorical"],
    ["ad-law", "service/ad-law"],
    ["agent-abuse", "service/bad-attitude"],
    ["agent-sarcasm", "service/bad-attitude"],
    ["agent-unfriendly", "service/passive-service"],
  ])("over what agents do wrong: %s by %s (F108, F109, F110, F111, F112)", (alert, point) =>
    expect(overriding(`alerts/${alert}`)).toEqual([point]),
  );

  test.each([
    "product-complaint",
    "buyer-abuse",
    "threaten-exposure",
    "accuse-fraud",
    "threaten-complaint",
    "ask-supervisor",
    "buyer-anger",
    "threaten-review",
  ])("not over the buyer's feelings: %s (F124)", (alert) => {
    expect(alerts.map(({ id }) => id)).toContain(`alerts/${alert}`);
    expect(overriding(`alerts/${alert}`)).toEqual([]);
  });
});
