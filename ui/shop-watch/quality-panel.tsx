import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { enoughSessions } from "../../plugins/sdk/tuning.ts";
import { qualityQuery, type ShopQuality } from "../api/shop-queries.ts";
import { useWords } from "../text/use-language.ts";
import { Panel } from "./panel.tsx";
import styles from "./shop-watch.module.css";

type Quality = ShopQuality["overall"]["bot"];

/** Bot against human by scene, where the gap is widest, and how often policies step in for that (F206, F207, N04). */
export function QualityPanel({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const query = useQuery(qualityQuery(shop));
  return (
    <Panel
      title={t("shopWatch.quality.title")}
      {...(query.data && { hint: t("shopWatch.quality.hint", { days: query.data.days }) })}
      query={query}
      empty={{
        when: ({ overall, scenes }) => overall.bot === null && overall.human === null && scenes.length === 0,
        title: t("shopWatch.quality.empty"),
        hint: t("shopWatch.quality.emptyHint"),
      }}
    >
      {(quality) => <Compared quality={quality} />}
    </Panel>
  );
}

function Compared({ quality: { overall, scenes, widestGap, policies } }: { quality: ShopQuality }) {
  const { t } = useTranslation();
  const words = useWords();
  const [chosen, choose] = useState<string | null>(null);
  const tuned = policies.find(({ policy }) => policy === chosen) ?? policies[0] ?? null;
  const rateIn = (scene: string) => tuned?.scenes.find((one) => one.scene === scene)?.rate ?? null;
  return (
    <>
      {tuned === null ? (
        <p className={styles.hint}>{t("shopWatch.quality.noRates")}</p>
      ) : (
        <div className={styles.tuned}>
          <Select
            size="small"
            className={styles.select}
            popupMatchSelectWidth={false}
            aria-label={t("shopWatch.quality.policy")}
            value={tuned.policy}
            options={policies.map(({ policy, title }) => ({ value: policy, label: words(title) }))}
            onChange={choose}
          />
          <p className={styles.hint}>
            {t("shopWatch.quality.rateOf", {
              title: words(tuned.title),
              floor: tuned.tuning.floor,
              ceiling: tuned.tuning.ceiling,
            })}
          </p>
        </div>
      )}
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("shopWatch.quality.scene")}</th>
            <th scope="col">{t("shopWatch.quality.bot")}</th>
            <th scope="col">{t("shopWatch.quality.human")}</th>
            {tuned !== null && <th scope="col">{t("shopWatch.quality.rate")}</th>}
          </tr>
        </thead>
        <tbody>
          <tr>
            <th scope="row">{t("shopWatch.quality.overall")}</th>
            <Content quality={overall.bot} />
            <Content quality={overall.human} />
            {tuned !== null && <Rate rate={tuned.rate} />}
          </tr>
          {scenes.map(({ scene, title, bot, human }) => (
            <tr key={scene} data-widest={scene === widestGap}>
              <th scope="row">
                {words(title)} {scene === widestGap && <em className={styles.own}>{t("shopWatch.quality.widest")}</em>}
              </th>
              <Content quality={bot} />
              <Content quality={human} />
              {tuned !== null && <Rate rate={rateIn(scene)} />}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** With the cases it rests on, and where it comes from. */
function Content({ quality }: { quality: Quality }) {
  const { t } = useTranslation();
  if (quality === null) return <td>—</td>;
  const { value, sessions, basis } = quality;
  return (
    <td className="numbers" title={t(`shopWatch.quality.${basis}`)}>
      <b>{Math.round(value * 100)}%</b>{" "}
      <small>
        {t("shopWatch.quality.sessions", { count: sessions })}
        {sessions < enoughSessions && ` · ${t("shopWatch.quality.few")}`}
      </small>
    </td>
  );
}

function Rate({ rate }: { rate: number | null }) {
  return <td className="numbers">{rate === null ? "—" : `${Math.round(rate * 10) / 10}%`}</td>;
}
