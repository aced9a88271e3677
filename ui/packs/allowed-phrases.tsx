import { CloseOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { allowedQuery, packsQuery } from "../api/queries.ts";
import type { AllowedItem } from "../api/types.ts";
import { forgetPhrase } from "../api/writes.ts";
import { useFailureText } from "../show/failure.tsx";
import { date } from "../show/time.ts";
import { usePlace } from "../show/use-place.ts";
import styles from "./allowed-phrases.module.css";

type AllowedPhrasesProps = { shop: string; point: string; mayWrite: boolean };

/** Phrases that people taught this point, and those of the whole shop, which hold for it too. */
export function AllowedPhrases({ shop, point, mayWrite }: AllowedPhrasesProps) {
  const { t } = useTranslation();
  const items = useQuery(allowedQuery(shop)).data?.items ?? [];
  const here = items.filter((item) => item.point === point || item.point === null);
  if (here.length === 0) return null;
  return (
    <section className={styles.whole} aria-label={t("packs.allowed")}>
      <h3>{t("packs.allowed")}</h3>
      <p>{t("packs.allowedHint")}</p>
      <ul>
        {here.map((item) => (
          <Phrase key={`${item.point} ${item.phrase}`} shop={shop} item={item} mayWrite={mayWrite} />
        ))}
      </ul>
    </section>
  );
}

function Phrase({ shop, item, mayWrite }: { shop: string; item: AllowedItem; mayWrite: boolean }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const place = usePlace(shop);
  const client = useQueryClient();
  const { point, phrase } = item;
  const forgetting = useMutation({
    mutationFn: () => forgetPhrase({ shop, point, phrase }),
    async onSuccess({ revision }) {
      message.success(t("packs.forgotten", { phrase, revision }));
      await Promise.all([
        client.invalidateQueries({ queryKey: allowedQuery(shop).queryKey }),
        client.invalidateQueries({ queryKey: packsQuery(shop).queryKey }),
      ]);
    },
    onError: (error) => void message.error(failureText(error).title),
  });
  return (
    <li>
      <bdi>{phrase}</bdi>
      {point === null && <em>{t("packs.allowedShop")}</em>}
      <small className="numbers">{date(item.at, place)}</small>
      <Button
        size="small"
        type="text"
        icon={<CloseOutlined aria-hidden />}
        aria-label={t("packs.forget", { phrase })}
        disabled={!mayWrite}
        loading={forgetting.isPending}
        onClick={() => forgetting.mutate()}
      />
    </li>
  );
}
