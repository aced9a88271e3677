import type { UseQueryResult } from "@tanstack/react-query";
import { Empty, Skeleton } from "antd";
import { type ReactNode, useId } from "react";
import { Failure } from "../show/failure.tsx";
import styles from "./shop-watch.module.css";

type PanelProps<Data> = {
  title: string;
  hint?: string;
  aside?: ReactNode;
  wide?: boolean;
  query: UseQueryResult<Data>;
  /** What is said while there is nothing to show: what it is, and what must happen first. */
  empty: { when: (data: Data) => boolean; title: string; hint: string };
  children: (data: Data) => ReactNode;
};

/** One view of the shop: it loads, fails and is empty by itself. What was read last stays while the server does not answer. */
export function Panel<Data>({ title, hint, aside, wide = false, query, empty, children }: PanelProps<Data>) {
  const id = useId();
  const { data } = query;
  return (
    <section className={styles.panel} data-wide={wide} aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {hint !== undefined && <p className={styles.hint}>{hint}</p>}
        {aside !== undefined && <div className={styles.aside}>{aside}</div>}
      </header>
      {query.isPending && <Skeleton active paragraph={{ rows: 4 }} title={false} />}
      {query.isError && <Failure error={query.error} onRetry={() => query.refetch()} />}
      {data !== undefined &&
        (empty.when(data) ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty.title}>
            <p className={styles.hint}>{empty.hint}</p>
          </Empty>
        ) : (
          children(data)
        ))}
    </section>
  );
}
