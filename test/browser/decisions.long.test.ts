import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { happens, say } from "./shop.ts";

describeInBrowser("decisions", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  it("are explained: an angry buyer, the menu, his choice, the human, the notice (N01)", async () => {
    const { interject } = product;
    const conversation = "c-angry";
    await happens(interject, { type: "presence", agent: "xiaomei", status: "online", queue: 0 });
    await say(interject, { conversation, text: "你好，优惠券用不了", name: "小鱼" });
    await say(interject, { conversation, text: "亲，请在订单页查看哦", role: "bot" });
    const { actions } = await say(interject, { conversation, text: "答非所问，我要去12315投诉你们", name: "小鱼" });
    expect(actions.map(({ kind }) => kind)).toContain("menu");
    await happens(interject, { type: "menu", conversation, menu: "m", choice: "human" });
    await happens(interject, {
      type: "transferred",
      conversation,
      by: { role: "bot", id: "bot" },
      to: { role: "agent", id: "xiaomei", name: "小梅" },
      askedByBuyer: true,
    });
    await say(interject, { conversation, text: "您好，我是小梅，我来帮您处理", role: "agent" });

    const page = await product.visit();
    await page.goto(`${interject.url}/shops/demo/decisions?policy=offer-human-strong-emotion&outcome=acted`);
    const row = page.getByRole("row", { name: /小鱼.*点了“转人工”/ });
    await row.getByRole("link", { name: "查看说明" }).click();

    await page.getByRole("heading", { level: 1, name: "已对 小鱼 执行“平台干预转人工”" }).waitFor();
    const because = page.getByRole("region", { name: "起因" });
    await because.getByText("答非所问").waitFor();
    expect(await because.locator("mark").allTextContents()).toContain("12315");
    const story = page.getByRole("region", { name: "经过" });
    await story.getByText("人工客服开口").waitFor();
    const told = await story.getByRole("listitem").allTextContents();
    const order = ["执行“平台干预转人工”", "点了“转人工”", "转人工", "会话转给人工", "小梅将为您服务", "人工客服开口"];
    expect(told).toHaveLength(order.length);
    for (const [index, part] of order.entries()) expect(told[index]).toContain(part);
    const checks = page.getByRole("region", { name: "条件" });
    expect(await checks.getByText("接待方").count()).toBe(1);
    expect(await checks.locator("[data-met=no]").count()).toBe(0);

    await because.getByRole("link", { name: "在聊天里查看" }).click();
    await page.getByRole("heading", { level: 1, name: "小鱼" }).waitFor();
    await page.locator("[data-target=true]").getByText("答非所问").waitFor();
  });

  it("that were not taken name the condition that failed (N02)", async () => {
    const { interject } = product;
    const conversation = "c-served";
    await say(interject, { conversation, text: "在吗", name: "阿杰" });
    await say(interject, { conversation, text: "在的，您说", role: "agent" });
    await say(interject, { conversation, text: "不退款我就去12315投诉", name: "阿杰" });

    const page = await product.visit();
    await page.goto(`${interject.url}/shops/demo/decisions?policy=offer-human-strong-emotion&reason=served-by`);
    await page.getByRole("row", { name: /阿杰/ }).getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: "没有对 阿杰 执行“平台干预转人工”" }).waitFor();
    const failed = page.getByRole("region", { name: "条件" }).locator("[data-met=no]");
    expect(await failed.count()).toBe(1);
    expect(await failed.textContent()).toMatch(/接待方.*机器人、无人接待.*人工客服/);
    await page.getByText("没有执行，所以没有后续步骤。").waitFor();
  });

  it("by hand: a supervisor nudges the agent, is told what became of it, and finds it explained (F096)", async () => {
    const { interject } = product;
    const conversation = "c-slow";
    await say(interject, { conversation, text: "衣服开线了怎么办", name: "李想" });
    await say(interject, { conversation, text: "稍等我看看", role: "agent" });

    const page = await product.visit();
    await page.goto(`${interject.url}/shops/demo/conversations/${conversation}`);
    await page.getByRole("button", { name: "催促客服" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByText("执行后不能撤销").waitFor();
    await dialog.getByRole("button", { name: "催促", exact: true }).click();
    await dialog.getByText("已执行").waitFor();
    await dialog.getByRole("link", { name: "查看说明" }).click();
    await page.getByRole("heading", { level: 1, name: /Demo admin 对 李想 手动执行了“催促客服立即跟进”/ }).waitFor();
    expect(await page.getByRole("region", { name: "条件" }).count()).toBe(0);
  });

  it("that do not exist say so and lead back", async () => {
    const page = await product.visit();
    await page.goto(`${product.interject.url}/shops/demo/decisions/explained?id=demo/interject/none/m-1|x|y|z|0`);
    await page.getByText("没有这条记录").waitFor();
    await page.getByRole("link", { name: "返回干预记录" }).click();
    await page.getByRole("heading", { level: 1, name: "干预记录" }).waitFor();
  });
});
