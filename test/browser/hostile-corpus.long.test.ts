import { afterAll, beforeAll, expect, it } from "vitest";
import { oddStrings, scripts } from "./payloads.ts";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { sayAll } from "./shop.ts";
import { watchForScripts } from "./watch-for-scripts.ts";

/** Messages of a conversation: few enough for its page to be drawn in a few seconds. */
const each = 300;
/** Labels that people give: as many as fit a shop's settings without crowding them. */
const labels = scripts.filter((_, index) => index % 401 === 0).map((text) => text.slice(0, 60));

describeInBrowser("thousands of hostile and odd strings", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  it("are at least as many as the public lists hold", () => {
    expect(new Set(scripts).size).toBeGreaterThanOrEqual(6_613);
    expect(oddStrings.length).toBeGreaterThan(450);
  });

  it("are stored and shown as they were written, as texts and as names, and none is executed", async () => {
    const page = await product.visit({ context: {} });
    const signs = await watchForScripts(page);
    const all = [...oddStrings, ...scripts];
    for (let start = 0; start < all.length; start += each) {
      const texts = all.slice(start, start + each);
      const conversation = `c-corpus-${start}`;
      await sayAll(product.interject, { conversation, texts, at: Date.now() - 3_600_000 });
      await page.goto(`${product.interject.url}/shops/demo/conversations/${conversation}`);
      const words = page.locator("p[dir=auto]");
      await words.nth(texts.length - 1).waitFor({ timeout: 60_000 });
      const shown = await words.allTextContents();
      expect(shown.filter((text, index) => text !== texts[index]?.toWellFormed())).toEqual([]);
      expect(signs).toEqual([]);
    }
  }, 400_000);

  it("are harmless as titles of groups, remarks and saved settings, on every page that shows them", async () => {
    const page = await product.visit({ context: {} });
    const signs = await watchForScripts(page);
    const { url } = product.interject;
    const shop = `${url}/v1/shops/demo`;
    const headers = { origin: url, "content-type": "application/json" };
    for (const [index, title] of labels.entries()) {
      const group = await page.request.put(`${shop}/groups/g-${index}`, {
        headers,
        data: { title, agents: [`a-${index}`] },
      });
      expect([title, group.status()]).toEqual([title, 200]);
    }
    const renamed = await page.request.patch(`${shop}/settings`, { headers, data: { name: labels[0] } });
    expect(renamed.status()).toBe(200);
    const pages = [
      "live",
      "alerts",
      "shop",
      "reports",
      "conversations",
      "packs",
      "rules",
      "policies",
      "history",
      "decisions",
    ];
    for (const name of [
      ...pages,
      "tasks",
      "appeals",
      "accounts",
      "settings",
      "channels",
      "receivers",
      "members",
      "audit",
    ]) {
      await page.goto(`${url}/shops/demo/${name}`);
      await page.getByRole("heading", { level: 1 }).first().waitFor();
      await page.waitForLoadState("networkidle");
      expect([name, signs]).toEqual([name, []]);
    }
  }, 200_000);
});
