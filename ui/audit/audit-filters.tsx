import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { allShops } from "../members/members-api.ts";
import styles from "./audit-page.module.css";
import { kinds } from "./audit-query.ts";

type AuditFiltersProps = {
  search: URLSearchParams;
  people: readonly { by: string; name: string }[];
  shops: readonly { id: string; name: string }[];
  set: (name: string, value: string | null | undefined) => void;
  clear: () => void;
};

export function AuditFilters({ search, people, shops, set, clear }: AuditFiltersProps) {
  const { t } = useTranslation();
  const list = (name: "by" | "kind" | "shop", options: { value: string; label: string }[]) => (
    <Select
      className={styles.filter}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
      placeholder={t(`access.auditPage.${name}`)}
      aria-label={t(`access.auditPage.${name}`)}
      value={search.get(name)}
      options={options}
      onChange={(value) => set(name, value)}
    />
  );
  const day = (name: "from" | "to") => (
    <Input
      type="date"
      className={styles.filter}
      aria-label={t(`access.auditPage.${name}`)}
      value={search.get(name) ?? ""}
      onChange={({ target }) => set(name, target.value)}
    />
  );
  return (
    <search className={styles.filters}>
      {list(
        "by",
        people.map(({ by, name }) => ({ value: by, label: name })),
      )}
      {list(
        "kind",
        kinds.map((kind) => ({ value: kind, label: t(`access.auditPage.kinds.${kind}`) })),
      )}
      {list("shop", [
        { value: allShops, label: t("access.auditPage.merchant") },
        ...shops.map(({ id, name }) => ({ value: id, label: name })),
      ])}
      {day("from")}
      {day("to")}
      {search.size > 0 && (
        <Button type="link" onClick={clear}>
          {t("common.clear")}
        </Button>
      )}
    </search>
  );
}
