import type { z } from "@hono/zod-openapi";
import { channels } from "../../plugins/channels/all.ts";
import type { Channel } from "../../plugins/channels/channel.ts";
import type { Arrival } from "../hooks/arrival.ts";
import { channelSecretId } from "../settings/channel-changes.ts";
import { channelState } from "../settings/channel-state.ts";
import type { Snapshot } from "../settings/snapshot.ts";
import type { channelView } from "./channel-schemas.ts";

/** Every channel that there is, as this shop has it: those that it does not use yet among them. */
export function channelViews(snapshot: Snapshot, arrivals: readonly Arrival[]): z.infer<typeof channelView>[] {
  return [...channels.values()].map((channel) => viewOf(channel, snapshot, arrivals));
}

function viewOf({ id, title, connecting }: Channel, snapshot: Snapshot, all: readonly Arrival[]) {
  const settings = snapshot.channels.find(({ channel }) => channel === id);
  const arrivals = all.filter(({ channel }) => channel === id).map(({ channel: _, events: __, ...arrival }) => arrival);
  return {
    channel: id,
    title,
    enabled: settings?.enabled ?? true,
    state: channelState(
      settings,
      all.filter(({ channel }) => channel === id),
    ),
    secrets: (settings?.secrets ?? []).map((secret) => ({
      id: channelSecretId(secret),
      madeAt: secret.madeAt ?? null,
    })),
    callback: settings?.callback ?? null,
    token: settings?.token !== undefined,
    connecting: { ...connecting, steps: [...connecting.steps] },
    lastAccepted: arrivals.find(({ reason }) => reason === null) ?? null,
    lastRefused: arrivals.find(({ reason }) => reason !== null) ?? null,
    arrivals,
  };
}
