import { packs } from "../../plugins/manifest.ts";
import type { ConversationEvent, Party } from "../../plugins/sdk/event.ts";
import { type Policy, policy } from "../../plugins/sdk/policy.ts";
import { noFacts } from "../../plugins/sdk/shop.ts";
import { receive } from "../../worker/conversation/engine.ts";
import { rowsOf } from "../../worker/conversation/rows.ts";
import { createState, type State } from "../../worker/conversation/state.ts";
import { startTurn, type TurnContext } from "../../worker/conversation/turn.ts";
import type { LedgerRows } from "../../worker/ledger/rows.ts";
import { type CompiledShop, compileShop } from "../../worker/settings/compile.ts";
import { snapshot } from "../../worker/settings/snapshot.ts";
import { chance } from "../replay/chance.ts";

/** Chats of a made-up shop, played through the engine: an angry buyer a day, whom a policy may offer a human. */

export const tenant = { merchant: "m", shop: "s" };
export const channel = "interject";
const timeZone = "Asia/Shanghai";
/** Ten in the morning there. */
const start = Date.parse("2026-11-02T02:00:00Z");
const dayMs = 86_400_000;

export function shopWith(mode: Policy["mode"], revision: number, change: Partial<Policy> = {}): CompiledShop {
  const offers = policy.parse({
    id: "offer-human",
    title: { zh: "提供人工", en: "Offer a human" },
    mode,
    when: { points: ["alerts/threaten-complaint"] },
    if: { servedBy: ["bot", "nobody"] },
    then: [{ intervention: "handoff/offer-human" }],
    frequency: { kind: "once-per-session" },
    rollout: 20,
    holdout: 10,
    ...change,
  });
  const parsed = snapshot.parse({
    ...tenant,
    revision,
    name: "simulated",
    timeZone,
    language: "zh",
    retentionDays: 90,
    channels: [],
    endpoints: [],
    points: {},
    packs: ["alerts", "handoff"],
    policies: [offers],
  });
  return compileShop(parsed, packs);
}

/** What really happened on the day on which the policy acted, as the simulation made it happen. */
export type Truth = {
  readonly menu: boolean;
  readonly human: boolean;
  readonly rating: number | null;
  readonly ordered: boolean;
  readonly cameBack: boolean;
};

export type Chat = { readonly state: State; readonly events: ConversationEvent[]; readonly truth: Truth };

const facts = { ...noFacts, seats: { known: true, online: 3, suspended: 0, queue: 0 } };
const bot: Party = { role: "bot", id: "bot-1" };
const agent: Party = { role: "agent", id: "agent-1" };

/** The policy observes on the first day and acts on the second. */
export function play(conversation: string, observe: CompiledShop, act: CompiledShop): Chat {
  const random = chance(`simulated ${conversation}`);
  const state = createState({ shop: tenant.shop, channel, conversation, timeZone });
  const events: ConversationEvent[] = [];
  let count = 0;
  /** Kinds of the actions that the event leads to. */
  const tell = (shop: CompiledShop, at: number, event: object): string[] => {
    const told = { id: `e-${++count}`, conversation, at, ...event } as ConversationEvent;
    events.push(told);
    const turn = startTurn();
    receive(state, shop, told, { now: at, facts }, turn);
    return turn.news.flatMap(({ decisions }) =>
      decisions.filter(({ outcome }) => outcome === "acted").flatMap(({ actions }) => actions.map(({ kind }) => kind)),
    );
  };
  const says = (from: Party, text: string) => ({ type: "message", from, content: [{ type: "text", text }] });
  const buyer: Party = { role: "buyer", id: `b-${conversation}` };
  const threatens = (shop: CompiledShop, at: number) => {
    tell(shop, at, says(bot, "您好"));
    return tell(shop, at + 5_000, says(buyer, "再不处理我就投诉你们"));
  };

  threatens(observe, start);
  tell(observe, start + 60_000, { type: "closed" });

  const second = start + dayMs;
  const menu = threatens(act, second).includes("menu");
  let human = false;
  const joins = () => {
    tell(act, second + 60_000, { type: "transferred", to: agent });
    human = random() < 0.9;
    if (human) tell(act, second + 60_000 + Math.ceil(random() * 300_000), says(agent, "您好，马上处理"));
  };
  const mood = random();
  if (menu && mood < 0.5) {
    tell(act, second + 20_000, { type: "menu", menu: "any", choice: "human" });
    joins();
  } else if (menu && mood < 0.75) tell(act, second + 20_000, says(buyer, "不用了"));
  else if (!menu && mood < 0.12) joins();
  tell(act, second + 600_000, { type: "closed" });
  const content = human ? 0.7 : 0.3;
  const rating = random() < 0.5 ? (random() < content ? 5 : 1 + Math.floor(random() * 4)) : null;
  if (rating !== null) tell(act, second + 700_000, { type: "rating", score: rating });
  const ordered = random() < (human ? 0.2 : 0.1);
  if (ordered) tell(act, second + 900_000, { type: "order", order: { id: `o-${conversation}`, status: "created" } });
  const cameBack = random() < (human ? 0.15 : 0.3);
  if (cameBack) tell(act, second + 2 * dayMs, says(buyer, "在吗"));
  return { state, events, truth: { menu, human, rating, ordered, cameBack } };
}

/** The same events again, in another order of arrival, before another revision of the settings. */
export function playAgain(events: readonly ConversationEvent[], conversation: string, shop: CompiledShop): State {
  const state = createState({ shop: tenant.shop, channel, conversation, timeZone });
  for (const event of events) {
    const context: TurnContext = { now: event.at, facts };
    receive(state, shop, event, context, startTurn());
  }
  return state;
}

export function ledgerRows({ state }: Chat): LedgerRows {
  return rowsOf(state, state.entries, { ...tenant, dueAt: null, deliveries: new Map() });
}
