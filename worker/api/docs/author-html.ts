import { Marked, type Tokens } from "marked";
import { type AuthorPage, authorAddress, authorPages, type DocsLanguage, docsLanguages } from "./author-pages.ts";

/** Pages for authors: Markdown of the repository as HTML with the product's look. No script: they are read. */

export type Written = { readonly [page in AuthorPage]: string };

const words = {
  en: {
    name: "For plugin authors",
    api: "API reference",
    skip: "Skip to the text",
    pages: "Pages",
    next: "Next",
    other: "中文",
  },
  zh: { name: "插件作者文档", api: "API 参考", skip: "跳到正文", pages: "目录", next: "下一页", other: "English" },
} as const satisfies Record<DocsLanguage, Record<string, string>>;
const tags = { en: "en", zh: "zh-CN" } as const;

/** The HTML of one page; `written` are all of its language, for their titles. */
export function authorHtml(page: AuthorPage, language: DocsLanguage, written: Written): string {
  const text = words[language];
  const title = titleOf(written[page]);
  const other = docsLanguages.find((candidate) => candidate !== language) ?? language;
  const next = authorPages[authorPages.indexOf(page) + 1];
  const links = authorPages.map((id) => {
    const current = id === page ? ' aria-current="page"' : "";
    return `<li><a href="${authorAddress(language, id)}"${current}>${escaped(titleOf(written[id]))}</a></li>`;
  });
  return `<!doctype html>
<html lang="${tags[language]}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${escaped(title)} · Interject</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/docs/plugins.css" />
    <link rel="alternate" hreflang="${tags[other]}" href="${authorAddress(other, page)}" />
  </head>
  <body>
    <a class="skip" href="#text">${text.skip}</a>
    <header>
      <a class="home" href="/">Interject</a>
      <a href="${authorAddress(language, "overview")}">${text.name}</a>
      <a href="/docs">${text.api}</a>
      <a class="language" href="${authorAddress(other, page)}" hreflang="${tags[other]}" lang="${tags[other]}">${text.other}</a>
    </header>
    <div class="columns">
      <nav aria-label="${text.pages}">
        <ul>
          ${links.join("\n          ")}
        </ul>
      </nav>
      <main id="text">
${htmlOf(written[page], language)}
${next === undefined ? "" : `<p class="next">${text.next}: <a href="${authorAddress(language, next)}">${escaped(titleOf(written[next]))}</a></p>`}
      </main>
    </div>
  </body>
</html>
`;
}

/** The heading of a page; each begins with it. */
export function titleOf(markdown: string): string {
  const [first = ""] = markdown.split("\n");
  if (!first.startsWith("# ")) throw new Error(`a page begins with its title, not with ${JSON.stringify(first)}`);
  return first.slice(2).trim();
}

function htmlOf(markdown: string, language: DocsLanguage): string {
  const marked = new Marked({ gfm: true });
  marked.use({
    renderer: {
      heading({ tokens, depth, text }: Tokens.Heading) {
        return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`;
      },
      code({ text, lang = "" }: Tokens.Code) {
        const [kind = "", ...more] = lang.split(" ");
        if (kind === "mermaid") return pictureOf(more.join(" "), language);
        const file = more.find((word) => word.startsWith("file="))?.slice("file=".length);
        const caption = file === undefined ? "" : `<figcaption>${escaped(file)}</figcaption>`;
        return `<figure class="code">${caption}<pre tabindex="0"><code>${escaped(text)}</code></pre></figure>\n`;
      },
      table(token: Tokens.Table) {
        const cells = (row: Tokens.TableCell[], open: string, close: string) =>
          row.map((cell) => `${open}${this.parser.parseInline(cell.tokens)}${close}`).join("");
        const rows = token.rows.map((row) => `<tr>${cells(row, "<td>", "</td>")}</tr>`).join("\n");
        const head = `<thead><tr>${cells(token.header, '<th scope="col">', "</th>")}</tr></thead>`;
        return `<div class="table" tabindex="0"><table>${head}<tbody>${rows}</tbody></table></div>\n`;
      },
      link({ href, tokens }: Tokens.Link) {
        return `<a href="${escaped(addressOf(href, language))}">${this.parser.parseInline(tokens)}</a>`;
      },
      // Comments are for whoever edits the page.
      html: ({ text }: Tokens.HTML | Tokens.Tag) => (text.startsWith("<!--") ? "" : escaped(text)),
    },
  });
  return marked.parse(markdown, { async: false });
}

/** As GitHub makes them, so that a link works in both places. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replace(/\s/g, "-");
}

/** `time.md#due` is another page; everything else stays as it is. */
function addressOf(href: string, language: DocsLanguage): string {
  const [file = "", anchor] = href.split("#");
  const other = /^\.\.\/(en|zh)\/([a-z-]+)\.md$/.exec(file);
  const page = authorPages.find((id) => `${id}.md` === file || id === other?.[2]);
  if (page === undefined) return href;
  const place = authorAddress((other?.[1] as DocsLanguage | undefined) ?? language, page);
  return anchor === undefined ? place : `${place}#${anchor}`;
}

/** Mermaid needs a script; the page shows the same picture drawn. `picture=message` names it. */
function pictureOf(info: string, language: DocsLanguage): string {
  const name = /^picture=([a-z-]+) (.+)$/.exec(info);
  if (name === null)
    throw new Error("a mermaid block names its drawn picture and says what it shows: picture=name text");
  const [, picture = "", shown = ""] = name;
  return `<figure class="picture"><img src="/docs/${picture}-${language}.svg" alt="${escaped(shown)}" /></figure>\n`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
