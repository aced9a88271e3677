import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client/web";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type LibsqlServer, startLibsql } from "../../db/serve.ts";
import { type FaultProxy, startFaultProxy } from "../faults/proxy.ts";
import { joinShop } from "./people.ts";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { say } from "./shop.ts";

const token = "a-token-of-the-operator";

describeInBrowser("the state of the house", () => {
  let folder: string;
  let libsql: LibsqlServer;
  let proxy: FaultProxy;
  let product: Product;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "interject-operations-"));
    libsql = await startLibsql({ stateDir: folder });
    proxy = await startFaultProxy(libsql.url);
    const env = { LIBSQL_URL: proxy.url, METRICS_TOKEN: token, DELAY_ALERT_SECONDS: "1" };
    product = await startProduct({ env });
  });
  afterAll(async () => {
    await product?.stop();
    await proxy?.stop();
    await libsql?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const metric = async (name: string) => {
    const headers = { authorization: `Bearer ${token}` };
    const text = await (await fetch(`${product.interject.url}/metrics`, { headers })).text();
    return Number(
      text
        .split("\n")
        .find((line) => line.startsWith(`${name} `))
        ?.split(" ")[1],
    );
  };
  const until = async (holds: () => Promise<boolean>) => {
    for (const end = Date.now() + 30_000; !(await holds()); ) if (Date.now() > end) throw new Error("it never held");
  };

  it("is a page for administrators: nothing yet, then what came in; nobody else finds it", async () => {
    const { interject } = product;
    const page = await product.visit();
    await page.goto(`${interject.url}/shops/demo/live`);
    await page.getByRole("link", { name: "系统状态" }).click();
    await page.getByText("最近 1 小时没有消息进来").waitFor();
    await page.getByText("没有被拒收的数据").waitFor();
    await say(interject, { conversation: "c-1", text: "在吗" });
    await say(interject, { conversation: "c-1", text: "什么时候发货" });
    await page.reload();
    await page.getByRole("img", { name: "每分钟收到的消息和事件: 2" }).locator("canvas").waitFor();
    const glance = page.getByRole("region", { name: "概览" });
    expect(await glance.textContent()).toContain("没有积压");

    const reviewer = await joinShop(product, page, { role: "quality", name: "质检" });
    await reviewer.goto(`${interject.url}/shops/demo/operations`);
    await reviewer.getByText("这一页只给管理员看").waitFor();
    expect(await reviewer.getByRole("link", { name: "系统状态" }).count()).toBe(0);
  });

  it("lists a chat that the database refuses, and sends it again (failure F10)", async () => {
    const { interject } = product;
    const page = await product.visit();
    const client = createClient({ url: libsql.url });
    await client.execute(
      "CREATE TRIGGER IF NOT EXISTS poison BEFORE INSERT ON message WHEN NEW.text LIKE '%有毒%' BEGIN SELECT RAISE(ABORT, 'refused'); END",
    );
    await say(interject, { conversation: "c-poison", text: "有毒，我要去12315投诉" });
    await page.goto(`${interject.url}/shops/demo/operations`);
    const letters = page.getByRole("region", { name: "数据库拒收的会话" });
    const row = letters.getByRole("row").filter({ hasText: "c-poison" });
    await until(async () => {
      await page.reload();
      await letters.waitFor();
      return row.isVisible();
    });
    expect(await row.textContent()).toContain("SQLITE_CONSTRAINT");
    expect(await page.content()).not.toContain("有毒");
    await row.getByRole("button", { name: "立即重试" }).click();
    await page.getByText("数据库仍然拒收").waitFor();
    await client.execute("DROP TRIGGER IF EXISTS poison");
    await row.getByRole("button", { name: "立即重试" }).click();
    await page.getByText("已入库").waitFor();
    await page.getByText("没有被拒收的数据").waitFor();
  });

  it("says on every page that data are delayed while the database is down, and that chats are judged; gone when it has caught up (failure F8)", async () => {
    const { interject } = product;
    const page = await product.visit();
    await page.goto(`${interject.url}/shops/demo/conversations`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    const banner = page.getByRole("status").filter({ hasText: "数据有延迟" });
    expect(await banner.count()).toBe(0);
    proxy.mode = "down";
    const { findings } = await say(interject, { conversation: "c-down", text: "我要去12315投诉你们" });
    expect(findings.map(({ point }) => point)).toContain("alerts/threaten-exposure");
    await until(async () => (await metric("interject_ledger_conversations_owing")) > 0);
    await until(async () => (await metric("interject_ledger_lag_seconds")) > 1);
    await page.reload();
    await banner.getByText("接待、质检和干预照常进行").waitFor();
    await page.goto(`${interject.url}/shops/demo/operations`);
    await page.getByText("送达情况和拒收列表要等数据库恢复后才能看到").waitFor();
    expect(await page.getByRole("region", { name: "概览" }).textContent()).toContain("没有响应");
    const ready = await fetch(`${interject.url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { reason: "database" }]);
    expect(proxy.faults.down).toBeGreaterThan(0);

    proxy.mode = "ok";
    // Who was sent away comes back by himself; the next message of the chat takes it along sooner.
    await until(async () => {
      await say(interject, { conversation: "c-down", text: "我要去12315投诉你们" });
      return (await metric("interject_ledger_conversations_owing")) === 0;
    });
    expect(await metric("interject_ledger_breaker_open")).toBe(0);
    await until(async () => {
      await page.reload();
      await page.getByText("没有被拒收的数据").waitFor();
      return (await banner.count()) === 0;
    });
    expect((await fetch(`${interject.url}/readyz`)).status).toBe(200);
  });
});
