import { fold } from "../../plugins/sdk/text/fold.ts";
import { Refused } from "../errors.ts";
import { type AllowedPhrase, type PointSettings, pointSettings, type Snapshot } from "./snapshot.ts";

/** Where a phrase is right: `point` is a full id, or null for all points of the shop. */
export type PhraseScope = { readonly point: string | null };

const leastLength = 2;

/** As messages are read; two phrases that fold to the same are one. @throws Refused `invalid` when next to nothing is left */
export function foldedPhrase(phrase: string, path: string): string {
  const folded = fold(phrase.trim()).text;
  if (folded.trim().length >= leastLength) return folded;
  throw new Refused("invalid", { path, message: `Expected at least ${leastLength} visible characters` });
}

/** Adds the phrase, also to the point's trial settings; one that is there already stays as it was taught. */
export function allowPhrase(snapshot: Snapshot, { point }: PhraseScope, phrase: AllowedPhrase): Snapshot {
  const add = (list: readonly AllowedPhrase[]) =>
    list.some((known) => sameAs(known, phrase.phrase)) ? [...list] : [...list, phrase];
  return changed(snapshot, point, add);
}

/** Takes the phrase back. @throws Refused `not-found` */
export function forgetPhrase(snapshot: Snapshot, scope: PhraseScope, phrase: string): Snapshot {
  if (findPhrase(snapshot, scope, phrase) === undefined) throw new Refused("not-found");
  return changed(snapshot, scope.point, (list) => list.filter((known) => !sameAs(known, phrase)));
}

export function findPhrase(snapshot: Snapshot, { point }: PhraseScope, phrase: string): AllowedPhrase | undefined {
  const list = point === null ? snapshot.allowed : (snapshot.points[point]?.allowed ?? []);
  return list.find((known) => sameAs(known, phrase));
}

export function listPhrases(snapshot: Snapshot): (PhraseScope & AllowedPhrase)[] {
  const ofPoints = Object.entries(snapshot.points).flatMap(([point, { allowed }]) =>
    allowed.map((phrase) => ({ point, ...phrase })),
  );
  return [...snapshot.allowed.map((phrase) => ({ point: null, ...phrase })), ...ofPoints];
}

function changed(
  snapshot: Snapshot,
  point: string | null,
  change: (list: readonly AllowedPhrase[]) => AllowedPhrase[],
): Snapshot {
  if (point === null) return { ...snapshot, allowed: change(snapshot.allowed) };
  const within = (settings: PointSettings) => ({ ...settings, allowed: change(settings.allowed) });
  const shadow = snapshot.shadows[point];
  return {
    ...snapshot,
    points: { ...snapshot.points, [point]: within(snapshot.points[point] ?? pointSettings.parse({})) },
    shadows: shadow === undefined ? snapshot.shadows : { ...snapshot.shadows, [point]: within(shadow) },
  };
}

function sameAs(known: AllowedPhrase, phrase: string): boolean {
  return fold(known.phrase).text === fold(phrase.trim()).text;
}
