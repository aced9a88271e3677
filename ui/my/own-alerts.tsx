import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { ownAlertsQuery } from "../api/appeal-queries.ts";
import { FoundLine } from "../show/found-line.tsx";
import { brief } from "../show/time.ts";
import styles from "./my.module.css";
import { OwnList, resultAddress } from "./own-list.tsx";
import { useOwnPlace } from "./use-own-place.ts";

/** Every alert about what one did; none is hidden (N38). */
export function OwnAlerts({ shop }: { shop: string }) {
  const place = useOwnPlace(shop);
  const query = useInfiniteQuery(ownAlertsQuery(shop));
  return (
    <OwnList query={query} name="alerts">
      {(items) => (
        <ul className={styles.list}>
          {items.map((item) => (
            <li key={item.id} className={styles.card}>
              <FoundLine
                finding={item}
                aside={
                  <span className={styles.end}>
                    <Link to={resultAddress(shop, item.session)}>
                      <bdi>{item.conversation}</bdi>
                    </Link>{" "}
                    <time className="numbers">{brief(item.at, Date.now(), place)}</time>
                  </span>
                }
              />
            </li>
          ))}
        </ul>
      )}
    </OwnList>
  );
}
