import { useMutation } from "@tanstack/react-query";
import { Button, Checkbox } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import { installPack } from "../api/install-calls.ts";
import type { Packs } from "../api/types.ts";
import { useRefresh } from "../install/use-refresh.ts";
import { Failure } from "../show/failure.tsx";
import { useWords } from "../text/use-language.ts";
import styles from "./set-up.module.css";
import { suggestedPacks } from "./steps.ts";

type PacksStepProps = { shop: string; packs: Packs; mayWrite: boolean };

/** Packs that come with the product, each with what it watches. */
export function PacksStep({ shop, packs, mayWrite }: PacksStepProps) {
  const { t } = useTranslation();
  const words = useWords();
  const refresh = useRefresh();
  const installed = packs.packs.map(({ manifest }) => manifest);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(suggestedPacks));
  const wanted = packs.available.filter(({ id }) => chosen.has(id));
  const installing = useMutation({
    async mutationFn() {
      // One after the other: each is a revision of the same settings.
      for (const { id } of wanted) await installPack({ shop, pack: id });
    },
    onSettled: () => refresh([shop]),
  });
  const choose = (id: string, on: boolean) => {
    const next = new Set(chosen);
    if (on) next.add(id);
    else next.delete(id);
    setChosen(next);
  };
  return (
    <>
      <h2 id="step">{t("setUp.packs.title")}</h2>
      <p className={styles.hint}>{t("setUp.packs.hint")}</p>
      <ul className={styles.packs}>
        {installed.map((manifest) => (
          <PackRow key={manifest.id} manifest={manifest}>
            <Checkbox checked disabled aria-label={words(manifest.title)} />
            <span className={styles.mark}>{t("setUp.packs.installed")}</span>
          </PackRow>
        ))}
        {packs.available.map((manifest) => (
          <PackRow key={manifest.id} manifest={manifest}>
            <Checkbox
              aria-label={words(manifest.title)}
              checked={chosen.has(manifest.id)}
              disabled={!mayWrite || installing.isPending}
              onChange={({ target }) => choose(manifest.id, target.checked)}
            />
          </PackRow>
        ))}
      </ul>
      {installing.error !== null && <Failure error={installing.error} />}
      {packs.available.length > 0 && (
        <Button
          type="primary"
          disabled={!mayWrite || wanted.length === 0}
          loading={installing.isPending}
          onClick={() => installing.mutate()}
        >
          {t("setUp.packs.install", { count: wanted.length })}
        </Button>
      )}
    </>
  );
}

function PackRow({ manifest, children }: { manifest: Manifest; children: ReactNode }) {
  const words = useWords();
  return (
    <li>
      <div>
        <strong>{words(manifest.title)}</strong>
        <p>{words(manifest.description)}</p>
      </div>
      <span className={styles.pick}>{children}</span>
    </li>
  );
}
