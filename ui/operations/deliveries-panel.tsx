import { type UseQueryResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { replayAction } from "../api/writes.ts";
import { Panel } from "../shop-watch/panel.tsx";
import shared from "../shop-watch/shop-watch.module.css";
import { useFailureText } from "../show/failure.tsx";
import { brief } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import { useOptionalText } from "../text/use-optional-text.ts";
import { chatAddress } from "./letters-panel.tsx";
import styles from "./operations.module.css";
import type { Operations, Stored } from "./operations-query.ts";

type Undelivered = Stored["undelivered"][number];

const bad = new Set(["failed", "unknown"]);

/** Whether what policies did has arrived. */
export function DeliveriesPanel({ shop, query }: { shop: string; query: UseQueryResult<Operations> }) {
  const { t } = useTranslation();
  return (
    <Panel
      wide
      title={t("operations.deliveries.title")}
      hint={t("operations.deliveries.hint")}
      query={query}
      empty={{
        when: ({ stored }) => (stored?.deliveries.length ?? 0) === 0,
        title: t("operations.deliveries.empty"),
        hint: t("operations.deliveries.emptyHint"),
      }}
    >
      {({ stored, at }) => (
        <>
          <dl className={shared.numbers}>
            {stored?.deliveries.map(({ state, count }) => (
              <div key={state} data-tone={bad.has(state) ? "urgent" : state === "sent" ? "good" : undefined}>
                <dt>{t(`delivery.${state}`)}</dt>
                <dd className="numbers">{count}</dd>
              </div>
            ))}
          </dl>
          {stored?.undelivered.length === 0 ? (
            <p className={shared.hint}>{t("operations.deliveries.allThere")}</p>
          ) : (
            <UndeliveredTable shop={shop} at={at} items={stored?.undelivered ?? []} />
          )}
        </>
      )}
    </Panel>
  );
}

function UndeliveredTable({ shop, at, items }: { shop: string; at: number; items: readonly Undelivered[] }) {
  const { t } = useTranslation();
  const optional = useOptionalText();
  const place = usePlace(shop);
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            {(["action", "state", "error", "conversation", "when"] as const).map((column) => (
              <th scope="col" key={column}>
                {t(`operations.deliveries.${column}`)}
              </th>
            ))}
            <td />
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.key}>
              <td>{optional("action", item.kind) ?? item.kind}</td>
              <td data-bad={bad.has(item.state)}>{t(`delivery.${item.state}`)}</td>
              <td>
                <bdi>
                  {item.error === null
                    ? ""
                    : (optional("decision.deliveryError", item.error.replaceAll(" ", "-")) ?? item.error)}
                </bdi>
              </td>
              <td>
                <Link to={chatAddress(shop, item)}>
                  <bdi>{item.conversation}</bdi>
                </Link>
              </td>
              <td>{brief(item.at, at, place)}</td>
              <td className={styles.does}>{item.state !== "unknown" && <Again shop={shop} item={item} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** It goes out under the same key, so that a receiver which has it already drops it. */
function Again({ shop, item: { decision, key, conversation } }: { shop: string; item: Undelivered }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const sending = useMutation({
    mutationFn: () => replayAction({ shop, decision, key }),
    onSuccess() {
      message.success(t("operations.deliveries.sent"));
      return client.invalidateQueries({ queryKey: ["shop", shop, "operations"] });
    },
    onError: (error) => void message.error(failureText(error).title),
  });
  return (
    <Button size="small" loading={sending.isPending} onClick={() => sending.mutate()}>
      {t("operations.deliveries.again")}
      <span className="sr-only"> {conversation}</span>
    </Button>
  );
}
