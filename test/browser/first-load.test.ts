import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, it } from "vitest";
import { describeInBrowser, type Product, startProduct } from "./product.ts";

/** What somebody waits for who opens the product for the first time, on a shop's slow line. */

/** Bytes of compressed script. */
const most = { alerts: 350_000, live: 360_000 } as const;

describeInBrowser("the first load", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product?.stop());

  it.each(["live", "alerts"] as const)("of the page %s takes no more compressed script than it may", async (name) => {
    const page = await product.visit({ context: {} });
    const scripts = new Map<string, number>();
    const reading: Promise<void>[] = [];
    page.on("response", (response) => {
      if (response.request().resourceType() !== "script") return;
      reading.push(response.body().then((body) => void scripts.set(response.url(), gzipSync(body).length)));
    });
    await page.goto(`${product.interject.url}/shops/demo/${name}`);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await page.waitForLoadState("networkidle");
    await Promise.all(reading);
    const total = [...scripts.values()].reduce((sum, size) => sum + size, 0);
    expect(scripts.size).toBeGreaterThan(0);
    const largest = [...scripts].sort(([, a], [, b]) => b - a).slice(0, 5);
    expect({ total, largest }).toMatchObject({ total: expect.toSatisfy((size: number) => size < most[name]) });
  });
});
