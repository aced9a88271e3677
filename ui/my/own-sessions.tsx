import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ownSessionsQuery } from "../api/appeal-queries.ts";
import { AppealTag } from "../show/appeal-tag.tsx";
import { brief } from "../show/time.ts";
import styles from "./my.module.css";
import { OwnList, resultAddress } from "./own-list.tsx";
import { useOwnPlace } from "./use-own-place.ts";

export function OwnSessions({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const place = useOwnPlace(shop);
  const query = useInfiniteQuery(ownSessionsQuery(shop));
  return (
    <OwnList query={query} name="sessions">
      {(items) => (
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("my.chat")}</th>
              <th scope="col">{t("my.day")}</th>
              <th scope="col">{t("my.found")}</th>
              <th scope="col">{t("my.score")}</th>
              <th scope="col">{t("my.appeal")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map((item) => (
              <tr key={item.id}>
                <th scope="row">
                  <Link to={resultAddress(shop, item.id)}>
                    <bdi>{item.conversation}</bdi>
                  </Link>
                </th>
                <td className="numbers">{brief(item.startedAt, Date.now(), place)}</td>
                <td className="numbers">{item.points.length}</td>
                <td className="numbers">{item.score ?? t("my.unjudged")}</td>
                <td>{item.appeal === null ? "—" : <AppealTag state={item.appeal} />}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </OwnList>
  );
}
