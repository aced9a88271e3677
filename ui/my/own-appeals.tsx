import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "react-router";
import { ownAppealsQuery } from "../api/appeal-queries.ts";
import styles from "./my.module.css";
import { OwnAppealCard } from "./own-appeal-card.tsx";
import { OwnList, resultAddress } from "./own-list.tsx";

export function OwnAppeals({ shop }: { shop: string }) {
  const query = useInfiniteQuery(ownAppealsQuery(shop));
  return (
    <OwnList query={query} name="appeals">
      {(items) => (
        <ul className={styles.list}>
          {items.map((item) => (
            <li key={item.id} className={styles.card}>
              <OwnAppealCard
                shop={shop}
                appeal={item}
                title={
                  <Link to={resultAddress(shop, item.session)}>
                    <bdi>{item.conversation}</bdi>
                  </Link>
                }
              />
            </li>
          ))}
        </ul>
      )}
    </OwnList>
  );
}
