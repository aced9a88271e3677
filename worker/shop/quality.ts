import type { QualityRow } from "../../db/queries/quality.ts";
import type { BotAndHuman, Quality, Scene, ShopQuality } from "../../plugins/sdk/shop.ts";
import { enoughSessions } from "../../plugins/sdk/tuning.ts";

/** Findings of these say that the buyer was not content: the proxy where too few rated (F206, F207). */
export const troublePoints = [
  "alerts/buyer-anger",
  "alerts/buyer-abuse",
  "alerts/product-complaint",
  "alerts/logistics-complaint",
  "alerts/service-complaint",
  "alerts/threaten-complaint",
  "alerts/threaten-exposure",
  "alerts/threaten-review",
  "alerts/accuse-fraud",
  "alerts/ask-human",
  "alerts/ask-supervisor",
  "alerts/questioned-irrelevant",
  "answers/unresolved",
] as const;

/** From this share of the scale on, a rating says content: 4 of 5, 8 of 10. */
const contentShare = 0.8;

type Sums = { sessions: number; calm: number; rated: number; content: number };
type Side = { bot: Sums; human: Sums };

const noSums = (): Sums => ({ sessions: 0, calm: 0, rated: 0, content: 0 });

/** How content buyers were with bot and humans, over all and by scene. Sessions of which the scene is not known count over all only. */
export function qualityOf(rows: readonly QualityRow[], at: number): ShopQuality {
  // Platforms rate up to five or up to ten; one that never gave more than five has the smaller scale.
  const scale = rows.some(({ rating }) => rating !== null && rating > 5) ? 10 : 5;
  const overall: Side = { bot: noSums(), human: noSums() };
  const scenes = new Map<Scene, Side>();
  for (const row of rows) {
    add(overall, row, scale);
    if (row.scene === null) continue;
    const side = scenes.get(row.scene) ?? { bot: noSums(), human: noSums() };
    scenes.set(row.scene, side);
    add(side, row, scale);
  }
  const byScene = [...scenes].map(([scene, side]): [Scene, BotAndHuman] => [scene, compared(side)]);
  return { at, overall: compared(overall), scenes: Object.fromEntries(byScene) };
}

function add(side: Side, { role, rating, sessions, calm }: QualityRow, scale: number): void {
  const sums = role === "bot" ? side.bot : side.human;
  sums.sessions += sessions;
  sums.calm += calm;
  if (rating === null) return;
  sums.rated += sessions;
  if (rating >= contentShare * scale) sums.content += sessions;
}

/** Both sides by the same measure, or they could not be compared: ratings only where each side that serves has enough of them. */
function compared({ bot, human }: Side): BotAndHuman {
  const serving = [bot, human].filter(({ sessions }) => sessions > 0);
  const byRating = serving.every(({ rated }) => rated >= enoughSessions);
  const measured = ({ sessions, calm, rated, content }: Sums): Quality | null => {
    if (sessions === 0) return null;
    return byRating
      ? { value: content / rated, sessions: rated, basis: "rating" }
      : { value: calm / sessions, sessions, basis: "proxy" };
  };
  return { bot: measured(bot), human: measured(human) };
}
