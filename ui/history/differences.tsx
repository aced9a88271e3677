import { ArrowRightOutlined } from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { SettingsChange } from "../api/rule-queries.ts";
import { useTitles } from "../show/use-titles.ts";
import { aboutOf, byThing, type ChangedThing } from "./change-words.ts";
import styles from "./history.module.css";
import { useFieldWords } from "./use-field-words.ts";

/** Settings before and after, thing by thing. */
export function Differences({ shop, changes }: { shop: string; changes: readonly SettingsChange[] }) {
  return (
    <ul className={styles.things}>
      {byThing(changes).map((thing) => (
        <Thing key={`${thing.area} ${thing.id} ${thing.mode}`} shop={shop} thing={thing} />
      ))}
    </ul>
  );
}

function Thing({ shop, thing }: { shop: string; thing: ChangedThing }) {
  const { t } = useTranslation();
  const titles = useTitles(shop);
  const fieldWords = useFieldWords(shop);
  const { area, id, mode, how, changes } = thing;
  const name =
    id === null
      ? null
      : area === "points" || area === "shadows"
        ? titles.point(id)
        : area === "rules"
          ? titles.point(`shop/${id}`)
          : area === "policies"
            ? titles.policy(id)
            : id;
  const about = aboutOf(thing);
  return (
    <li>
      <h3>
        {t(`history.area.${area}`)}
        {name !== null &&
          (about === null ? (
            <bdi>{name}</bdi>
          ) : (
            <Link to={`/shops/${encodeURIComponent(shop)}/history?${new URLSearchParams({ about })}`}>
              <bdi>{name}</bdi>
            </Link>
          ))}
        {mode !== null && <span className={styles.mode}>{t(`rules.mode.${mode as "draft"}`)}</span>}
        {how !== "changed" && <span className={styles.mode}>{t(`history.${how}`)}</span>}
      </h3>
      <dl>
        {changes.map((change) => (
          <div key={change.path}>
            <dt>
              <bdi>{fieldWords.name(thing, change.field)}</bdi>
            </dt>
            <dd>
              {change.secret ? (
                t("history.secret")
              ) : (
                <>
                  {how !== "added" && (
                    <del>
                      <span className="sr-only">{t("history.was")} </span>
                      <bdi>{fieldWords.value(thing, change.field, change.from)}</bdi>
                    </del>
                  )}
                  {how === "changed" && <ArrowRightOutlined aria-hidden />}
                  {how !== "removed" && (
                    <ins>
                      <span className="sr-only">{t("history.is")} </span>
                      <bdi>{fieldWords.value(thing, change.field, change.to)}</bdi>
                    </ins>
                  )}
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
