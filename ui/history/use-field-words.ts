import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { packsQuery } from "../api/queries.ts";
import { fieldsOf } from "../packs/fields.ts";
import { useWords } from "../text/use-language.ts";
import { useOptionalText } from "../text/use-optional-text.ts";
import type { Place } from "./change-words.ts";

const longest = 160;

/** Names and values of settings in the reader's language, as far as there are words; the rest as it is stored. */
export function useFieldWords(shop: string) {
  const { t } = useTranslation();
  const words = useWords();
  const optional = useOptionalText();
  const packs = useQuery(packsQuery(shop)).data?.packs ?? [];
  /** A point's own settings have the titles of its form. */
  const ownTitle = ({ area, id }: Pick<Place, "area" | "id">, name: string): string | null => {
    if (area !== "points" && area !== "shadows") return null;
    const manifest = packs.find((pack) => id?.startsWith(`${pack.manifest.id}/`))?.manifest;
    const point = manifest?.points.find((each) => `${manifest.id}/${each.id}` === id);
    const field = point && fieldsOf(point.settings).find((each) => each.name === name);
    return field === undefined ? null : words(field.title);
  };
  return {
    name(place: Pick<Place, "area" | "id">, field: readonly string[]): string {
      const [first = "", second] = field;
      if (first === "config" && second !== undefined) return ownTitle(place, second) ?? second;
      if (first === "") return t(`history.area.${place.area}`);
      return field.map((part) => optional("history.field", part) ?? part).join(" · ");
    },
    value(json: string | null): string {
      if (json === null) return t("history.none");
      const said = sayValue(JSON.parse(json));
      return said.length > longest ? `${said.slice(0, longest)}…` : said;
    },
  };

  function sayValue(value: unknown): string {
    if (value === null) return t("packs.notInspected");
    if (typeof value === "boolean") return t(value ? "packs.on" : "packs.off");
    if (typeof value === "string") {
      return optional("severity", value) ?? optional("policies.mode", value) ?? optional("sessionType", value) ?? value;
    }
    if (Array.isArray(value)) return value.length === 0 ? t("history.none") : value.map(sayValue).join(" / ");
    if (typeof value === "object" && value !== null) {
      const parts = Object.entries(value).map(
        ([name, part]) => `${optional("history.field", name) ?? name}: ${sayValue(part)}`,
      );
      return parts.length === 0 ? t("history.none") : parts.join(", ");
    }
    return String(value);
  }
}
