import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Marked, type Tokens } from "marked";
import type { AuthorPage, DocsLanguage } from "../../worker/api/docs/author-pages.ts";
import { root } from "../serve/build.ts";

/** A block of code in the documentation, and what its first line says of it. */
export type Block = {
  readonly language: string;
  /** What the block is, below the project of its page: `file=my-shop/index.ts`. */
  readonly file: string | undefined;
  readonly info: string;
  readonly text: string;
};

export const docsFolder = join(root, "docs/plugins");

export function readPage(language: DocsLanguage, page: AuthorPage): string {
  return readFileSync(join(docsFolder, language, `${page}.md`), "utf8");
}

/** All blocks of a page, in their order. */
export function blocksOf(markdown: string): Block[] {
  const blocks: Block[] = [];
  const marked = new Marked();
  marked.walkTokens(marked.lexer(markdown), (token) => {
    if (token.type !== "code") return;
    const { lang = "", text } = token as Tokens.Code;
    const [language = "", ...more] = lang.split(" ");
    const file = more.find((word) => word.startsWith("file="))?.slice("file=".length);
    blocks.push({ language, file, info: more.join(" "), text });
  });
  return blocks;
}
