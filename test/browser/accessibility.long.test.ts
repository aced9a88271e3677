import { afterAll, beforeAll, expect, it } from "vitest";
import { fillShop, flawsOfShopPage, flawsOutside, pagesOutside, shopPages } from "./accessible.ts";
import { describeInBrowser, type Product, startProduct } from "./product.ts";

describeInBrowser("every page", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
    await fillShop(product);
  });
  afterAll(() => product?.stop());

  it.each(shopPages)("of a shop can be read and used by all, by day and by night: $path", async (page) => {
    expect(await flawsOfShopPage(product, page)).toEqual([]);
  });

  it.each(pagesOutside)("of those who are not signed in, too: %s", async (path) => {
    expect(await flawsOutside(product, path)).toEqual([]);
  });
});
