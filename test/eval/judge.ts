import { packs } from "../../plugins/manifest.ts";
import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { messageEvent } from "../../plugins/sdk/event.ts";
import { noFacts } from "../../plugins/sdk/shop.ts";
import { receive } from "../../worker/conversation/engine.ts";
import type { FoundFinding } from "../../worker/conversation/log.ts";
import { createState, type State } from "../../worker/conversation/state.ts";
import { startTurn } from "../../worker/conversation/turn.ts";
import { type CompiledShop, compileShop } from "../../worker/settings/compile.ts";
import { snapshot } from "../../worker/settings/snapshot.ts";
import type { Dialogue } from "./dialogues.ts";
import { labelOfPoint } from "./labels.ts";

/** A shop with every compiled-in pack and default settings, which acts on nothing. */
export function evaluationShop(): CompiledShop {
  return compileShop(
    snapshot.parse({
      merchant: "eval",
      shop: "eval",
      revision: 1,
      name: "eval",
      timeZone: "Asia/Shanghai",
      language: "zh",
      retentionDays: 1,
      channels: [],
      endpoints: [],
      points: {},
      packs: packs.map(({ id }) => id),
      policies: [],
    }),
    packs,
  );
}

/** A Monday morning in Shanghai; no dialogue is long enough to reach midnight. */
const startAt = Date.UTC(2024, 0, 1, 2);
/** Invented gaps are far below every time-out's lower bound of 5 s, so that no silence is found that nobody kept. */
const gapMs = 1_000;

function eventsOf({ messages }: Dialogue): ConversationEvent[] {
  let at = startAt;
  const events: ConversationEvent[] = messages.map(({ role, text, at: given }, index) => {
    at = given ?? (index === 0 ? startAt : at + gapMs);
    return messageEvent.parse({
      id: `m-${index}`,
      type: "message",
      conversation: "c-1",
      at,
      sequence: index,
      from: { role, id: role },
      content: [{ type: "text", text }],
    });
  });
  return [...events, { id: "closed", type: "closed", conversation: "c-1", at: at + gapMs }];
}

export type Judged = {
  readonly dialogue: string;
  readonly findings: readonly FoundFinding[];
  /** Points that threw or returned what the host refuses. */
  readonly errors: readonly { readonly point: string; readonly error: string }[];
};

/** Feeds a dialogue through the engine that also serves in production; its end counts as the close of the session. */
export function feed(dialogue: Dialogue, shop: CompiledShop): State {
  const state = createState({ shop: "eval", channel: "eval", conversation: "c-1", timeZone: "Asia/Shanghai" });
  for (const event of eventsOf(dialogue)) receive(state, shop, event, { now: event.at, facts: noFacts }, startTurn());
  return state;
}

/** What all points find in a dialogue. */
export function judge(dialogue: Dialogue, shop: CompiledShop): Judged {
  const state = feed(dialogue, shop);
  return {
    dialogue: dialogue.id,
    findings: [...state.findings.values()].filter(({ status }) => status !== "withdrawn"),
    errors: state.entries.flatMap(({ result }) => result?.errors ?? []),
  };
}

export type Prediction = { readonly dialogue_id: string; readonly message_index: number; readonly point: string };

/** What the findings claim in the words of the labels: the judged message, or each message that the evidence quotes. */
export function predictionsOf({ dialogue, findings }: Judged, shop: CompiledShop): Prediction[] {
  const predictions = new Map<string, Prediction>();
  for (const finding of findings) {
    const point = labelOfPoint(finding.point);
    if (point === undefined) continue;
    const judgesMessage = shop.points.get(finding.point)?.definition.moment === "message";
    const events = judgesMessage ? [finding.event] : finding.evidence.map(({ message }) => message);
    for (const event of events) {
      const index = Number(event.slice("m-".length));
      predictions.set(`${index} ${point}`, { dialogue_id: dialogue, message_index: index, point });
    }
  }
  return [...predictions.values()].sort(
    (a, b) => a.message_index - b.message_index || (a.point < b.point ? -1 : a.point > b.point ? 1 : 0),
  );
}
