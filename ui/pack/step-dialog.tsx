import { useQuery } from "@tanstack/react-query";
import { App, Modal, Radio, Switch } from "antd";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { ShopResults } from "../api/install-calls.ts";
import { meQuery } from "../api/queries.ts";
import type { Pack } from "../api/types.ts";
import { ShopResults as Results } from "../install/shop-results.tsx";
import { useRefresh } from "../install/use-refresh.ts";
import { packsAddress } from "../packs/point-address.ts";
import { Failure } from "../show/failure.tsx";
import { useReturnFocus } from "../show/use-return-focus.ts";
import { useTitles } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./pack-page.module.css";
import { type Step, useStep } from "./use-step.ts";
import { useNoteHad, useUndo } from "./use-undo.tsx";

export type { Step };

type StepDialogProps = { shop: string; pack: Pack; step: Step; onClose: () => void };

/** Asks before a step is taken: what follows from it, for which shops, and to which version where there are several. */
export function StepDialog({ shop, pack, step, onClose }: StepDialogProps) {
  useReturnFocus();
  const { t } = useTranslation();
  const words = useWords();
  const { message } = App.useApp();
  const everywhereId = useId();
  const navigate = useNavigate();
  const refresh = useRefresh();
  const noteHad = useNoteHad();
  const offerUndo = useUndo();
  const titles = useTitles(shop);
  const shops = useQuery(meQuery).data?.shops ?? [];
  const { manifest, install } = pack;
  const previous = step === "rollBack" ? (install?.previous ?? []) : [];
  const [everywhere, setEverywhere] = useState(false);
  const [sha256, setSha256] = useState(previous[0]?.sha256 ?? null);
  const title = words(manifest.title);
  const taking = useStep(shop, manifest.id);
  const [results, setResults] = useState<ShopResults["results"] | null>(null);

  const take = async () => {
    const had = step === "uninstall" ? await noteHad(everywhere ? shops.map(({ id }) => id) : [shop], pack) : [];
    const answer = await taking.mutateAsync({ step, everywhere, sha256 });
    const done = answer.results.filter(({ outcome }) => outcome === "uninstalled").map((result) => result.shop);
    if (step === "uninstall") {
      // Away from the pack's page before it is gone.
      navigate(packsAddress(shop));
      offerUndo(
        pack,
        had.filter((each) => done.includes(each.shop)),
      );
    }
    await refresh(answer.results.map((result) => result.shop));
    if (step === "uninstall") return;
    const [only] = answer.results;
    if (answer.results.length !== 1 || only === undefined) return setResults(answer.results);
    const outcome = t(`install.outcome.${only.outcome}`);
    message.success(t("install.done", { title, outcome, revision: only.revision }));
    onClose();
  };

  return (
    <Modal
      open
      title={t(`pack.ask.${step}`, { title })}
      okText={t(results === null ? `pack.${step}` : "install.resultsDone")}
      okButtonProps={{ danger: step === "uninstall" }}
      cancelText={t("common.cancel")}
      cancelButtonProps={results === null ? {} : { style: { display: "none" } }}
      confirmLoading={taking.isPending}
      onOk={() => (results === null ? void take().catch(() => undefined) : onClose())}
      onCancel={onClose}
    >
      {results !== null ? (
        <Results results={results} titles={titles} manifest={manifest} />
      ) : (
        <div className={styles.ask}>
          {previous.length > 0 && (
            <Radio.Group
              vertical
              aria-label={t("pack.version")}
              value={sha256}
              onChange={({ target }) => setSha256(target.value)}
              options={previous.map((each) => ({
                value: each.sha256,
                label: (
                  <>
                    {each.version} <code>{each.sha256.slice(0, 12)}</code>
                  </>
                ),
              }))}
            />
          )}
          <p>{t(`pack.ask.${step}Hint`)}</p>
          {shops.length > 1 && (
            <label className={styles.everywhere} htmlFor={everywhereId}>
              {t("pack.everywhere", { count: shops.length })}
              <Switch id={everywhereId} checked={everywhere} onChange={setEverywhere} />
            </label>
          )}
          {taking.error !== null && <Failure error={taking.error} />}
        </div>
      )}
    </Modal>
  );
}
