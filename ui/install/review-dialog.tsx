import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, App, Modal, Switch } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { installPack } from "../api/install-calls.ts";
import { meQuery, packsQuery, policiesQuery } from "../api/queries.ts";
import { undoKey } from "../pack/use-undo.tsx";
import { useTitlesWith } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./install.module.css";
import { Refusal } from "./refusal.tsx";
import { ReviewBody } from "./review-body.tsx";
import { installationOf, manifestIn, type Reviewed } from "./reviewed.ts";
import { ShopResults } from "./shop-results.tsx";
import { useRefresh } from "./use-refresh.ts";

type ReviewDialogProps = { shop: string; reviewed: Reviewed; onClose: () => void };

/** The second of the two clicks: everything that the pack may see and do, and what changes, before it runs. */
export function ReviewDialog({ shop, reviewed, onClose }: ReviewDialogProps) {
  const { t } = useTranslation();
  const words = useWords();
  const { message, notification } = App.useApp();
  const everywhereId = useId();
  const refresh = useRefresh();
  const manifest = manifestIn(reviewed);
  const title = words(manifest.title);
  const titles = useTitlesWith(shop, manifest);
  const shops = useQuery(meQuery).data?.shops ?? [];
  const installed = useQuery(packsQuery(shop)).data?.packs.find((pack) => pack.manifest.id === manifest.id);
  const present = useQuery(policiesQuery(shop)).data?.policies ?? [];
  // An id that was taken by something else got the pack's before it.
  const suggested = manifest.policies.filter(
    ({ id }) => !present.some((policy) => policy.id === id || policy.id === `${manifest.id}-${id}`),
  );
  const [chosen, setChosen] = useState<readonly string[]>(() => {
    // What the installed version suggested, too, and the shop does not have, it did not want.
    const known = installed?.manifest.policies.map(({ id }) => id) ?? [];
    return suggested.map(({ id }) => id).filter((id) => !known.includes(id));
  });
  const [everywhere, setEverywhere] = useState(false);
  const change = reviewed.kind === "file" ? reviewed.review.change : "install";
  const installing = useMutation({
    mutationFn: () =>
      installPack({ shop, ...installationOf(reviewed, [...chosen]), ...(everywhere && { everywhere }) }),
    async onSuccess({ results }) {
      notification.destroy(undoKey(manifest.id));
      await refresh(results.map((result) => result.shop));
      const [only] = results;
      if (results.length !== 1 || only === undefined || only.outcome === "attention") return;
      message.success(
        t("install.done", { title, outcome: t(`install.outcome.${only.outcome}`), revision: only.revision }),
      );
      onClose();
    },
  });
  const results = installing.data?.results;
  const finished = results !== undefined;
  const nothingToDo = change === "same" && installed?.install?.state !== "off";
  return (
    <Modal
      open
      width={780}
      style={{ top: 32 }}
      title={<bdi>{t(`install.review.${change}`, { title, version: manifest.version })}</bdi>}
      okText={t(finished ? "install.resultsDone" : `install.review.confirm.${change}`)}
      cancelText={t("common.cancel")}
      cancelButtonProps={finished ? { style: { display: "none" } } : {}}
      okButtonProps={{ disabled: !finished && nothingToDo && !everywhere }}
      confirmLoading={installing.isPending}
      mask={{ closable: false }}
      onOk={() => (finished ? onClose() : installing.mutate())}
      onCancel={onClose}
    >
      {finished ? (
        <ShopResults results={results} titles={titles} manifest={manifest} />
      ) : (
        <>
          {nothingToDo && <Alert type="info" showIcon title={t("install.review.sameHint")} />}
          <ReviewBody
            shop={shop}
            reviewed={reviewed}
            installed={installed}
            suggested={suggested}
            chosen={chosen}
            onChoose={setChosen}
          />
          {shops.length > 1 && (
            <div className={styles.everywhere}>
              <label htmlFor={everywhereId}>
                {t("install.review.everywhere", { count: shops.length })}
                <small>
                  {t("install.review.several", {
                    count: shops.length,
                    name: shops.find(({ id }) => id === shop)?.name ?? shop,
                  })}
                </small>
              </label>
              <Switch id={everywhereId} checked={everywhere} onChange={setEverywhere} />
            </div>
          )}
          {installing.error !== null && <Refusal error={installing.error} />}
        </>
      )}
    </Modal>
  );
}
