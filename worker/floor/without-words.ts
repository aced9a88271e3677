import { scrubbedBody } from "../conversation/scrubbed-body.ts";
import type { FeedItem } from "./feed.ts";

/** Which message was taken back: its words go from everything that panels are still shown. */
export type Retracted = Extract<FeedItem, { kind: "retracted" }>;

/** The item without the words of the message; the same item where it has none of them. */
export function withoutWords(item: FeedItem, { conversation, channel, event }: Retracted): FeedItem {
  if (item.conversation !== conversation || item.channel !== channel) return item;
  switch (item.kind) {
    case "finding": {
      const { evidence } = item.finding;
      if (!evidence.some(({ message }) => message === event)) return item;
      const clean = evidence.map((part) => (part.message === event ? { ...part, quote: "" } : part));
      return { ...item, finding: { ...item.finding, evidence: clean } };
    }
    case "decision": {
      const { decision } = item;
      if (decision.event !== event && !decision.evidence.includes(event)) return item;
      const actions = decision.actions.map((action) => ({ ...action, body: scrubbedBody(action.body) }));
      return { ...item, decision: { ...decision, actions } };
    }
    case "task":
      return item.task.event === event ? { ...item, task: { ...item.task, text: "—" } } : item;
    default:
      return item;
  }
}
