import { BulbOutlined, EyeOutlined, ThunderboltOutlined } from "@ant-design/icons";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { AppearanceMenu } from "../app/appearance-menu.tsx";
import { Brand } from "../app/brand.tsx";
import { LanguageButton } from "../app/header.tsx";
import { PageTitle } from "../show/page-title.tsx";
import styles from "./sign-in.module.css";

const promises = [
  { id: "see", icon: EyeOutlined },
  { id: "act", icon: ThunderboltOutlined },
  { id: "why", icon: BulbOutlined },
] as const;

/** What stands around the forms by which people come in. */
export function Entrance({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div className={styles.whole}>
      <PageTitle>{title}</PageTitle>
      <section className={styles.story} aria-label={t("product")}>
        <div className={styles.brand}>
          <Brand />
        </div>
        <p className={styles.tagline}>{t("tagline")}</p>
        <ul className={styles.promises}>
          {promises.map(({ id, icon: Icon }) => (
            <li key={id}>
              <Icon aria-hidden />
              <div>
                <strong>{t(`signIn.points.${id}`)}</strong>
                <p>{t(`signIn.points.${id}More`)}</p>
              </div>
            </li>
          ))}
        </ul>
      </section>
      <main className={styles.panel}>
        <div className={styles.tools}>
          <LanguageButton />
          <AppearanceMenu />
        </div>
        {children}
      </main>
    </div>
  );
}
