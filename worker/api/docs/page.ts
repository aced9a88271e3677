import { Hono } from "hono";
import type { Env } from "../../env.ts";
import { docsHeaders } from "../security-headers.ts";

/**
 * `/docs`: the API reference, drawn by Swagger UI from `/v1/openapi.json`. It is the renderer that works offline and under a
 * policy without inline scripts; others fetch fonts and logos from elsewhere, or need a nonce. Its files are assets that the
 * UI's build copies (`vite-plugin.ts`).
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

export const docs = new Hono<{ Bindings: Env }>();

docs.use(docsHeaders());
docs.get("/", (c) => c.html(page, 200, { "cache-control": "public, max-age=300" }));
docs.get("/:file", async (c) => {
  const asset = await c.env.ASSETS.fetch(c.req.raw);
  // Unknown addresses get the UI's index page from the static host; under /docs that would be a script of the wrong kind.
  if (asset.headers.get("content-type")?.startsWith("text/html")) return c.notFound();
  // The body anew: headers of a fetched response cannot be added to.
  return new Response(asset.body, asset);
});
