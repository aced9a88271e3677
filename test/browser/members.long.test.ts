import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";

describeInBrowser("members and keys", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());
  const pictures = process.env.PICTURES;

  it("are invited by a link, take a role, and are shown the door", async () => {
    const page = await product.visit();
    await page.goto(`${product.interject.url}/shops/demo/members`);
    await page.getByRole("button", { name: "邀请成员" }).click();
    await page.getByRole("textbox", { name: "邮箱", exact: true }).fill("wang@demo.example");
    if (pictures) await page.screenshot({ path: `${pictures}/invite.png` });
    await page.getByRole("button", { name: "生成邀请链接" }).click();
    const link = await page.getByLabel("邀请链接").inputValue();
    if (pictures) await page.screenshot({ path: `${pictures}/link.png` });
    await page
      .getByRole("button", { name: "完 成" })
      .or(page.getByRole("button", { name: "完成" }))
      .click();
    await page.getByText("wang@demo.example").waitFor();
    if (pictures) await page.screenshot({ path: `${pictures}/members.png`, fullPage: true });

    const guest = await product.visit({ signedIn: false });
    await guest.goto(link);
    await guest.getByLabel("姓名").fill("小王");
    await guest.getByLabel("设置密码").fill("too short");
    await guest.getByRole("button", { name: "接受并登录" }).click();
    await guest.getByText("密码至少 12 个字符").waitFor();
    if (pictures) await guest.screenshot({ path: `${pictures}/invitation.png` });
    await guest.getByLabel("设置密码").fill("a long enough password");
    await guest.getByRole("button", { name: "接受并登录" }).click();
    await guest.waitForURL("**/shops/demo/live");
    await guest.goto(`${product.interject.url}/shops/demo/members`);
    await guest.getByText("这一页只有管理员能看").waitFor();
    if (pictures) await guest.screenshot({ path: `${pictures}/forbidden.png` });
    await guest.getByRole("button", { name: /^账号/ }).click();
    await guest.getByText("我的登录设备").click();
    await guest.getByText("当前设备").waitFor();
    if (pictures) await guest.screenshot({ path: `${pictures}/logins.png` });
    await guest.goto(`${product.interject.url}/shops/demo/live`);

    await page.reload();
    await page.getByRole("button", { name: "停用“小王”" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /停\s*用/ })
      .click();
    await page.getByText("已停用").waitFor();
    // Its live feed is closed, which is how an open page hears of it.
    await guest.waitForURL("**/sign-in*");

    const again = await product.visit({ signedIn: false });
    await again.goto(link);
    await again.getByText("这个链接已失效").waitFor();
  });

  it("keep an administrator, and a key is shown once and revoked", async () => {
    const page = await product.visit();
    await page.goto(`${product.interject.url}/shops/demo/members`);
    await page.getByRole("button", { name: "移除“Demo admin”" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /移\s*除/ })
      .click();
    await page.getByText(/至少要保留一位负责全部店铺的管理员/).waitFor();

    await page.getByRole("button", { name: "新建密钥" }).click();
    await page.getByLabel("名称").fill("报表程序");
    if (pictures) await page.screenshot({ path: `${pictures}/key.png` });
    await page.getByRole("button", { name: "生成密钥" }).click();
    const key = await page.getByLabel("密钥", { exact: true }).inputValue();
    const ask = () => fetch(`${product.interject.url}/v1/me`, { headers: { authorization: `Bearer ${key}` } });
    expect((await ask()).status).toBe(200);
    await page.getByRole("button", { name: /完\s*成/ }).click();
    await page.getByRole("button", { name: "撤销密钥“报表程序”" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /撤\s*销/ })
      .click();
    await page.getByText("已撤销，10 秒内失效").waitFor();
    await expect.poll(async () => (await ask()).status, { timeout: 10_000 }).toBe(401);
  });

  it("are shown in English, and one changes one's own password", async () => {
    const page = await product.visit();
    await page.goto(`${product.interject.url}/shops/demo/members`);
    await page.getByRole("button", { name: "switch to English" }).click();
    await page.getByRole("heading", { name: "Members and keys" }).waitFor();
    if (pictures) {
      await page.screenshot({ path: `${pictures}/members-en.png`, fullPage: true });
      await page.setViewportSize({ width: 390, height: 844 });
      await page.screenshot({ path: `${pictures}/members-phone.png` });
      await page.setViewportSize({ width: 1280, height: 720 });
    }
    await page.getByRole("button", { name: /^Account/ }).click();
    await page.getByText("Change password").click();
    await page.getByLabel("Current password").fill("not the password");
    await page.getByLabel("New password", { exact: true }).fill("another long password");
    await page.getByLabel("New password once more").fill("another long password");
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("That is not the current password").waitFor();
    if (pictures) await page.screenshot({ path: `${pictures}/password-en.png` });
    await page.getByLabel("Current password").fill(product.interject.demo.password);
    await page.getByRole("button", { name: "Save" }).click();
    await page.getByText("Password changed").waitFor();
  });
});
