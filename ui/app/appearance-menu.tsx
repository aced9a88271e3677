import { MoonOutlined, SunOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useTranslation } from "react-i18next";
import { appearances, chooseAppearance, useAppearance } from "../theme/appearance.ts";

export function AppearanceMenu() {
  const { t } = useTranslation();
  const { appearance, dark } = useAppearance();
  const items = appearances.map((key) => ({ key, label: t(`header.${key}`), onClick: () => chooseAppearance(key) }));
  return (
    <Dropdown trigger={["click"]} menu={{ items, selectable: true, selectedKeys: [appearance] }}>
      <Button
        type="text"
        icon={dark ? <MoonOutlined aria-hidden /> : <SunOutlined aria-hidden />}
        aria-label={t("header.theme")}
        aria-haspopup="menu"
      />
    </Dropdown>
  );
}
