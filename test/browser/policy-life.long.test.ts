import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { say } from "./shop.ts";

describeInBrowser("a policy", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  const threat = "我要去12315投诉你们";
  const address = (path: string) => `${product.interject.url}/shops/demo/${path}`;

  async function decisions(query: Record<string, string>, count: number) {
    const { url, demo } = product.interject;
    const headers = { authorization: `Bearer ${demo.apiKey}` };
    const path = `${url}/v1/shops/demo/decisions?${new URLSearchParams(query)}`;
    for (const until = Date.now() + 15_000; Date.now() < until; ) {
      const { items } = (await (await fetch(path, { headers })).json()) as { items: { outcome: string }[] };
      if (items.length >= count) return items.map(({ outcome }) => outcome);
    }
    return [];
  }

  it("is written, observed, told what it would have done, and then acts (N13)", async () => {
    const page = await product.visit();
    await page.goto(address("policies"));
    await page.getByRole("link", { name: "新建策略" }).click();
    await page.getByLabel("中文名称").fill("扬言曝光叫主管");
    await page.getByRole("combobox", { name: "检测点", exact: true }).fill("要315");
    await page.locator(".ant-select-dropdown:visible .ant-select-item-option").first().click();
    await page.keyboard.press("Escape");
    await page.getByRole("combobox", { name: "第 1 步的干预" }).fill("通知主管");
    await page.locator(".ant-select-dropdown:visible .ant-select-item-option").first().click();
    const flow = page.getByRole("list", { name: "策略流程" });
    await flow.getByText("要315或第三方曝光").waitFor();
    await flow.getByText("通知主管").waitFor();
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText(/已保存为修订 \d+/).waitFor();
    await page.waitForURL("**/policies/policy-*");
    const id = page.url().split("/").at(-1) ?? "";

    await say(product.interject, { conversation: "c-would", text: threat });
    expect(await decisions({ policy: id, outcome: "observed" }, 1)).toEqual(["observed"]);
    await page.goto(address("policies"));
    const policy = page.getByRole("region", { name: "扬言曝光叫主管" });
    await policy.getByText("执行", { exact: true }).click();
    const asked = page.getByRole("dialog");
    await asked.getByText("最近 7 天，它本来会执行 1 次，涉及 1 个会话。").waitFor();
    await asked.getByText("c-would").waitFor();
    await asked.getByRole("button", { name: "开始执行" }).click();
    await page.getByText(/已改为执行，修订 \d+/).waitFor();
    await say(product.interject, { conversation: "c-acts", text: threat });
    expect(await decisions({ policy: id, conversation: "c-acts" }, 1)).toEqual(["acted"]);

    await page.getByRole("button", { name: "撤销" }).click();
    await page.getByText(/已改为观察，修订 \d+/).waitFor();
  });
});
