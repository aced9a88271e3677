import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import type { Problem } from "../api/install-calls.ts";
import { packAddress } from "../packs/point-address.ts";
import type { Titles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./install.module.css";
import { type ProblemPlace, problemPlace } from "./problem-place.ts";

type ProblemsProps = {
  problems: readonly Problem[];
  titles: Titles;
  /** The pack that the settings are for. */
  manifest: Manifest;
  /** Where they can be changed; absent: no way leads there from here. */
  shop?: string;
};

/** Settings that do not fit, each by its title, and the server's words for what is allowed. */
export function Problems({ problems, titles, manifest, shop }: ProblemsProps) {
  const { t } = useTranslation();
  const words = useWords();
  const nameOf = (place: ProblemPlace, path: string) => {
    if (place.kind === "other") return path;
    if (place.kind === "policy") return titles.policy(place.policy);
    const [area, field = ""] = place.field.split(".");
    const own = manifest.points.find(({ id }) => `${manifest.id}/${id}` === place.point)?.settings.properties[field];
    const setting = area === "scores" ? t("packs.scores") : own === undefined ? place.field : words(own);
    return `${titles.point(place.point)} · ${setting}`;
  };
  return (
    <ul className={styles.problems}>
      {problems.map(({ path, message }) => {
        const place = problemPlace(path);
        const address = shop === undefined ? null : addressOf(shop, place);
        return (
          <li key={`${path} ${message}`}>
            <strong>{nameOf(place, path)}</strong> <bdi>{message}</bdi>{" "}
            {address !== null && <Link to={address}>{t("pack.attention.setting")}</Link>}
          </li>
        );
      })}
    </ul>
  );
}

function addressOf(shop: string, place: ProblemPlace): string | null {
  if (place.kind === "point") return packAddress(shop, place.point);
  return place.kind === "policy" ? `/shops/${encodeURIComponent(shop)}/policies` : null;
}
