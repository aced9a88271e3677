import type { MessageItem } from "../api/types.ts";
import { partsOf } from "./parts.ts";

/** An image of a chat: which part of which message, and where it lies. */
export type ChatImage = {
  /** Told apart by the message and the place of the part in it. */
  readonly key: string;
  readonly message: MessageItem;
  readonly place: number;
  readonly url: string;
};

type Shown = Pick<MessageItem, "id" | "content" | "retracted">;

export const imageKey = ({ id }: Pick<MessageItem, "id">, place: number) => `${id}#${place}`;

/** All that can be shown, in the order of the chat. */
export function imagesOf<Message extends Shown>(messages: readonly Message[]) {
  return messages
    .filter(({ retracted }) => !retracted)
    .flatMap((message) =>
      partsOf(message.content).flatMap((part, place) =>
        part.type === "image" && part.url !== undefined
          ? [{ key: imageKey(message, place), message, place, url: part.url }]
          : [],
      ),
    );
}
