import { queryOptions } from "@tanstack/react-query";
import { apiPath, call } from "./call.ts";
import type { MessageItem, SessionItem } from "./types.ts";

/** `complete` false: older messages are left out. */
export type EarlierChats = {
  from: number;
  to: number;
  sessions: SessionItem[];
  messages: MessageItem[];
  complete: boolean;
};

/** What the buyer of a session said in the three days before it, in all his chats. */
export const earlierQuery = (shop: string, session: string) =>
  queryOptions({
    queryKey: ["shop", shop, "earlier", session],
    queryFn: ({ signal }) => call<EarlierChats>(apiPath(["shops", shop, "sessions", session, "earlier"]), { signal }),
    staleTime: 60_000,
  });
