import type { Page } from "playwright-core";
import type { Product } from "./product.ts";

/** The live page of the demo shop, connected. */
export async function openFeed(product: Product, context?: Parameters<Product["visit"]>[0]): Promise<Page> {
  const page = await product.visit(context);
  await page.goto(`${product.interject.url}/shops/demo/live`);
  await connection(page).getByText("实时").waitFor();
  return page;
}

/** What the page shows of one conversation. */
export const block = (page: Page, conversation: string) =>
  page.getByRole("article", { name: conversation, exact: false });

export const connection = (page: Page) => page.getByTestId("connection");
