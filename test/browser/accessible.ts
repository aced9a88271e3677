import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { snifferErrors } from "./code-sniffer.ts";
import type { Product } from "./product.ts";
import { happens, say } from "./shop.ts";

/**
 * WCAG 2.2 AA as far as programs can tell: nothing that axe calls serious or critical, and nothing that HTML CodeSniffer calls an error,
 * on any page and in its states.
 */

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
const grave = new Set(["serious", "critical"]);

/** A page of a shop with something on it; `open`: a state that the page is put into first. */
export type ShopPage = { readonly path: string; readonly open?: (page: Page) => Promise<unknown> };

export const shopPages: readonly ShopPage[] = [
  { path: "live" },
  { path: "alerts" },
  {
    path: "alerts?view=all",
    open: (page) => page.getByRole("region", { name: "告警列表" }).getByRole("button").first().click(),
  },
  { path: "shop" },
  { path: "conversations" },
  { path: "conversations?q=nothing-has-this-name" },
  { path: "conversations?reviewed=no&served=agent" },
  { path: "conversations?sample=risk" },
  { path: "conversations/c-angry" },
  { path: "conversations/c-angry?queue=reviewed%3Dno", open: (page) => page.keyboard.press("?") },
  { path: "conversations/nowhere" },
  { path: "packs" },
  { path: "packs/alerts" },
  { path: "packs/no-such-pack" },
  { path: "packs/alerts/unanswered" },
  { path: "rules" },
  { path: "rules/new" },
  { path: "rules/new?from=recipes%2Forder-reminder" },
  { path: "history" },
  { path: "policies" },
  { path: "policies/new" },
  { path: "policies/threats-to-supervisor" },
  { path: "decisions" },
  { path: "reports" },
  { path: "appeals" },
  { path: "my" },
  { path: "tasks" },
  { path: "settings" },
  { path: "receivers" },
  { path: "channels" },
  { path: "channels?channel=chatwoot" },
  { path: "set-up?step=channel" },
  { path: "set-up?step=packs" },
  { path: "members" },
  { path: "members", open: (page) => page.getByRole("button", { name: "新建角色" }).click() },
  { path: "members", open: (page) => page.getByRole("button", { name: "导入" }).first().click() },
  { path: "audit" },
  { path: "operations" },
  { path: "no-such-page" },
];

export const pagesOutside: readonly string[] = [
  "sign-in",
  "forgot",
  "reset#no-such-token",
  "invitation#no-such-token",
  "panel/shops/demo",
];

/** A chat with findings, and somebody who is there. */
export async function fillShop({ interject }: Product): Promise<void> {
  await happens(interject, { type: "presence", agent: "xiaomei", status: "online", queue: 0 });
  const conversation = "c-angry";
  await say(interject, { conversation, text: "你好，优惠券用不了", name: "小鱼" });
  await say(interject, { conversation, text: "亲，请在订单页查看哦", role: "bot" });
  await say(interject, { conversation, text: "答非所问，我要去12315投诉你们", name: "小鱼" });
  await say(interject, { conversation, text: "这是全网最低价，绝对第一", role: "agent" });
}

async function axeFinds(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations
    .filter(({ impact }) => grave.has(impact ?? ""))
    .flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} ${target} ${failureSummary}`));
}

async function settled(page: Page): Promise<void> {
  await page.locator("h1, [role=alert]").first().waitFor();
  await page.locator(".ant-skeleton, .ant-spin-spinning").first().waitFor({ state: "detached" });
}

/** What is wrong, where: a line each. */
async function flaws(page: Page): Promise<string[]> {
  return [...(await axeFinds(new AxeBuilder({ page }).withTags(tags))), ...(await snifferErrors(page))];
}

/** By day, and by night, when the same page differs in its colours only. */
export async function flawsOfShopPage({ visit, interject }: Product, { path, open }: ShopPage): Promise<string[]> {
  const page = await visit();
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto(`${interject.url}/shops/demo/${path}`);
  await settled(page);
  await open?.(page);
  const byDay = await flaws(page);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.locator("html[data-appearance=dark]").waitFor({ state: "attached" });
  return [...byDay, ...(await axeFinds(new AxeBuilder({ page }).withRules(["color-contrast"])))];
}

export async function flawsOutside({ visit, interject }: Product, path: string): Promise<string[]> {
  const page = await visit({ signedIn: false });
  await page.goto(`${interject.url}/${path}`);
  await settled(page);
  return flaws(page);
}
