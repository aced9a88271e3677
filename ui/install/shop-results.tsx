import { CheckCircleFilled, ExclamationCircleFilled } from "@ant-design/icons";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import type { ShopResult } from "../api/install-calls.ts";
import type { Titles } from "../show/use-titles.ts";
import styles from "./install.module.css";
import { Problems } from "./problems.tsx";

type ShopResultsProps = { results: readonly ShopResult[]; titles: Titles; manifest: Manifest };

const bad: readonly ShopResult["outcome"][] = ["attention", "refused"];

/** What became of it, shop by shop. Takes the focus, since what was read before is gone. */
export function ShopResults({ results, titles, manifest }: ShopResultsProps) {
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles.results}>
      <h3 ref={heading} tabIndex={-1}>
        {t("install.results")}
      </h3>
      <ul>
        {results.map(({ shop, name, revision, outcome, problems }) => (
          <li key={shop} data-outcome={outcome}>
            <p>
              {bad.includes(outcome) ? <ExclamationCircleFilled aria-hidden /> : <CheckCircleFilled aria-hidden />}{" "}
              <bdi>{name}</bdi> <strong>{t(`install.outcome.${outcome}`)}</strong>{" "}
              <small className="numbers">{t("common.revision", { revision })}</small>
            </p>
            {problems.length > 0 && <Problems problems={problems} titles={titles} manifest={manifest} />}
          </li>
        ))}
      </ul>
    </div>
  );
}
