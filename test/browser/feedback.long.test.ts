import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { say } from "./shop.ts";

const liveWithinMs = 10_000;
const threat = "我要去12315投诉你们";
const exposure = "alerts/threaten-exposure";

describeInBrowser("a person's word on what was found", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  let asked = 0;
  /** Posts the sentence until it is judged as expected, for as long as a change may take. */
  async function judgedWithin(text: string, flagged: boolean): Promise<boolean> {
    for (const until = Date.now() + liveWithinMs; Date.now() < until; ) {
      const { findings } = await say(product.interject, { conversation: `c-judged-${++asked}`, text });
      if (findings.some(({ point }) => point === exposure) === flagged) return true;
    }
    return false;
  }

  /** A chat that says this alone, also when a test is tried again. */
  async function newChat(text: string): Promise<string> {
    const conversation = `c-said-${++asked}`;
    await say(product.interject, { conversation, text });
    return conversation;
  }

  async function openChat(conversation: string): Promise<Page> {
    const page = await product.visit();
    await page.goto(`${product.interject.url}/shops/demo/conversations/${conversation}`);
    return page;
  }
  const card = (page: Page) =>
    page
      .getByRole("tabpanel", { name: /^检测结果/ })
      .getByRole("listitem")
      .filter({ hasText: "要315或第三方曝光" });
  const mark = (page: Page) => page.getByTestId("evidence").filter({ hasText: "12315" });

  it("dismisses a wrong finding with its mark, and takes the word back at the card", async () => {
    const page = await openChat(await newChat(threat));
    await mark(page).waitFor();
    await card(page).getByRole("button", { name: "误判" }).click();
    const form = page.getByRole("form", { name: "这条检测结果不对" });
    await form.getByRole("button", { name: "移除" }).click();
    await card(page).getByText("已标为误判").waitFor();
    await mark(page).waitFor({ state: "detached" });
    // Not only on this page: the ledger says so, too.
    await page.reload();
    await card(page).getByText("已标为误判").waitFor();
    expect(await mark(page).count()).toBe(0);
    await card(page).getByRole("button", { name: "撤销" }).click();
    await mark(page).waitFor();
    await card(page).getByRole("button", { name: "误判" }).waitFor();
  });

  it("learns a phrase that counts within ten seconds, and forgets it with an undo", async () => {
    const page = await openChat(await newChat("我要去消费者协会投诉，已打12315咨询"));
    await card(page).getByRole("button", { name: "误判" }).click();
    const form = page.getByRole("form", { name: "这条检测结果不对" });
    await form.getByLabel("移除，并学会一个词句").check();
    const phrase = form.getByLabel("以后包含这个词句的消息不再检出");
    expect(await phrase.inputValue()).not.toBe("");
    await phrase.fill("已打12315咨询");
    await form.getByRole("button", { name: "移除并学习" }).click();
    await page.getByText("已移除，并学会“已打12315咨询”").waitFor();
    expect(await judgedWithin("已打12315咨询，我要投诉你们", false)).toBe(true);

    await page.locator(".ant-message").getByRole("button", { name: "撤销" }).click();
    await card(page).getByRole("button", { name: "误判" }).waitFor();
    expect(await judgedWithin("已打12315咨询，我要投诉你们", true)).toBe(true);
  });

  it("warns of right findings that a phrase would hide, and learns it only when that is accepted", async () => {
    const kept = await openChat(await newChat(threat));
    await card(kept).getByRole("button", { name: "正确" }).click();
    await card(kept).getByText("已确认正确").waitFor();

    const page = await openChat(await newChat(threat));
    await card(page).getByRole("button", { name: "误判" }).click();
    const form = page.getByRole("form", { name: "这条检测结果不对" });
    await form.getByLabel("移除，并学会一个词句").check();
    await form.getByLabel("以后包含这个词句的消息不再检出").fill("12315投诉");
    await form.getByRole("button", { name: "移除并学习" }).click();
    const warning = form.getByRole("alert");
    await warning.getByText("已确认正确").waitFor();
    // Another phrase is another question.
    await form.getByLabel("以后包含这个词句的消息不再检出").fill("去12315投诉");
    expect(await warning.count()).toBe(0);
    await form.getByRole("button", { name: "移除并学习" }).click();
    await form.getByRole("button", { name: "仍然学习" }).click();
    await card(page).getByText("已学会“去12315投诉”").waitFor();
    await card(page).getByRole("button", { name: "撤销" }).click();
    await card(page).getByRole("button", { name: "误判" }).waitFor();
  });

  it("tells by keyboard why a message was judged as it was, and which guard held a point back", async () => {
    await say(product.interject, { conversation: "c-why", text: "我不会去投诉你们的，放心" });
    const { id } = await say(product.interject, { conversation: "c-why", text: threat });
    const page = await openChat("c-why");
    const ask = page.locator(`[data-event="${id}"]`).getByRole("button", { name: "为什么" });
    await ask.focus();
    await page.keyboard.press("Enter");
    const drawer = page.getByRole("dialog");
    const fired = drawer.getByRole("listitem").filter({ hasText: "要315或第三方曝光" });
    await fired.getByText("检出", { exact: true }).waitFor();
    expect(await fired.locator("u[data-mark=evidence]").allTextContents()).toContain("12315");
    const read = await drawer.getByRole("listitem").count();
    await drawer.getByRole("checkbox", { name: "只看读到内容的检测点" }).uncheck();
    await drawer.getByText("没有读到").first().waitFor();
    expect(await drawer.getByRole("listitem").count()).toBeGreaterThan(read);

    await page.keyboard.press("Escape");
    await drawer.waitFor({ state: "detached" });
    const denied = page.getByRole("listitem").filter({ hasText: "我不会去投诉你们的" });
    await denied.hover();
    await denied.getByRole("button", { name: "为什么" }).click();
    await drawer.getByText("否定说法").first().waitFor();
    expect(await drawer.getByText("检出", { exact: true }).count()).toBe(0);
  });
});
