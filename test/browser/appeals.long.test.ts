import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { happens, say } from "./shop.ts";

const patience = { timeout: 20_000 };
const password = "a long enough password";

describeInBrowser("appeals", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());
  const pictures = process.env.PICTURES;
  const shot = async (page: Page, name: string) => {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true, timeout: 60_000 });
  };
  const at = (path: string) => `${product.interject.url}/shops/demo/${path}`;

  const post = async (page: Page, path: string, data: object) => {
    const { url } = product.interject;
    const headers = { origin: url, "sec-fetch-site": "same-origin" };
    const answer = await page.request.post(`${url}/v1/${path}`, { data, headers });
    if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
    return answer.json();
  };

  let people = 0;
  let chats = 0;
  type Person = { role: "quality" | "agent"; name: string; agents?: string[] };

  /** Somebody new in the shop, in a browser of his own, signed in. */
  async function joins(admin: Page, { role, name, agents = [] }: Person) {
    const email = `person-${++people}-${Date.now()}@demo.example`;
    const { link } = await post(admin, "merchant/invitations", { email, role, shop: "demo", agents });
    const page = await product.visit({ signedIn: false });
    await post(page, "auth/invitation/accept", { token: new URL(link).hash.slice(1), name, password });
    return page;
  }

  /** A chat with findings, new also when a test is tried again. */
  async function badChat() {
    const conversation = `c-bad-${++chats}`;
    const start = Date.now() - 5 * 60_000;
    await say(product.interject, { conversation, text: "什么时候发货", at: start });
    const rude = { conversation, text: "你是不是傻，全网最低价", role: "agent", name: "小梅" } as const;
    await say(product.interject, { ...rude, at: start + 5_000 });
    await happens(product.interject, { type: "closed", conversation });
    return { conversation, account: `agent-of-${conversation}` };
  }

  it("an agent appeals, a reviewer accepts a part, and the agent sees it (F176, F181)", async () => {
    const { conversation, account } = await badChat();
    const admin = await product.visit();
    const agent = await joins(admin, { role: "agent", name: "小梅", agents: [account] });
    await agent.goto(product.interject.url);
    await agent.waitForURL("**/shops/demo/my");
    await agent.getByText(`我的账号：${account}`).waitFor();
    await agent.getByRole("link", { name: conversation, exact: true }).waitFor();
    await shot(agent, "my-sessions");
    await agent.goto(at("conversations"));
    await agent.getByText("这一页不对客服开放").waitFor();
    await agent.getByRole("link", { name: "我的结果" }).first().click();
    await agent.getByText("告警", { exact: true }).click();
    await agent.waitForURL("**/my?view=alerts");
    await agent.getByText("客服辱骂买家").waitFor();
    await shot(agent, "my-alerts");
    await agent.goto(at("my"));
    await agent.getByRole("link", { name: conversation, exact: true }).click();
    await agent.getByRole("button", { name: "对结果有疑问" }).click();
    await agent.getByRole("button", { name: "提交申诉" }).click();
    await agent.getByText("请写明理由").waitFor();
    await agent.getByLabel("理由").fill("这是引用买家的话");
    await shot(agent, "my-result-form");
    await agent.getByRole("button", { name: "提交申诉" }).click();
    await agent.getByText("待审核", { exact: true }).waitFor();

    const reviewer = await joins(admin, { role: "quality", name: "老李" });
    await reviewer.goto(at("live"));
    await reviewer.getByRole("link", { name: /申诉.*\d+ 条待审核/ }).click();
    const card = reviewer.getByRole("article", { name: `${account} · ${conversation}` });
    await card.getByText("这是引用买家的话").waitFor();
    await card.getByRole("link", { name: "查看聊天" }).waitFor();
    await card.getByRole("button", { name: "处理申诉" }).click();
    await card.getByRole("radio", { name: "部分采纳" }).check();
    await reviewer.getByRole("checkbox").first().check();
    await reviewer.getByRole("button", { name: "提交处理结果" }).click();
    await reviewer.getByText("请写明维持结果的理由").waitFor();
    await reviewer.getByLabel("给客服的说明").fill("语气确实不好");
    await shot(reviewer, "appeal-decide");
    await reviewer.getByRole("button", { name: "提交处理结果" }).click();
    await card.waitFor({ state: "detached" });
    await reviewer.goto(at("appeals?state=all"));
    await card.getByRole("button", { name: "申诉已处理，查看详情" }).click();
    await card.getByText("判定有误").waitFor();
    await shot(reviewer, "appeals-all");

    await agent.reload();
    await agent.getByText("部分采纳").waitFor();
    await agent.getByText("语气确实不好").waitFor();
    await agent.getByText("已判误报").waitFor(patience);
    // Three people, one after the other, each in a browser of his own.
  }, 120_000);

  it("a second appeal is not for the reviewer who decided the first (F177, N08)", async () => {
    const { conversation, account } = await badChat();
    const admin = await product.visit();
    const agent = await joins(admin, { role: "agent", name: "小林", agents: [account] });
    const reviewer = await joins(admin, { role: "quality", name: "老周" });
    await agent.goto(at("my"));
    await agent.getByRole("link", { name: conversation, exact: true }).click();
    await agent.waitForURL("**/my/result?session=**");
    const session = new URL(agent.url()).searchParams.get("session");
    const { id } = await post(agent, "shops/demo/my/appeals", { session, reason: "这是引用买家的话" });
    await post(reviewer, `shops/demo/appeals/${id}/decision`, { outcome: "rejected", reason: "原话如此" });
    await agent.reload();
    await agent.getByRole("button", { name: "对结果有疑问" }).click();
    await agent.getByLabel("理由").fill("其余的也不对");
    await agent.getByRole("button", { name: "提交申诉" }).click();
    await agent.getByText("第二次申诉", { exact: true }).waitFor();
    await shot(agent, "my-result-second");

    await reviewer.goto(at("appeals"));
    const name = `${account} · ${conversation}`;
    await reviewer.getByRole("article", { name }).getByRole("button", { name: "处理申诉" }).click();
    await reviewer.getByText("第一次申诉由你处理，第二次请由其他审核人处理。").waitFor();
    expect(await reviewer.getByRole("button", { name: "提交处理结果" }).count()).toBe(0);
    await shot(reviewer, "appeal-second");
    await admin.goto(at("appeals"));
    await admin.getByRole("article", { name }).getByRole("button", { name: "处理申诉" }).click();
    await admin.getByRole("button", { name: "提交处理结果" }).waitFor();
    if (!pictures) return;
    await admin.getByRole("button", { name: "switch to English" }).click();
    await admin.getByRole("heading", { name: "Appeals" }).waitFor();
    await admin.emulateMedia({ colorScheme: "dark" });
    await shot(admin, "appeal-en-dark");
    await agent.getByRole("button", { name: "switch to English" }).click();
    await agent.emulateMedia({ colorScheme: "dark" });
    await shot(agent, "my-result-en-dark");
    await agent.setViewportSize({ width: 390, height: 844 });
    await shot(agent, "my-result-phone");
    await admin.setViewportSize({ width: 390, height: 844 });
    if (pictures) await admin.screenshot({ path: `${pictures}/appeal-phone.png`, timeout: 60_000 });
  });

  it("a supervisor appeals for an agent, and the decision goes by an earlier one (N08, N09)", async () => {
    const admin = await product.visit();
    const [supervisor, reviewer] = [
      await joins(admin, { role: "quality", name: "王主管" }),
      await joins(admin, { role: "quality", name: "老赵" }),
    ];
    const [old, now] = [await badChat(), await badChat()];
    const sessionOf = async (conversation: string): Promise<string | undefined> => {
      const answer = await admin.request.get(
        `${product.interject.url}/v1/shops/demo/sessions?conversation=${conversation}`,
      );
      const { items } = (await answer.json()) as { items: { id: string; score: number | null }[] };
      return items.find(({ score }) => score !== null)?.id;
    };
    await expect.poll(() => sessionOf(old.conversation), patience).toBeDefined();
    const session = await sessionOf(old.conversation);
    const { id } = await post(supervisor, "shops/demo/appeals", { session, reason: "这是引用买家的话" });
    await post(reviewer, `shops/demo/appeals/${id}/decision`, { outcome: "accepted", reason: "确实是引用" });

    await expect.poll(() => sessionOf(now.conversation), patience).toBeDefined();
    await supervisor.goto(at(`conversations/${now.conversation}`));
    await supervisor.getByRole("button", { name: "代客服申诉" }).click();
    const dialog = supervisor.getByRole("dialog", { name: "代客服申诉" });
    await dialog.getByRole("button", { name: "提交申诉" }).click();
    await dialog.getByText("请写明理由").waitFor();
    await dialog.getByLabel("理由").fill("客服是在引用买家的话");
    await shot(supervisor, "appeal-for-agent");
    await dialog.getByRole("button", { name: "提交申诉" }).click();
    await supervisor.getByRole("link", { name: "查看客服申诉理由" }).click();
    await supervisor.getByText("这是你提出的、或关于你自己账号的申诉，请由其他审核人处理。").waitFor();

    await reviewer.goto(at("appeals"));
    const card = reviewer.getByRole("article", { name: `${now.account} · ${now.conversation}` });
    await card.getByRole("button", { name: "处理申诉" }).click();
    const before = card.getByRole("region", { name: "以往同类申诉" });
    await before.getByText("确实是引用").first().waitFor();
    await before
      .getByText(/推翻 \d+ 条（\d+%）/)
      .first()
      .waitFor();
    const like = before.getByRole("listitem").filter({ hasText: "确实是引用" }).last();
    await like.getByRole("button", { name: "参照这条" }).click();
    await like.getByRole("button", { name: "已参照", pressed: true }).waitFor();
    await shot(reviewer, "appeal-precedents");
    await card.getByRole("button", { name: "提交处理结果" }).click();
    await card.waitFor({ state: "detached" });
    // What is decided keeps what it was decided like; nothing is late.
    await reviewer.goto(at("appeals?state=overdue"));
    await reviewer.getByText("没有申诉").waitFor();
  }, 120_000);

  it("an agent without an account is told whom to ask, and an administrator gives him one (F005)", async () => {
    const admin = await product.visit();
    const agent = await joins(admin, { role: "agent", name: "新来的" });
    await agent.goto(at("live"));
    await agent.getByText("还不知道哪个客服账号是你的").waitFor();
    await agent.getByText("可以找：Demo admin").waitFor();
    await shot(agent, "my-no-account");
    await admin.goto(at("members"));
    await admin.getByRole("button", { name: "“新来的”的客服账号" }).click();
    const accounts = admin.getByRole("dialog").getByRole("combobox");
    await accounts.fill("agent-new");
    await accounts.press("Enter");
    await admin
      .getByRole("dialog")
      .getByRole("button", { name: /保\s*存/ })
      .click();
    await admin.getByRole("row").filter({ hasText: "新来的" }).getByText("agent-new").waitFor();
    await shot(admin, "members");
    await agent.reload();
    await agent.getByText("还没有会话").waitFor();
  });

  it("an invitation names the account that an agent will speak for, once its shop is chosen (F005)", async () => {
    const admin = await product.visit();
    await admin.goto(at("members"));
    await admin.getByRole("button", { name: "邀请成员" }).click();
    await admin.getByRole("textbox", { name: "邮箱", exact: true }).fill("invited@demo.example");
    await admin.getByRole("radio", { name: "客服" }).check();
    await admin.getByText("客服账号属于一家店铺：请先选择店铺。").waitFor();
    await admin.getByRole("combobox", { name: "店铺" }).click();
    await admin.locator(".ant-select-dropdown:visible").getByTitle("示例店铺 Demo shop").click();
    await admin.getByRole("dialog").getByTitle("示例店铺 Demo shop").waitFor();
    const accounts = admin.getByRole("combobox", { name: "客服账号" });
    await accounts.fill("agent-invited");
    await accounts.press("Enter");
    if (pictures) await admin.screenshot({ path: `${pictures}/invite.png`, timeout: 60_000 });
    await admin.getByRole("button", { name: "生成邀请链接" }).click();
    const agent = await product.visit({ signedIn: false });
    await agent.goto(await admin.getByLabel("邀请链接").inputValue());
    await agent.getByLabel("姓名").fill("小赵");
    await agent.getByLabel("设置密码").fill(password);
    await agent.getByRole("button", { name: "接受并登录" }).click();
    await agent.getByText("我的账号：agent-invited").waitFor();
  });
});
