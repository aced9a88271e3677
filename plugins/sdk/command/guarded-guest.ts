import { dirname } from "node:path";
import { guardCode } from "../../../worker/guest/guard.ts";
import type { GuestBundle } from "./bundle-guest.ts";
import type { LoadedPack } from "./load-pack.ts";
import { sourcePlaces } from "./source-places.ts";

export type Guarded = { readonly code: string } | { readonly problems: readonly string[] };

/** The bundle as a host would run it, or what the host would refuse, said of the author's own files. */
export function guardedGuest({ code, map }: GuestBundle, { entry }: Pick<LoadedPack, "entry">): Guarded {
  const guarded = guardCode(code);
  if (guarded.ok) return { code: guarded.code };
  const placeOf = sourcePlaces(map, dirname(entry));
  return { problems: guarded.problems.map(({ line, column, message }) => `${placeOf(line, column)}: ${message.en}`) };
}
