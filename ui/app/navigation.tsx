import {
  AuditOutlined,
  BarChartOutlined,
  BellOutlined,
  CarryOutOutlined,
  ControlOutlined,
  DashboardOutlined,
  MessageOutlined,
  NodeIndexOutlined,
  ShopOutlined,
  TeamOutlined,
  ThunderboltOutlined,
} from "@ant-design/icons";
import { useTranslation } from "react-i18next";
import { NavLink } from "react-router";
import styles from "./navigation.module.css";

const pages = [
  { id: "live", icon: ThunderboltOutlined },
  { id: "shop", icon: DashboardOutlined },
  { id: "reports", icon: BarChartOutlined },
  { id: "conversations", icon: MessageOutlined },
  { id: "packs", icon: ControlOutlined },
  { id: "policies", icon: NodeIndexOutlined },
  { id: "decisions", icon: AuditOutlined },
  { id: "tasks", icon: CarryOutOutlined },
  { id: "settings", icon: ShopOutlined },
  { id: "receivers", icon: BellOutlined },
  { id: "members", icon: TeamOutlined },
] as const;

/** Left on a desktop, icons only on a small screen, at the bottom on a phone. */
export function Navigation({ shop }: { shop: string }) {
  const { t } = useTranslation();
  return (
    <nav className={styles.nav} aria-label={t("nav.label")}>
      <ul>
        {pages.map(({ id, icon: Icon }) => (
          <li key={id}>
            <NavLink className={styles.link} to={`/shops/${encodeURIComponent(shop)}/${id}`} title={t(`nav.${id}`)}>
              <Icon aria-hidden />
              <span className={styles.label}>{t(`nav.${id}`)}</span>
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
