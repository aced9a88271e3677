import { afterAll, beforeAll, expect, it } from "vitest";
import { fillShop, flawsOfShopPage, flawsOutside, shopPages } from "./accessible.ts";
import { describeInBrowser, type Product, startProduct } from "./product.ts";

/** A list, and a chat with all that is found in it; all pages and states are in the long tests. */
const daily = ["alerts?view=all", "conversations/c-angry"];

describeInBrowser("the pages of every day", () => {
  let product: Product;
  beforeAll(async () => {
    product = await startProduct();
    await fillShop(product);
  });
  afterAll(() => product?.stop());

  it("are among all pages", () => {
    expect(shopPages.filter(({ path }) => daily.includes(path))).toHaveLength(daily.length);
  });

  it.each(shopPages.filter(({ path }) => daily.includes(path)))(
    "can be read and used by all, by day and by night: $path",
    async (page) => {
      expect(await flawsOfShopPage(product, page)).toEqual([]);
    },
  );

  it.each(["sign-in"])("and those of whoever is not signed in: %s", async (path) => {
    expect(await flawsOutside(product, path)).toEqual([]);
  });
});
