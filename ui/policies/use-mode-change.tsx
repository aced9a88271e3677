import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Policy, PolicyMode } from "../../plugins/sdk/policy.ts";
import { policiesQuery } from "../api/queries.ts";
import { setPolicyMode } from "../api/writes.ts";
import { useFailureText } from "../show/failure.tsx";
import { useWords } from "../text/use-language.ts";

/** Long enough to think again. */
const undoForSeconds = 8;

type Change = { readonly mode: PolicyMode; readonly from: PolicyMode };

/** Switches a policy, says so, and offers the way back. */
export function useModeChange(shop: string, { id, title }: Policy) {
  const { t } = useTranslation();
  const words = useWords();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const key = `mode ${id}`;
  const refresh = () => client.invalidateQueries({ queryKey: policiesQuery(shop).queryKey });
  const said = (mode: PolicyMode, revision: number) =>
    t("policies.changed", { title: words(title), mode: t(`policies.mode.${mode}`), revision });
  const onError = (error: Error) => {
    const { title: what, detail } = failureText(error);
    message.error([what, detail].filter((part) => part !== null).join(" "));
  };
  const undoing = useMutation({
    mutationFn: (mode: PolicyMode) => setPolicyMode({ shop, policy: id, mode }),
    onSuccess({ revision }, mode) {
      message.open({ key, type: "success", content: <bdi>{said(mode, revision)}</bdi> });
      return refresh();
    },
    onError,
  });
  return useMutation({
    mutationFn: ({ mode }: Change) => setPolicyMode({ shop, policy: id, mode }),
    onSuccess({ revision }, { mode, from }) {
      message.open({
        key,
        type: "success",
        duration: undoForSeconds,
        content: (
          <>
            <bdi>{said(mode, revision)}</bdi>{" "}
            <Button type="link" size="small" onClick={() => undoing.mutate(from)}>
              {t("policyEdit.undo")}
            </Button>
          </>
        ),
      });
      return refresh();
    },
    onError,
  });
}
