import {
  AlertOutlined,
  ApiOutlined,
  AuditOutlined,
  BarChartOutlined,
  BellOutlined,
  CarryOutOutlined,
  ControlOutlined,
  DashboardOutlined,
  DownOutlined,
  EllipsisOutlined,
  FileSearchOutlined,
  HeartOutlined,
  HistoryOutlined,
  IdcardOutlined,
  MessageOutlined,
  NodeIndexOutlined,
  QuestionCircleOutlined,
  ShopOutlined,
  TeamOutlined,
  ThunderboltOutlined,
} from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, useLocation } from "react-router";
import { openAppealsQuery } from "../api/appeal-queries.ts";
import { meQuery } from "../api/queries.ts";
import { useLimits } from "../api/use-limits.ts";
import { useMay } from "../api/use-may.ts";
import { openToGroups } from "./limited-pages.tsx";
import styles from "./navigation.module.css";

/** `for`: the permission that a page needs. */
const pages = [
  { id: "my", icon: IdcardOutlined, for: "own" },
  { id: "live", icon: ThunderboltOutlined, for: "read" },
  { id: "alerts", icon: AlertOutlined, for: "read" },
  { id: "shop", icon: DashboardOutlined, for: "read" },
  { id: "reports", icon: BarChartOutlined, for: "read" },
  { id: "conversations", icon: MessageOutlined, for: "read" },
  { id: "packs", icon: ControlOutlined, for: "read" },
  { id: "rules", icon: FileSearchOutlined, for: "read" },
  { id: "policies", icon: NodeIndexOutlined, for: "read" },
  { id: "decisions", icon: AuditOutlined, for: "read" },
  { id: "tasks", icon: CarryOutOutlined, for: "read" },
  { id: "appeals", icon: QuestionCircleOutlined, for: "read" },
  { id: "settings", icon: ShopOutlined, for: "read" },
  { id: "channels", icon: ApiOutlined, for: "read" },
  { id: "receivers", icon: BellOutlined, for: "read" },
  { id: "history", icon: HistoryOutlined, for: "read" },
  { id: "members", icon: TeamOutlined, for: "read" },
  { id: "audit", icon: HistoryOutlined, for: "manages" },
  { id: "operations", icon: HeartOutlined, for: "configure" },
] as const;

/** What is looked at on the way, most wanted first; a phone has room for four, and a button for the others. */
const onPhone = ["my", "live", "alerts", "conversations", "tasks"] as const;
const inOneRow = 5;

/** Left on a desktop, icons only on a small screen, at the bottom on a phone. */
export function Navigation({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const [isOpen, open] = useState(false);
  const here = useLocation().pathname.split("/")[3] ?? "";
  const may = useMay();
  const { isLimited } = useLimits();
  const manages = useQuery(meQuery).data?.manages ?? false;
  const shown = pages
    .filter((page) => (page.for === "manages" ? manages : may[page.for]))
    // Who sees only some groups has no page of the whole shop.
    .filter(({ id }) => !isLimited || openToGroups.includes(id));
  const isFew = shown.length <= inOneRow;
  const first = onPhone.filter((id) => shown.some((page) => page.id === id)).slice(0, inOneRow - 1);
  const isRest = (id: string) => !isFew && !first.some((one) => one === id);
  return (
    <nav
      className={styles.nav}
      aria-label={t("nav.label")}
      data-open={isOpen}
      onKeyDown={({ key }) => key === "Escape" && open(false)}
    >
      <ul>
        {shown.map(({ id, icon: Icon }) => (
          <li key={id} data-rest={isRest(id)}>
            <NavLink
              className={styles.link}
              to={`/shops/${encodeURIComponent(shop)}/${id}`}
              title={t(`nav.${id}`)}
              onClick={() => open(false)}
            >
              <Icon aria-hidden />
              <span className={styles.label}>{t(`nav.${id}`)}</span>
              {id === "appeals" && may.review && <Waiting shop={shop} />}
            </NavLink>
          </li>
        ))}
        {!isFew && (
          <li className={styles.more}>
            <button
              type="button"
              className={styles.link}
              aria-expanded={isOpen}
              data-here={isRest(here)}
              onClick={() => open(!isOpen)}
            >
              {isOpen ? <DownOutlined aria-hidden /> : <EllipsisOutlined aria-hidden />}
              <span className={styles.label}>{t(isOpen ? "nav.less" : "nav.more")}</span>
            </button>
          </li>
        )}
      </ul>
    </nav>
  );
}

/** How many appeals wait for a reviewer (F178). */
function Waiting({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const { open, overdue } = useQuery(openAppealsQuery(shop)).data ?? { open: 0, overdue: 0 };
  if (open === 0) return null;
  return (
    <span className={styles.count} data-late={overdue > 0}>
      <span className="numbers" aria-hidden>
        {open > 99 ? "99+" : open}
      </span>
      <span className="sr-only">
        {t("nav.waiting", { count: open })}
        {overdue > 0 && ` ${t("nav.late", { count: overdue })}`}
      </span>
    </span>
  );
}
