import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { happens, say } from "./shop.ts";

/** From an empty rule to live and back: what a merchant does to have his own standard inspected. */

const minuteMs = 60_000;
const shipping = "亲，付款后48小时内发货哦";
const notes = "温馨提示：收货时请当面验收";

/** A time some minutes ago from which on a whole session still lies within one day of the shop, which has Chinese time. */
function sessionStart(): number {
  const dayMs = 24 * 60 * minuteMs;
  const intoDay = (Date.now() + 8 * 60 * minuteMs) % dayMs;
  return Date.now() - (intoDay < 20 * minuteMs ? intoDay + 20 * minuteMs : 15 * minuteMs);
}

describeInBrowser("a rule of the shop", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  /** A buyer who orders, what the agent then says and how many minutes after the order, and the end of the chat. */
  async function chat(conversation: string, said: readonly (readonly [string, number])[]): Promise<void> {
    const { interject } = product;
    const start = sessionStart();
    await say(interject, { conversation, text: "这款有现货吗", at: start });
    await say(interject, { conversation, text: "有的亲", role: "agent", at: start + 1_000 });
    await happens(interject, {
      type: "order",
      conversation,
      at: start + 2_000,
      order: { id: `o-${conversation}`, status: "paid", amount: 5_900, items: [] },
    });
    for (const [text, minutes] of said) {
      await say(interject, { conversation, text, role: "agent", at: start + 3_000 + minutes * minuteMs });
    }
    await happens(interject, { type: "closed", conversation, at: start + 12 * minuteMs });
  }

  async function read(path: string) {
    const { url, demo } = product.interject;
    const answer = await fetch(`${url}/v1/shops/demo/${path}`, { headers: { authorization: `Bearer ${demo.apiKey}` } });
    return (await answer.json()) as { items: { conversation: string; point: string; status: string; at: number }[] };
  }

  /** Conversations in which the point found something, once there are so many. */
  async function found(point: string, { status = "active", count }: { status?: string; count: number }) {
    const query = new URLSearchParams({ point, status, limit: "100" });
    let items: string[] = [];
    for (const until = Date.now() + 15_000; Date.now() < until && items.length < count; ) {
      items = (await read(`findings?${query}`)).items.map(({ conversation }) => conversation);
    }
    return items.sort();
  }

  /** A session has been judged when its score is there. */
  async function judged(conversation: string): Promise<void> {
    for (const until = Date.now() + 15_000; Date.now() < until; ) {
      if ((await read(`sessions?conversation=${conversation}`)).items.length > 0) return;
    }
    throw new Error(`${conversation} was not judged`);
  }

  /** By the keyboard, which needs no room for the list: `down` entries below the chosen one. */
  const choose = async (page: Page, name: string, { down, option }: { down: number; option: string }) => {
    const list = page.getByRole("combobox", { name, exact: true });
    await list.press("Enter");
    for (let step = 0; step < down; step++) await list.press("ArrowDown");
    await list.press("Enter");
    await page.getByRole("listitem").getByTitle(option, { exact: true }).first().waitFor();
  };
  /** By the mouse: the list opens below its field, where a hand finds it. */
  const pick = async (page: Page, name: string, option: string) => {
    const field = page.getByRole("combobox", { name, exact: true });
    await field.click();
    const list = page.locator(".ant-select-dropdown:visible");
    const [at, opened] = await Promise.all([field.boundingBox(), list.boundingBox()]);
    expect(Math.abs((opened?.x ?? 0) - (at?.x ?? 0))).toBeLessThan(20);
    await list.getByTitle(option, { exact: true }).click();
    await page.getByRole("listitem").getByTitle(option, { exact: true }).first().waitFor();
  };
  const address = (path: string) => `${product.interject.url}/shops/demo/${path}`;

  it("is written, tried, backtested, run in the shadow, made live, and taken back (F029, F033, F035, F036, N12, N13, N37)", async () => {
    await chat("c-before-good", [
      [shipping, 0],
      [notes, 1],
    ]);
    await chat("c-before-bad", [[shipping, 0]]);
    await judged("c-before-good");
    await judged("c-before-bad");

    const page = await product.visit();
    await page.goto(address("rules"));
    await page.getByRole("button", { name: "新建规则" }).click();
    await page.getByRole("dialog").getByRole("link", { name: "空白规则" }).click();
    await choose(page, "条件 1", { down: 3, option: "是否下单" });
    await page.getByRole("button", { name: "添加条件" }).click();
    await pick(page, "条件 2", "客服回复行为");
    const keywords = page.getByLabel("关键词");
    await keywords.first().fill("[发货");
    await page.locator("code mark").first().waitFor();
    await keywords.first().fill("发");
    await page.getByText("单独一个字会命中太多消息").waitFor();
    await keywords.first().fill("小时+发货；发货时效");
    await page.getByText(/命中 2 条/).waitFor();
    await page.getByRole("button", { name: "添加一步" }).click();
    await keywords.nth(1).fill("温馨提示；注意事项");
    await page.getByText(/命中 1 条/).waitFor();
    await page.getByRole("button", { name: "看命中的消息" }).nth(1).click();
    await page.locator("mark", { hasText: "温馨提示" }).waitFor();
    await page.getByRole("checkbox", { name: "必须按顺序" }).check();
    await page.getByRole("checkbox", { name: "相邻两步间隔不超过" }).check();

    await page.getByRole("button", { name: "保存草稿" }).click();
    await page.getByRole("link", { name: /^名称：/ }).waitFor();
    await page.getByLabel("中文名称").first().fill("下单后未正确提醒");
    await page.getByRole("button", { name: "保存草稿" }).click();
    await page.getByText(/草稿已保存，修订 \d+/).waitFor();
    await page.waitForURL("**/rules/rule-*");
    const point = `shop/${page.url().split("/").at(-1)}`;

    const backtest = page.getByRole("region", { name: "回测", exact: true });
    await backtest.getByRole("button", { name: "开始回测" }).click();
    await backtest.getByText("7 天：线上版本检出 0 条，改后版本 1 条").waitFor();
    await backtest.getByRole("img", { name: /每天检出/ }).waitFor();
    const added = backtest.getByRole("region", { name: "只有改后版本检出" });
    expect(await added.getByRole("listitem").count()).toBe(1);

    await page.getByRole("button", { name: "影子运行" }).click();
    await page.getByText(/开始影子运行，修订 \d+/).waitFor();
    await liveByNow();
    await chat("c-shadow", [[shipping, 0]]);
    expect(await found(point, { status: "shadow", count: 1 })).toEqual(["c-shadow"]);
    await page.reload();
    await page.getByRole("region", { name: "影子运行检出" }).getByText("影子已检出 1 条").waitFor();

    await page.getByRole("button", { name: "上线", exact: true }).click();
    const asked = page.getByRole("dialog");
    await asked.getByText("影子运行期间它会检出 1 条。").waitFor();
    await asked.getByRole("button", { name: "上线" }).click();
    await page.getByText(/已上线，修订 \d+/).waitFor();
    await liveByNow();
    await Promise.all([
      chat("c-no-shipping", [[notes, 0]]),
      chat("c-no-notes", [[shipping, 0]]),
      chat("c-wrong-order", [
        [notes, 0],
        [shipping, 1],
      ]),
      chat("c-late", [
        [shipping, 0],
        [notes, 6],
      ]),
      chat("c-right", [
        [shipping, 0],
        [notes, 4],
      ]),
    ]);
    await judged("c-right");
    // The times of these chats are over: what is judged before its next line has come is withdrawn when that arrives.
    await expect
      .poll(() => found(point, { count: 4 }), { timeout: 30_000 })
      .toEqual(["c-late", "c-no-notes", "c-no-shipping", "c-wrong-order"]);

    await page.getByRole("link", { name: "修改记录" }).last().click();
    await page.getByText("只看：下单后未正确提醒").waitFor();
    await page
      .getByRole("button", { name: /^恢复到这个修订/ })
      .first()
      .click();
    const back = page.getByRole("dialog");
    await back.getByText("影子运行").first().waitFor();
    await back.getByRole("button", { name: "恢复", exact: true }).click();
    await page.getByText(/已恢复到修订 \d+，发布为修订 \d+/).waitFor();
    await liveByNow();
    await chat("c-after", [[notes, 0]]);
    expect(await found(point, { status: "shadow", count: 2 })).toEqual(["c-after", "c-shadow"]);
    expect(await found(point, { count: 4 })).not.toContain("c-after");
  });

  /** A change may take ten seconds to reach what judges, though it never does here: the same isolate published it. */
  async function liveByNow(): Promise<void> {
    const until = Date.now() + 10_000;
    while (Date.now() < until) {
      const { url, demo } = product.interject;
      const headers = { authorization: `Bearer ${demo.apiKey}` };
      const [settings, revisions] = await Promise.all([
        fetch(`${url}/v1/shops/demo/settings`, { headers }).then((answer) => answer.json()),
        fetch(`${url}/v1/shops/demo/revisions`, { headers }).then((answer) => answer.json()),
      ]);
      if ((settings as { revision: number }).revision === (revisions as { live: number }).live) return;
    }
    throw new Error("the change is not live");
  }
});
