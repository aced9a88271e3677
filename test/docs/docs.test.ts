import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parseRule } from "../../plugins/sdk/rules/parse-rule.ts";
import { anchorOf } from "../../worker/api/docs/author-html.ts";
import { authorPages, docsLanguages, languageOf } from "../../worker/api/docs/author-pages.ts";
import { pagesForAuthors } from "../../worker/api/docs/vite-plugin.ts";
import { type Block, blocksOf, docsFolder, readPage } from "./blocks.ts";
import { metricsFile, metricsPage } from "./metrics.ts";
import { limitsPage } from "./reference.ts";

const each = docsLanguages.flatMap((language) => authorPages.map((page) => ({ language, page })));

describe.each(each)("$language/$page", ({ language, page }) => {
  const text = readPage(language, page);
  const blocks = blocksOf(text);

  test("every block is one that is run", () => {
    for (const [index, block] of blocks.entries()) expect([block.text, runs(block, blocks[index - 1])]).toContain(true);
  });

  test("every suite in it is tested", () => {
    for (const [index, { file }] of blocks.entries()) {
      if (file?.endsWith(".test.ts") !== true) continue;
      const [folder] = file.split("/");
      const later = blocks.slice(index).filter(({ language: kind }) => kind === "sh");
      expect(later.map(({ text: commands }) => commands).join("\n")).toContain(`npx interject test ${folder}`);
    }
  });

  test("data in it is what it says", () => {
    for (const { language: kind, file, text: data } of blocks) {
      if (kind === "json") expect(file).toContain("/rules/");
      if (kind === "json") expect(parseRule(JSON.parse(data))).toMatchObject({ ok: true });
      if (kind === "jsonl") for (const line of data.split("\n")) expect(JSON.parse(line)).toHaveProperty("messages");
    }
  });

  test("a picture shows what the page's own says", () => {
    for (const block of blocks.filter(({ language: kind }) => kind === "mermaid")) {
      const [, picture = ""] = /picture=([a-z-]+)/.exec(block.info) ?? [];
      const drawn = words(readFileSync(join(docsFolder, language, `${picture}.svg`), "utf8").replace(/<[^>]+>/g, " "));
      const labels = [...block.text.matchAll(/\[\(?([^\][()"]+)\)?\]|-- "?([^"->]+?)"? -->/g)];
      expect(labels.length).toBeGreaterThan(8);
      for (const [, node, edge] of labels) expect(drawn).toContain(words(node ?? edge ?? ""));
    }
  });

  test("its links lead somewhere", () => {
    for (const [, target = ""] of text.matchAll(/\]\(([^)]+)\)/g)) {
      const [file = "", anchor] = target.split("#");
      if (file.startsWith("/")) continue;
      const other = file === "" ? page : authorPages.find((id) => `${id}.md` === file);
      if (other === undefined) throw new Error(`${target} is no page`);
      if (anchor !== undefined) expect(headingsOf(readPage(language, other)).map(anchorOf)).toContain(anchor);
    }
  });
});

/** Whether `runPage` does something with a block that can fail. */
function runs({ language, file, info }: Block, before: Block | undefined): boolean {
  switch (language) {
    case "ts":
    case "json":
    case "jsonl":
      return file !== undefined;
    case "sh":
      return info === "";
    case "text":
      return before?.language === "sh";
    case "mermaid":
      return info.startsWith("picture=");
    default:
      return false;
  }
}

const words = (text: string) => text.replace(/\s+/g, "");
const headingsOf = (text: string) =>
  [...text.replace(/^```[\s\S]*?^```$/gm, "").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => heading);

test.each(authorPages)("%s says the same in both languages", (page) => {
  const [en, zh] = [readPage("en", page), readPage("zh", page)];
  const code = (text: string) => blocksOf(text).filter(({ language }) => language !== "mermaid");
  expect(code(zh)).toEqual(code(en));
  const levels = (text: string) => text.replace(/^```[\s\S]*?^```$/gm, "").match(/^#+ /gm);
  expect(levels(zh)).toEqual(levels(en));
  const rows = (text: string) => text.match(/^\|/gm)?.length;
  expect(rows(zh)).toBe(rows(en));
});

test.each(docsLanguages)("the limits (%s) are those of the code", (language) => {
  expect(readPage(language, "limits")).toBe(limitsPage(language));
});

test("pages have no script, no style of their own, nothing from elsewhere, and lead to each other", async () => {
  const pages = await pagesForAuthors();
  expect(pages).toHaveLength(authorPages.length * docsLanguages.length);
  const known = new Set(pages.map(({ name }) => `/docs/${name.replace(/\.html$/, "")}`));
  for (const { source } of pages) {
    const html = String(source);
    expect(html).not.toMatch(/<script|\sstyle=|\son[a-z]+=|https?:\/\//);
    expect(html).not.toContain("```");
    for (const [, href = ""] of html.matchAll(/href="(\/docs\/plugins\/[^"#]+)/g)) expect(known).toContain(href);
    expect(html.match(/hreflang/g)).toHaveLength(2);
  }
});

test.each([
  ["zh-CN,zh;q=0.9,en;q=0.8", "zh"],
  ["en-US,en;q=0.9,zh;q=0.8", "en"],
  ["fr-FR,fr;q=0.9", "en"],
  [undefined, "en"],
])("a reader whose browser says %s begins in %s", (header, language) => {
  expect(languageOf(header)).toBe(language);
});

test("the page of the reports' figures is the one that their list gives", () => {
  expect(readFileSync(metricsFile, "utf8")).toBe(metricsPage());
});
