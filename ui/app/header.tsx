import { TranslationOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useLocation, useNavigate } from "react-router";
import type { Me } from "../api/types.ts";
import { switchLanguage } from "../text/language.ts";
import { useLanguage } from "../text/use-language.ts";
import { AccountMenu } from "./account-menu.tsx";
import { AppearanceMenu } from "./appearance-menu.tsx";
import { Brand } from "./brand.tsx";
import styles from "./header.module.css";

export function LanguageButton() {
  const { t } = useTranslation();
  const language = useLanguage();
  const other = language === "zh" ? "en" : "zh";
  return (
    <Button
      type="text"
      icon={<TranslationOutlined aria-hidden />}
      lang={other === "en" ? "en" : "zh-CN"}
      aria-label={t("header.language")}
      onClick={() => switchLanguage(other)}
    >
      {other === "en" ? "EN" : "中文"}
    </Button>
  );
}

type HeaderProps = { me: Me | undefined; shop: string };

export function Header({ me, shop }: HeaderProps) {
  const { t } = useTranslation();
  return (
    <header className={styles.header}>
      <Link className={styles.brand} aria-label={t("product")} to={`/shops/${encodeURIComponent(shop)}/live`}>
        <Brand />
      </Link>
      {me && <ShopSwitch me={me} shop={shop} />}
      <div className={styles.tools}>
        <LanguageButton />
        <AppearanceMenu />
        {me && <AccountMenu me={me} />}
      </div>
    </header>
  );
}

/** Keeps the kind of page when the shop changes, but not what was open on it. */
function ShopSwitch({ me, shop }: { me: Me; shop: string }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const page = useLocation().pathname.split("/")[3] ?? "live";
  const current = me.shops.find(({ id }) => id === shop);
  if (me.shops.length < 2) {
    return (
      <strong className={styles.shop}>
        <bdi>{current?.name ?? ""}</bdi>
      </strong>
    );
  }
  return (
    <Select
      className={styles.shops}
      variant="borderless"
      aria-label={t("header.shop")}
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      value={current?.id}
      options={me.shops.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(id: string) => navigate(`/shops/${encodeURIComponent(id)}/${page}`)}
    />
  );
}
