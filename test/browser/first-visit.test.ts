import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { describeInBrowser, type Product, signIn, startProduct } from "./product.ts";

/** Bytes of compressed script. */
const most = { alerts: 350_000, live: 360_000 } as const;

describeInBrowser("the first visit", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  describe("signing in", () => {
    it("refuses a wrong password in plain words and stays on the page", async () => {
      const page = await product.visit({ signedIn: false });
      await page.goto(product.interject.url);
      await page.getByLabel("邮箱").fill(product.interject.demo.email);
      await page.getByLabel("密码").fill("not the password");
      await page.getByRole("button", { name: "登录" }).click();
      expect(await page.getByRole("alert").textContent()).toContain("邮箱或密码不对");
      expect(new URL(page.url()).pathname).toBe("/sign-in");
    });

    it("leads to the address that was wanted", async () => {
      const page = await product.visit({ signedIn: false });
      await page.goto(`${product.interject.url}/shops/demo/packs?from=a-colleague`);
      await page.waitForURL("**/sign-in?next=*");
      await page.getByLabel("邮箱").fill(product.interject.demo.email);
      await page.getByLabel("密码").fill(product.interject.demo.password);
      await page.keyboard.press("Enter");
      await page.waitForURL("**/shops/demo/packs?from=a-colleague");
      await page.getByRole("heading", { name: "检测包", level: 1 }).waitFor();
    });

    it("signs out, and the pages are closed again", async () => {
      // With a login of its own, because signing out ends it on the server.
      const page = await product.visit({ signedIn: false });
      await signIn(page, product.interject);
      await page.getByRole("button", { name: /^账号/ }).click();
      await page.getByText("退出登录").click();
      await page.waitForURL("**/sign-in");
      await page.goto(`${product.interject.url}/shops/demo/conversations`);
      await page.waitForURL("**/sign-in?next=*");
    });

    it("is Chinese at first, switches to English and remembers it", async () => {
      const page = await product.visit();
      await page.goto(product.interject.url);
      expect(await page.locator("html").getAttribute("lang")).toBe("zh-CN");
      await page.getByRole("heading", { name: "实时", level: 1 }).waitFor();
      await page.getByRole("button", { name: "switch to English" }).click();
      await page.getByRole("heading", { name: "Live", level: 1 }).waitFor();
      await page.reload();
      await page.getByRole("heading", { name: "Live", level: 1 }).waitFor();
      expect(await page.locator("html").getAttribute("lang")).toBe("en");
      expect(await page.title()).toBe("Live · Interject");
    });

    it("says so when there is no such page or shop", async () => {
      const page = await product.visit();
      await page.goto(`${product.interject.url}/shops/somebody-elses/live`);
      await page.getByRole("heading", { name: "没有这个页面" }).waitFor();
      await page.goto(`${product.interject.url}/nowhere`);
      await page.getByRole("link", { name: "回到实时页" }).click();
      await page.waitForURL("**/shops/demo/live");
    });
  });

  // On a shop's slow line.
  it.each(["live", "alerts"] as const)(
    "the first load of the page %s takes no more compressed script than it may",
    async (name) => {
      const page = await product.visit({ context: {} });
      const scripts = new Map<string, number>();
      const reading: Promise<void>[] = [];
      page.on("response", (response) => {
        if (response.request().resourceType() !== "script") return;
        reading.push(response.body().then((body) => void scripts.set(response.url(), gzipSync(body).length)));
      });
      await page.goto(`${product.interject.url}/shops/demo/${name}`);
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.waitForLoadState("networkidle");
      await Promise.all(reading);
      const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
      expect(scripts.size).toBeGreaterThan(0);
      const largest = [...scripts].sort(([, a], [, b]) => b - a).slice(0, 5);
      expect({ total, largest }).toMatchObject({ total: expect.toSatisfy((size: number) => size < most[name]) });
    },
  );
});
