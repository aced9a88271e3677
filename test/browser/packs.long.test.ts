import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { asksForBox, asksForRibbon, boxPack, fileOf, praisesBox, promisesBox } from "./pack-files.ts";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { say } from "./shop.ts";

const liveWithinMs = 10_000;

describeInBrowser("packs from outside", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());
  const pictures = process.env.PICTURES;
  const picture = async (page: Page, name: string) => {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` });
  };
  const address = (path: string) => `${product.interject.url}/shops/demo/${path}`;

  /** Nothing moves, so that pictures show what a reader sees. */
  const visit = (options: { signedIn?: boolean } = {}) => product.visit(options);

  let asked = 0;
  /** Says the sentence in new chats until it is judged as expected, for as long as a change may take. */
  async function judgedWithin(text: string, expected: (points: string[]) => boolean): Promise<boolean> {
    for (const until = Date.now() + liveWithinMs; Date.now() < until; ) {
      const { findings } = await say(product.interject, { conversation: `c-packs-${++asked}`, text });
      if (expected(findings.map(({ point }) => point))) return true;
    }
    return false;
  }
  const finds = (point: string) => (points: string[]) => points.includes(`whale-boxes/${point}`);

  async function choose(page: Page, file: unknown): Promise<void> {
    await page.locator("input[type=file]").setInputFiles(fileOf(file));
  }
  async function upgradeTo(page: Page, file: unknown) {
    await page.goto(address("packs/whale-boxes"));
    await page.getByRole("button", { name: "升级", exact: true }).click();
    await choose(page, file);
    return page.getByRole("dialog", { name: /“蓝鲸礼盒”/ });
  }

  it("are reviewed before anything changes, and find within ten seconds of the second click", async () => {
    const page = await visit();
    await page.goto(address("packs"));
    await page.getByRole("button", { name: "安装检测包" }).click();
    await picture(page, "upload");
    await choose(page, boxPack("1.0.0", [asksForBox, promisesBox]));
    const review = page.getByRole("dialog", { name: "安装“蓝鲸礼盒”" });
    await review.getByText("只检出，从不采取行动").waitFor();
    await review.getByText("只有规则数据，没有代码。").waitFor();
    await review.getByRole("region", { name: "发布者" }).getByText("没有签名").waitFor();
    await review.getByRole("region", { name: "检出什么" }).getByText("买家问蓝鲸礼盒", { exact: true }).waitFor();
    await review.getByText("先以“观察”运行").waitFor();
    expect(await review.getByRole("checkbox", { name: /问礼盒时催促客服/ }).isChecked()).toBe(true);
    await picture(page, "review");
    expect(await judgedWithin("还有蓝鲸礼盒吗", (points) => !finds("asks-for-box")(points))).toBe(true);

    await review.getByRole("button", { name: "安装" }).click();
    await page.getByText(/“蓝鲸礼盒”已安装，修订 \d+/).waitFor();
    const pack = page.getByRole("region", { name: "蓝鲸礼盒" });
    await pack.getByText("买家问蓝鲸礼盒", { exact: true }).waitFor();
    expect(await judgedWithin("还有蓝鲸礼盒吗", finds("asks-for-box"))).toBe(true);
    await page.goto(address("policies"));
    const policy = page.getByRole("region", { name: "问礼盒时催促客服" });
    await policy.getByText("只记录本来会做什么").waitFor();
  });

  it("have a page with what they find here, their documentation and their known errors", async () => {
    const page = await visit();
    await page.goto(address("packs"));
    await page.getByRole("link", { name: "蓝鲸礼盒" }).click();
    await page.waitForURL("**/shops/demo/packs/whale-boxes");
    await page.getByRole("region", { name: "模型卡" }).getByText("否定也会检出。").waitFor();
    expect(await page.locator("mark").allTextContents()).toEqual(["蓝鲸礼盒"]);
    const docs = page.getByRole("region", { name: "说明" });
    const link = docs.getByRole("link", { name: "活动页" });
    expect(await link.getAttribute("rel")).toContain("noopener");
    expect(await docs.getByRole("link").count()).toBe(1);
    expect(await docs.locator("b").count()).toBe(0);
    await docs.getByRole("cell", { name: "没有授权" }).waitFor();
    const usage = page.getByRole("region", { name: /^这家店最近/ });
    await usage.getByRole("row", { name: /买家问蓝鲸礼盒/ }).waitFor();
    await usage
      .getByRole("link", { name: /打开会话 c-packs-/ })
      .first()
      .waitFor();
    await picture(page, "page");
    await page.getByRole("button", { name: "设置: 买家问蓝鲸礼盒" }).click();
    await page.waitForURL("**/shops/demo/packs/whale-boxes/asks-for-box");
    await page.getByRole("dialog", { name: "买家问蓝鲸礼盒" }).getByRole("button", { name: "关闭" }).last().click();
    await page.waitForURL("**/shops/demo/packs/whale-boxes");
  });

  it("that are no packs, or not as they left their author, are refused in plain words", async () => {
    const page = await visit();
    await page.goto(address("packs"));
    await page.getByRole("button", { name: "安装检测包" }).click();
    await choose(page, "PK not JSON");
    await page.getByText("这不是检测包文件：内容不是 JSON。").waitFor();
    const good = boxPack("1.0.1", [asksForBox, promisesBox]);
    await choose(page, { ...good, sha256: good.sha256.replace(/^./, (digit) => (digit === "0" ? "1" : "0")) });
    await page.getByText("内容与文件里的校验值不一致").waitFor();
    await choose(page, boxPack("1.0.1", [asksForBox]));
    await page.getByText("版本号不符合规则").waitFor();
    await page.getByText("manifest.version").waitFor();
    await picture(page, "refused");
  });

  it("are chosen with the keyboard alone, and the focus comes back to where it was", async () => {
    const page = await visit();
    await page.goto(address("packs"));
    const opener = page.getByRole("button", { name: "安装检测包" });
    await opener.press("Enter");
    const choice = page.getByRole("dialog").getByRole("button", { name: /点击选择/ });
    // The dialog moves the focus while it opens: a key pressed before that goes astray.
    await choice.focus();
    const [chooser] = await Promise.all([page.waitForEvent("filechooser"), choice.press("Enter")]);
    await chooser.setFiles(fileOf(boxPack("1.0.0", [asksForBox, promisesBox])));
    const review = page.getByRole("dialog", { name: "“蓝鲸礼盒”" });
    await review.getByText("这家店已经在运行这个版本").waitFor();
    expect(await review.getByRole("button", { name: "安装" }).isDisabled()).toBe(true);
    await page.keyboard.press("Escape");
    await review.waitFor({ state: "detached" });
    expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
  });

  it("are upgraded, which says what comes and goes", async () => {
    const page = await visit();
    const review = await upgradeTo(page, boxPack("1.1.0", [asksForBox, promisesBox, asksForRibbon]));
    const changes = review.getByRole("region", { name: "与已安装的 1.0.0 相比" });
    await changes.getByText("买家问缎带").waitFor();
    await picture(page, "upgrade");
    await review.getByRole("button", { name: "升级" }).click();
    await page.getByText(/“蓝鲸礼盒”已升级，修订 \d+/).waitFor();
    const versions = page.getByRole("region", { name: "版本记录" });
    await versions.getByRole("listitem").filter({ hasText: "1.1.0" }).getByText("正在运行").waitFor();
    await versions.getByRole("listitem").filter({ hasText: "1.0.0" }).waitFor();
    expect(await judgedWithin("要金色缎带", finds("asks-for-ribbon"))).toBe(true);
  });

  it("wait where the shop's settings do not fit the new version, and the old one goes on", async () => {
    const page = await visit();
    await page.goto(address("packs/whale-boxes/promises-box"));
    await page.getByRole("spinbutton", { name: "分值: 售前" }).fill("-5");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText(/已保存为修订/).waitFor();

    const review = await upgradeTo(page, boxPack("2.0.0", [asksForBox, praisesBox, asksForRibbon]));
    await review.getByText("有设置与新版本不符").waitFor();
    await review.getByRole("button", { name: "升级" }).click();
    await review.getByText("需要处理：旧版本继续运行").waitFor();
    await picture(page, "attention-result");
    await review.getByRole("button", { name: "完成" }).click();

    const attention = page.getByRole("region", { name: /^升级到 2\.0\.0 未完成/ });
    await attention.getByText("客服承诺送蓝鲸礼盒 · 分值").waitFor();
    await picture(page, "attention");
    expect(await judgedWithin("还有蓝鲸礼盒吗", finds("asks-for-box"))).toBe(true);
    await attention.getByRole("button", { name: "重试" }).click();
    await page.getByText("设置仍与新版本不符").waitFor();

    await attention.getByRole("link", { name: "打开设置" }).first().click();
    await page.getByRole("button", { name: "恢复默认", exact: true }).click();
    await page.getByRole("dialog").last().getByRole("button", { name: "恢复默认" }).click();
    await page.getByText(/已恢复默认，修订 \d+/).waitFor();
    await page.getByRole("button", { name: "关闭" }).last().click();
    await attention.getByRole("button", { name: "重试" }).click();
    await page.getByText(/“蓝鲸礼盒”已升级/).waitFor();
    await attention.waitFor({ state: "detached" });
  });

  it("go back to an earlier version that is chosen", async () => {
    const page = await visit();
    await page.goto(address("packs/whale-boxes"));
    await page.getByRole("button", { name: "退回旧版本" }).click();
    const asking = page.getByRole("dialog", { name: "把“蓝鲸礼盒”退回到哪个版本？" });
    await asking.getByRole("radio", { name: /^1\.0\.0/ }).check();
    await picture(page, "roll-back");
    await asking.getByRole("button", { name: "退回旧版本" }).click();
    await page.getByText(/“蓝鲸礼盒”已退回，修订 \d+/).waitFor();
    const versions = page.getByRole("region", { name: "版本记录" });
    await versions.getByRole("listitem").filter({ hasText: "正在运行" }).getByText("1.0.0").waitFor();
    expect(await judgedWithin("要金色缎带", (points) => points.length === 0)).toBe(true);
  });

  it("are silent while they are disabled", async () => {
    const page = await visit();
    await page.goto(address("packs/whale-boxes"));
    await page.getByRole("button", { name: "停用" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "停用" }).click();
    await page.getByText("已停用：不检测，也不触发策略。").waitFor();
    expect(await judgedWithin("还有蓝鲸礼盒吗", (points) => !finds("asks-for-box")(points))).toBe(true);
    await page.getByRole("button", { name: "启用", exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "启用" }).click();
    await page.getByText("运行中").waitFor();
    expect(await judgedWithin("还有蓝鲸礼盒吗", finds("asks-for-box"))).toBe(true);
  });

  it("are seen by a reviewer, who changes nothing", async () => {
    const admin = await visit();
    await admin.goto(address("packs"));
    const json = { "content-type": "application/json" };
    const invited = await admin.request.post(`${product.interject.url}/v1/merchant/invitations`, {
      headers: { ...json, origin: product.interject.url },
      data: { email: "reviewer@demo.example", role: "quality", shop: "*" },
    });
    const { link } = (await invited.json()) as { link: string };
    const page = await visit({ signedIn: false });
    await page.goto(link);
    await page.getByLabel("姓名").fill("小周");
    await page.getByLabel("设置密码").fill("a long enough password");
    await page.getByRole("button", { name: "接受并登录" }).click();
    await page.waitForURL("**/shops/demo/live");
    await page.goto(address("packs/whale-boxes"));
    await page.getByText("只有管理员可以更改").waitFor();
    await page.getByRole("region", { name: "模型卡" }).waitFor();
    for (const name of ["升级", "停用", "退回旧版本", "卸载"]) {
      expect(await page.getByRole("button", { name, exact: true }).isDisabled(), name).toBe(true);
    }
    await page.goto(address("packs"));
    expect(await page.getByRole("button", { name: "安装检测包" }).isDisabled()).toBe(true);
  });

  it("are uninstalled: findings stay and say so, and undoing brings the same version back", async () => {
    const page = await visit();
    await page.goto(address("packs/whale-boxes"));
    await page.getByRole("button", { name: "卸载" }).click();
    const asking = page.getByRole("dialog", { name: "卸载“蓝鲸礼盒”？" });
    await picture(page, "uninstall");
    await asking.getByRole("button", { name: "卸载" }).click();
    await page.waitForURL("**/shops/demo/packs");
    await page.getByText("“蓝鲸礼盒”已卸载，检测结果保留").waitFor();
    await picture(page, "uninstalled");
    await page.getByRole("region", { name: "蓝鲸礼盒" }).waitFor({ state: "detached" });
    const marked = await visit();
    await marked.goto(address("conversations?point=whale-boxes%2Fasks-for-box"));
    await marked.getByText("蓝鲸礼盒 · asks-for-box（已卸载）").waitFor();
    await marked
      .getByRole("link", { name: /^c-packs-/ })
      .first()
      .click();
    await marked.getByText("蓝鲸礼盒 · asks-for-box（已卸载）").first().waitFor();
    await picture(marked, "marked");

    await page.getByRole("button", { name: "撤销" }).click();
    await page.getByText("已重新安装“蓝鲸礼盒”").waitFor();
    await page.waitForURL("**/shops/demo/packs/whale-boxes");
    const versions = page.getByRole("region", { name: "版本记录" });
    await versions.getByRole("listitem").filter({ hasText: "正在运行" }).getByText("1.0.0").waitFor();
    expect(await judgedWithin("还有蓝鲸礼盒吗", finds("asks-for-box"))).toBe(true);
  });

  it("of the catalogue are two clicks away, and a guest says first what it may do", async () => {
    const page = await visit();
    await page.goto(address("packs?show=available"));
    await page.getByRole("button", { name: "安装“优惠券安抚”" }).click();
    const review = page.getByRole("dialog", { name: "安装“优惠券安抚”" });
    await review.getByText("有自己的代码，在隔离环境里运行").waitFor();
    const may = review.getByRole("region", { name: "可以做什么" });
    expect(await may.getByRole("listitem").allTextContents()).toEqual(["向客服建议话术", "给会话打标签"]);
    await picture(page, "guest-review");
    await review.getByRole("button", { name: "安装" }).click();
    await page.getByText(/“优惠券安抚”已安装，修订 \d+/).waitFor();
    await page.goto(address("packs/coupon-comfort"));
    await page.getByText("隔离运行的代码").first().waitFor();
    const quota = page.getByRole("spinbutton", { name: "每日调用上限" });
    expect(await quota.inputValue()).toBe("1,000,000");
    await quota.fill("5000");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText(/每日上限已改为 5,000，修订 \d+/).waitFor();
    await picture(page, "guest-page");
  });

  it("that come with the product are taken away and brought back in two clicks, in English, too", async () => {
    const page = await visit();
    await page.goto(address("packs/recipes"));
    await page.getByRole("button", { name: "switch to English" }).click();
    await page.getByRole("button", { name: "Remove from this shop" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Uninstall" }).click();
    await page.waitForURL("**/shops/demo/packs");
    await page.getByRole("tab", { name: "Available" }).click();
    await picture(page, "available-en");
    const shelf = page.getByRole("region", { name: "Part of the product" });
    await shelf.getByRole("button", { name: /^Install/ }).click();
    await picture(page, "review-en");
    await page.getByRole("dialog").getByRole("button", { name: "Install" }).click();
    await page.getByText(/installed, revision \d+/).waitFor();
    await picture(page, "packs-en");
    await page.goto(address("packs/whale-boxes"));
    await page.getByRole("heading", { name: "Whale boxes" }).waitFor();
    await picture(page, "page-en");
  });
});
