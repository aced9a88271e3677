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

type Change = { mode: PolicyMode; from: PolicyMode; undo?: boolean };

/** Switches a policy, says so, and offers the way back. */
export function useModeChange(shop: string, policy: Policy) {
  const { t } = useTranslation();
  const words = useWords();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const client = useQueryClient();
  const changing = useMutation({
    mutationFn: ({ mode }: Change) => setPolicyMode({ shop, policy: policy.id, mode }),
    onSuccess({ revision }, { mode, from, undo = false }) {
      const said = t("policies.changed", { title: words(policy.title), mode: t(`policies.mode.${mode}`), revision });
      message.open({
        key: `mode ${policy.id}`,
        type: "success",
        duration: undoForSeconds,
        content: (
          <>
            <bdi>{said}</bdi>{" "}
            {!undo && (
              <Button
                type="link"
                size="small"
                onClick={() => changing.mutate({ mode: from, from: mode, undo: true })}
              >
                {t("policyEdit.undo")}
              </Button>
            )}
          </>
        ),
      });
      return client.invalidateQueries({ queryKey: policiesQuery(shop).queryKey });
    },
    onError(error) {
      const { title: what, detail } = failureText(error);
      message.error([what, detail].filter((part) => part !== null).join(" "));
    },
  });
  return changing;
}
