import type { Page } from "playwright-core";
import type { Product } from "./product.ts";

/** Members of the demo shop besides its administrator. */

const password = "a long enough password";
let people = 0;

export async function postTo({ interject }: Product, page: Page, path: string, data: object) {
  const { url } = interject;
  const headers = { origin: url, "sec-fetch-site": "same-origin" };
  const answer = await page.request.post(`${url}/v1/${path}`, { data, headers });
  if (!answer.ok()) throw new Error(`${path}: ${await answer.text()}`);
  return answer.json();
}

export type Person = { role: "quality" | "agent"; name: string; agents?: string[] };

/** Somebody new in the shop, in a browser of his own, signed in. */
export async function joinShop(product: Product, admin: Page, { role, name, agents = [] }: Person): Promise<Page> {
  const email = `member-${++people}-${Date.now()}@demo.example`;
  const { link } = await postTo(product, admin, "merchant/invitations", { email, role, shop: "demo", agents });
  const page = await product.visit({ signedIn: false });
  const token = new URL(link).hash.slice(1);
  await postTo(product, page, "auth/invitation/accept", { token, name, password });
  return page;
}
