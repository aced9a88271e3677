import { expect, test } from "vitest";
import type { Message } from "../conversation.ts";
import { previewRule } from "./preview.ts";
import { type RuleInput, ruleSchema } from "./rule.ts";

const said = (id: string, role: "buyer" | "agent", text: string, automatic = false): Message => ({
  id,
  at: 0,
  from: { role, id: role },
  text,
  content: [{ type: "text", text }],
  automatic,
  retracted: false,
});
const title = { zh: "规则", en: "Rule" };
const preview = (standards: RuleInput["standards"], messages: Message[]) =>
  previewRule(ruleSchema.parse({ id: "tried", title, kind: "deduct", standards }), messages);

test("each condition says which messages of its side it hits, and where (N37)", () => {
  const messages = [
    said("m-1", "buyer", "券怎么领不了"),
    said("m-2", "agent", "券领不了请刷新"),
    said("m-3", "buyer", "谢谢"),
    said("m-4", "agent", "自动回复：券领不了", true),
  ];
  const conditions: RuleInput["standards"][number]["conditions"] = [
    { type: "order", is: "no-order" },
    { type: "buyer-said", keywords: "券+领不了" },
    { type: "agent-said", keywords: "刷新", said: false },
  ];
  expect(preview([{ id: "hit", conditions }], messages)).toEqual([
    {
      path: "standards.0.conditions.1",
      side: "buyer",
      read: 2,
      hits: [
        {
          message: "m-1",
          spans: [
            { start: 0, end: 1 },
            { start: 3, end: 6 },
          ],
        },
      ],
    },
    {
      path: "standards.0.conditions.2",
      side: "agent",
      read: 1,
      hits: [{ message: "m-2", spans: [{ start: 5, end: 7 }] }],
    },
  ]);
});

test("each step of what the agent must say is read for itself, by sentences too", () => {
  const messages = [said("m-1", "agent", "您的宝贝48小时内为您安排发货"), said("m-2", "agent", "请当面验收")];
  const steps = [{ similar: { sentences: ["您的宝贝48小时内安排发货哦"] } }, { keywords: "当面+验收" }];
  const found = preview([{ id: "hit", conditions: [{ type: "agent-steps", steps }] }], messages);
  expect(found.map(({ path, hits }) => [path, hits.map(({ message }) => message)])).toEqual([
    ["standards.0.conditions.0.steps.0", ["m-1"]],
    ["standards.0.conditions.0.steps.1", ["m-2"]],
  ]);
});
