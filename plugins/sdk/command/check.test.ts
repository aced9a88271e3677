import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { checkPack } from "./check.ts";
import { writeNew } from "./new-pack.ts";
import { plugin, temporaryFolder } from "./run-plugin.ts";

let into: string;
beforeAll(() => {
  into = temporaryFolder();
});
afterAll(() => rmSync(into, { recursive: true }));

let packs = 0;
/** A new pack in which some texts of its files are others. */
function packWith(changes: Readonly<Record<string, readonly (readonly [string | RegExp, string])[]>> = {}) {
  const { folder } = writeNew({ id: `pack-${++packs}/invoice`, kind: "point", into, zh: "要发票", en: "Invoice" });
  for (const [file, replaced] of Object.entries(changes)) {
    let text = readFileSync(join(folder, file), "utf8");
    for (const [from, to] of replaced) {
      expect(text).toMatch(from);
      text = text.replace(from, to);
    }
    writeFileSync(join(folder, file), text);
  }
  return folder;
}

describe("check", { timeout: 30_000 }, () => {
  test("a pack that is ready has no problems, and a size", async () => {
    const checked = await checkPack(packWith());
    expect(checked).toMatchObject({ problems: [], version: "0.1.0" });
    expect(checked.bytes).toBeGreaterThan(1_000);
  });

  test("everything that is wrong is said at once, and the command fails", async () => {
    const folder = packWith({
      "index.ts": [
        ["  docs,\n", ""],
        ['version: "0.1.0"', 'version: "one"'],
        [/title: \{ zh: "(.*)", en: ".*" \}/, 'title: { zh: "$1", en: "" }'],
      ],
      "card.ts": [["请看示例词句", "请看别的词句"]],
    });
    const { code, output } = await plugin(["check", folder]);
    expect(code).toBe(1);
    for (const problem of [
      "docs: missing",
      "version: semver, such as 1.2.0",
      "title.en: ",
      'card.samples.0 "请看别的词句": invoice does not find found',
      "4 problems",
    ])
      expect(output).toContain(problem);
    expect(output).not.toContain("    at ");
  });

  test.each([
    [
      "a card without false positives",
      /falsePositives: \[[\s\S]*?\n {2}\],/,
      "falsePositives: [],",
      "name at least one with its reason",
    ],
    ["a card without samples", /samples: \[.*\]/, "samples: []", "give at least one message that is found"],
    ["a false positive that nothing finds", "这不是示例词句", "没有那个词", "no point finds anything in it"],
    ["a sample of another code", 'code: "found"', 'code: "lost"', "invoice does not find lost, it finds found"],
    ["a sample that quotes other words", 'quote: "示例词句"', 'quote: "示例"', 'quotes "示例词句", not "示例"'],
    ["a card of another form", "falsePositives", "falseNegatives", "card: "],
  ])("refuses %s", async (_, from, to, problem) => {
    const { problems } = await checkPack(packWith({ "card.ts": [[from, to]] }));
    expect(problems.join("\n")).toContain(problem);
  });

  test("refuses a pack of points without a card", async () => {
    const { problems } = await checkPack(packWith({ "index.ts": [["  card,\n", ""]] }));
    expect(problems).toEqual(["card: missing; say how the pack judges, with samples and known false positives"]);
  });

  test("a sample may be a chat", async () => {
    const chat = JSON.stringify("agent: 需要什么\nbuyer: 请看示例词句");
    const { problems } = await checkPack(packWith({ "card.ts": [['"请看示例词句"', chat]] }));
    expect(problems).toEqual([]);
  });

  test.each([
    ["Chinese pages in English", /zh: `[\s\S]*?`/, "zh: `only English`", "docs.zh: is not Chinese"],
    ["English pages in Chinese", /en: `[\s\S]*?`/, "en: `这里没有英文说明`", "docs.en: is not English"],
  ])("refuses %s", async (_, from, to, problem) => {
    const { problems } = await checkPack(packWith({ "docs.ts": [[from, to]] }));
    expect(problems).toEqual([problem]);
  });

  test("says of the author's own lines what a guest may not do", async () => {
    const folder = packWith({
      "invoice.ts": [["const [first] = hits.phrases;", 'eval("1");\n    const [first] = hits.phrases;']],
    });
    const { problems } = await checkPack(folder);
    const line = readFileSync(join(folder, "invoice.ts"), "utf8")
      .split("\n")
      .findIndex((text) => text.includes("eval"));
    expect(problems).toEqual([expect.stringMatching(new RegExp(`/invoice\\.ts:${line + 1}:5: .*eval`))]);
  });

  test("refuses what works here and not as a guest, which gets no more of a person than was granted", async () => {
    const folder = packWith({
      "invoice.ts": [
        ["first === undefined) return [];", 'first === undefined || event.message.from.id === "buyer") return [];'],
      ],
    });
    const { problems } = await checkPack(folder);
    expect(problems).toEqual([
      'as a guest: card.samples.0 "请看示例词句": invoice does not find found',
      'as a guest: card.falsePositives.0 "这不是示例词句": no point finds anything in it',
    ]);
  });

  test("whoever parses in a guest is told what to do instead", async () => {
    const folder = packWith({
      "invoice.ts": [
        ["const [first] = hits.phrases;", "z.string().parse(event.id);\n    const [first] = hits.phrases;"],
      ],
    });
    const { problems } = await checkPack(folder);
    expect(problems[0]).toContain("zod is not there in a guest: settings arrive parsed, check other values by hand");
  });
});
