import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { say } from "./shop.ts";
import { watchForScripts } from "./watch-for-scripts.ts";

const hostile = [
  `<img src=x onerror="__xss('img')">12315`,
  `<script>__xss('script')</script>12315`,
  `"><svg/onload=__xss('svg')>12315`,
  `javascript:__xss('url')//12315`,
  `{{constructor.constructor("__xss('template')")()}}12315`,
  `<iframe srcdoc="<script>parent.__xss('frame')</script>">12315`,
  `<a href="javascript:__xss('a')">投诉12315</a>`,
];
/** Right-to-left override, zero-width joiners, combining marks, astral letters: odd to look at, harmless to show. */
const naughty = ["‮我要去12315‬投诉", "👩‍👩‍👧‍👦\u200b12\u200b315", "Z̮̞̠͙͔ͅ12315", "𝕋𝕖𝕤𝕥 12315", "مرحبا 12315"];
const texts = [...hostile, ...naughty];

describeInBrowser("hostile and odd text", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
    for (const [index, text] of texts.entries()) {
      await say(product.interject, { conversation: `c-hostile-${index}`, text, name: text });
      await say(product.interject, { conversation: "c-hostile", text, name: "小鱼" });
    }
  });
  afterAll(() => product?.stop());

  it("is shown as it was written and never executed, as a message and as a name", async () => {
    const page = await product.visit({ context: {} });
    const signs = await watchForScripts(page);
    await page.goto(`${product.interject.url}/shops/demo/live`);
    await page.getByRole("article").first().waitFor();
    await page.goto(`${product.interject.url}/shops/demo/conversations`);
    await page.locator("tbody tr").nth(texts.length).waitFor();
    const names = await page.locator("tbody a").allTextContents();
    expect(names.toSorted()).toEqual([...texts, "小鱼"].toSorted());

    await page.goto(`${product.interject.url}/shops/demo/conversations/c-hostile`);
    const words = page.locator("p[dir=auto]");
    await words.nth(texts.length - 1).waitFor();
    expect(await words.allTextContents()).toEqual(texts);
    // One of markup, one that turns the direction of writing: each on its page, as a heading, too.
    for (const text of [hostile[0], naughty[0]]) {
      await page.goto(`${product.interject.url}/shops/demo/conversations/c-hostile-${texts.indexOf(text ?? "")}`);
      await words.first().waitFor();
      expect(await words.first().textContent()).toBe(text);
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(text);
    }
    expect(signs).toEqual([]);
  });

  it("has a content policy that stops a script even if one got in", async () => {
    const page = await product.visit({ context: {} });
    const signs = await watchForScripts(page);
    await page.goto(`${product.interject.url}/shops/demo/live`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const outcome = await page.evaluate(() => {
      const script = document.createElement("script");
      try {
        script.text = "__xss('injected')";
        document.body.append(script);
        document.body.insertAdjacentHTML("beforeend", "<img src=x onerror=__xss(1)>");
        return "inserted";
      } catch (error) {
        return String(error);
      }
    });
    expect(outcome).toContain("TypeError");
    expect(signs.filter((sign) => sign.startsWith("called"))).toEqual([]);
  });
});
