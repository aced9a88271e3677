const remembered = "interject.shop";

/** The shop that this browser looked at last, so that a fresh start opens there again. */
export const lastShop = (): string | null => localStorage.getItem(remembered);

export function rememberShop(shop: string): void {
  localStorage.setItem(remembered, shop);
}
