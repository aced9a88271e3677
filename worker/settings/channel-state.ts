import type { Arrival } from "../hooks/arrival.ts";
import type { ChannelSettings } from "./snapshot.ts";

/** How far a channel has come, from its settings and what came in. */
export const channelStates = ["off", "no-secret", "silent", "refused", "receiving"] as const;
export type ChannelState = (typeof channelStates)[number];

/**
 * What a stranger sends is refused, too, so that a refusal says little beside an accepted request; before the first one it is
 * most likely the platform's, with something set wrong.
 */
export function channelState(settings: ChannelSettings | undefined, arrivals: readonly Arrival[]): ChannelState {
  if (settings === undefined || settings.secrets.length === 0) return "no-secret";
  if (!settings.enabled) return "off";
  if (arrivals.some(({ reason }) => reason === null)) return "receiving";
  // Before the secret was set nothing could have been accepted.
  const since = settings.secrets.at(-1)?.madeAt ?? 0;
  return arrivals.some(({ at }) => at >= since) ? "refused" : "silent";
}
