import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { agentsQuery } from "../api/queries.ts";
import { allShops, type Role } from "./members-api.ts";

/** An account belongs to one shop, and only an agent speaks for some. */
export const takesAccounts = ({ role, shop }: { role: Role; shop: string }) => role === "agent" && shop !== allShops;

type AccountsSelectProps = {
  label: string;
  /** null: no shop is chosen yet. */
  shop: string | null;
  value: readonly string[];
  onChange: (agents: string[]) => void;
};

/** Accounts on the chat platform: those that served a buyer before, and any other by its id. */
export function AccountsSelect({ label, shop, value, onChange }: AccountsSelectProps) {
  const { t } = useTranslation();
  const known = useQuery({ ...agentsQuery(shop ?? ""), enabled: shop !== null }).data?.items ?? [];
  const [open, setOpen] = useState(false);
  return (
    <Select
      mode="tags"
      open={open}
      onOpenChange={setOpen}
      aria-label={label}
      disabled={shop === null}
      placeholder={t("shopSettings.accountsHint")}
      tokenSeparators={["\n", "，", ",", "；", ";", " "]}
      value={[...value]}
      options={known.map(({ agent, name }) => ({
        value: agent,
        label: name === null || name === agent ? agent : `${name} (${agent})`,
      }))}
      optionFilterProp="label"
      onChange={(next: string[]) => {
        // The list lies over the dialog's buttons: whoever pressed one would take away what he has just entered.
        setOpen(false);
        onChange([...new Set(next.map((each) => each.trim()).filter(Boolean))]);
      }}
    />
  );
}
