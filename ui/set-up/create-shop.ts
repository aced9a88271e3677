import { apiPath, call } from "../api/call.ts";
import type { Language } from "../api/types.ts";

type NewShop = { name: string; id?: string; language: Language };

export const createShop = (shop: NewShop) =>
  call<{ id: string; name: string }>(apiPath(["merchant", "shops"]), { method: "POST", body: shop });
