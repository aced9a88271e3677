import { afterAll, beforeAll, expect, it } from "vitest";
import { block, connection, openFeed } from "./feed.ts";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { say } from "./shop.ts";

describeInBrowser("the live feed", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  it("tells how to send the first message while there is none", async () => {
    const page = await openFeed(product);
    await page.getByRole("heading", { name: "还没有动态" }).waitFor();
    const shown = await page.locator("pre").allInnerTexts();
    expect(shown[0]).toBe(product.interject.demo.hook);
    expect(shown[1]).toContain(`curl '${product.interject.demo.hook}?wait=1'`);
  });

  it("shows a posted message's finding and interventions without a reload", async () => {
    const page = await openFeed(product);
    await say(product.interject, { conversation: "c-live", text: "再不发货我就打12315投诉你们", name: "小鱼儿" });
    const live = block(page, "c-live");
    await live.getByRole("link", { name: "要315或第三方曝光" }).waitFor();
    expect(await live.locator("q").allInnerTexts()).toContain("12315");
    await live.getByText("通知主管").first().waitFor();
    await live.getByText("已执行").first().waitFor();
    // The name is known to the ledger, a moment after the feed.
    await live.getByText("小鱼儿").waitFor();
    await page.getByRole("button", { name: "要315或第三方曝光 1", exact: false }).waitFor();
  });

  it("catches up after a break, each item once", async () => {
    const page = await openFeed(product);
    await say(product.interject, { conversation: "c-before", text: "我要去12315投诉你们" });
    await block(page, "c-before").waitFor();
    await page.context().setOffline(true);
    await connection(page).getByText("没有网络").waitFor();
    for (const conversation of ["c-missed-1", "c-missed-2", "c-missed-3"]) {
      await say(product.interject, { conversation, text: "我要去12315投诉你们" });
    }
    expect(await block(page, "c-missed-1").count()).toBe(0);
    await page.context().setOffline(false);
    for (const conversation of ["c-missed-1", "c-missed-2", "c-missed-3"]) await block(page, conversation).waitFor();
    await connection(page).getByText("已补齐中断期间的").waitFor();
    for (const conversation of ["c-before", "c-missed-1", "c-missed-2", "c-missed-3"]) {
      expect(await block(page, conversation).count()).toBe(1);
      expect(await block(page, conversation).getByRole("link", { name: "要315或第三方曝光" }).count()).toBe(1);
    }
  });

  it("comes back by itself when the server was killed", async () => {
    const page = await openFeed(product);
    const pid = product.interject.workerPid();
    if (pid === null) throw new Error("workerd does not run");
    process.kill(pid, "SIGKILL");
    await connection(page).getByText("秒后重连").waitFor();
    // A platform tries again, too, when the hook does not answer.
    const post = () => say(product.interject, { conversation: "c-revived", text: "我要去12315投诉你们" });
    await expect
      .poll(
        () =>
          post().then(
            () => true,
            () => false,
          ),
        { timeout: 10_000, interval: 250 },
      )
      .toBe(true);
    await block(page, "c-revived").waitFor();
  });
});
