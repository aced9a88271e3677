/**
 * Texts by what they are about. Those of `common` are always there; a page names the other parts that it says (`app/router.tsx`), which
 * are loaded with it, in the language that is spoken. `parts.test.ts` finds a part that a page says and does not name.
 */
export const parts = {
  common: { zh: () => import("./zh/common.ts"), en: () => import("./en/common.ts") },
  access: { zh: () => import("./zh/access.ts"), en: () => import("./en/access.ts") },
  account: { zh: () => import("./zh/account.ts"), en: () => import("./en/account.ts") },
  alerts: { zh: () => import("./zh/alerts.ts"), en: () => import("./en/alerts.ts") },
  appeals: { zh: () => import("./zh/appeals.ts"), en: () => import("./en/appeals.ts") },
  "by-hand": { zh: () => import("./zh/by-hand.ts"), en: () => import("./en/by-hand.ts") },
  channels: { zh: () => import("./zh/channels.ts"), en: () => import("./en/channels.ts") },
  conversation: { zh: () => import("./zh/conversation.ts"), en: () => import("./en/conversation.ts") },
  context: { zh: () => import("./zh/context.ts"), en: () => import("./en/context.ts") },
  decision: { zh: () => import("./zh/decision.ts"), en: () => import("./en/decision.ts") },
  decisions: { zh: () => import("./zh/decisions.ts"), en: () => import("./en/decisions.ts") },
  install: { zh: () => import("./zh/install.ts"), en: () => import("./en/install.ts") },
  members: { zh: () => import("./zh/members.ts"), en: () => import("./en/members.ts") },
  operations: { zh: () => import("./zh/operations.ts"), en: () => import("./en/operations.ts") },
  pack: { zh: () => import("./zh/pack.ts"), en: () => import("./en/pack.ts") },
  packs: { zh: () => import("./zh/packs.ts"), en: () => import("./en/packs.ts") },
  panel: { zh: () => import("./zh/panel.ts"), en: () => import("./en/panel.ts") },
  policies: { zh: () => import("./zh/policies.ts"), en: () => import("./en/policies.ts") },
  "policy-edit": { zh: () => import("./zh/policy-edit.ts"), en: () => import("./en/policy-edit.ts") },
  "policy-results": { zh: () => import("./zh/policy-results.ts"), en: () => import("./en/policy-results.ts") },
  receivers: { zh: () => import("./zh/receivers.ts"), en: () => import("./en/receivers.ts") },
  reports: { zh: () => import("./zh/reports.ts"), en: () => import("./en/reports.ts") },
  "review-day": { zh: () => import("./zh/review-day.ts"), en: () => import("./en/review-day.ts") },
  review: { zh: () => import("./zh/review.ts"), en: () => import("./en/review.ts") },
  rules: { zh: () => import("./zh/rules.ts"), en: () => import("./en/rules.ts") },
  "set-up": { zh: () => import("./zh/set-up.ts"), en: () => import("./en/set-up.ts") },
  "shop-settings": { zh: () => import("./zh/shop-settings.ts"), en: () => import("./en/shop-settings.ts") },
  "shop-watch": { zh: () => import("./zh/shop-watch.ts"), en: () => import("./en/shop-watch.ts") },
} as const;
export type Part = keyof typeof parts;

type Together<Union> = (Union extends unknown ? (one: Union) => void : never) extends (all: infer All) => void
  ? All
  : never;
type Chinese = Together<Awaited<ReturnType<(typeof parts)[Part]["zh"]>>>;
/** The keys that every language has. */
export type Texts = { readonly [Section in keyof Chinese]: Chinese[Section] };
