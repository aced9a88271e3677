import { useTranslation } from "react-i18next";
import { type Scene, scenes } from "../../plugins/sdk/shop.ts";
import type { DecisionItem } from "../api/types.ts";
import { elapsed } from "../show/time.ts";
import type { Titles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import { useOptionalText } from "../text/use-optional-text.ts";

export type DecisionWords = {
  /** What set it off. */
  because(item: DecisionItem): string;
  /** What the buyer, or whoever had a task, made of it; null: nothing is known. */
  choice(item: DecisionItem): string | null;
  /** What came of it, as short facts. */
  afterwards(item: DecisionItem): string[];
};

/** In place of a policy's id where a person ran the intervention. */
export const byHand = "manual";

/** A decision in words. */
export function useDecisionWords(titles: Titles): DecisionWords {
  const { t } = useTranslation();
  const words = useWords();
  const optional = useOptionalText();
  const units = { seconds: t("common.seconds"), minutes: t("common.minutes"), hours: t("common.hours") };
  const sceneTitle = (scene: unknown) =>
    typeof scene === "string" && scene in scenes ? words(scenes[scene as Scene]) : String(scene ?? "");

  const choice = ({ choice: chosen }: DecisionItem) => {
    if (chosen === null) return null;
    return optional("decisions.choice", chosen) ?? t("decisions.choice.other", { option: chosen });
  };
  return {
    because({ point, moment, policy }) {
      if (point !== null) return titles.point(point);
      if (moment !== null) {
        const data = { ...moment.data, scene: sceneTitle(moment.data.scene) };
        const key = `decisions.moment.${moment.type}` as "decisions.moment.scene";
        return t(key, data);
      }
      return policy === byHand ? t("decisions.byHand") : "";
    },
    choice,
    afterwards(item) {
      const facts: string[] = [];
      const { handedOverAt, humanAt, rating, orderedAt, contactedAgainAt } = item;
      if (humanAt !== null && handedOverAt !== null) {
        facts.push(t("decisions.wait", { time: elapsed(Math.max(0, humanAt - handedOverAt), units) }));
      } else if (humanAt !== null) facts.push(t("decisions.human"));
      else if (handedOverAt !== null) facts.push(t("decisions.waiting"));
      if (rating !== null) facts.push(t("decisions.rating", { rating }));
      if (orderedAt !== null) facts.push(t("decisions.ordered"));
      if (contactedAgainAt !== null) facts.push(t("decisions.again"));
      return facts;
    },
  };
}
