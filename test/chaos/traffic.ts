import { actingText } from "../faults/acting-shop.ts";
import { chance } from "../replay/chance.ts";
import type { Dialogue } from "../replay/dialogue.ts";
import type { PostedEvent } from "../replay/events.ts";

/** What a disorderly chat platform sends: real sentences, one message in ten twice, many out of order, some taken back. */

export type Sending = {
  readonly event: PostedEvent;
  /** Sent again: `beside` the first time, at once; `later`, behind other events. */
  readonly copy: "none" | "beside" | "later";
};

export type Chat = { readonly conversation: string; readonly sendings: readonly Sending[] };

export type Traffic = {
  /** Ends the name of every conversation; all that is drawn by chance follows from it. */
  readonly run: string;
  readonly messages: number;
  readonly lines: readonly Line[];
};
type Line = { readonly role: "buyer" | "agent" | "bot"; readonly text: string };

export const perChat = 20;
/** One message of each chat plans an action for sure. */
const actingPlace = 7;
const shares = { copy: 0.1, displaced: 0.15, retracted: 0.04 } as const;
/** How many places an event arrives too early or too late, at most. */
const mostPlaces = 4;
/** Milliseconds between two messages of a chat, as its platform saw them. */
const apartMs = 300;

/** Nothing of a message that was taken back may be found anywhere: its text is like no other. */
export const canary = (message: string): string => `撤回-${message}-勿留`;

/** What was said in real dialogues. */
export function linesOf(dialogues: readonly Dialogue[]): Line[] {
  const lines = dialogues.flatMap(({ messages }) =>
    messages.flatMap((said) => ("text" in said && said.text !== "" ? [{ role: said.role, text: said.text }] : [])),
  );
  return lines.filter((line): line is Line => ["buyer", "agent", "bot"].includes(line.role));
}

export const chatsOf = ({ messages }: Pick<Traffic, "messages">): number => Math.ceil(messages / perChat);

/** The chat of a number, whose newest message is of `now`, in the order in which it is sent. */
export function chatOf(index: number, now: number, { run, messages, lines }: Traffic): Chat {
  const conversation = `${index}-${run}`;
  const random = chance(`chat ${conversation}`);
  const count = Math.min(perChat, messages - index * perChat);
  const placed: { place: number; sending: Sending }[] = [];
  const put = (place: number, event: PostedEvent) => {
    const moved = random() < shares.displaced ? (random() - 0.5) * 2 * mostPlaces : 0;
    placed.push({ place: place + moved, sending: { event, copy: "none" } });
    if (random() >= shares.copy) return;
    const copy = random() < 0.5 ? "beside" : "later";
    const behind = copy === "beside" ? 0.0001 : random() * mostPlaces;
    placed.push({ place: place + moved + behind, sending: { event, copy } });
  };
  for (let place = 0; place < count; place++) {
    const id = `${conversation}.${place}`;
    const acts = place === actingPlace;
    const retracted = !acts && random() < shares.retracted;
    const line = lines[Math.floor(random() * lines.length)] ?? { role: "buyer", text: "在吗" };
    const role = acts ? "agent" : line.role;
    const text = acts ? actingText : retracted ? canary(id) : line.text;
    const at = now - (count - place) * apartMs;
    const from = { role, id: role === "buyer" ? `b-${index}` : `a-${index % 50}` };
    put(place, { id, type: "message", conversation, at, from, content: [{ type: "text", text }] });
    // Its retraction may overtake it.
    if (retracted)
      put(place + (random() - 0.3) * 3, { id: `${id}.r`, type: "retracted", conversation, at: at + 1, message: id });
  }
  placed.sort((a, b) => a.place - b.place);
  return { conversation, sendings: placed.map(({ sending }) => sending) };
}

export const plansAction = ({ event }: Sending): boolean =>
  event.type === "message" && event.id.endsWith(`.${actingPlace}`);
