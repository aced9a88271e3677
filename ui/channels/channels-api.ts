import { queryOptions } from "@tanstack/react-query";
import type { z } from "zod";
import type { channelList, channelView, testedChannel } from "../../worker/api/channel-schemas.ts";
import type { shownOnce } from "../../worker/api/schemas.ts";
import { apiPath, call } from "../api/call.ts";
import type { ShopSettings } from "../api/types.ts";

export type ChannelView = z.infer<typeof channelView>;
export type Arrival = ChannelView["arrivals"][number];
export type TestedChannel = z.infer<typeof testedChannel>;

const refetchInterval = 5_000;

export const channelsQuery = (shop: string) =>
  queryOptions({
    queryKey: ["shop", shop, "channels"],
    queryFn: ({ signal }) => call<z.infer<typeof channelList>>(apiPath(["shops", shop, "channels"]), { signal }),
    refetchInterval,
  });

type ChannelAddress = { shop: string; channel: string };

/** Where the platform posts to. */
export const hookOf = ({ shop, channel }: ChannelAddress) =>
  `${location.origin}/hooks/${encodeURIComponent(channel)}/${encodeURIComponent(shop)}`;

const path = ({ shop, channel }: ChannelAddress, ...rest: string[]) =>
  apiPath(["shops", shop, "channels", channel, ...rest]);

export type ChannelChange = { enabled?: boolean; callback?: string | null; token?: string };

export const changeChannel = ({ change, ...address }: ChannelAddress & { change: ChannelChange }) =>
  call<ShopSettings>(path(address), { method: "PATCH", body: change });

/** `secret`: the platform's; absent: one is made. */
export const addSecret = ({ secret, ...address }: ChannelAddress & { secret?: string }) =>
  call<z.infer<typeof shownOnce>>(path(address, "secret"), {
    method: "POST",
    body: secret === undefined ? {} : { secret },
  });

export const removeSecret = ({ secret, ...address }: ChannelAddress & { secret: string }) =>
  call<ShopSettings>(path(address, "secrets", secret), { method: "DELETE" });

export const testChannel = (address: ChannelAddress) => call<TestedChannel>(path(address, "test"), { method: "POST" });
