import type { ConversationEvent } from "../../plugins/sdk/event.ts";
import { Sender } from "./sender.ts";
import type { World } from "./world.ts";

export type SteadyChat = {
  readonly index: number;
  readonly times: readonly number[];
  readonly buyerSays?: string;
  /** Told when the sender has its acknowledgement. */
  readonly onAcked: (event: ConversationEvent, name: string) => void;
};

/** A buyer and an agent who write in turn at these times, in one of the world's shops. */
export function steadyChat(world: World, { index, times, buyerSays = "什么时候发货", onAcked }: SteadyChat): Sender {
  const shop = world.shops[index % world.shops.length] as World["shops"][number];
  const conversation = `c-${index}`;
  const name = `${shop.merchant}/${shop.shop}/${shop.channel}/${conversation}`;
  const sender = new Sender({
    ...world,
    shop,
    conversation,
    wait: false,
    onAcked: (event) => onAcked(event, name),
    onAnswered: (key) => void world.answered.add(key),
    onRefused: (event, why) => world.breaks("I1", `${event.id} was refused: ${why}`),
  });
  sender.plan(
    times.map((at, place) => ({
      at,
      copies: [],
      event: {
        id: `e-${place}`,
        type: "message",
        at,
        conversation,
        from: { role: place % 2 === 0 ? "buyer" : "agent", id: place % 2 === 0 ? `b-${index}` : "a-1" },
        content: [{ type: "text", text: place % 2 === 0 ? buyerSays : "亲，今天发货" }],
      },
    })),
  );
  return sender;
}
