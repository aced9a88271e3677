import { packs } from "../../plugins/manifest.ts";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { noFacts } from "../../plugins/sdk/shop.ts";
import { advance } from "../../worker/conversation/due.ts";
import { receive } from "../../worker/conversation/engine.ts";
import type { Live } from "../../worker/conversation/live.ts";
import { compareEntries, isPlatformEvent } from "../../worker/conversation/log.ts";
import { createState, type State } from "../../worker/conversation/state.ts";
import { startTurn } from "../../worker/conversation/turn.ts";
import { compileShop } from "../../worker/settings/compile.ts";
import { timeZone } from "./shops.ts";
import type { World } from "./world.ts";

/** I3: whatever order they came in, the findings are those of a chat that came in order, once, with nothing going wrong. */
export function judgeOrder(world: World, { state, meta }: Live): void {
  const snapshot = world.shops.find(({ shop }) => shop === meta.shop)?.revisions[0];
  if (snapshot === undefined || meta.channel === "shop") return;
  const shop = compileShop(snapshot, packs);
  const { shop: id, channel, conversation } = meta;
  const calm = createState({ shop: id, channel, conversation, timeZone });
  const context = { now: world.clock.now, facts: noFacts };
  for (const { event } of [...state.entries].sort(compareEntries))
    if (isPlatformEvent(event)) receive(calm, shop, event as ConversationEvent, context, startTurn());
  advance(calm, shop, context, startTurn());
  const [found, expected] = [standing(state), standing(calm)];
  const missing = expected.filter((finding) => !found.includes(finding));
  const invented = found.filter((finding) => !expected.includes(finding));
  if (missing.length > 0) world.breaks("I3", `${state.key} lacks ${missing.join(", ")}`);
  if (invented.length > 0) world.breaks("I3", `${state.key} should not have ${invented.join(", ")}`);
}

function standing({ findings }: State): string[] {
  return [...findings.values()]
    .filter(({ status }) => status === "active" || status === "resolved")
    .map(({ id, status, evidence }) => `${id} ${status} “${evidence.map(({ quote }) => quote).join("|")}”`);
}
