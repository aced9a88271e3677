import { afterAll, beforeAll, expect, it } from "vitest";
import { block, openFeed } from "./feed.ts";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { say } from "./shop.ts";

describeInBrowser("the live feed of a busy hour", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
    await say(product.interject, { conversation: "c-live", text: "再不发货我就打12315投诉你们", name: "小鱼儿" });
  });
  afterAll(() => product?.stop());

  it("filters by severity, by point and by what is shown, and keeps the filter in the address", async () => {
    const page = await openFeed(product);
    await say(product.interject, { conversation: "c-calm", text: "转人工" });
    await block(page, "c-calm").waitFor();
    await page.goto(`${product.interject.url}/shops/demo/live?severity=urgent`);
    await block(page, "c-live").waitFor();
    expect(await block(page, "c-calm").count()).toBe(0);
    await page.getByText("检测结果", { exact: true }).last().click();
    await page.waitForURL("**/live?show=findings&severity=urgent");
    await page.getByText("通知主管").first().waitFor({ state: "detached" });
    await page.getByRole("button", { name: "清除筛选" }).click();
    await block(page, "c-calm").waitFor();
    await page.getByRole("button", { name: /^要转人工/ }).click();
    await block(page, "c-live").waitFor({ state: "detached" });
    expect(await block(page, "c-calm").count()).toBe(1);
  });

  it("holds still while paused and counts what waits", async () => {
    const page = await openFeed(product);
    await block(page, "c-live").waitFor();
    await page.getByRole("button", { name: "暂停" }).click();
    await say(product.interject, { conversation: "c-paused", text: "我要去12315投诉你们" });
    await page.getByRole("button", { name: /条新动态，点击显示/ }).waitFor();
    expect(await block(page, "c-paused").count()).toBe(0);
    await page.getByRole("button", { name: "继续" }).click();
    await block(page, "c-paused").waitFor();
  });

  it("opens the conversation of a finding", async () => {
    const page = await openFeed(product);
    await block(page, "c-live").getByRole("link", { name: "要315或第三方曝光" }).click();
    await page.waitForURL("**/shops/demo/conversations/c-live?*");
    await page.getByTestId("evidence").filter({ hasText: "12315" }).waitFor();
  });

  it("fits a phone without scrolling sideways", async () => {
    const page = await openFeed(product, { context: { viewport: { width: 375, height: 720 } } });
    await block(page, "c-live").waitFor();
    const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBe(screen);
  });
});
