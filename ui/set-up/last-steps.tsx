import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import styles from "./set-up.module.css";
import { essentials, type Step } from "./steps.ts";
import type { useSetUp } from "./use-set-up.ts";

export function PeopleStep({ shop, setUp }: { shop: string; setUp: ReturnType<typeof useSetUp> }) {
  const { t } = useTranslation();
  const { manages, members, invitations } = setUp;
  return (
    <>
      <h2 id="step">{t("setUp.people.title")}</h2>
      <p className={styles.hint}>{t("setUp.people.hint")}</p>
      {!manages && <p>{t("setUp.people.notYours")}</p>}
      {manages && (
        <>
          <p className={styles.hint}>{t("setUp.people.now", { members, invitations })}</p>
          <Link to={`/shops/${encodeURIComponent(shop)}/members`}>
            <Button>{t("setUp.people.open")}</Button>
          </Link>
        </>
      )}
    </>
  );
}

export function DoneStep({ done, onStep }: { done: ReadonlySet<Step>; onStep: (step: Step) => void }) {
  const { t } = useTranslation();
  const open = essentials.filter((step) => !done.has(step));
  return (
    <>
      <h2 id="step">{open.length === 0 ? t("setUp.done.title") : t("setUp.done.missing")}</h2>
      {open.length === 0 ? (
        <p className={styles.hint}>{t("setUp.done.hint")}</p>
      ) : (
        <ul className={styles.open}>
          {open.map((step) => (
            <li key={step}>
              <Button type="link" onClick={() => onStep(step)}>
                {t(`setUp.card.essential.${step}`)}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
