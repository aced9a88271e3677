import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { readDialogues } from "../replay/dialogue.ts";
import { root } from "../serve/build.ts";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { happens, say } from "./shop.ts";

const patience = { timeout: 15_000 };
const batch = 10;
/** Of each dialogue: enough to be reviewed. */
const mostMessages = 6;

describeInBrowser("a reviewer's day", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
    const dialogues = await readDialogues(join(root, "test/replay/dialogues/real.jsonl"));
    const start = Date.now() - 30 * 60_000;
    for (const [index, dialogue] of dialogues.slice(0, batch).entries()) {
      const conversation = `day-${index}`;
      const said = dialogue.messages.filter((message) => "text" in message && typeof message.text === "string");
      for (const [place, message] of said.slice(0, mostMessages).entries()) {
        const { role, text } = message as { role: "buyer" | "agent" | "bot"; text: string };
        const at = start + index * 60_000 + place * 5_000;
        await say(product.interject, {
          conversation,
          text,
          role: role === "buyer" ? "buyer" : "agent",
          name: "小梅",
          at,
        });
      }
      await happens(product.interject, { type: "closed", conversation });
    }
  }, 120_000);
  afterAll(() => product?.stop());

  const list = (query: string) => `${product.interject.url}/shops/demo/conversations?${query}`;
  const press = async (page: Page, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  /** Focus comes by Tab; which of many stops is not what this is about. */
  const pressOn = async (page: Page, role: "link" | "button" | "menuitem", name: string) => {
    const target = page.getByRole(role, { name, exact: true });
    // A button that waits for its list takes no key.
    await expect.poll(() => target.isEnabled(), patience).toBe(true);
    await expect
      .poll(async () => (await target.getAttribute("class")) ?? "", patience)
      .not.toContain("ant-btn-loading");
    await target.focus();
    await page.keyboard.press("Enter");
  };

  it("signs in, filters, reviews ten sessions and exports them by keyboard alone (F134, F141, F143, F144, F145, F146)", async () => {
    const page = await product.visit({ signedIn: false });
    const { demo, url } = product.interject;
    await page.goto(`${url}/sign-in`);
    await page.locator("input[autocomplete=username]").focus();
    await page.keyboard.type(demo.email);
    await press(page, "Tab");
    await page.locator("input[autocomplete=current-password]").focus();
    await page.keyboard.type(demo.password);
    await press(page, "Enter");
    await page.waitForURL("**/shops/demo/live");

    await page.goto(list(""));
    await pressOn(page, "link", "未检");
    await page.waitForURL(/reviewed=no/);
    await expect.poll(() => page.locator("tbody tr").count(), patience).toBe(batch);
    await pressOn(page, "button", "更多条件");
    const served = page.getByRole("combobox", { name: "接待方" });
    await served.focus();
    await press(page, "Enter");
    await expect.poll(() => served.getAttribute("aria-expanded"), patience).toBe("true");
    await press(page, "ArrowDown", "Enter");
    await page.waitForURL(/served=agent/);
    await expect.poll(() => new URL(page.url()).searchParams.get("reviewed")).toBe("no");
    await expect.poll(() => served.getAttribute("aria-expanded"), patience).toBe("false");
    await pressOn(page, "button", "开始质检");
    await page.getByText("第 1 / 10 通").waitFor();

    await press(page, "?");
    await page.getByRole("dialog", { name: "键盘操作" }).waitFor();
    await press(page, "Escape");
    await page.getByRole("dialog", { name: "键盘操作" }).waitFor({ state: "detached" });
    await press(page, "j", "j", "k", "1");
    await page.getByRole("list", { name: "人工标签" }).getByRole("listitem").waitFor();
    await press(page, "r");
    const remark = page.getByRole("dialog", { name: "会话备注" });
    await remark.locator("textarea:focus").waitFor();
    await page.keyboard.type("态度可以再好一点 1c");
    await press(page, "Enter");
    await remark.waitFor({ state: "detached" });
    await page.getByRole("list", { name: "会话备注" }).getByText("态度可以再好一点 1c").waitFor();
    await press(page, "c");
    await page.getByText("已不计入考核").waitFor();
    await expect.poll(() => page.getByRole("switch", { name: "计入考核" }).isChecked(), patience).toBe(false);

    for (let position = 1; position < batch; position++) {
      await press(page, "Enter");
      await page.getByText(`第 ${position + 1} / ${batch} 通`).waitFor();
    }
    await press(page, "Enter");
    await page.waitForURL(/finished=10/);
    await page.getByText("这一批 10 通都看完了").waitFor();
    await page.getByText("没有符合条件的会话").waitFor();

    await page.goto(list("reviewed=yes"));
    await expect.poll(() => page.locator("tbody tr").count(), patience).toBe(batch);
    const file = async (kind: string) => {
      await pressOn(page, "button", "下载质检明细");
      const [download] = await Promise.all([page.waitForEvent("download"), pressOn(page, "menuitem", kind)]);
      return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
    };
    const csv = await file("CSV 文件");
    expect(csv.name).toMatch(/^质检明细-\d{4}-\d\d-\d\d\.csv$/);
    const rows: Record<string, string>[] = parse(csv.bytes.toString(), { bom: true, columns: true });
    expect(rows.map((row) => row.会话).sort()).toEqual(Array.from({ length: batch }, (_, index) => `day-${index}`));
    expect(rows.map((row) => row.质检状态)).toEqual(Array(batch).fill("已检"));
    const uncounted = rows.filter((row) => row.计入考核 === "否");
    expect(uncounted).toHaveLength(1);
    expect(uncounted[0]?.标签汇总).not.toBe("");
    const xlsx = await file("Excel 文件");
    expect(xlsx.bytes.subarray(0, 2).toString()).toBe("PK");
    expect(xlsx.bytes.includes("xl/worksheets/sheet1.xml")).toBe(true);

    await page.goto(`${url}/shops/demo/reports`);
    const work = page.getByRole("region", { name: "质检工作量" }).getByRole("row").filter({ hasText: "Demo admin" });
    await work.waitFor();
    const cells = await work.locator("td").allTextContents();
    // Reviewers, sessions, then what was added and noted.
    expect([cells[1], cells[2], cells[5], cells[6]]).toEqual(["1", "10", "1", "1"]);
    expect(cells[8]).not.toBe("—");
  }, 120_000);

  it("single keys can be switched off, and do nothing while somebody types (F143)", async () => {
    const page = await product.visit();
    await page.goto(`${product.interject.url}/shops/demo/conversations/day-1`);
    await page.getByRole("button", { name: "键盘操作说明" }).click();
    const sheet = page.getByRole("dialog", { name: "键盘操作" });
    await sheet.getByRole("switch", { name: "单键快捷键" }).click();
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "detached" });
    await page.locator("main").focus();
    await press(page, "?", "r", "0");
    expect(await page.getByRole("dialog").count()).toBe(0);
    await page.getByRole("button", { name: "写会话备注" }).click();
    await page.getByRole("dialog", { name: "会话备注" }).waitFor();
  });

  it("keeps a search under a name, and takes its deletion back (F135)", async () => {
    const page = await product.visit();
    await page.goto(list("scoreBelow=100&reviewed=yes"));
    await page.getByRole("button", { name: "保存当前筛选" }).click();
    await page.getByRole("textbox", { name: "名称" }).fill("扣过分的");
    await page.keyboard.press("Enter");
    const link = page.getByRole("link", { name: "扣过分的" });
    await link.waitFor();
    await page.goto(list(""));
    await link.click();
    await page.waitForURL(/scoreBelow=100/);
    await page.getByRole("button", { name: "删除视图“扣过分的”" }).click();
    await page.getByText("已删除“扣过分的”").waitFor();
    expect(await link.count()).toBe(0);
    await page.getByRole("button", { name: "撤销", exact: true }).click();
    await link.waitFor();
  });
});
