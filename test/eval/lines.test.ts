import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { evaluationShop } from "./judge.ts";
import { evaluateLines } from "./lines.ts";

const folder = mkdtempSync(join(tmpdir(), "interject-lines-"));
const shop = evaluationShop();

function evaluated(name: string, rows: readonly object[]) {
  const file = join(folder, `${name}.jsonl`);
  writeFileSync(file, rows.map((row) => JSON.stringify(row)).join("\n"));
  const shown = evaluateLines(file, shop, `${file}.out`);
  return { shown: shown.replace(/ +/g, " "), predictions: readFileSync(`${file}.out`, "utf8").trim().split("\n") };
}

test("lone utterances are judged each by itself, in the order of the file", () => {
  const { shown, predictions } = evaluated("points", [
    { text: "给我转接你们主管", points: ["ask_supervisor"] },
    { text: "什么时候发货", points: ["product_complaint"] },
    {
      text: "你是弱智吗",
      role: "agent",
      points: [],
      ignore: ["agent_rhetorical", "agent_sarcasm", "agent_unfriendly"],
    },
  ]);
  expect(predictions[0]).toBe('{"points":["ask_supervisor"]}');
  expect(predictions[1]).toBe('{"points":[]}');
  expect(shown).toContain("ask_supervisor 1 0 0 1.000 1.000 1.000");
  expect(shown).toContain("product_complaint 0 0 1 0.000 0.000 0.000");
  expect(shown).toContain("agent_abuse 0 1 0");
});

test("a file of abuse is answered by yes and no", () => {
  const { shown, predictions } = evaluated("abuse", [
    { text: "妈的在逗我", label: 1 },
    { text: "什么时候发货", label: 0 },
  ]);
  expect(predictions).toEqual(['{"pred":1}', '{"pred":0}']);
  expect(shown).toContain("abuse 1 0 0 1.000 1.000 1.000");
});

test("a row that is none is named by its line", () => {
  expect(() => evaluated("bad", [{ text: "好" }, { role: "buyer" }])).toThrow(/bad\.jsonl:2: text/);
});
