import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { line, list, threat } from "./alert-list.ts";
import { describeInBrowser, type Product, startProduct } from "./product.ts";
import { deliver, say } from "./shop.ts";

const patience = { timeout: 20_000 };

describeInBrowser("alerts by the hundred, and those that one is told of", () => {
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

  it("many buyers with the same trouble are one line with their number, taken together (N22)", async () => {
    const page = await product.visit();
    await page.goto(at("alerts"));
    for (let index = 0; index < 12; index += 1) {
      await say(product.interject, {
        conversation: `c-wave-${index}`,
        text: "我要投诉你们，打12315",
        name: `买家 ${index}`,
      });
    }
    const wave = list(page)
      .getByRole("button")
      .filter({ hasText: /位买家/ })
      .first();
    await wave.waitFor({ timeout: 90_000 });
    await shot(page, "alerts-incident");
    await wave.click();
    await page.getByRole("button", { name: /我来处理全部 \d+ 条/ }).click();
    await page.getByRole("button", { name: /我来处理全部/ }).waitFor({ state: "detached", timeout: 30_000 });
    if (!pictures) return;
    await page.getByRole("button", { name: "switch to English" }).click();
    await page.getByRole("heading", { name: "Alerts" }).waitFor();
    await page.emulateMedia({ colorScheme: "dark" });
    await shot(page, "alerts-en-dark");
  });

  /** So long ago that they are no incident of now; a second try sends the same events once more. */
  const start = Date.now() - 20 * 3_600_000;
  it("a list of six hundred grows under whoever scrolls, however fast, and keys stay quick in it", async () => {
    const many = 12;
    const each = 50;
    for (let chat = 0; chat < many; chat += 1) {
      const conversation = `c-many-${chat}`;
      const event = (index: number) => ({
        type: "message",
        id: `${conversation}-${index}`,
        conversation,
        at: start + chat * 60_000 + index * 1_000,
        from: { role: "buyer", id: `b-${conversation}` },
        content: [{ type: "text", text: `第 ${index} 次说了，我要去12315投诉你们` }],
      });
      await deliver(
        product.interject,
        Array.from({ length: each }, (_, index) => event(index)),
      );
    }
    const page = await product.visit();
    await page.goto(at("alerts?view=all&point=alerts%2Fthreaten-exposure"));
    await line(page, "b-c-many-11").first().waitFor(patience);
    const drawn = () =>
      page.evaluate(() => {
        document.getElementById("page")?.scrollTo(0, 10_000_000);
        return document.querySelectorAll("main section [aria-expanded]").length;
      });
    await expect.poll(drawn, { timeout: 40_000, interval: 20 }).toBeGreaterThanOrEqual(many * each);
    // From the key to the opened line, in the page itself.
    const took = await page.evaluate(async () => {
      const main = document.querySelector("main") as HTMLElement;
      main.focus();
      const start = performance.now();
      main.dispatchEvent(new KeyboardEvent("keydown", { key: "j", bubbles: true }));
      while (document.querySelector("main section [aria-expanded=true]") === null) {
        await new Promise((next) => requestAnimationFrame(next));
      }
      return performance.now() - start;
    });
    expect(took).toBeLessThan(2_000);
  }, 120_000);

  it("notifies whoever allowed it, by type and severity and without the buyer's words; sound is off at first", async () => {
    const page = await product.visit({ context: { viewport: { width: 390, height: 844 } } });
    await page.context().grantPermissions(["notifications"], { origin: product.interject.url });
    await page.addInitScript(() => {
      // What the browser was asked to show: a notification itself is outside of the page.
      const shown: { title: string; body: string | undefined }[] = [];
      class Watched extends Notification {
        constructor(title: string, options?: NotificationOptions) {
          super(title, options);
          shown.push({ title, body: options?.body });
        }
      }
      Object.assign(window, { Notification: Watched, shown });
    });
    await page.goto(at("alerts"));
    const state = await page.evaluate(() => Notification.permission);
    await page.getByRole("button", { name: "提醒" }).click();
    expect(await page.getByRole("checkbox", { checked: true }).count()).toBe(0);
    if (state !== "granted") {
      await page
        .getByText(/浏览器已禁止本站通知|允许桌面通知/)
        .first()
        .waitFor();
      return;
    }
    await page.getByRole("group", { name: "桌面通知" }).getByRole("checkbox", { name: "紧急" }).check();
    await shot(page, "alerts-signals");
    await page.keyboard.press("Escape");
    await threat(product, "要被通知的买家");
    const told = () => page.evaluate(() => (window as unknown as { shown: { title: string; body: string }[] }).shown);
    await expect.poll(told, patience).toMatchObject([{ title: "紧急 · 要315或第三方曝光", body: "点击查看" }]);
    const [content, screen] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
    expect(content).toBe(screen);
    await shot(page, "alerts-phone");
  });

  it("says why there are no notifications where the browser forbids them", async () => {
    const page = await product.visit({ context: {} });
    await page.addInitScript(() => {
      Object.defineProperty(Notification, "permission", { get: () => "denied" });
    });
    await page.goto(at("alerts"));
    await page.getByRole("button", { name: "提醒" }).click();
    await page.getByText("浏览器已禁止本站通知").waitFor();
    await shot(page, "alerts-denied");
  });
});
