import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { say } from "./shop.ts";

const liveWithinMs = 10_000;

describeInBrowser("settings", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  let asked = 0;
  /** Posts the sentence until it is judged as expected, for as long as a change may take. */
  async function judgedWithin(text: string, expected: (points: string[]) => boolean): Promise<boolean> {
    for (const until = Date.now() + liveWithinMs; Date.now() < until; ) {
      const { findings } = await say(product.interject, { conversation: `c-settings-${++asked}`, text });
      if (expected(findings.map(({ point }) => point))) return true;
    }
    return false;
  }
  const threat = "我要去12315投诉你们";
  const flags = (points: string[]) => points.includes("alerts/threaten-exposure");

  it("of a point are live within ten seconds of saving, and of going back to the defaults", async () => {
    const page = await product.visit();
    await page.goto(`${product.interject.url}/shops/demo/packs/alerts/threaten-exposure`);
    expect(await judgedWithin(threat, flags)).toBe(true);
    await page.getByRole("switch", { name: "监管部门与热线" }).click();
    await page.getByText("有未保存的修改").waitFor();
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText(/已保存为修订 \d+，10 秒内生效/).waitFor();
    expect(await judgedWithin(threat, (points) => !flags(points))).toBe(true);

    await page.getByRole("button", { name: "恢复默认", exact: true }).click();
    await page.getByRole("dialog").last().getByRole("button", { name: "恢复默认" }).click();
    await page.getByText(/已恢复默认，修订 \d+/).waitFor();
    expect(await page.getByRole("switch", { name: "监管部门与热线" }).getAttribute("aria-checked")).toBe("true");
    expect(await judgedWithin(threat, flags)).toBe(true);
  });

  it("switch a point off and on from the list", async () => {
    const page = await product.visit();
    await page.goto(`${product.interject.url}/shops/demo/packs`);
    await page.getByRole("switch", { name: "启用 要315或第三方曝光" }).click();
    await page.getByText(/已停用，修订 \d+/).waitFor();
    expect(await judgedWithin(threat, (points) => !flags(points))).toBe(true);
    await page.getByRole("switch", { name: "启用 要315或第三方曝光" }).click();
    await page.getByText(/已启用，修订 \d+/).waitFor();
    expect(await judgedWithin(threat, flags)).toBe(true);
  });

  it("run beside the live ones at first, and go live when they are promoted", async () => {
    const page = await product.visit();
    await page.goto(`${product.interject.url}/shops/demo/packs/alerts/threaten-exposure`);
    await page.getByRole("switch", { name: "监管部门与热线" }).click();
    await page.getByRole("button", { name: "先影子运行" }).click();
    const trial = page.getByRole("region", { name: "影子运行中" });
    await trial.getByText("监管部门与热线 开 → 关").waitFor();
    expect(await page.getByRole("switch", { name: "监管部门与热线" }).getAttribute("aria-checked")).toBe("true");
    expect(await judgedWithin(threat, flags)).toBe(true);
    await trial.getByRole("button", { name: "上线" }).click();
    await page.getByRole("dialog").last().getByRole("button", { name: "上线" }).click();
    await page.getByText(/影子设置已上线，修订 \d+/).waitFor();
    await trial.waitFor({ state: "detached" });
    expect(await page.getByRole("switch", { name: "监管部门与热线" }).getAttribute("aria-checked")).toBe("false");
    expect(await judgedWithin(threat, (points) => !flags(points))).toBe(true);
    await page.getByRole("switch", { name: "监管部门与热线" }).click();
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText(/已保存为修订 \d+/).waitFor();
    expect(await judgedWithin(threat, flags)).toBe(true);
  });

  it("keep 不检出 apart from a score of 0", async () => {
    const page = await product.visit();
    const address = `${product.interject.url}/shops/demo/packs/service/slow-reply`;
    await page.goto(address);
    await page.getByRole("checkbox", { name: "不检出" }).first().check();
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText(/已保存为修订/).waitFor();
    await page.goto(`${product.interject.url}/shops/demo/packs`);
    const scores = page.getByRole("listitem").filter({ hasText: "单句响应超时" }).locator("dd");
    await scores.first().waitFor();
    expect(await scores.allTextContents()).toEqual(["不检出", "−3"]);
  });

  it("are not lost by a careless click", async () => {
    const page = await product.visit();
    await page.goto(`${product.interject.url}/shops/demo/packs/alerts/unanswered`);
    await page.getByLabel("等待", { exact: true }).fill("45");
    await page.getByRole("button", { name: "关闭" }).last().click();
    await page.getByText("离开会丢掉未保存的修改").waitFor();
    await page.getByRole("button", { name: "继续编辑" }).click();
    expect(await page.getByLabel("等待", { exact: true }).inputValue()).toBe("45");
    await page.getByRole("button", { name: "关闭" }).last().click();
    await page.getByRole("button", { name: "丢弃并离开" }).click();
    await page.waitForURL("**/shops/demo/packs/alerts");
  });

  it("that the server refuses show its words at their field", async () => {
    const page = await product.visit();
    await page.route("**/v1/shops/demo/points/alerts/unanswered", (route) =>
      route.continue({ postData: JSON.stringify({ config: { seconds: 1 } }) }),
    );
    await page.goto(`${product.interject.url}/shops/demo/packs/alerts/unanswered`);
    await page.getByLabel("等待", { exact: true }).fill("45");
    await page.getByRole("button", { name: "保存" }).click();
    const refusal = page.locator(".ant-form-item-explain-error");
    await refusal.waitFor();
    expect(await refusal.count()).toBe(1);
    const field = page.locator(".ant-form-item").filter({ has: page.getByLabel("等待", { exact: true }) });
    expect(await field.locator(".ant-form-item-explain-error").textContent()).toContain("5");
  });

  it("of a policy switch between observing and acting, and acting is asked about", async () => {
    const page = await product.visit();
    await page.goto(`${product.interject.url}/shops/demo/policies`);
    const policy = page.getByRole("region", { name: /^买家扬言投诉/ });
    await policy.getByText("观察", { exact: true }).click();
    await page.getByText(/已改为观察，修订 \d+/).waitFor();
    await policy.getByText("只记录本来会做什么").waitFor();
    await policy.getByText("执行", { exact: true }).click();
    await page.getByRole("button", { name: "开始执行" }).click();
    await page.getByText(/已改为执行，修订 \d+/).waitFor();
  });
});
