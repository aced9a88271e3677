import type { Page } from "playwright-core";
import type { Product } from "./product.ts";
import { say } from "./shop.ts";

/** The list of the alerts page. */
export const list = (page: Page) => page.getByRole("region", { name: "告警列表" });

/** A buyer's alert in it that is not open. */
export const line = (page: Page, buyer: string) =>
  list(page).getByRole("button", { expanded: false }).filter({ hasText: buyer });

let chats = 0;
/** A buyer who threatens to go public, and whom an agent serves. */
export async function threat({ interject }: Product, name: string): Promise<string> {
  const conversation = `c-threat-${++chats}`;
  const start = Date.now() - 2_000;
  await say(interject, { conversation, text: "在吗", name, at: start });
  await say(interject, { conversation, text: "在的", role: "agent", at: start + 500 });
  await say(interject, { conversation, text: "再不发货我就打12315投诉你们", name, at: start + 1_000 });
  return conversation;
}
