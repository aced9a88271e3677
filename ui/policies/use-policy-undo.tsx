import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { policiesQuery } from "../api/queries.ts";
import { deletePolicy, restoreRevision } from "../api/rule-queries.ts";
import { useFailureText } from "../show/failure.tsx";

/** Long enough to think again. */
const undoForSeconds = 8;

/** `revision`: the one that made the change; going back is to the one before it. */
type Undoable = { revision: number; policy: string; text: string };

/** Says what was done to a policy and offers to bring it back as it was, where it stood. */
export function usePolicyUndo(shop: string) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries({ queryKey: policiesQuery(shop).queryKey });
  const undoing = useMutation({
    mutationFn: ({ policy, revision }: Undoable) =>
      restoreRevision({ shop, revision: revision - 1, about: `policy:${policy}` }),
    async onSuccess({ revision }) {
      message.destroy("policy");
      message.success(t("rules.restored", { revision }));
      await refresh();
    },
    onError: (error) => void message.error(failureText(error).title),
  });
  const offer = (done: Undoable) =>
    void message.open({
      key: "policy",
      type: "success",
      duration: undoForSeconds,
      content: (
        <>
          <bdi>{done.text}</bdi>{" "}
          <Button type="link" size="small" onClick={() => undoing.mutate(done)}>
            {t("policyEdit.undo")}
          </Button>
        </>
      ),
    });
  return { offer };
}

/** Takes a policy away, with the way back. */
export function useDeletePolicy(shop: string) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const { offer } = usePolicyUndo(shop);
  return useMutation({
    mutationFn: ({ policy }: { policy: string; title: string }) => deletePolicy({ shop, policy }),
    async onSuccess({ revision }, { policy, title }) {
      offer({ revision, policy, text: t("policyEdit.deleted", { title, revision }) });
      await client.invalidateQueries({ queryKey: policiesQuery(shop).queryKey });
    },
    onError: (error) => void message.error(failureText(error).title),
  });
}
