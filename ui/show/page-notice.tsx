import {
  CheckCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  InfoCircleFilled,
  WarningFilled,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import styles from "./page-notice.module.css";

const icons = {
  info: InfoCircleFilled,
  success: CheckCircleFilled,
  warning: WarningFilled,
  error: CloseCircleFilled,
  forbidden: ExclamationCircleFilled,
} as const;
type PageNoticeProps = {
  tone: keyof typeof icons;
  title: string;
  hint?: string;
  /** The way on. */
  extra?: ReactNode;
  /** Where the page has a title above. */
  under?: boolean;
};

/** What a page says when it has nothing else to show. The component library's own brings 10 KB of pictures into the first load. */
export function PageNotice({ tone, title, hint, extra, under = false }: PageNoticeProps) {
  const Icon = icons[tone];
  const Heading = under ? "h2" : "h1";
  return (
    <div className={styles.notice}>
      <Icon aria-hidden className={styles.icon} data-tone={tone} />
      <Heading>{title}</Heading>
      {hint !== undefined && <p>{hint}</p>}
      {extra !== undefined && <div className={styles.extra}>{extra}</div>}
    </div>
  );
}
