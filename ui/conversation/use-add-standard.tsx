import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { packsQuery } from "../api/queries.ts";
import { draftRule, dropRule, savePoint } from "../api/writes.ts";
import { useFailureText } from "../show/failure.tsx";
import { type ListField, ruleOf, withoutWords, withWords } from "./standard.ts";

export type Standard =
  | { readonly kind: "list"; words: string; point: string; title: string; field: ListField }
  | { readonly kind: "rule"; words: string; byBuyer: boolean };

/** Long enough to think again. */
const undoForSeconds = 8;

/** The list needs no change, or takes none. */
export class Declined extends Error {
  readonly reason: "known" | "full";
  constructor(reason: "known" | "full") {
    super(reason);
    this.reason = reason;
  }
}

/** Adds a standard and offers to take it back. Lists are read afresh before each change, because others change them, too. */
export function useAddStandard(shop: string, onDone: () => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const settingsOf = async (id: string) => {
    const { packs } = await client.fetchQuery({ ...packsQuery(shop), staleTime: 0 });
    const [pack, ...rest] = id.split("/");
    const point = packs.find(({ manifest }) => manifest.id === pack)?.points.find((one) => one.id === rest.join("/"));
    return point?.settings ?? { config: {} };
  };
  const refresh = () => client.invalidateQueries({ queryKey: packsQuery(shop).queryKey });

  const takingBack = useMutation({
    async mutationFn({ standard, rule }: { standard: Standard; rule: string }) {
      if (standard.kind === "rule") return dropRule({ shop, rule });
      const { point, field, words } = standard;
      const list = withoutWords(await settingsOf(point), field, words);
      return savePoint({ shop, point, settings: { config: { [field.name]: list === null ? null : [...list] } } });
    },
    async onSuccess() {
      message.destroy("standard");
      await refresh();
    },
    onError: (error) => void message.error(failureText(error).title),
  });

  return useMutation({
    async mutationFn(standard: Standard) {
      const rule = `picked-${crypto.randomUUID().slice(0, 8)}`;
      if (standard.kind === "rule") {
        await draftRule({ shop, rule: ruleOf(standard.words, { id: rule, byBuyer: standard.byBuyer }) });
      } else {
        const { point, field, words } = standard;
        const added = withWords(await settingsOf(point), field, words);
        if ("refused" in added) throw new Declined(added.refused);
        await savePoint({ shop, point, settings: { config: { [field.name]: [...added.list] } } });
      }
      return { standard, rule };
    },
    async onSuccess(done) {
      const { standard } = done;
      const { words } = standard;
      onDone();
      message.open({
        key: "standard",
        type: "success",
        duration: undoForSeconds,
        content: (
          <>
            <bdi>
              {standard.kind === "rule"
                ? t("review.add.drafted", { words })
                : t("review.add.added", { words, point: standard.title })}
            </bdi>{" "}
            <Button type="link" size="small" onClick={() => takingBack.mutate(done)}>
              {t("review.undo")}
            </Button>
          </>
        ),
      });
      await refresh();
    },
  });
}
