import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Plugin } from "vite";
import { authorHtml, type Written } from "./author-html.ts";
import { authorPages, type DocsLanguage, docsLanguages } from "./author-pages.ts";

const here = (name: string) => join(import.meta.dirname, name);
const repository = (path: string) => join(import.meta.dirname, "../../..", path);
const text = (language: DocsLanguage, name: string) => repository(`docs/plugins/${language}/${name}`);

type Asset = { readonly name: string; readonly source: string | Uint8Array };

/** Adds the files of `/docs` to the UI's build, so that the static host serves them. */
export function docsAssets(): Plugin {
  return {
    name: "docs-assets",
    apply: "build",
    async generateBundle() {
      for (const { name, source } of [...(await copied()), ...(await pagesForAuthors())]) {
        this.emitFile({ type: "asset", fileName: `docs/${name}`, source });
      }
    },
  };
}

async function copied(): Promise<Asset[]> {
  const require = createRequire(import.meta.url);
  const files = [
    ...["init.js", "docs.css", "plugins.css"].map((name) => ({ name, path: here(name) })),
    ...["swagger-ui.css", "swagger-ui-bundle.js"].map((name) => ({
      name,
      path: require.resolve(`swagger-ui-dist/${name}`),
    })),
    { name: "manifest.schema.json", path: repository("plugins/sdk/manifest.schema.json") },
    { name: "rule.schema.json", path: repository("plugins/sdk/rules/rule.schema.json") },
    ...docsLanguages.map((language) => ({
      name: `message-${language}.svg`,
      path: text(language, "message.svg"),
    })),
  ];
  return Promise.all(files.map(async ({ name, path }) => ({ name, source: await readFile(path) })));
}

/** Every page for authors in every language, by its file below `/docs`. */
export async function pagesForAuthors(): Promise<Asset[]> {
  const pages = await Promise.all(
    docsLanguages.map(async (language) => {
      const texts = await Promise.all(
        authorPages.map(async (page) => [page, await readFile(text(language, `${page}.md`), "utf8")] as const),
      );
      const written = Object.fromEntries(texts) as Written;
      return authorPages.map((page) => ({
        name: `plugins/${language}/${page}.html`,
        source: authorHtml(page, language, written),
      }));
    }),
  );
  return pages.flat();
}
