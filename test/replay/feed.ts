import { WebSocket } from "undici";
import { z } from "zod";
import type { FeedItem, Handling } from "../../worker/floor/feed.ts";
import { decisionRow, findingRow, taskRow } from "../../worker/ledger/rows.ts";

/** The live feed of a shop, as a supervisor's panel reads it; it comes back after a break and misses nothing. */

const base = { conversation: z.string(), channel: z.string() };
const item: z.ZodType<FeedItem> = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("finding"), ...base, finding: findingRow }),
  z.object({ kind: z.literal("decision"), ...base, decision: decisionRow }),
  z.object({ kind: z.literal("task"), ...base, task: taskRow }),
  z.object({ kind: z.literal("handling"), ...base, handling: z.custom<Handling>() }),
  z.object({ kind: z.literal("retracted"), ...base, event: z.string() }),
]);
const frame = z.discriminatedUnion("type", [
  z.looseObject({ type: z.literal("hello"), seq: z.number() }),
  z.looseObject({ type: z.literal("item"), seq: z.number(), item }),
]);

const reconnectMs = 1_000;

export function watchFeed(options: { url: string; apiKey: string; shop?: string; onItem: (item: FeedItem) => void }) {
  const { url, apiKey, shop = "demo", onItem } = options;
  let last: number | undefined;
  let stopped = false;
  let socket: WebSocket;
  let again: NodeJS.Timeout | undefined;

  const open = () => {
    const address = new URL(`/v1/shops/${shop}/feed`, url.replace(/^http/, "ws"));
    if (last !== undefined) address.searchParams.set("last", String(last));
    socket = new WebSocket(address, { headers: { authorization: `Bearer ${apiKey}` } });
    socket.addEventListener("message", ({ data }) => {
      const read = frame.parse(JSON.parse(String(data)));
      // What was there before we came is history, not news.
      if (read.type === "hello") last ??= read.seq;
      else if (read.seq > (last ?? 0)) {
        last = read.seq;
        onItem(read.item);
      }
    });
    socket.addEventListener("close", () => {
      if (!stopped) again = setTimeout(open, reconnectMs);
    });
    // A close always follows.
    socket.addEventListener("error", () => {});
  };
  open();
  return {
    stop() {
      stopped = true;
      clearTimeout(again);
      socket.close();
    },
  };
}
