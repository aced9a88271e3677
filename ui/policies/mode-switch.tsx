import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Policy, type PolicyMode, policyModes } from "../../plugins/sdk/policy.ts";
import { useWords } from "../text/use-language.ts";
import { ActDialog } from "./act-dialog.tsx";
import { useModeChange } from "./use-mode-change.tsx";

type ModeSwitchProps = { shop: string; policy: Policy; mayWrite: boolean };

/** Off, observing, acting. Only acting touches buyers, so only it is asked about. */
export function ModeSwitch({ shop, policy, mayWrite }: ModeSwitchProps) {
  const { t } = useTranslation();
  const words = useWords();
  const [asking, setAsking] = useState(false);
  const changing = useModeChange(shop, policy);
  const change = (mode: PolicyMode) => changing.mutate({ mode, from: policy.mode });
  return (
    <>
      <Segmented
        aria-label={t("policies.modeOf", { title: words(policy.title) })}
        disabled={!mayWrite || changing.isPending}
        value={changing.isPending ? changing.variables.mode : policy.mode}
        options={policyModes.map((value) => ({ value, label: t(`policies.mode.${value}`) }))}
        onChange={(mode) => (mode === "act" ? setAsking(true) : change(mode))}
      />
      {asking && (
        <ActDialog
          shop={shop}
          policy={policy}
          onAct={() => {
            setAsking(false);
            change("act");
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
