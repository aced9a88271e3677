import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { allShops, type Shop } from "./members-api.ts";

type ReachSelectProps = { id: string; value: string; shops: readonly Shop[]; onChange: (shop: string) => void };

export function ReachSelect({ id, value, shops, onChange }: ReachSelectProps) {
  const { t } = useTranslation();
  const options = shops.map((shop) => ({ value: shop.id, label: shop.name }));
  return (
    <Select
      id={id}
      value={value}
      options={[{ value: allShops, label: t("members.allShops") }, ...options]}
      onChange={onChange}
    />
  );
}

/** How the reach of a member or key is written. */
export function useReachName(shops: readonly Shop[]): (shop: string) => string {
  const { t } = useTranslation();
  return (shop) => (shop === allShops ? t("members.allShops") : (shops.find(({ id }) => id === shop)?.name ?? shop));
}
