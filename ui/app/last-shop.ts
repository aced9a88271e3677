import { recall, remember } from "../show/browser-memory.ts";

const remembered = "interject.shop";

/** The shop that this browser looked at last, so that a fresh start opens there again. */
export const lastShop = (): string | null => recall(remembered);

export function rememberShop(shop: string): void {
  remember(remembered, shop);
}
