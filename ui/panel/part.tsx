import type { UseQueryResult } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { type ReactNode, useId } from "react";
import { Failure } from "../show/failure.tsx";
import styles from "./panel.module.css";

type PartProps<Data> = {
  title: string;
  query: Pick<UseQueryResult<Data>, "data" | "error" | "refetch">;
  /** What to say instead of an empty list, or false. */
  empty: (data: Data) => string | false;
  children: (data: Data) => ReactNode;
};

/** A part of the panel with its states. A failed look leaves what was known. */
export function Part<Data>({ title, query: { data, error, refetch }, empty, children }: PartProps<Data>) {
  const id = useId();
  const nothing = data === undefined ? false : empty(data);
  return (
    <section className={styles.part} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 2 }} title={false} />}
      {data === undefined && error !== null && <Failure error={error} onRetry={() => refetch()} />}
      {data !== undefined && (nothing === false ? children(data) : <p className={styles.hint}>{nothing}</p>)}
    </section>
  );
}
