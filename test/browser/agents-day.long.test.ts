import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { joinShop, postTo } from "./people.ts";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { happens } from "./shop.ts";

const patience = { timeout: 20_000 };

describeInBrowser("an agent's day", () => {
  let product: Product;
  let desk: Server;
  let shownUrl = "";
  /** The chat platform's desktop: a page of another site with our panel in it. */
  beforeAll(async () => {
    product = await startProduct();
    desk = createServer((_, answer) => {
      answer.setHeader("content-type", "text/html; charset=utf-8");
      answer.end(
        `<!doctype html><title>Desk</title><iframe src="${shownUrl}" title="Interject" width="360" height="700"></iframe>`,
      );
    });
    await new Promise<void>((done) => desk.listen(0, "127.0.0.1", done));
  });
  afterAll(async () => {
    desk?.close();
    await product?.stop();
  });
  const pictures = process.env.PICTURES;
  const shot = async (page: Page, name: string) => {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true, timeout: 60_000 });
  };
  const at = (path: string) => `${product.interject.url}/shops/demo/${path}`;
  // Another site than the house's 127.0.0.1, as a browser sees it.
  const deskUrl = () => `http://localhost:${(desk.address() as AddressInfo).port}`;

  let chats = 0;
  /** A chat in which an account was rude; `close`: it is over, and scored. */
  async function rudeChat(account: string, { close = false } = {}) {
    const conversation = `c-day-${++chats}`;
    const start = Date.now() - 60_000;
    const message = (id: string, role: string, by: string, text: string, when: number) =>
      happens(product.interject, {
        type: "message",
        id: `${conversation}-${id}`,
        conversation,
        at: when,
        from: { role, id: by, name: by },
        content: [{ type: "text", text }],
      });
    await message("1", "buyer", `buyer-of-${conversation}`, "什么时候发货", start);
    await message("2", "agent", account, "你是不是傻，全网最低价", start + 5_000);
    if (close) await happens(product.interject, { type: "closed", conversation });
    return conversation;
  }

  it("his own alert appears, he doubts the result, a reviewer decides, his score changes, and he sees nothing of others (F013, F175, F181, N38)", async () => {
    const admin = await product.visit();
    const agent = await joinShop(product, admin, { role: "agent", name: "小梅", agents: ["xiaomei"] });
    const reviewer = await joinShop(product, admin, { role: "quality", name: "老李" });
    const conversation = await rudeChat("xiaomei", { close: true });
    const others = await rudeChat("dapeng", { close: true });
    for (const account of ["a-1", "a-2", "a-3"]) await rudeChat(account, { close: true });

    await agent.goto(at("my?view=alerts"));
    await agent.getByText("客服辱骂买家").first().waitFor(patience);
    expect(await agent.getByText(others).count()).toBe(0);
    await agent.goto(at("my"));
    const row = agent.getByRole("row").filter({ hasText: conversation });
    await row.waitFor(patience);
    const scoreOf = async () => Number(await row.getByRole("cell").nth(2).textContent());
    await expect.poll(scoreOf, patience).toBeLessThan(100);
    const before = await scoreOf();

    await row.getByRole("link").click();
    await agent.getByRole("button", { name: "对结果有疑问" }).click();
    await agent.getByLabel("理由").fill("这是引用买家的话");
    await agent.getByRole("button", { name: "提交申诉" }).click();
    await agent.getByText("待审核", { exact: true }).waitFor(patience);

    // The chat's own page says that its agent doubts the result, and leads to the appeal.
    await reviewer.goto(at(`conversations/${conversation}`));
    await reviewer.getByText("这是引用买家的话").waitFor(patience);
    await shot(reviewer, "appeal-banner");
    await reviewer.getByRole("link", { name: "查看客服申诉理由" }).click();
    const card = reviewer.getByRole("article", { name: `xiaomei · ${conversation}` });
    await card.getByRole("radio", { name: "采纳：检出有误" }).check();
    await reviewer.getByLabel("给客服的说明").fill("确实是引用");
    await reviewer.getByRole("button", { name: "提交处理结果" }).click();
    await card.waitFor({ state: "detached" });
    await reviewer.goto(at(`conversations/${conversation}`));
    await reviewer.getByRole("link", { name: "申诉已处理，查看详情" }).waitFor(patience);

    await agent.goto(at("my"));
    await expect.poll(scoreOf, patience).toBeGreaterThan(before);
    await agent.goto(at("my?view=figures"));
    await agent.getByRole("row").filter({ hasText: "会话量" }).waitFor(patience);
    await agent.getByText(/同组/).first().waitFor();
    for (const name of ["dapeng", "a-1", "a-2", "a-3"]) expect(await agent.getByText(name).count()).toBe(0);
    await shot(agent, "agent-figures");
    await agent.goto(at("alerts"));
    await agent.getByText("这一页不对客服开放").waitFor();
    // Three people, one after the other, each in a browser of his own.
  }, 120_000);

  it("the panel in his desktop shows his own alerts and tasks, and only where the shop allows it (F015, F095, F096)", async () => {
    const admin = await product.visit();
    await rudeChat("xiaoyu");
    await rudeChat("somebody-else");
    const { key } = await postTo(product, admin, "merchant/keys", { name: "desk", shop: "demo", access: "configure" });
    const link = async (agent: string | null) => {
      const answer = await fetch(`${product.interject.url}/v1/shops/demo/panel-links`, {
        method: "POST",
        headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
        body: JSON.stringify({ agent }),
      });
      return ((await answer.json()) as { url: string }).url;
    };
    const page = await product.visit({ signedIn: false });
    const frame = page.frameLocator("iframe");
    shownUrl = await link("xiaoyu");
    await page.goto(deskUrl());
    // The browser shows its own page of refusal in the frame: nothing of ours.
    expect(await frame.getByText("我的告警").count()).toBe(0);

    await admin.goto(at("settings"));
    const field = admin.getByRole("combobox", { name: "允许嵌入的网址" });
    await field.fill(deskUrl());
    await field.press("Enter");
    await field.press("Escape");
    await admin
      .getByRole("region", { name: "客服工作台里的面板" })
      .getByRole("button", { name: /保\s*存/ })
      .click();
    await admin.getByText(/已保存为修订/).waitFor();
    await shot(admin, "panel-setting");

    const policyOf = async (path: string) =>
      (await fetch(`${product.interject.url}${path}`)).headers.get("content-security-policy");
    await expect.poll(() => policyOf("/panel/shops/demo"), patience).toContain(`frame-ancestors ${deskUrl()}`);
    // This browser keeps nothing for frames of other sites: the panel does without.
    shownUrl = await link("xiaoyu");
    await page.goto(deskUrl());
    await frame.getByText("我的告警").waitFor(patience);
    await frame.getByText("客服辱骂").first().waitFor(patience);
    expect(await frame.getByRole("listitem").filter({ hasText: "客服辱骂" }).count()).toBe(1);
    await shot(page, "panel-agent");

    const conversation = `c-day-${chats - 1}`;
    const nudge = {
      intervention: "supervision/nudge-agent",
      config: { text: "请马上安抚买家", dueSeconds: 120, language: "zh" },
    };
    await postTo(product, admin, `shops/demo/conversations/${conversation}/interventions`, nudge);
    const task = frame.getByRole("listitem").filter({ hasText: "请马上安抚买家" });
    await task.waitFor(patience);
    await task.getByRole("button", { name: "已完成" }).click();
    await task.waitFor({ state: "detached", timeout: 20_000 });

    shownUrl = await link(null);
    await page.goto("about:blank");
    await page.goto(deskUrl());
    await frame.getByText("全店未了结的告警").waitFor(patience);
    await frame.getByText("全店今日数据").waitFor();
    await shot(page, "panel-shop");

    // Every other page goes on refusing to be framed.
    shownUrl = at("live");
    await page.goto(deskUrl());
    expect(await frame.locator("#root").count()).toBe(0);
    expect(await policyOf("/shops/demo/live")).toContain("frame-ancestors 'none'");
    expect(await policyOf("/panel/shops/no-such-shop")).toContain("frame-ancestors 'none'");
  });

  it("opened by itself and without a link the panel asks for the desktop, and a used link says so", async () => {
    const page = await product.visit({ signedIn: false, context: { viewport: { width: 360, height: 700 } } });
    await page.goto(`${product.interject.url}/panel/shops/demo`);
    await page.getByText("请从客服工作台打开面板").waitFor();
    await page.goto("about:blank");
    await page.goto(`${product.interject.url}/panel/shops/demo#il_${"0".repeat(64)}`);
    await page.getByText("这个链接已经用过或已过期").waitFor();
    const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBe(screen);
  });
});
