import { DownloadOutlined } from "@ant-design/icons";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Button, Empty, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { apiPath } from "../api/call.ts";
import { meQuery } from "../api/queries.ts";
import { allShops } from "../members/members-api.ts";
import { Failure } from "../show/failure.tsx";
import { PageHead } from "../show/page-head.tsx";
import { PageNotice } from "../show/page-notice.tsx";
import { dateAndClock } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { useSearch } from "../show/use-search.ts";
import { useLanguage } from "../text/use-language.ts";
import { AuditFilters } from "./audit-filters.tsx";
import styles from "./audit-page.module.css";
import { type AuditEntry, type AuditFilter, auditQuery, type Kind, kinds } from "./audit-query.ts";
import { changedSettings, detailLines, isBareId, placeOf } from "./entry-text.ts";

/** Who changed what, and when; the address holds the filter. */
export function AuditPage() {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  if (me.data === undefined) return null;
  if (me.data.manages) return <Entries shops={me.data.shops} />;
  return (
    <main className={styles.whole}>
      <PageHead title={t("nav.audit")} />
      <PageNotice tone="forbidden" title={t("members.notYours")} hint={t("members.notYoursHint")} />
    </main>
  );
}

const dayMs = 86_400_000;
/** The first and the last moment of the reader's own days. */
const dayStart = (day: string | null): number | null => {
  const at = day === null ? Number.NaN : new Date(`${day}T00:00:00`).getTime();
  return Number.isNaN(at) ? null : at;
};

function Entries({ shops }: { shops: readonly { id: string; name: string }[] }) {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const language = useLanguage();
  const { search, change, clear } = useSearch();
  const set = (name: string, value: string | null | undefined) => change({ [name]: value });
  const end = dayStart(search.get("to"));
  const filter: AuditFilter = {
    by: search.get("by"),
    kind: kinds.find((kind) => kind === search.get("kind")) ?? null,
    shop: search.get("shop"),
    from: dayStart(search.get("from")),
    to: end === null ? null : end + dayMs,
  };
  const query = useInfiniteQuery(auditQuery(filter));
  const items = query.data?.pages.flatMap((page) => page.items) ?? [];
  const people = query.data?.pages[0]?.people ?? [];
  const isFiltered = search.size > 0;
  const file = (
    <Button
      icon={<DownloadOutlined aria-hidden />}
      href={apiPath(["merchant", "audit", "export"], { ...filter, language })}
      download
    >
      {t("access.auditPage.export")}
    </Button>
  );
  return (
    <main className={styles.whole}>
      <PageHead title={t("nav.audit")} lead={t("access.auditPage.lead")} aside={file} />
      <AuditFilters search={search} people={people} shops={shops} set={set} clear={clear} />
      {query.isPending && <Skeleton active paragraph={{ rows: 8 }} title={false} />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {query.isSuccess && items.length === 0 && (
        <Empty
          image={Empty.PRESENTED_IMAGE_SIMPLE}
          description={t(isFiltered ? "access.auditPage.noMatch" : "access.auditPage.empty")}
        />
      )}
      {items.length > 0 && (
        <section className={styles.scroll} aria-label={t("nav.audit")}>
          <table className={styles.table}>
            <thead>
              <tr>
                {(["time", "who", "what", "detail", "shop"] as const).map((column) => (
                  <th scope="col" key={column}>
                    {t(`access.auditPage.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((entry) => (
                <Entry key={entry.id} entry={entry} shop={shop} shops={shops} people={people} />
              ))}
            </tbody>
          </table>
        </section>
      )}
      {query.hasNextPage && (
        <Button className={styles.more} block loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {t("common.more")}
        </Button>
      )}
    </main>
  );
}

type EntryProps = {
  entry: AuditEntry;
  shop: string;
  shops: readonly { id: string; name: string }[];
  people: readonly { by: string; name: string }[];
};

function Entry({ entry, shop, shops, people }: EntryProps) {
  const { t } = useTranslation();
  const place = usePlace(shop);
  const nameOf = (by: string) => people.find((one) => one.by === by)?.name;
  const at = entry.shop === allShops ? shop : entry.shop;
  const to = placeOf(entry, at);
  const kind = kinds.find((one) => entry.action.startsWith(`${one}.`));
  const words: Record<string, string> = t("access.auditPage.words", { returnObjects: true });
  const lines = detailLines(entry, (word) => (Object.hasOwn(words, word) ? (words[word] ?? word) : word));
  const changed = changedSettings(entry);
  const [, revision] = /^revision (\d+)$/.exec(entry.target) ?? [];
  const target = nameOf(entry.target) ?? (revision === undefined ? entry.target : t("common.revision", { revision }));
  return (
    <tr>
      <td className={styles.time}>{dateAndClock(entry.at, place)}</td>
      <td>
        <bdi className={styles.who}>
          {nameOf(entry.by) ?? (/^(?:user|key):/.test(entry.by) ? entry.by : t("access.auditPage.system"))}
        </bdi>
      </td>
      <td>
        <ActionName kind={kind} action={entry.action} />
        <small>
          {isBareId(target) ? null : <bdi>{target}</bdi>}
          {to !== null && (
            <Link className={styles.open} to={to}>
              {t("access.auditPage.open")}
              <span className="sr-only"> {target}</span>
            </Link>
          )}
        </small>
      </td>
      <td className={styles.detail}>
        {changed > 0 && t("history.changes", { count: changed })}
        {lines.map((line) => (
          <span key={line}>{line}</span>
        ))}
      </td>
      <td>
        <bdi>
          {entry.shop === allShops
            ? t("access.auditPage.merchant")
            : (shops.find(({ id }) => id === entry.shop)?.name ?? entry.shop)}
        </bdi>
      </td>
    </tr>
  );
}

function ActionName({ kind, action }: { kind: Kind | undefined; action: string }) {
  const { t } = useTranslation();
  const [, verb = ""] = action.split(".");
  const words: Record<string, string> = t("access.auditPage.verbs", { returnObjects: true });
  const name = kind === undefined ? action : t(`access.auditPage.kinds.${kind}`);
  return (
    <strong title={action}>
      {name} · {words[verb] ?? verb}
    </strong>
  );
}
