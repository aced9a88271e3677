import type { ChannelView } from "./channels-api.ts";

/** The channel that the address names; otherwise the one that is furthest, so that a shop with one platform sees that one. */
export function channelShown(views: readonly ChannelView[], wanted: string | null): ChannelView | null {
  const used = views.find(({ state }) => state === "receiving") ?? views.find(({ state }) => state !== "no-secret");
  return views.find(({ channel }) => channel === wanted) ?? used ?? views[0] ?? null;
}
