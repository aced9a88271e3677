import { expect, test } from "vitest";
import { readRule, readRules } from "./read-rules.ts";

const rule = {
  id: "asks-invoice",
  title: { zh: "问发票", en: "Asks for an invoice" },
  kind: "alert",
  standards: [{ id: "said", conditions: [{ type: "buyer-said", keywords: "发票" }] }],
};

test("a file may name its schema, which is no part of the rule", () => {
  const read = readRule({ $schema: "../rule.schema.json", ...rule });
  expect(read).toMatchObject(rule);
  expect(read).not.toHaveProperty("$schema");
});

test("everything that is wrong with any of them is said, with its place", () => {
  const files = [rule, { ...rule, id: "Bad Id" }, { ...rule, id: "silent", standards: [] }, null];
  expect(() => readRules(files)).toThrow(/Bad Id: id: [\s\S]*silent: standards: [\s\S]*rule 4: /);
});
