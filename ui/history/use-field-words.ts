import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { packsQuery } from "../api/queries.ts";
import { fieldsOf } from "../packs/fields.ts";
import { useWords } from "../text/use-language.ts";
import { useOptionalText } from "../text/use-optional-text.ts";
import type { Place } from "./change-words.ts";

const longest = 240;

/** Where the words of a field's values are. */
const wordsOfField = {
  severity: ["severity"],
  minSeverity: ["severity"],
  mode: ["policies.mode", "rules.mode"],
  kind: ["kind", "policyEdit.frequencyKind"],
  sessionTypes: ["sessionType"],
  type: ["rules.conditionType", "policyEdit.momentType"],
  is: ["rules.orderIs"],
  join: ["rules.joinWord"],
  position: ["rules.positions"],
  expect: ["rules.expect"],
  holds: ["rules.holdsWord"],
  unless: ["policies.unless"],
} as const satisfies Record<string, readonly Parameters<ReturnType<typeof useOptionalText>>[0][]>;

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
    /** What is not stored of a point is as its pack has it. */
    value({ area }: Pick<Place, "area">, field: readonly string[], json: string | null): string {
      if (json === null) return t(area === "points" || area === "shadows" ? "history.standard" : "history.none");
      const said = sayValue(JSON.parse(json), field.at(-1) ?? "");
      return said.length > longest ? `${said.slice(0, longest)}…` : said;
    },
  };

  function sayValue(value: unknown, name: string): string {
    if (value === null) return t(name === "presale" || name === "aftersale" ? "packs.notInspected" : "history.none");
    if (typeof value === "boolean") return t(value ? "packs.on" : "packs.off");
    if (typeof value === "string") {
      const areas = wordsOfField[name as keyof typeof wordsOfField] ?? [];
      return areas.map((area) => optional(area, value)).find((said) => said !== null) ?? value;
    }
    if (Array.isArray(value)) {
      return value.length === 0 ? t("history.none") : value.map((each) => sayValue(each, name)).join(" / ");
    }
    if (typeof value === "object" && value !== null) {
      const parts = Object.entries(value).map(([part, inside]) => {
        const said = sayValue(inside, part);
        return part === "type" || part === "kind" ? said : `${optional("history.field", part) ?? part} ${said}`;
      });
      return parts.length === 0 ? t("history.none") : parts.join(", ");
    }
    return String(value);
  }
}
