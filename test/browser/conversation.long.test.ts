import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { deliver, retract, say } from "./shop.ts";

/** A picture of one point. */
const photo = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

/** Of what is told in one go, so that a test that is tried again tells the same. */
const began = Date.now();

describeInBrowser("the conversation page", () => {
  let product: Product;
  /** Where the platform keeps what buyers send. */
  let photos: Server;
  beforeAll(async () => {
    photos = createServer((_, answer) => answer.end(photo));
    await new Promise<void>((done) => photos.listen(0, "127.0.0.1", done));
    product = await startProduct({ env: { ALLOW_LOOPBACK: "1" } });
  });
  afterAll(async () => {
    photos?.close();
    await product?.stop();
  });

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

  it("shows the images of a chat one after the other, through our own address (F142)", async () => {
    const conversation = "c-images";
    const origin = `http://127.0.0.1:${(photos.address() as AddressInfo).port}`;
    const message = (id: string, content: object[]) => ({
      type: "message",
      id: `${conversation}-${id}`,
      conversation,
      at: began + Number(id),
      from: { role: "buyer", id: "b-images", name: "小鱼" },
      content,
    });
    await deliver(product.interject, [
      message("1", [
        { type: "text", text: "杯子碎了" },
        { type: "image", url: `${origin}/1.png` },
      ]),
      message("2", [{ type: "image", url: `${origin}/2.png` }]),
      message("3", [{ type: "image", url: "https://10.0.0.1/3.png" }]),
    ]);
    const page = await product.visit();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(open(conversation));
    await page.getByRole("button", { name: "查看图片" }).first().click();
    const viewer = page.getByRole("dialog");
    await viewer.getByText("图片 1 / 3").waitFor();
    const shown = viewer.getByRole("img", { name: /^买家 小鱼 在 .* 发送的图片$/ });
    const width = () => shown.evaluate((image: HTMLImageElement) => image.naturalWidth);
    await expect.poll(width).toBe(1);
    expect(await viewer.getByRole("button", { name: "上一张" }).isDisabled()).toBe(true);
    await page.keyboard.press("ArrowRight");
    await viewer.getByText("图片 2 / 3").waitFor();
    await expect.poll(width).toBe(1);
    await viewer.getByRole("button", { name: "下一张" }).click();
    await viewer.getByText("图片打不开").waitFor();
    await page.keyboard.press("ArrowLeft");
    await viewer.getByText("图片 2 / 3").waitFor();
    await page.keyboard.press("Escape");
    await viewer.waitFor({ state: "detached" });
    // The buyer's server never meets the reader's browser.
    expect(asked.filter((url) => url.startsWith(origin))).toEqual([]);
    expect(asked.some((url) => url.includes("/images/"))).toBe(true);
  });

  it("shows what the buyer said in the three days before, apart from the current chat (F138)", async () => {
    const dayMs = 86_400_000;
    const buyer = { role: "buyer", id: "b-context", name: "老王" };
    const talk = (conversation: string, days: number) => [
      {
        type: "message",
        id: `${conversation}-1`,
        conversation,
        at: began - days * dayMs,
        from: buyer,
        content: [{ type: "text", text: `${conversation} 在吗` }],
      },
    ];
    await deliver(
      product.interject,
      ["c-before", "c-context", "c-old"].flatMap((name, index) => talk(name, [2, 0, 9][index] ?? 0)),
    );
    const page = await product.visit();
    await page.goto(open("c-context"));
    await page.getByText("c-context 在吗").first().waitFor();
    expect(await page.getByText("c-before 在吗").count()).toBe(0);
    const before = page.getByRole("region", { name: "这位买家前三天的聊天" });
    await page.getByRole("button", { name: "查看前三天的聊天" }).click();
    await before.getByText("c-before 在吗").waitFor();
    await before.getByText("以下是当前会话").waitFor();
    expect(await page.getByText("c-old 在吗").count()).toBe(0);
    expect(await before.getByRole("button", { name: "为什么" }).count()).toBe(0);
    await before.getByRole("link", { name: "打开这个会话" }).click();
    await page.waitForURL("**/conversations/c-before?**");
  });
});
