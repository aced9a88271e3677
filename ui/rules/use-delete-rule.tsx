import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { deleteRule, restoreRevision, rulesQuery } from "../api/rule-queries.ts";
import { useFailureText } from "../show/failure.tsx";

/** Long enough to think again. */
const undoForSeconds = 8;

/** Takes a rule away in all its modes, and offers to bring it back as it was. */
export function useDeleteRule(shop: string) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: rulesQuery(shop).queryKey });
  const onError = (error: Error) => void message.error(failureText(error).title);
  const undoing = useMutation({
    mutationFn: ({ rule, revision }: { rule: string; revision: number }) =>
      restoreRevision({ shop, revision: revision - 1, about: `rule:${rule}` }),
    async onSuccess({ revision }) {
      message.destroy("rule");
      message.success(t("rules.restored", { revision }));
      await refresh();
    },
    onError,
  });
  return useMutation({
    mutationFn: ({ rule }: { rule: string; title: string }) => deleteRule({ shop, rule }),
    async onSuccess({ revision }, { rule, title }) {
      message.open({
        key: "rule",
        type: "success",
        duration: undoForSeconds,
        content: (
          <>
            <bdi>{t("rules.removed", { title, revision })}</bdi>{" "}
            <Button type="link" size="small" onClick={() => undoing.mutate({ rule, revision })}>
              {t("rules.undo")}
            </Button>
          </>
        ),
      });
      await refresh();
    },
    onError,
  });
}
