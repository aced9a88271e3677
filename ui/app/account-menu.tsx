import {
  ApiOutlined,
  DesktopOutlined,
  KeyOutlined,
  LockOutlined,
  LogoutOutlined,
  ShopOutlined,
  UserOutlined,
} from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Dropdown } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Me } from "../api/types.ts";
import { signOut } from "../api/writes.ts";
import { useFailureText } from "../show/failure.tsx";
import { later } from "../text/later.ts";
import styles from "./header.module.css";

// Loaded when they are opened: every page shows this menu.
const PasswordDialog = later(() => import("../account/password-dialog.tsx"), "PasswordDialog", "account");
const PasskeysDialog = later(() => import("../account/passkeys-dialog.tsx"), "PasskeysDialog", "account");
const LoginsDialog = later(() => import("../members/logins-dialog.tsx"), "LoginsDialog", "account");

export function AccountMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const failureText = useFailureText();
  const navigate = useNavigate();
  const client = useQueryClient();
  const leaving = useMutation({
    mutationFn: signOut,
    async onSuccess() {
      await navigate("/sign-in");
      client.clear();
    },
    onError: (error) => message.error(failureText(error).title),
  });
  const { name, email, role, ownRole } = me.member;
  const [opened, setOpened] = useState<"password" | "logins" | "passkeys" | null>(null);
  const close = () => setOpened(null);
  const menu = (
    <Dropdown
      trigger={["click"]}
      menu={{
        items: [
          {
            key: "who",
            disabled: true,
            label: (
              <div className={styles.card}>
                <bdi>{name}</bdi>
                <small>
                  <bdi>{email}</bdi>
                </small>
                <small>
                  <bdi>{ownRole ?? t(`role.${role}`)}</bdi> · <bdi>{me.merchant.name}</bdi>
                </small>
              </div>
            ),
          },
          { type: "divider" },
          {
            key: "password",
            icon: <LockOutlined />,
            label: t("header.password"),
            onClick: () => setOpened("password"),
          },
          {
            key: "passkeys",
            icon: <KeyOutlined />,
            label: t("header.passkeys"),
            onClick: () => setOpened("passkeys"),
          },
          { key: "logins", icon: <DesktopOutlined />, label: t("header.logins"), onClick: () => setOpened("logins") },
          ...(me.manages
            ? [
                {
                  key: "shop",
                  icon: <ShopOutlined />,
                  label: t("header.anotherShop"),
                  onClick: () => navigate("/set-up"),
                },
              ]
            : []),
          { key: "docs", icon: <ApiOutlined />, label: <a href="/docs">{t("header.docs")}</a> },
          { key: "out", icon: <LogoutOutlined />, label: t("header.signOut"), onClick: () => leaving.mutate() },
        ],
      }}
    >
      <Button
        className={styles.account}
        type="text"
        icon={<UserOutlined aria-hidden />}
        aria-label={`${t("header.account")}: ${name}`}
        aria-haspopup="menu"
      >
        <bdi className={styles.who}>{name}</bdi>
      </Button>
    </Dropdown>
  );
  return (
    <>
      {menu}
      <Suspense>
        {opened === "password" && <PasswordDialog onClose={close} />}
        {opened === "passkeys" && <PasskeysDialog onClose={close} />}
        {opened === "logins" && <LoginsDialog title={t("header.logins")} member={null} onClose={close} />}
      </Suspense>
    </>
  );
}
