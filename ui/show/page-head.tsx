import type { ReactNode } from "react";
import styles from "./page-head.module.css";
import { PageTitle } from "./page-title.tsx";

type PageHeadProps = { title: string; lead?: string; aside?: ReactNode };

export function PageHead({ title, lead, aside }: PageHeadProps) {
  return (
    <div className={styles.head}>
      <PageTitle>{title}</PageTitle>
      <h1>{title}</h1>
      {lead !== undefined && <p>{lead}</p>}
      {aside !== undefined && <div className={styles.aside}>{aside}</div>}
    </div>
  );
}
