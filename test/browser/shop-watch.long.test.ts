import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { happens, say } from "./shop.ts";

describeInBrowser("the overview of the shop", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  it("says what must happen first, then who is there, how fast they answer and what is asked (F246, F131)", async () => {
    const { interject } = product;
    const page = await product.visit();
    await page.goto(`${interject.url}/shops/demo/shop`);
    await page.getByText("还不知道谁在线").waitFor();
    await page.getByText("还没有人工响应").waitFor();

    const conversation = "c-pace";
    const at = Date.now() - 120_000;
    await happens(interject, { type: "presence", agent: "xiaomei", status: "online", queue: 3 });
    await happens(interject, { type: "presence", agent: "dandan", status: "suspended", queue: 0 });
    await say(interject, { conversation, text: "什么时候发货", at });
    await say(interject, { conversation, text: "今天发出", role: "agent", at: at + 45_000 });

    const seats = page.getByRole("region", { name: "客服在线" });
    await seats.getByText("xiaomei").waitFor();
    expect(await seats.getByRole("listitem").filter({ hasText: "dandan" }).textContent()).toContain("挂起");
    const pace = page.getByRole("region", { name: "人工响应速度" });
    await pace.getByText("全店人工平均 45 秒").waitFor();
    const slow = pace.getByRole("img", { name: /响应慢的客服.*45 秒 · 1 轮/ });
    await slow.locator("canvas").waitFor();
    await page.getByRole("region", { name: "买家在问什么" }).getByText("催发货").waitFor();
  });

  it("counts a topic of the shop's own from the next message on, and lists its chats (F133)", async () => {
    const { interject } = product;
    const page = await product.visit();
    await page.goto(`${interject.url}/shops/demo/shop`);
    await page.getByRole("button", { name: "添加话题" }).click();
    await page.getByLabel("名称").fill("赠品");
    await page.getByLabel("关键词").fill("赠品;满赠");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText("已保存“赠品”").waitFor();
    const topic = page.getByRole("region", { name: "买家在问什么" }).getByRole("listitem").filter({ hasText: "赠品" });
    await topic.getByText("0 位买家").waitFor();
    // A change is live within ten seconds, and the page is renewed every ten.
    const listed = topic.getByRole("button", { name: "查看会话" });
    for (const until = Date.now() + 30_000; Date.now() < until && !(await listed.isVisible()); ) {
      await say(interject, { conversation: `c-gift-${Date.now()}`, text: "满赠的东西没有送" });
      await listed.waitFor({ timeout: 2_000 }).catch(() => undefined);
    }
    await topic.getByRole("button", { name: "查看会话" }).click();
    await page.getByRole("dialog").getByRole("link").first().click();
    await page.getByText("满赠的东西没有送").waitFor();
  });
});
