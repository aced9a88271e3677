import { type Context, Hono } from "hono";
import type { Env } from "../../env.ts";
import { docsHeaders } from "../security-headers.ts";
import { authorAddress, authorPages, docsLanguages, languageOf } from "./author-pages.ts";

/**
 * `/docs`: the API reference, drawn by Swagger UI from `/v1/openapi.json`. It is the renderer that works offline and under a
 * policy without inline scripts; others fetch fonts and logos from elsewhere, or need a nonce. Its files are assets that the
 * UI's build copies (`vite-plugin.ts`). `/docs/plugins`: the pages for authors of packs, which that build renders.
 */
const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Interject API</title>
    <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
    <link rel="stylesheet" href="/docs/swagger-ui.css" />
    <link rel="stylesheet" href="/docs/docs.css" />
  </head>
  <body>
    <nav>
      <a href="/">Interject</a>
      <a href="/docs/plugins">For plugin authors · 插件作者文档</a>
      <a href="/v1/openapi.json">openapi.json</a>
    </nav>
    <main id="docs">
      <noscript>This page needs JavaScript. The document itself is at <a href="/v1/openapi.json">/v1/openapi.json</a>.</noscript>
    </main>
    <script src="/docs/swagger-ui-bundle.js"></script>
    <script src="/docs/init.js"></script>
  </body>
</html>
`;

type Docs = { Bindings: Env };
export const docs = new Hono<Docs>();

docs.use(docsHeaders());
docs.get("/", (c) => c.html(page, 200, { "cache-control": "public, max-age=300" }));
docs.get("/plugins", (c) => {
  c.header("vary", "accept-language");
  return c.redirect(authorAddress(languageOf(c.req.header("accept-language")), "overview"));
});
docs.get("/plugins/:language", (c) => {
  const language = docsLanguages.find((candidate) => candidate === c.req.param("language"));
  return language === undefined ? c.notFound() : c.redirect(authorAddress(language, "overview"));
});
docs.get("/plugins/:language/:page", (c) => {
  const isPage = docsLanguages.some((language) => authorPages.some((id) => authorAddress(language, id) === c.req.path));
  return isPage ? asset(c) : c.notFound();
});
docs.get("/:file", async (c) => {
  const found = await asset(c);
  // Unknown addresses get the UI's index page from the static host; under /docs that would be a script of the wrong kind.
  return found.headers.get("content-type")?.startsWith("text/html") ? c.notFound() : found;
});

async function asset(c: Context<Docs>): Promise<Response> {
  const found = await c.env.ASSETS.fetch(c.req.raw);
  // The body anew: headers of a fetched response cannot be added to.
  return new Response(found.body, found);
}
