import { App } from "antd";
import { useCallback, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useBlocker } from "react-router";

/** Asks before unsaved changes are lost, by a click inside the app or by closing the tab. */
export function useUnsavedGuard(dirty: boolean): void {
  const { t } = useTranslation();
  const { modal } = App.useApp();
  const blocker = useBlocker(useCallback(() => dirty, [dirty]));
  useEffect(() => {
    if (blocker.state !== "blocked") return;
    const asking = modal.confirm({
      title: t("packs.unsaved"),
      content: t("packs.leave"),
      okText: t("packs.leaveYes"),
      okButtonProps: { danger: true },
      cancelText: t("packs.leaveNo"),
      onOk: () => blocker.proceed(),
      onCancel: () => blocker.reset(),
    });
    return () => asking.destroy();
  }, [blocker, modal, t]);
  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [dirty]);
}
