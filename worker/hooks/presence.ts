import { z } from "zod";
import { type PresenceEvent, platformId, presenceStatuses } from "../../plugins/sdk/event.ts";
import type { Seats } from "../../plugins/sdk/intervention.ts";

/** What a shop's Seats object keeps of one agent. */
export const place = z.object({
  agent: platformId,
  status: z.enum(presenceStatuses),
  queue: z.number().int().min(0),
  at: z.number().int().min(0),
});
export type Place = z.infer<typeof place>;

/** A platform that has not spoken of an agent for a working day has forgotten to say that he left. */
export const expiryMs = 12 * 3_600_000;
/** Keeps the object's one stored value under the platform's 2 MB; those heard of longest ago go first. */
export const maxPlaces = 5_000;

export function placeOf({ agent, status, queue, at }: PresenceEvent): Place {
  return { agent, status, queue: queue ?? 0, at };
}

/**
 * The places after these reports. The newest report about an agent counts, whatever the order of arrival; a time in the future
 * is taken as now, or it would silence the reports until then.
 */
export function seat(places: readonly Place[], reports: readonly Place[], now: number): Place[] {
  const byAgent = new Map(places.filter(({ at }) => at > now - expiryMs).map((kept) => [kept.agent, kept]));
  for (const report of reports) {
    const at = Math.min(report.at, now);
    const last = byAgent.get(report.agent);
    if (at > now - expiryMs && (last === undefined || at >= last.at)) byAgent.set(report.agent, { ...report, at });
  }
  return [...byAgent.values()].toSorted((one, other) => other.at - one.at).slice(0, maxPlaces);
}

/** How many are there, and how many buyers wait for those who are. `known` stays true once a shop has reported presence. */
export function summarise(places: readonly Place[], { known, now }: { known: boolean; now: number }): Seats {
  let [online, suspended, queue] = [0, 0, 0];
  for (const place of places) {
    if (place.at <= now - expiryMs || place.status === "offline") continue;
    if (place.status === "online") online++;
    else suspended++;
    queue += place.queue;
  }
  return { known, online, suspended, queue };
}
