import { useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { useMay } from "../api/use-may.ts";
import { Panel } from "../shop-watch/panel.tsx";
import styles from "../shop-watch/shop-watch.module.css";
import { PageHead } from "../show/page-head.tsx";
import { PageNotice } from "../show/page-notice.tsx";
import { DeliveriesPanel } from "./deliveries-panel.tsx";
import { ErrorsPanel } from "./errors-panel.tsx";
import { Glance } from "./glance.tsx";
import { LettersPanel } from "./letters-panel.tsx";
import { MinutesPanel } from "./minutes-panel.tsx";
import { operationsQuery } from "./operations-query.ts";

/** How the house is for this shop, for whoever can do something about it. */
export function OperationsPage() {
  const { t } = useTranslation();
  const { shop = "" } = useParams();
  const { configure } = useMay();
  if (configure) return <Figures shop={shop} />;
  return (
    <main className={styles.whole}>
      <PageHead title={t("operations.title")} />
      <PageNotice tone="forbidden" title={t("operations.forbidden")} hint={t("operations.forbiddenHint")} />
    </main>
  );
}

function Figures({ shop }: { shop: string }) {
  const { t } = useTranslation();
  const query = useQuery(operationsQuery(shop));
  const { data } = query;
  return (
    <main className={styles.whole}>
      <PageHead
        title={t("operations.title")}
        lead={t("operations.lead")}
        aside={<span className={styles.hint}>{t("operations.asOf")}</span>}
      />
      <div className={styles.panels}>
        <Panel
          wide
          title={t("operations.glance.title")}
          query={query}
          empty={{ when: () => false, title: "", hint: "" }}
        >
          {(house) => <Glance shop={shop} house={house} />}
        </Panel>
        {data !== undefined && (
          <>
            <MinutesPanel shop={shop} query={query} />
            {data.stored === null ? (
              <Alert
                className={styles.panel}
                data-wide
                type="warning"
                showIcon
                title={t("operations.down.title")}
                description={t("operations.down.hint")}
              />
            ) : (
              <>
                <LettersPanel shop={shop} query={query} />
                <DeliveriesPanel shop={shop} query={query} />
              </>
            )}
            <ErrorsPanel shop={shop} query={query} />
          </>
        )}
      </div>
    </main>
  );
}
