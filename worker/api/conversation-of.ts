import type { Tenant } from "../../db/tenant.ts";
import type { Env } from "../env.ts";

type Place = { readonly channel: string; readonly conversation: string };

/** The object that holds a conversation. The tenant comes from who asks, never from the ids of a request. */
export function conversationOf(env: Env, { merchant, shop }: Tenant, { channel, conversation }: Place) {
  return env.CONVERSATION.getByName(`${merchant}/${shop}/${channel}/${conversation}`);
}
