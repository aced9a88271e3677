import { expect, test } from "vitest";
import { openShop } from "./testing/chat.ts";

const path = "rules/asks-shipping";
const point = "shop/asks-shipping";

function ruleFor(keywords: string) {
  return {
    id: "asks-shipping",
    title: { zh: "催发货", en: "Asks when it ships" },
    kind: "alert",
    standards: [{ id: "asked", conditions: [{ type: "buyer-said", keywords }] }],
  };
}
const rule = ruleFor("什么时候+发货");
const broken = ruleFor("什么时候+[发货");

test("a rule that is live judges the next message, and is answered with its defaults", async () => {
  const shop = await openShop();
  const saved = await shop.change("PUT", path, { mode: "live", rule });
  expect(saved).toMatchObject({
    status: 200,
    body: { revision: 2, mode: "live", warnings: [], rule: { severity: "normal", combinations: [] } },
  });
  const chat = shop.chat("c-1");
  expect((await chat.say("buyer", "什么时候可以发货")).points).toContain(point);
  expect((await chat.say("buyer", "可以开发票吗")).points).not.toContain(point);
  await chat.settle();
  expect((await shop.get(`findings?point=${encodeURIComponent(point)}`)).items).toMatchObject([
    { code: "asked", severity: "normal", message: { zh: "催发货" }, status: "active" },
  ]);
});

test("a rule that does not parse is refused with its place, and the live version goes on", async () => {
  const shop = await openShop();
  await shop.change("PUT", path, { mode: "live", rule });
  const refused = await shop.change("PUT", path, { mode: "live", rule: broken });
  expect(refused).toMatchObject({
    status: 400,
    body: {
      error: { code: "invalid", path: "rule.standards.0.conditions.0.keywords" },
      problems: [
        {
          path: "standards.0.conditions.0.keywords",
          offset: expect.any(Number),
          message: { zh: expect.stringMatching(/\p{Script=Han}/u), en: expect.any(String) },
        },
      ],
    },
  });
  expect(refused.body.error.message).toMatch(/\(at character \d+\)$/);
  expect((await shop.get(path)).items).toMatchObject([{ mode: "live", rule: { standards: rule.standards } }]);
  expect((await shop.chat("c-1").say("buyer", "什么时候可以发货")).points).toContain(point);
});

test("a rule that was typed with a missing field and an unknown one names all that is wrong", async () => {
  const shop = await openShop();
  const { title: _, ...untitled } = rule;
  const { status, body } = await shop.change("PUT", path, { mode: "draft", rule: { ...untitled, weight: 3 } });
  expect(status).toBe(400);
  expect(body.problems.map((problem: { path: string }) => problem.path).sort()).toEqual(["title", "weight"]);
});

test("what is odd about a rule is said with the answer, also without saving", async () => {
  const shop = await openShop();
  const checked = await shop.change("POST", "rules/check", { rule: ruleFor("好") });
  expect(checked).toMatchObject({ status: 200, body: { codes: ["asked"], rule: { kind: "alert" } } });
  expect(checked.body.warnings).toMatchObject([
    { path: "standards.0.conditions.0.keywords", start: 0, end: 1, message: { en: expect.any(String) } },
  ]);
  expect(await shop.change("POST", "rules/check", { rule: broken })).toMatchObject({
    status: 400,
    body: { problems: [{ offset: expect.any(Number) }] },
  });
  expect(await shop.get("rules")).toMatchObject({ revision: 1, items: [] });
  expect((await shop.change("PUT", path, { mode: "draft", rule: ruleFor("好") })).body.warnings).toHaveLength(1);
  expect((await shop.get("rules")).items).toMatchObject([{ mode: "draft", warnings: [{}] }]);
});

