import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { retract, say } from "./shop.ts";

describeInBrowser("the conversation page", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  const open = (conversation: string) => `${product.interject.url}/shops/demo/conversations/${conversation}`;

  it("highlights the evidence in the text and tells what it proves", async () => {
    const conversation = "c-evidence";
    const text = "👍🏻 质量太差，我要去12315投诉你们";
    await say(product.interject, { conversation, text });
    const page = await product.visit();
    await page.goto(open(conversation));
    const mark = page.getByTestId("evidence").filter({ hasText: "12315" });
    await mark.waitFor();
    expect(await mark.textContent()).toBe("12315");
    expect(await page.locator(`p[dir=auto]`, { hasText: "质量太差" }).textContent()).toBe(text);
    await mark.hover();
    const card = page.getByRole("tooltip");
    await card.getByText("要315或第三方曝光").waitFor();
    expect(await card.textContent()).toContain("紧急");
    expect(await card.textContent()).toContain("设置修订 1");
  });

  it("reaches the evidence by keyboard", async () => {
    const page = await product.visit();
    await page.goto(open("c-evidence"));
    const mark = page.getByTestId("evidence").filter({ hasText: "12315" });
    await mark.focus();
    await page.getByRole("tooltip").getByText("要315或第三方曝光").waitFor();
  });

  it("shows decisions with their reasons, also what was not done", async () => {
    const conversation = "c-decisions";
    await say(product.interject, { conversation, text: "您好，请问有什么可以帮您", role: "agent", name: "阿珍" });
    await say(product.interject, { conversation, text: "我要去12315投诉你们" });
    const page = await product.visit();
    await page.goto(open(conversation));
    await page.getByRole("tab", { name: /^干预决定/ }).click();
    const decisions = page.getByRole("tabpanel", { name: /^干预决定/ });
    await decisions.getByText("当前接待方不在策略范围内").waitFor();
    const acted = decisions.getByRole("listitem").filter({ hasText: "通知主管" }).filter({ hasText: "已执行" }).first();
    await acted.getByText("已执行").waitFor();
    expect(await acted.textContent()).toContain("符合策略");
  });

  it("says that a message was retracted and shows its words nowhere", async () => {
    const conversation = "c-retracted";
    await say(product.interject, { conversation, text: "在吗" });
    const { id } = await say(product.interject, { conversation, text: "我的电话是13912345678" });
    await retract(product.interject, conversation, id);
    const page = await product.visit();
    await page.goto(open(conversation));
    await page.getByText("该消息已撤回").waitFor();
    expect(await page.locator("body").textContent()).not.toContain("13912345678");
  });

  it("takes in new messages while it is open", async () => {
    const conversation = "c-goes-on";
    await say(product.interject, { conversation, text: "在吗" });
    const page = await product.visit();
    await page.goto(open(conversation));
    await page.getByText("在吗").waitFor();
    await say(product.interject, { conversation, text: "再不理我就给差评" });
    await page.getByTestId("evidence").filter({ hasText: "差评" }).waitFor();
  });

  it("lets a person choose the type of a session, and go back to what was guessed", async () => {
    const conversation = "c-type";
    await say(product.interject, { conversation, text: "这款还有货吗，想买两件" });
    await say(product.interject, { conversation, text: "有的亲", role: "agent", name: "阿珍" });
    const page = await product.visit();
    await page.goto(open(conversation));
    await page.getByRole("tab", { name: /^会话（通）/ }).click();
    const session = page.getByRole("tabpanel", { name: /^会话（通）/ }).getByRole("listitem");
    await session.getByText(/自动判断，把握 \d+%/).waitFor();
    await session.getByRole("combobox", { name: "会话类型" }).click();
    await page.getByTitle("售后", { exact: true }).click();
    await session.getByText("人工选择").waitFor();
    await page.reload();
    await page.getByRole("tab", { name: /^会话（通）/ }).click();
    await session.getByText("售后", { exact: true }).waitFor();
    await session.getByRole("button", { name: "恢复自动" }).click();
    await session.getByText(/自动判断，把握 \d+%/).waitFor();
    expect(await session.textContent()).toContain("售前");
  });

  it("is found in the list by its id and by point", async () => {
    const page = await product.visit();
    await page.goto(`${product.interject.url}/shops/demo/conversations`);
    await page.getByRole("link", { name: "c-evidence" }).or(page.getByText("c-evidence")).first().waitFor();
    await page.getByRole("textbox", { name: "会话编号" }).fill("c-decisions");
    await page.keyboard.press("Enter");
    await page.waitForURL("**/conversations?q=c-decisions");
    const rows = page.locator("tbody tr");
    await expect
      .poll(() => rows.allTextContents(), { timeout: 10_000 })
      .toEqual([expect.stringContaining("c-decisions")]);
    await page.goto(`${product.interject.url}/shops/demo/conversations?point=alerts/threaten-review`);
    await expect
      .poll(() => rows.allTextContents(), { timeout: 10_000 })
      .toEqual([expect.stringContaining("c-goes-on")]);
  });
});
