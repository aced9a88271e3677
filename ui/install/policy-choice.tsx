import { Checkbox } from "antd";
import { useTranslation } from "react-i18next";
import type { Manifest } from "../../plugins/sdk/manifest.ts";
import type { Policy } from "../../plugins/sdk/policy.ts";
import { usePolicyWords } from "../policies/policy-words.ts";
import { useTitlesWith } from "../show/use-titles.ts";
import { useWords } from "../text/use-language.ts";
import styles from "./install.module.css";

type PolicyChoiceProps = {
  shop: string;
  manifest: Manifest;
  policies: readonly Policy[];
  /** Ids. */
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
};

/** What the pack suggests to do about its findings. */
export function PolicyChoice({ shop, manifest, policies, chosen, onChange }: PolicyChoiceProps) {
  const { t } = useTranslation();
  const words = useWords();
  return (
    <ul className={styles.policies}>
      {policies.map((policy) => (
        <li key={policy.id}>
          <Checkbox
            checked={chosen.includes(policy.id)}
            onChange={({ target }) =>
              onChange(target.checked ? [...chosen, policy.id] : chosen.filter((id) => id !== policy.id))
            }
          >
            <strong>{words(policy.title)}</strong> <em>{t("policies.mode.observe")}</em>
          </Checkbox>
          <Sentence shop={shop} manifest={manifest} policy={policy} />
        </li>
      ))}
    </ul>
  );
}

function Sentence({ shop, manifest, policy }: { shop: string; manifest: Manifest; policy: Policy }) {
  const { t } = useTranslation();
  const { when, conditions, steps } = usePolicyWords(shop, policy, useTitlesWith(shop, manifest));
  const or = ` ${t("policies.or")} `;
  return (
    <small>
      {t("policies.when")} {when.join(or)}
      {conditions.length > 0 && ` · ${t("policies.if")} ${conditions.join(" · ")}`}
      {` → ${steps.map(({ intervention, detail }) => [intervention, detail].filter(Boolean).join(" ")).join(" → ")}`}
    </small>
  );
}
