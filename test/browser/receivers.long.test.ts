import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";

describeInBrowser("receivers", () => {
  let product: Product;
  /** A group's robot on loopback, which says what a test wants. */
  let robot: Server;
  let answer = { errcode: 0, errmsg: "ok" };
  const heard: string[] = [];
  beforeAll(async () => {
    robot = createServer((request, response) => {
      let body = "";
      request.on("data", (piece) => {
        body += piece;
      });
      request.on("end", () => {
        heard.push(body);
        response.end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((done) => robot.listen(0, "127.0.0.1", done));
    product = await startProduct({ env: { ALLOW_LOOPBACK: "1" } });
  });
  afterAll(async () => {
    robot.close();
    await product?.stop();
  });

  it("are added, tried, told apart by whether they are reached, and removed (F093, F094, N32)", async () => {
    const { port } = robot.address() as AddressInfo;
    const page = await product.visit();
    await page.goto(`${product.interject.url}/shops/demo/receivers`);
    await page.getByText("还没有接收人").waitFor();
    // The demo shop's policies name groups that have nobody yet.
    await page.getByRole("region", { name: "谁收不到" }).getByText("on-call").waitFor();

    await page.getByRole("button", { name: "添加接收人" }).click();
    await page.getByLabel("名称").fill("夜班主管群");
    await page.getByLabel("机器人地址").fill("https://evil.example.com/send?key=12345678");
    await page.getByRole("button", { name: "保存" }).click();
    await page.getByText(/Expected an address such as/).waitFor();
    await page.getByLabel("机器人地址").fill(`http://127.0.0.1:${port}/cgi-bin/webhook/send?key=secret-abcd1234`);
    await page.getByLabel("接收组").fill("on-call");
    await page.getByLabel("接收组").press("Enter");
    await page.getByRole("button", { name: "保存" }).click();

    const card = page.getByRole("listitem", { name: "夜班主管群" });
    await card.getByText("还没验证").waitFor();
    expect(await card.textContent()).toContain(`127.0.0.1:${port} …1234`);
    expect(await page.content()).not.toContain("secret-abcd");

    answer = { errcode: 310000, errmsg: "keywords not in content" };
    await card.getByRole("button", { name: "向“夜班主管群”发送测试消息" }).click();
    await card.getByText("没有收下测试消息").waitFor();
    await card.getByText("送不到").waitFor();
    expect(await card.textContent()).toContain("keywords not in content");

    answer = { errcode: 0, errmsg: "ok" };
    await card.getByRole("button", { name: "向“夜班主管群”发送测试消息" }).click();
    await card.getByText("收下了测试消息").waitFor();
    await card.getByText("送得到").waitFor();
    expect(heard).toHaveLength(2);
    expect(JSON.parse(heard[1] ?? "").text.content).toContain("这是一条测试消息");

    await card.getByRole("button", { name: "删除“夜班主管群”" }).click();
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /删\s?除/ })
      .click();
    await page.getByText("还没有接收人").waitFor();
  });
});
