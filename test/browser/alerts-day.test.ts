import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { line, list, threat } from "./alert-list.ts";
import { joinShop } from "./people.ts";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { happens, say } from "./shop.ts";

const patience = { timeout: 20_000 };

describeInBrowser("a supervisor's hour of alerts", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());
  const pictures = process.env.PICTURES;
  const shot = async (page: Page, name: string) => {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true, timeout: 60_000 });
  };
  const at = (path: string) => `${product.interject.url}/shops/demo/${path}`;
  const opened = (page: Page) => list(page).getByRole("button", { expanded: true });

  it("takes an alert, which a colleague sees; notes, urges, handles it, and reads how long that took (N11, F096)", async () => {
    const conversation = await threat(product, "小鱼儿");
    const me = await product.visit();
    await me.goto(at("alerts"));
    const colleague = await joinShop(product, me, { role: "quality", name: "老周" });
    await colleague.goto(at("alerts"));
    await line(me, "小鱼儿").filter({ hasText: "要315或第三方曝光" }).click();
    await me.getByText("还没有人查看").waitFor();
    await me.getByText("再不发货我就打12315投诉你们").first().waitFor();
    await me.getByRole("button", { name: "我来处理" }).click();
    await list(colleague).getByText("Demo admin 处理中").waitFor(patience);
    await shot(me, "alerts-open");

    const held = line(colleague, "小鱼儿").filter({ hasText: "处理中" });
    await held.click();
    await colleague.getByRole("button", { name: "让 Demo admin 放手" }).waitFor();
    expect(await colleague.getByRole("button", { name: "我来处理" }).count()).toBe(0);

    await me.getByRole("button", { name: "备注" }).click();
    await me.getByRole("textbox", { name: "备注" }).fill("已让小梅先安抚");
    await me.getByRole("button", { name: "保存备注" }).click();
    await me.getByText("已让小梅先安抚").waitFor();
    await me.getByRole("button", { name: "催促客服立即跟进" }).first().click();
    await me.getByRole("dialog").getByRole("button", { name: "催促", exact: true }).click();
    await me.getByRole("dialog").getByRole("status").waitFor(patience);
    await me.getByRole("dialog").getByRole("button", { name: "关闭" }).last().click();
    await me.getByRole("button", { name: "标为已处理" }).click();
    await me
      .getByRole("list", { name: "处理过程" })
      .getByText(/Demo admin 处理完/)
      .waitFor(patience);
    await list(colleague).getByText("Demo admin 已处理").waitFor(patience);
    await me.goto(at("alerts?view=handled"));
    await line(me, "小鱼儿").waitFor(patience);
    expect(conversation).toContain("c-threat");
  });

  it("walks by keys: seen and next, and back (F087)", async () => {
    await threat(product, "买家甲");
    await threat(product, "买家乙");
    const page = await product.visit();
    await page.goto(at("alerts?point=alerts%2Fthreaten-exposure"));
    await line(page, "买家甲").waitFor(patience);
    await line(page, "买家乙").waitFor(patience);
    await page.keyboard.press("j");
    await opened(page).filter({ hasText: "买家乙" }).waitFor();
    await page.keyboard.press("n");
    await opened(page).filter({ hasText: "买家甲" }).waitFor();
    await page.getByText("已标为已查看（1 条）").waitFor(patience);
    await page.keyboard.press("k");
    await page
      .getByRole("list", { name: "处理过程" })
      .getByText(/Demo admin 查看/)
      .waitFor(patience);
    await page.waitForURL("**open=**");
    await page.keyboard.press("Escape");
    await page.waitForURL((url) => !url.search.includes("open"));
  });

  it("calls one wrong, teaches a phrase, and finds it under the wrong ones (F086)", async () => {
    await threat(product, "误会的买家");
    const page = await product.visit();
    await page.goto(at("alerts"));
    await line(page, "误会的买家").filter({ hasText: "要315或第三方曝光" }).click();
    await page.getByRole("button", { name: "误判" }).click();
    await page.getByRole("radio", { name: "只移除这一条" }).waitFor();
    await page.getByRole("button", { name: "移除", exact: true }).click();
    await list(page)
      .getByRole("button")
      .filter({ hasText: "误会的买家" })
      .filter({ hasText: "误报" })
      .waitFor(patience);
    await page.goto(at("alerts?view=wrong"));
    await line(page, "误会的买家").waitFor(patience);
  });

  it("an answer settles an alert by itself, with the time it took (N11)", async () => {
    const conversation = "c-human";
    await say(product.interject, { conversation, text: "你好", name: "要人工的买家", role: "buyer" });
    const page = await product.visit();
    await page.goto(at("alerts?view=all"));
    await say(product.interject, { conversation, text: "转人工", name: "要人工的买家" });
    const own = list(page)
      .getByRole("button")
      .filter({ hasText: /要人工的买家|c-human/ });
    await own.first().waitFor(patience);
    await say(product.interject, { conversation, text: "您好，人工客服为您服务", role: "agent" });
    await happens(product.interject, { type: "closed", conversation });
    await own
      .filter({ hasText: /自行恢复|待处理/ })
      .first()
      .waitFor(patience);
  });
});