test("a rule goes from draft over shadow to live, beside its live version until then", async () => {
  const shop = await openShop();
  const modes = async () => (await shop.get(path)).items.map(({ mode }: { mode: string }) => mode);
  const chat = shop.chat("c-1");
  await shop.change("PUT", path, { mode: "live", rule });
  await shop.change("PUT", path, { mode: "draft", rule: ruleFor("发票") });
  expect(await modes()).toEqual(["live", "draft"]);
  expect((await chat.say("buyer", "可以开发票吗")).points).not.toContain(point);

  await shop.change("PUT", path, { mode: "shadow", rule: ruleFor("发票") });
  expect(await modes()).toEqual(["live", "shadow"]);
  const tried = await chat.say("buyer", "发票可以开专票吗");
  expect(tried.points).not.toContain(point);
  expect((await chat.say("buyer", "什么时候发货")).points).toContain(point);
  await chat.settle();
  expect((await shop.get("findings?status=shadow")).items).toMatchObject([{ point, event: tried.event }]);

  await shop.change("PUT", path, { mode: "live", rule: ruleFor("发票") });
  expect(await modes()).toEqual(["live"]);
  expect((await chat.say("buyer", "发票抬头怎么写")).points).toContain(point);
  expect((await chat.say("buyer", "那什么时候发货")).points).not.toContain(point);
});

test("a rule is taken away, in one mode or altogether", async () => {
  const shop = await openShop();
  await shop.change("PUT", path, { mode: "live", rule });
  await shop.change("PUT", path, { mode: "shadow", rule: ruleFor("发票") });
  expect((await shop.change("DELETE", `${path}?mode=draft`)).status).toBe(404);
  expect((await shop.change("DELETE", `${path}?mode=shadow`)).status).toBe(200);
  expect((await shop.get(path)).items).toMatchObject([{ mode: "live" }]);
  expect((await shop.change("DELETE", path)).status).toBe(200);
  expect((await shop.get(path)).error.code).toBe("not-found");
  expect((await shop.chat("c-1").say("buyer", "什么时候发货")).points).not.toContain(point);
  expect((await shop.change("DELETE", path)).status).toBe(404);
});

test("a wrong finding of a rule teaches it a phrase, and a policy may act on the rule", async () => {
  const shop = await openShop();
  await shop.change("PUT", path, { mode: "live", rule });
  const chat = shop.chat("c-1");
  const { findings } = await chat.say("buyer", "什么时候发货的那批有优惠");
  await chat.settle();
  const [finding] = findings.filter((one) => one.point === point);
  const learn = { phrase: "那批有优惠", scope: "point" };
  const feedback = `findings/${encodeURIComponent(finding?.id ?? "")}/feedback`;
  expect((await shop.change("POST", feedback, { verdict: "wrong", learn })).status).toBe(200);
  expect((await chat.say("buyer", "什么时候发货的那批有优惠？")).points).not.toContain(point);
  expect((await chat.say("buyer", "什么时候发货")).points).toContain(point);

  const policy = {
    id: "tell-supervisor",
    title: { zh: "叫主管", en: "Call the supervisor" },
    when: { points: [point], codes: ["asked"] },
    then: [{ intervention: "supervision/notify-supervisor" }],
  };
  expect((await shop.change("PUT", "policies/tell-supervisor", policy)).status).toBe(200);
  await chat.say("buyer", "到底什么时候发货");
  await chat.settle();
  expect((await shop.get("decisions?policy=tell-supervisor")).items).toMatchObject([{ point, outcome: "observed" }]);
  const unknown = { ...policy, when: { points: [point], codes: ["never"] } };
  expect((await shop.change("PUT", "policies/tell-supervisor", unknown)).status).toBe(400);
});

test.each([
  ["another id than the path's", { mode: "live", rule: { ...rule, id: "another" } }, "rule.id"],
  ["a mode that does not exist", { mode: "loud", rule }, "mode"],
  ["no rule", { mode: "live" }, "rule"],
  ["a field beside the rule", { mode: "live", rule, stage: "live" }, "stage"],
])("refuses %s", async (_, body, at) => {
  const shop = await openShop();
  expect(await shop.change("PUT", path, body)).toMatchObject({ status: 400, body: { error: { path: at } } });
  expect((await shop.get("rules")).revision).toBe(1);
});
