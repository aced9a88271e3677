import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { order, say } from "./shop.ts";

const patience = { timeout: 15_000 };

describeInBrowser("reports", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  const open = (query = "") => `${product.interject.url}/shops/demo/reports?${query}`;

  /** A buyer whom an agent answers after so many seconds. */
  async function served(conversation: string, agent: string, seconds: number) {
    const at = Date.now() - 300_000;
    await say(product.interject, { conversation, text: "有货吗", at });
    await say(product.interject, { conversation, text: "有的", role: "agent", name: agent, at: at + seconds * 1_000 });
  }

  const ranking = (page: Page) => page.getByRole("region", { name: "排名" });
  const ranked = (page: Page) => ranking(page).locator("tbody tr[data-row-key] td:first-child").allTextContents();

  it("is empty before there was a chat, then shows figures, each with its formula, and the sessions behind (F013, F166)", async () => {
    const { interject } = product;
    const page = await product.visit();
    await page.goto(open());
    const overview = page.getByRole("region", { name: "总览" });
    await overview.getByText("这段时间没有会话").waitFor();

    await served("c-slow", "慢慢", 90);
    await served("c-quick", "快快", 5);
    await served("c-middle", "中中", 30);
    await order(interject, "c-quick", { id: "o-1", status: "created", amount: 5_900 });
    await order(interject, "c-quick", { id: "o-1", status: "paid", amount: 5_900 });
    await expect
      .poll(
        async () => {
          await page.reload();
          await overview.locator("dd, [class*=empty]").first().waitFor();
          return overview.locator("dd").allTextContents();
        },
        { ...patience, interval: 1_000 },
      )
      .toEqual(expect.arrayContaining(["3", "41.7 秒", "¥59.00"]));

    await overview.getByRole("button", { name: "“人工平响”的算法" }).focus();
    await page
      .getByRole("tooltip")
      .getByText(/每轮最多按 10 分钟计/)
      .waitFor();
    await page.getByRole("button", { name: "“回复率”的算法" }).hover();
    await page
      .getByRole("tooltip")
      .getByText(/得到回复的买家 ÷ 提问的买家/)
      .waitFor();

    await overview.getByRole("link", { name: "查看会话：会话量" }).click();
    await page.waitForURL(/conversations\?from=/);
    for (const name of ["c-slow", "c-quick", "c-middle"]) await page.getByRole("link", { name }).waitFor();
  });

  it("ranks agents by any figure, and keeps range and figure in the address (F156)", async () => {
    const page = await product.visit();
    await page.goto(open());
    const heading = ranking(page).getByRole("columnheader", { name: "人工平响" });
    await heading.click();
    await expect.poll(() => ranked(page), patience).toEqual(["快快", "中中", "慢慢"]);
    await heading.click();
    await expect.poll(() => ranked(page), patience).toEqual(["慢慢", "中中", "快快"]);

    const trend = page.getByRole("region", { name: "趋势" });
    await trend.evaluate((section) => section.scrollIntoView());
    await trend.getByRole("combobox", { name: "指标" }).click();
    await page.getByTitle("人工平响", { exact: true }).click();
    await page.waitForURL(/metric=humanReply/);
    await trend
      .getByRole("img", { name: /人工平响 · 按天: .*41.7 秒（3 通）/ })
      .locator("canvas")
      .first()
      .waitFor();
    await trend
      .getByRole("img", { name: /人工平响 · 按星期和小时: .*\d+:00/ })
      .locator("canvas")
      .first()
      .waitFor();

    await page.getByText("昨天", { exact: true }).click();
    await page.waitForURL(/range=yesterday/);
    await page.getByRole("region", { name: "总览" }).getByText("这段时间没有会话").waitFor();
    await page.getByLabel("开始日期").fill("2026-01-01");
    await page.getByRole("alert").getByText("最多 92 天").waitFor();
    await page.getByLabel("结束日期").fill("2026-01-31");
    await page.waitForURL(/from=2026-01-01&to=2026-01-31/);
  });

  it("counts a reviewer's work (F157, F160)", async () => {
    const page = await product.visit();
    await page.goto(`${product.interject.url}/shops/demo/conversations/c-slow`);
    await page.getByRole("button", { name: "已检，看下一通" }).click();
    await page.getByText("Demo admin 已检").first().waitFor();
    await page.goto(open());
    const review = page.getByRole("region", { name: "质检工作量" });
    await review.getByRole("row").filter({ hasText: "Demo admin" }).waitFor();
    const row = review.getByRole("row").filter({ hasText: "Demo admin" });
    expect((await row.locator("td").allTextContents()).slice(1, 4)).toEqual(["1", "1", expect.stringContaining("0")]);
  });

  it("gives the tables as files", async () => {
    const page = await product.visit();
    await page.goto(open());
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("link", { name: "导出 CSV：接待数据" }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/^service-\d{4}-\d\d-\d\d-\d{4}-\d\d-\d\d\.csv$/);
    const rows: string[][] = parse(await readFile(await download.path(), "utf8"), { bom: true });
    expect(rows.map(([scope]) => scope)).toEqual(["范围", "全店", "客服", "客服", "客服"]);
    expect(rows[1]?.[3]).toBe("3");
  });

  it("leads from the reply time to what can be done about it now, and lists the sessions of a group (F014)", async () => {
    const page = await product.visit();
    await page.goto(open());
    await page.getByRole("region", { name: "总览" }).getByRole("link", { name: "立即处理" }).click();
    await page.waitForURL("**/shops/demo/shop");
    for (const title of ["响应慢的客服", "没有及时答复的会话在问什么", "每小时平均响应（秒）"]) {
      await page.getByText(title).first().waitFor(patience);
    }
    const agents = ["agent-of-c-slow"];
    const { url } = product.interject;
    const headers = { origin: url, "sec-fetch-site": "same-origin" };
    const data = { title: "夜班", agents };
    await page.request.put(`${url}/v1/shops/demo/groups/night`, { data, headers });
    await page.goto(open("group=night"));
    await page.getByRole("region", { name: "总览" }).getByRole("link", { name: "查看会话：会话量" }).click();
    await page.waitForURL(/conversations\?.*group=night/);
    await page.getByRole("link", { name: "c-slow" }).first().waitFor(patience);
    expect(await page.getByRole("link", { name: "c-quick" }).count()).toBe(0);
  });
});
