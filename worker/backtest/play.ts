import type { Rehearsal } from "../conversation/rehearse.ts";
import { logError } from "../log.ts";
import type { Place, Played } from "./compare.ts";
import type { PlayedSettings } from "./run.ts";

/** Conversations that are awake for a run at the same time, beside those that chat. */
const atOnce = 8;
const tries = 2;

export type Play = (place: Place, settings: PlayedSettings) => Promise<Rehearsal | null>;

/** Plays conversations under both versions, a few at a time; answers in their order. Never rejects. */
export async function playAll(
  places: readonly Place[],
  settings: { readonly present: PlayedSettings; readonly changed: PlayedSettings },
  play: Play,
): Promise<Played[]> {
  const played: Played[] = [];
  let next = 0;
  const lane = async () => {
    for (let index = next++; index < places.length; index = next++) {
      const place = places[index] as Place;
      played[index] = { ...place, both: await playBoth(place, settings, play) };
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, places.length) }, lane));
  return played;
}

async function playBoth(place: Place, settings: Parameters<typeof playAll>[1], play: Play): Promise<Played["both"]> {
  for (let attempt = 1; attempt <= tries; attempt++) {
    try {
      const present = await play(place, settings.present);
      const changed = present === null ? null : await play(place, settings.changed);
      return present === null || changed === null ? null : { present, changed };
    } catch (error) {
      if (attempt < tries) continue;
      logError("backtest-play-failed", { ...place }, error);
    }
  }
  return null;
}
