import { agent, buyer, closed, testPack, wait } from "interject/testing";
import { expect, test } from "vitest";
import alerts from "../alerts/index.ts";
import type { PackDefinition } from "../sdk/pack.ts";
import { play } from "../sdk/testing/play.ts";
import type { Script } from "../sdk/testing/script.ts";
import assist from "./index.ts";

testPack(assist, {
  canary: { script: [buyer("有货吗"), agent("这是测试：您去拼多多拍吧")], point: "cross-platform" },
  calm: [buyer("能开发票吗"), wait(20), agent("亲，可以的，下单时选择电子发票即可"), buyer("谢谢"), closed()],
});

/** What the suggested policies do, once the merchant lets them act. */
function acted(script: Script, packs: readonly PackDefinition[] = [alerts, assist]) {
  const policies = assist.policies.map((policy) => ({ ...policy, mode: "act" }));
  return play(script, { packs, policies }).decisions.flatMap(({ policy, outcome, reason, actions, intervention }) =>
    intervention === "assist/warn-agent" && outcome === "acted"
      ? [{ policy, reason, does: actions.map(({ body }) => JSON.parse(body)) }]
      : [],
  );
}
const asks = (text: string, before = "这个好用吗") => [buyer(before), wait(5), agent({ text, pending: true })];
test.each([
  ["这是全国第一的面膜", "gate-ad-law", "hold", "F109"],
  ["你是弱智吗", "gate-agent-abuse", "block", "F110"],
  ["你不会看介绍吗", "gate-manners", "hold", "F111"],
  ["我都跟您说了", "gate-manners", "hold", "F112"],
  ["您去拼多多拍吧", "gate-cross-platform", "block", "F071"],
])("with the suggested policies 「%s」 is stopped by %s: %s before it is sent (%s, N33)", (text, policy, decision) => {
  const [made] = acted(asks(text));
  expect(made?.policy).toBe(policy);
  expect(made?.does[0]).toMatchObject({ kind: "verdict", decision });
});

test("the shop's own forbidden phrase is blocked before it is sent (N33)", () => {
  const points = { "alerts/ad-law": { config: { phrases: ["小黄鸭同款"] } } };
  const policies = assist.policies.map((policy) => ({ ...policy, mode: "act" }));
  const { decisions } = play(asks("这个小黄鸭同款"), { packs: [alerts, assist], policies, points });
  const made = decisions.filter(({ outcome }) => outcome === "acted").map(({ policy }) => policy);
  expect(made).toContain("gate-shop-words");
});

test("a promise of four minutes ago is brought to mind, with words to say (N33)", () => {
  const points = { "alerts/missed-followup": { config: { seconds: 240 } } };
  const policies = assist.policies.map((policy) => ({ ...policy, mode: "act" }));
  const script = [buyer("物流到哪了"), wait(5), agent("稍等，帮您查一下"), wait(245)];
  const { decisions } = play(script, { packs: [alerts, assist], policies, points });
  const does = decisions.flatMap(({ actions }) => actions.map(({ body }) => JSON.parse(body)));
  expect(does).toMatchObject([
    {
      kind: "notice",
      audience: "agent",
      to: "a-1",
      text: "您 4 分钟前答应买家：“稍等，帮您查一下”，买家还在等，请尽快回复。",
    },
    { kind: "suggestion" },
  ]);
});

test("installed, they only observe", () => {
  expect(assist.policies.map(({ mode }) => mode)).toEqual(assist.policies.map(() => "observe"));
});
