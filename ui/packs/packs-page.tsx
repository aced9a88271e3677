import { SearchOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Alert, Empty, Input, Skeleton } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { meQuery, packsQuery } from "../api/queries.ts";
import type { Packs } from "../api/types.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { useWords } from "../text/use-language.ts";
import styles from "./packs-page.module.css";
import { PointDrawer } from "./point-drawer.tsx";
import { PointRow } from "./point-row.tsx";

type Pack = Packs["packs"][number];

export function PacksPage() {
  const { t } = useTranslation();
  const { shop = "", pack, point } = useParams();
  const navigate = useNavigate();
  const [search, setSearch] = useState("");
  const packs = useQuery(packsQuery(shop));
  const mayWrite = useQuery(meQuery).data?.member.role === "admin";
  const here = `/shops/${encodeURIComponent(shop)}/packs`;
  const opened = packs.data?.packs
    .find(({ manifest }) => manifest.id === pack)
    ?.points.find(({ id }) => id === `${pack}/${point}`);
  const openedIn = packs.data?.packs.find(({ manifest }) => manifest.id === pack)?.manifest;

  return (
    <main className={styles.whole}>
      <PageHead
        title={t("packs.title")}
        lead={t("packs.lead")}
        aside={
          <Input
            className={styles.search}
            allowClear
            prefix={<SearchOutlined aria-hidden />}
            placeholder={t("packs.search")}
            aria-label={t("packs.search")}
            value={search}
            onChange={({ target }) => setSearch(target.value)}
          />
        }
      />
      {!mayWrite && packs.isSuccess && (
        <Alert className={styles.readOnly} type="info" showIcon title={t("packs.readOnly")} />
      )}
      {packs.isPending && <Skeleton active paragraph={{ rows: 8 }} />}
      {packs.isError && <Failure error={packs.error} onRetry={() => packs.refetch()} />}
      {packs.data?.packs.length === 0 && <Empty description={t("packs.empty")} />}
      {packs.data &&
        packs.data.packs.length > 0 &&
        packs.data.packs.every((entry) => matching(entry, search).length === 0) && (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("packs.noMatch")} />
        )}
      {packs.data?.packs.map((entry) => (
        <PackCard
          key={entry.manifest.id}
          shop={shop}
          pack={entry}
          search={search}
          mayWrite={mayWrite}
          onOpen={(id) => navigate(`${here}/${id}`)}
        />
      ))}
      {opened && openedIn && (
        <PointDrawer
          key={opened.id}
          shop={shop}
          point={opened}
          definition={openedIn.points.find(({ id }) => id === point)}
          mayWrite={mayWrite}
          onClose={() => navigate(here)}
        />
      )}
    </main>
  );
}

/** Points whose id, title or description, in either language, contains what is searched for. */
function matching({ manifest, points }: Pack, search: string) {
  const wanted = search.trim().toLowerCase();
  return points.flatMap((point) => {
    const definition = manifest.points.find(({ id }) => `${manifest.id}/${id}` === point.id);
    if (definition === undefined) return [];
    const { title, description } = definition;
    const haystack = [point.id, title.zh, title.en, description.zh, description.en].join("\n").toLowerCase();
    return haystack.includes(wanted) ? [{ point, definition }] : [];
  });
}

type PackCardProps = { shop: string; pack: Pack; search: string; mayWrite: boolean; onOpen: (id: string) => void };

function PackCard({ shop, pack: { manifest, points }, search, mayWrite, onOpen }: PackCardProps) {
  const { t } = useTranslation();
  const words = useWords();
  const shown = matching({ manifest, points }, search);
  const searching = search.trim() !== "";
  if (shown.length === 0 && searching) return null;
  const on = points.filter(({ settings }) => settings.enabled).length;
  return (
    <section className={styles.pack} aria-labelledby={`pack-${manifest.id}`}>
      <header>
        <h2 id={`pack-${manifest.id}`}>{words(manifest.title)}</h2>
        <code>{manifest.id}</code>
        <span>{t("packs.version", { version: manifest.version })}</span>
        <span className={styles.count}>{t("packs.count", { on, total: points.length })}</span>
        <p>{words(manifest.description)}</p>
      </header>
      <ul>
        {shown.map(({ point, definition }) => (
          <PointRow
            key={point.id}
            shop={shop}
            point={point}
            definition={definition}
            mayWrite={mayWrite}
            onOpen={() => onOpen(point.id)}
          />
        ))}
      </ul>
      {manifest.interventions.length > 0 && !searching && (
        <div className={styles.interventions}>
          <h3>{t("packs.interventions")}</h3>
          <ul>
            {manifest.interventions.map((intervention) => (
              <li key={intervention.id}>
                <strong>{words(intervention.title)}</strong> {words(intervention.description)}
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
