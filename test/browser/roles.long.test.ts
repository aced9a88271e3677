import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, signIn, startProduct } from "./product.ts";
import { happens, say } from "./shop.ts";

describeInBrowser("roles and accounts", () => {
  let product: Product;
  beforeAll(async () => {
    // Passkeys belong to a host with a name.
    product = await startProduct({ host: "localhost" });
    await happens(product.interject, { type: "presence", agent: "xiaomei", status: "online", queue: 0 });
  });
  afterAll(() => product?.stop());
  const pictures = process.env.PICTURES;
  const shoot = async (page: Page, name: string, fullPage = true) => {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage });
  };
  const at = (path: string) => `${product.interject.url}${path}`;

  /** Somebody new with that role, in a browser of his own. */
  async function invited(page: Page, { email, role }: { email: string; role: string }) {
    await page.goto(at("/shops/demo/members"));
    await page.getByRole("button", { name: "邀请成员" }).click();
    await page.getByRole("textbox", { name: "邮箱", exact: true }).fill(email);
    await page.getByRole("radio", { name: role }).check();
    await page.getByRole("button", { name: "生成邀请链接" }).click();
    const link = await page.getByLabel("邀请链接").inputValue();
    await page.getByRole("button", { name: /完\s*成/ }).click();
    const guest = await product.visit({ signedIn: false });
    await guest.goto(link);
    await guest.getByLabel("姓名").fill("外包小李");
    await guest.getByLabel("设置密码").fill("a long enough password");
    await guest.getByRole("button", { name: "接受并登录" }).click();
    return guest;
  }

  it("an outsourced inspector sees chats without the buyer's data (N31)", async () => {
    const conversation = "c-private";
    await say(product.interject, { conversation, text: "我要去12315投诉你们，电话13912345678", name: "王小鱼" });
    await say(product.interject, { conversation, text: "亲，王小鱼您好，马上处理", role: "agent" });

    const page = await product.visit();
    await page.goto(at("/shops/demo/members"));
    await page.getByRole("heading", { name: "角色权限" }).waitFor();
    await page.getByRole("button", { name: "新建角色" }).click();
    await page.getByLabel("角色名称").fill("外包质检");
    await page.getByRole("checkbox", { name: "复核、处理告警" }).check();
    await shoot(page, "role-dialog", false);
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /保\s*存/ })
      .click();
    await page.getByRole("rowheader", { name: "外包质检" }).waitFor();

    const guest = await invited(page, { email: "li@demo.example", role: "外包质检" });
    await guest.waitForURL("**/shops/demo/live");
    await guest.goto(at(`/shops/demo/conversations/${conversation}`));
    await guest.getByText("139****5678").first().waitFor();
    await shoot(guest, "masked-conversation");
    const text = await guest.locator("body").textContent();
    for (const secret of ["王小鱼", "13912345678"]) expect(text).not.toContain(secret);
    await guest.getByRole("button", { name: /^账号/ }).click();
    await guest.getByText("外包质检").waitFor();
    await page.reload();
    await page.getByText("li@demo.example").waitFor();
    await shoot(page, "members-page");
  });

  it("roles are changed for many at once and from a file, and taken back (F007)", async () => {
    const page = await product.visit();
    await invited(page, { email: "zhao@demo.example", role: "质培人员" });
    await page.reload();
    await page
      .getByRole("row", { name: /zhao@demo.example/ })
      .getByRole("checkbox")
      .check();
    await page.getByText("已选 1 人").waitFor();
    await page.getByRole("combobox", { name: "批量改为" }).click();
    await page.locator(".ant-select-item-option", { hasText: "客服" }).first().click();
    await shoot(page, "members-batch", false);
    await page.getByRole("button", { name: "批量修改" }).click();
    await page.getByText("已修改 1 人").waitFor();
    await page
      .getByRole("button", { name: /撤\s*销/ })
      .last()
      .click();
    await page.getByText("已恢复原来的设置").waitFor();

    const file = join(tmpdir(), `members-${process.pid}.csv`);
    await writeFile(file, "邮箱,店铺,角色,客服账号\nzhao@demo.example,*,管理员,\nnobody@demo.example,*,客服,\n");
    await page.getByRole("button", { name: "导入" }).first().click();
    await page.setInputFiles("input[type=file]", file);
    await page.getByText("1 行有错，不会导入").waitFor();
    await shoot(page, "members-import", false);
    await page.getByRole("button", { name: "导入 1 行" }).click();
    await page.getByText("已导入 1 行").waitFor();
    await page.goto(at("/shops/demo/members?q=zhao"));
    await page
      .getByRole("row", { name: /zhao@demo.example/ })
      .getByText("管理员")
      .waitFor();
    expect(await page.getByRole("row", { name: /demo admin/i }).count()).toBe(0);
  });

  it("a member who forgot the password gets a link, and the audit tells of it", async () => {
    const page = await product.visit();
    const guest = await invited(page, { email: "qian@demo.example", role: "质培人员" });
    await guest.waitForURL("**/shops/demo/live");
    await page.goto(at("/shops/demo/members?q=qian"));
    await page.getByRole("button", { name: /重置密码“外包小李”/ }).click();
    await page.getByRole("button", { name: "生成重置链接" }).click();
    const link = await page.getByRole("dialog").locator("input[readonly]").inputValue();
    await shoot(page, "reset-link", false);
    const fresh = await product.visit({ signedIn: false });
    await fresh.goto(at("/sign-in"));
    await fresh.getByText("忘记密码？").click();
    // The page before has a field of this name, too.
    await fresh.getByRole("heading", { name: "找回密码" }).waitFor();
    await fresh.getByRole("textbox", { name: "邮箱", exact: true }).fill("qian@demo.example");
    await fresh.getByRole("button", { name: "发送重置链接" }).click();
    await fresh.getByText("这里没有配置邮件").waitFor();
    await fresh.goto(link);
    await fresh.getByLabel("新密码").fill("an entirely new password");
    await shoot(fresh, "reset-page", false);
    await fresh.getByRole("button", { name: "保存新密码" }).click();
    await fresh.getByText("密码已修改").waitFor();
    // Every login of the person has ended.
    await guest.waitForURL("**/sign-in*");
    // The address is the same, so that going there would load nothing.
    await fresh.reload();
    await fresh.getByText("这个链接已失效").waitFor();

    await page.goto(at("/shops/demo/audit?kind=password"));
    await page.getByText("密码 · 生成重置链接").first().waitFor();
    await page.goto(at("/shops/demo/audit"));
    await page.getByText("成员 · 邀请").first().waitFor();
    await shoot(page, "audit");
    await guest.goto(at("/shops/demo/audit"));
    await guest.waitForURL("**/sign-in*");
  });

  it("a passkey is added, signs in, and is removed", async () => {
    const page = await product.visit({ signedIn: false });
    const devices = await page.context().newCDPSession(page);
    await devices.send("WebAuthn.enable");
    await devices.send("WebAuthn.addVirtualAuthenticator", {
      options: {
        protocol: "ctap2",
        transport: "internal",
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await signIn(page, product.interject);
    await page.getByRole("button", { name: /^账号/ }).click();
    await page.getByText("通行密钥").click();
    await page.getByRole("button", { name: "添加通行密钥" }).click();
    await page.getByLabel("名称").fill("办公室电脑");
    await page.getByLabel("当前密码").fill(product.interject.demo.password);
    await page.getByRole("button", { name: "添加通行密钥" }).click();
    await page.getByText("办公室电脑").waitFor();
    await shoot(page, "passkeys", false);
    await page
      .getByRole("button", { name: "Close" })
      .or(page.getByRole("button", { name: "关闭" }))
      .first()
      .click();
    await page.getByRole("button", { name: /^账号/ }).click();
    await page.getByText("退出登录").click();
    await page.waitForURL("**/sign-in*");
    await shoot(page, "sign-in", false);
    await page.getByRole("button", { name: "使用通行密钥登录" }).click();
    await page.waitForURL("**/shops/demo/live");
    await page.getByRole("button", { name: /^账号/ }).click();
    await page.getByText("通行密钥").click();
    await page.getByRole("button", { name: "删除“办公室电脑”" }).click();
    await page
      .getByRole("dialog")
      .last()
      .getByRole("button", { name: /删\s*除/ })
      .click();
    await page.getByText("还没有通行密钥").waitFor();
  });

  it("all of it is there in English, in the dark, and a role of groups sees its chats only (N31)", async () => {
    const page = await product.visit();
    await page.goto(at("/shops/demo/members"));
    await page.evaluate(() => localStorage.setItem("interject.language", "en"));
    await page.emulateMedia({ colorScheme: "dark" });
    await page.goto(at("/shops/demo/members"));
    await page.getByRole("heading", { name: "Roles" }).waitFor();
    await page.getByText("xiaomei").first().waitFor();
    await shoot(page, "members-en-dark");
    await page.goto(at("/shops/demo/audit"));
    await page.getByRole("heading", { name: "Audit" }).waitFor();
    await page.getByText("Roles · made").first().waitFor();
    await shoot(page, "audit-en-dark");
    await page.emulateMedia({ colorScheme: "light" });
    await page.evaluate(() => localStorage.setItem("interject.language", "zh"));

    await page.goto(at("/shops/demo/members"));
    await page.getByRole("button", { name: "新建角色" }).click();
    await page.getByLabel("角色名称").fill("外包客服主管");
    await page.getByRole("radio", { name: "指定分组" }).check();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /保\s*存/ })
      .click();
    await page.getByRole("rowheader", { name: "外包客服主管" }).waitFor();
    const guest = await invited(page, { email: "sun@demo.example", role: "外包客服主管" });
    await guest.waitForURL("**/shops/demo/conversations");
    // Reports and interventions are those of the role's groups; pages of the whole shop are closed.
    await guest.goto(at("/shops/demo/reports"));
    await guest.getByRole("heading", { name: "总览" }).waitFor();
    expect(await guest.getByRole("heading", { name: "质检工作量" }).count()).toBe(0);
    await guest.getByRole("link", { name: "干预记录" }).click();
    await guest.getByRole("heading", { name: "干预记录" }).waitFor();
    expect(await guest.getByRole("alert").count()).toBe(0);
    await guest.goto(at("/shops/demo/tasks"));
    await guest.getByText("这一页不对你的角色开放").waitFor();
    await shoot(guest, "limited", false);
  });
});
