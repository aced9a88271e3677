import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { order, say } from "./shop.ts";

const patience = { timeout: 15_000 };

describeInBrowser("reviewing", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  const list = (query: string) => `${product.interject.url}/shops/demo/conversations?${query}`;
  const open = (conversation: string) => `${product.interject.url}/shops/demo/conversations/${conversation}`;
  const minutesAgo = (minutes: number) => Date.now() - minutes * 60_000;

  async function quarrel(conversation: string, minutes = 5) {
    await say(product.interject, { conversation, text: "我要去12315投诉你们", at: minutesAgo(minutes) });
    const answer = { conversation, text: "抱歉，马上处理", role: "agent", name: "小梅" } as const;
    await say(product.interject, { ...answer, at: minutesAgo(minutes - 1) });
  }

  it("“seen, next” walks from alert to alert by one key, and the walk can be taken back (F087)", async () => {
    await quarrel("c-old", 9);
    await quarrel("c-new", 5);
    const page = await product.visit();
    await page.goto(open("c-new"));
    await page.getByText(/条告警未查看/).waitFor();
    await page.keyboard.press("Enter");
    await page.waitForURL("**/conversations/c-old?**");
    await page.getByText("已检，已打开下一条未查看的告警").waitFor();
    await page.getByRole("button", { name: "已检，看下一通" }).click();
    await page.getByText("没有其他未查看的告警了").waitFor();
    await page.getByText("Demo admin 已检").first().waitFor();
    await page.getByRole("button", { name: "撤销", exact: true }).click();
    await page.getByText("已撤销，重新计为未检").waitFor();
    await page.goto(list("alerts=unseen"));
    await page.getByRole("link", { name: "c-old" }).waitFor();
    expect(await page.getByRole("link", { name: "c-new" }).count()).toBe(0);
  });

  it("handles an alert with the time it took, and keeps a remark that its author can delete (F089)", async () => {
    await quarrel("c-handled");
    const page = await product.visit();
    await page.goto(open("c-handled"));
    const card = page.getByRole("listitem").filter({ hasText: "要315或第三方曝光" }).last();
    await card.getByRole("button", { name: "标为已处理" }).click();
    await card.getByText(/Demo admin 已处理，用时 \d+ 分钟/).waitFor();
    await card.getByRole("button", { name: "备注" }).click();
    await card.getByRole("textbox", { name: "备注" }).fill("已电话安抚");
    await card.getByRole("button", { name: "保存备注" }).click();
    await card.getByText("已电话安抚").waitFor();
    await page.reload();
    await card.getByText("已电话安抚").waitFor();
    await card.getByRole("button", { name: /删\s?除/ }).click();
    await page
      .getByRole("tooltip")
      .getByRole("button", { name: /确\s?定/ })
      .click();
    await expect.poll(() => card.getByText("已电话安抚").count(), patience).toBe(0);
    await card.getByRole("button", { name: "撤销处理" }).click();
    await card.getByText("Demo admin 已查看").waitFor();
  });

  it("N and P walk through the alerts in the order of the chat (F143)", async () => {
    const conversation = "c-keys";
    await say(product.interject, { conversation, text: "再不发货我要去12315投诉你们", at: minutesAgo(5) });
    await say(product.interject, { conversation, text: "再不理我就给差评", at: minutesAgo(4.5) });
    const page = await product.visit();
    await page.goto(open(conversation));
    await page.getByTestId("evidence").filter({ hasText: "差评" }).waitFor();
    const chosen = page.locator('[data-testid="evidence"][data-selected="true"]');
    await page.keyboard.press("n");
    await expect.poll(() => chosen.allTextContents(), patience).toEqual(["12315"]);
    await page.keyboard.press("n");
    await expect.poll(() => chosen.allTextContents().then((texts) => texts.join()), patience).toContain("差评");
    await page.keyboard.press("p");
    await expect.poll(() => chosen.allTextContents(), patience).toEqual(["12315"]);
  });

  it("finds sessions by words, keeps the filters in the address and marks the words in the chat (F152)", async () => {
    await say(product.interject, { conversation: "c-words", text: "可以发德邦物流吗", at: minutesAgo(3) });
    const page = await product.visit();
    // A search reads the ledger once, and the page of a chat waits for it.
    await page.goto(open("c-words"));
    await page.locator("p[dir=auto]", { hasText: "德邦" }).waitFor();
    await page.goto(list(""));
    await page.getByRole("textbox", { name: "买家关键词" }).fill("德邦");
    await page.keyboard.press("Enter");
    await page.waitForURL(/buyerText=/);
    await page.getByRole("link", { name: "c-words" }).click();
    await page.locator("mark", { hasText: "德邦" }).waitFor();
    await page.goBack();
    expect(await page.getByRole("textbox", { name: "买家关键词" }).inputValue()).toBe("德邦");
    await page.getByRole("combobox", { name: "买家情绪" }).click();
    await page.getByTitle("买家负面情绪").click();
    await page.getByText("没有符合条件的会话").waitFor();
    await page.getByRole("button", { name: "清除筛选" }).click();
    await page.waitForURL((url) => url.search === "");
    await page.getByRole("link", { name: "c-words" }).or(page.getByText("c-words")).first().waitFor();
    expect(await page.getByRole("textbox", { name: "买家关键词" }).inputValue()).toBe("");
  });

  it("shows the buyer's orders beside the chat (F097)", async () => {
    const conversation = "c-order";
    await say(product.interject, { conversation, text: "在吗" });
    await order(product.interject, conversation, {
      id: "2026-1",
      status: "paid",
      amount: 25_900,
      items: [{ product: "p-1", sku: "电饭煲 4L 雾蓝" }],
      flag: "red",
      remark: "发顺丰",
    });
    const page = await product.visit();
    await page.goto(open(conversation));
    const orders = page.getByRole("region", { name: "订单" });
    for (const text of ["已付款", "¥259.00", "电饭煲 4L 雾蓝", "红旗", "发顺丰"])
      await orders.getByText(text, { exact: true }).waitFor();
  });

  it("makes a standard of selected words, and takes it back (F023)", async () => {
    const conversation = "c-standard";
    const text = "我要去你们公司门口拉横幅";
    await say(product.interject, { conversation, text });
    const page = await product.visit();
    await page.goto(open(conversation));
    await page.locator("p[dir=auto]", { hasText: text }).click({ clickCount: 3 });
    await page.getByRole("button", { name: "加为质检标准" }).click();
    const form = page.getByRole("dialog", { name: "加为质检标准" });
    await form.getByRole("textbox", { name: "词句" }).fill("拉横幅");
    await form.getByRole("combobox", { name: "检测点" }).click();
    await page.getByTitle("要315或第三方曝光").click();
    await form.getByRole("button", { name: /添\s?加/ }).click();
    await page.getByText(/已把“拉横幅”加到“要315或第三方曝光”/).waitFor();
    const found = () =>
      say(product.interject, { conversation, text: "明天就来拉横幅" }).then(({ findings }) => findings);
    await expect
      .poll(async () => (await found()).map(({ point }) => point), { ...patience, interval: 1_000 })
      .toContain("alerts/threaten-exposure");
    await page.getByRole("button", { name: "撤销", exact: true }).click();
    await expect.poll(async () => (await found()).length, { ...patience, interval: 1_000 }).toBe(0);
  });
});
