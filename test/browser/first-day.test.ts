import type { Browser, Page } from "playwright-core";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, it } from "vitest";
import { inviteAdministrator } from "../../db/invite-administrator.ts";
import { startEmptyProduct } from "./empty-product.ts";
import { describeInBrowser, launchBrowser, viewport } from "./product.ts";

describeInBrowser("the first day of an administrator", () => {
  let product: Awaited<ReturnType<typeof startEmptyProduct>>;
  let browser: Browser;
  beforeAll(async () => {
    product = await startEmptyProduct();
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });
  const pictures = process.env.PICTURES;
  const picture = async (page: Page, name: string) => {
    if (!pictures) return;
    await page.screenshot({ path: `${pictures}/${name}-zh.png` });
    await page.getByRole("button", { name: "switch to English" }).click();
    await page.screenshot({ path: `${pictures}/${name}-en.png` });
    await page.getByRole("button", { name: "中文" }).click();
  };

  /** The platform's side: one signed message of a buyer. */
  async function say(hook: string, secret: string, text: string): Promise<number> {
    const at = new Date();
    const message = {
      id: `m-${at.getTime()}`,
      type: "message",
      conversation: "c-real",
      at: at.getTime(),
      from: { role: "buyer", id: "b-1", name: "小鱼" },
      content: [{ type: "text", text }],
    };
    const body = JSON.stringify({ events: [message] });
    const id = `msg_${at.getTime()}`;
    const headers = {
      "content-type": "application/json",
      "webhook-id": id,
      "webhook-timestamp": String(Math.floor(at.getTime() / 1_000)),
      "webhook-signature": new Webhook(secret).sign(id, at, body),
    };
    return (await fetch(hook, { method: "POST", headers, body })).status;
  }

  it("leads from an empty database to a handled alert, without help (F001, F012, F016)", async () => {
    const { link } = await inviteAdministrator({
      LIBSQL_URL: product.databaseUrl,
      PUBLIC_URL: product.url,
      email: "boss@example.com",
      name: "小鱼商贸",
    });
    const profile = await browser.newContext({ viewport, reducedMotion: "reduce" });
    const page = await profile.newPage();
    page.setDefaultTimeout(20_000);

    await page.goto(link);
    await page.getByLabel("姓名").fill("老板");
    await page.getByLabel("设置密码").fill("a long enough password");
    await page.getByRole("button", { name: "接受并登录" }).click();

    await page.waitForURL("**/set-up");
    await page.getByRole("button", { name: "创建店铺" }).click();
    await page.getByText("请填写店铺名称").waitFor();
    await page.getByLabel("店铺名称").fill("小鱼旗舰店");
    await picture(page, "name");
    await page.getByRole("button", { name: "创建店铺" }).click();

    await page.waitForURL("**/shops/*/set-up?step=channel");
    await page.getByRole("heading", { name: "接上聊天平台" }).waitFor();
    await page.getByRole("button", { name: "生成密钥" }).click();
    const secret = await page.getByRole("textbox", { name: "签名密钥" }).inputValue();
    expect(secret).toMatch(/^whsec_/);
    const hook = (await page.locator("pre").first().textContent()) ?? "";
    expect(hook).toMatch(/\/hooks\/interject\/shop-[0-9a-f]{6}$/);
    await picture(page, "channel");
    // Shown once: who comes back does not see it again, and stands where he was.
    await page.reload();
    await page.getByRole("heading", { name: "接上聊天平台" }).waitFor();
    expect(await page.content()).not.toContain(secret);
    expect(await page.getByRole("textbox", { name: "签名密钥" }).count()).toBe(0);
    await page.getByRole("button", { name: "下一步" }).click();

    await page.getByRole("button", { name: "发送测试消息" }).click();
    const outcome = page.getByRole("status", { name: "测试结果" });
    await outcome.getByText("签名验证通过").waitFor();
    await outcome.getByText("要315或第三方曝光").first().waitFor();
    expect(await outcome.locator("q").allInnerTexts()).toContain("12315");
    await picture(page, "test");
    await page.getByRole("button", { name: "下一步" }).click();

    await page.getByRole("heading", { name: "选择要检测什么" }).waitFor();
    expect(await page.getByRole("checkbox", { name: "服务能力" }).isChecked()).toBe(true);
    expect(await page.getByRole("checkbox", { name: "规则示例" }).isChecked()).toBe(false);
    await picture(page, "packs");
    await page.getByRole("button", { name: "安装 4 个检测包" }).click();
    await page.getByRole("button", { name: "下一步" }).click();

    await page.getByRole("heading", { name: "邀请同事" }).waitFor();
    await page.getByText("已有 1 位成员").waitFor();
    await page.getByRole("button", { name: "先跳过" }).click();
    await page.getByRole("heading", { name: "店铺准备好了" }).waitFor();
    await picture(page, "done");
    await page.getByRole("button", { name: "打开实时页" }).click();
    await page.waitForURL("**/live");
    // All essentials are there, so nothing is asked for any more.
    await page.getByRole("article", { name: "interject-test" }).waitFor();
    expect(await page.getByText("还差几步").count()).toBe(0);

    expect(await say(hook, secret, "我要去12315投诉你们")).toBe(202);
    const real = page.getByRole("article", { name: "c-real" });
    await real.getByRole("link", { name: "要315或第三方曝光" }).waitFor();
    // The ledger hears of a message a moment after the feed.
    await real.getByText("小鱼").first().waitFor();
    await picture(page, "live");
    await real.getByRole("link", { name: "c-real" }).first().click();
    await page.getByRole("button", { name: "标为已处理" }).first().click();
    await page
      .getByText(/老板 已处理/)
      .first()
      .waitFor();

    await page.getByRole("link", { name: "渠道" }).click();
    await page.getByText("接收正常").waitFor();
    expect(await say(hook, `whsec_${btoa("somebody else's secret, 32 bytes")}`, "x")).toBe(401);
    await page
      .getByText(/平台用的密钥和这里的不一致/)
      .first()
      .waitFor();
    await picture(page, "channels");
    await profile.close();
  });
});
