import { Hono } from "hono";
import type { Env } from "../env.ts";
import { settingsOf } from "../settings/cache.ts";
import { shopOf } from "../settings/directory.ts";

/**
 * `/panel/shops/:shop`: the page that an agent's desktop shows in a frame (F015). Every other page refuses to be framed. This one
 * may be, by the addresses that its shop has named, and by nobody as long as it has named none. It needs no cookie: whoever frames
 * it brings a link, so that a page that frames it without one shows a stranger's visitor nothing to click on.
 */
export const panelPage = new Hono<{ Bindings: Env }>();

panelPage.get("/shops/:shop", async (c) => {
  const found = await c.env.ASSETS.fetch(new Request(new URL("/", c.req.url)));
  const page = new Response(found.body, found);
  const ancestors = await ancestorsOf(c.env, c.req.param("shop"));
  const policy = (page.headers.get("content-security-policy") ?? "").replace(/;?\s*frame-ancestors[^;]*/, "");
  page.headers.set("content-security-policy", `${policy}; frame-ancestors ${ancestors}`);
  // The older header knows no list of addresses; the policy above says the same and more.
  page.headers.delete("x-frame-options");
  page.headers.set("referrer-policy", "no-referrer");
  page.headers.set("cache-control", "no-store");
  page.headers.delete("etag");
  return page;
});

/** What an unknown shop may be framed by is the same as of one that has named nobody. */
async function ancestorsOf(env: Env, shop: string): Promise<string> {
  const tenant = await shopOf(env, shop);
  if (tenant === null) return "'none'";
  const { snapshot } = await settingsOf(env, tenant.merchant, tenant.shop);
  const named = snapshot.panelOrigins ?? [];
  return named.length === 0 ? "'none'" : named.join(" ");
}
