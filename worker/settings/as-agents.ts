import type { Message, Session } from "../../plugins/sdk/conversation.ts";
import type { Party } from "../../plugins/sdk/event.ts";
import type { PackDefinition } from "../../plugins/sdk/pack.ts";

type Point = PackDefinition["points"][number];

/**
 * The point with the bot accounts among these shown to it as agents: a bot that was put into a group of the point is inspected
 * like a human (F024, F150). Transfers stay as they were, since handing over from a bot is none of an agent.
 */
export function inspectingBots(point: Point, accounts: ReadonlySet<string>): Point {
  if (accounts.size === 0) return point;
  const isBot = ({ role, id }: Readonly<Party>) => role === "bot" && accounts.has(id);
  const shown = (message: Message) => (isBot(message.from) ? asAgent(message) : message);
  const sessionShown = (session: Session): Session => ({
    ...session,
    agent: session.agent !== null && isBot(session.agent) ? { ...session.agent, role: "agent" } : session.agent,
    messages: session.messages.map(shown),
  });
  return {
    ...point,
    inspect(input) {
      const { event, conversation } = input;
      const met =
        conversation.messages.some(({ from }) => isBot(from)) ||
        (event.type === "message" && isBot(event.message.from)) ||
        (event.type === "session" && event.session.messages.some(({ from }) => isBot(from)));
      if (!met) return point.inspect(input);
      return point.inspect({
        ...input,
        event:
          event.type === "message"
            ? { ...event, message: shown(event.message) }
            : event.type === "session"
              ? { ...event, session: sessionShown(event.session) }
              : event,
        conversation: {
          ...conversation,
          messages: conversation.messages.map(shown),
          session: sessionShown(conversation.session),
        },
      });
    },
  };
}

/** One copy of each message: what is known of a message is kept by the object. */
const copies = new WeakMap<Message, Message>();

function asAgent(message: Message): Message {
  const known = copies.get(message);
  if (known !== undefined) return known;
  const copy: Message = Object.freeze({ ...message, from: Object.freeze({ ...message.from, role: "agent" as const }) });
  copies.set(message, copy);
  return copy;
}
