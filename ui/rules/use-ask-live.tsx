import { useQuery } from "@tanstack/react-query";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { trialFindingsQuery } from "../api/queries.ts";
import { backtestsQuery } from "../api/rule-queries.ts";

/** Asks before a rule goes live, with what is known of what it would find. */
export function useAskLive(shop: string, point: string): (title: string, onYes: () => Promise<unknown>) => void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const shadow = useQuery(trialFindingsQuery(shop, point)).data;
  const last = useQuery(backtestsQuery(shop)).data?.items.find((run) => run.point === point && run.state === "done");
  return (title, onYes) => {
    const found = shadow?.items.length ?? 0;
    const known = [
      found > 0 && t("rules.liveAskShadow", { count: `${found}${shadow?.next === null ? "" : "+"}` }),
      last !== undefined &&
        t("rules.liveAskBacktest", { days: last.days, changed: last.hits.changed, present: last.hits.present }),
    ].filter((line) => line !== false);
    modal.confirm({
      title: t("rules.liveAsk", { title }),
      content: (
        <>
          {(known.length > 0 ? known : [t("rules.liveAskNothing")]).map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p>{t("rules.liveAskBody")}</p>
        </>
      ),
      okText: t("rules.toLive"),
      cancelText: t("common.cancel"),
      onOk: onYes,
    });
  };
}
