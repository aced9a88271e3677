import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";

/** The two editors; what is then found and done is in rule-life.long.test.ts and policy-life.long.test.ts. */
describeInBrowser("what a merchant writes himself", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  const address = (path: string) => `${product.interject.url}/shops/demo/${path}`;

  it("a rule starts from an example, is copied, and comes back after it was deleted (F128)", async () => {
    const page = await product.visit();
    await page.goto(address("rules"));
    await page.getByRole("button", { name: "新建规则" }).click();
    await page.getByRole("dialog").getByRole("link", { name: "活动类问题回复不规范" }).click();
    await page.getByRole("heading", { name: "活动类问题回复不规范" }).waitFor();
    await page.getByRole("button", { name: "保存草稿" }).click();
    await page.getByText(/草稿已保存/).waitFor();
    await page.waitForURL("**/rules/rule-*");

    await page.goto(address("rules"));
    await page.getByRole("button", { name: "复制: 活动类问题回复不规范" }).click();
    await page.getByRole("heading", { name: "活动类问题回复不规范（副本）" }).waitFor();
    await page.getByLabel("中文名称").first().fill("另一条");
    await page.getByRole("link", { name: "自定义规则" }).click();
    await page.getByRole("button", { name: "继续编辑" }).click();
    await page.getByRole("button", { name: "保存草稿" }).click();
    await page.waitForURL("**/rules/rule-*");

    await page.goto(address("rules"));
    await page.getByRole("button", { name: "删除: 另一条" }).click();
    await page.getByText(/已删除“另一条”/).waitFor();
    await page.getByRole("link", { name: "另一条" }).waitFor({ state: "detached" });
    await page.getByRole("button", { name: "撤销" }).click();
    await page.getByRole("link", { name: "另一条" }).waitFor();
  });

  it("a policy is edited with its flow drawn along, refused at the field, undone, and comes back after it was deleted", async () => {
    const page = await product.visit();
    await page.goto(address("policies"));
    const title = "买家扬言投诉、曝光、差评或要找主管时通知主管";
    const names = () => page.getByRole("region", { name: /.+/ }).getByRole("heading", { level: 2 }).allTextContents();
    await page.getByRole("link", { name: `编辑：${title}` }).click();
    const flow = page.getByRole("list", { name: "策略流程" });
    await page.getByRole("spinbutton", { name: "全店每天最多执行" }).fill("12");
    await page.getByRole("spinbutton", { name: "全店每天最多执行" }).blur();
    await flow.getByText("全店每天最多 12 次").waitFor();
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText(/已保存为修订 \d+/).waitFor();
    await page.goto(address("policies"));
    const policy = page.getByRole("region", { name: title });
    await policy.getByText("全店每天最多 12 次").waitFor();
    const before = await names();

    await page.getByRole("button", { name: `删除：${title}` }).click();
    await page.getByText(`已删除“${title}”`).waitFor();
    await policy.waitFor({ state: "detached" });
    await page.getByRole("button", { name: "撤销" }).click();
    await policy.waitFor();
    expect(await names()).toEqual(before);
  });
});
